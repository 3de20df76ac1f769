import { setTimeout as delay } from 'node:timers/promises';
import type { Store } from '../../sentry/apiOptions.ts';
import {
	createFileStore,
	type FileStore,
	forgetFiles,
	removeForgotten,
	sweepFiles,
} from '../platform/fileStore.ts';

export interface KeptFilesOptions {
	/** The extension's global storage, which all windows share. */
	readonly folder: string;
	/** Whether the user wants anything kept; asked each time. */
	readonly isOn: () => boolean;
	readonly log: (line: string) => void;
	/** Waits until the first rows are on the screen. Default: two seconds. */
	readonly later?: () => Promise<void>;
}

/** What this window keeps on disk of any account, for offline reading. */
export interface KeptFiles {
	readonly open: (accountId: string) => Store;
	/**
	 * What was kept for an account can be read no more. This window writes nothing more to what it has opened. Rejects with
	 * `notRemoved`. `clean` deletes it.
	 */
	readonly forget: (accountId: string) => Promise<void>;
	/** Deletes what was kept for every account. Rejects with `notRemoved` where something is left. */
	readonly clear: () => Promise<void>;
	/** Deletes what was forgotten. Rejects with `notRemoved` where something is left. */
	readonly clean: () => Promise<void>;
	/**
	 * Another window signed out, or in again. It has removed what it saw: what this one wrote until it heard of it must go
	 * too. Never rejects.
	 */
	readonly leave: (accountId: string) => Promise<void>;
	/** Once, a little later: removes what crashes, failed removals and accounts that are gone have left. Never rejects. */
	readonly sweep: (accountIds: () => readonly string[]) => Promise<void>;
}

export function createKeptFiles(options: KeptFilesOptions): KeptFiles {
	const { folder, isOn, later } = options;
	const open = new Map<string, FileStore>();
	let isSwept = false;
	let last: Promise<unknown> = Promise.resolve();

	/** One after another, so that each sees what the one before could not remove. */
	async function inTurn(work: () => Promise<void>): Promise<void> {
		const turn = last.then(work);
		last = turn.catch(() => undefined);
		return turn;
	}

	async function forget(accountId: string): Promise<void> {
		const store = open.get(accountId);
		open.delete(accountId);
		await store?.close();
		await forgetFiles(folder, accountId);
	}

	async function quietly(work: () => Promise<void>): Promise<void> {
		try {
			await inTurn(work);
		} catch (error) {
			options.log(`files for offline reading: ${error instanceof Error ? error.message : 'unknown'}`);
		}
	}

	return {
		open: (accountId) => {
			const store = open.get(accountId) ?? createFileStore(folder, accountId);
			open.set(accountId, store);
			return {
				isOn,
				get: async (key) => (isOn() ? store.get(key) : undefined),
				set: async (key, value) => (isOn() ? store.set(key, value) : undefined),
				list: async () => (isOn() ? store.list() : []),
			};
		},
		forget: (accountId) => inTurn(() => forget(accountId)),
		clear: () =>
			inTurn(async () => {
				await Promise.all(Array.from(open.values(), (store) => store.settled()));
				await sweepFiles(folder, [], Date.now());
			}),
		clean: () => inTurn(() => removeForgotten(folder)),
		leave: async (accountId) => {
			if (open.has(accountId)) {
				await quietly(async () => {
					await forget(accountId);
					await removeForgotten(folder);
				});
			}
		},
		sweep: async (accountIds) => {
			if (!isSwept) {
				isSwept = true;
				await (later?.() ?? delay(2_000, undefined, { ref: false }));
				await quietly(() => sweepFiles(folder, isOn() ? accountIds() : [], Date.now()));
			}
		},
	};
}
