import { createHash, randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CulpritError } from '../../core/failure.ts';
import { isOutdated } from '../../core/offline.ts';
import type { KeptFile, Store } from '../../sentry/apiOptions.ts';

/** What one account keeps. */
export interface FileStore extends Store {
	/** Resolves when nothing is being written any more of what had begun. */
	settled(): Promise<void>;
	/** Nothing is written from now on. Resolves when nothing is being written any more. */
	close(): Promise<void>;
}

/** A store that keeps nothing until there is one: `open` is asked until then. */
export function lateStore(open: () => Store | undefined): Store {
	let store: Store | undefined;
	const opened = (): Store | undefined => {
		store ??= open();
		return store;
	};
	return {
		isOn: () => {
			const one = opened();
			return one !== undefined && (one.isOn?.() ?? true);
		},
		get: async (key) => opened()?.get(key),
		set: async (key, value) => opened()?.set(key, value),
		list: async () => opened()?.list() ?? [],
	};
}

/**
 * Keeps what can be read offline, a file a key, in a folder of the account's own: `folder` is the extension's global
 * storage. What is kept is Sentry's answers, never a token. Who asks bounds how much there is. Several windows may use one
 * folder at a time: what is in it is what the folder says.
 */
export function createFileStore(folder: string, accountId: string): FileStore {
	const home = path.join(rootOf(folder), nameOf(accountId));
	const writing = new Set<Promise<void>>();
	let isClosed = false;

	async function write(key: string, value: unknown): Promise<void> {
		const file = fileOf(home, key);
		if (value === undefined) {
			await rm(file, { force: true });
			return;
		}
		await mkdir(home, { recursive: true, mode: 0o700 });
		// Renamed into place, so that another window reads all of it or the one before.
		const draft = `${file}.${randomUUID()}`;
		try {
			await writeFile(draft, JSON.stringify(value), { mode: 0o600 });
			await rename(draft, file);
		} catch (error) {
			// A full disk: what there is of it would lie there for ever.
			await rm(draft, { force: true });
			throw error;
		}
	}

	async function settled(): Promise<void> {
		await Promise.allSettled(writing);
	}

	return {
		get: async (key) => {
			try {
				const kept: unknown = JSON.parse(await readFile(fileOf(home, key), 'utf8'));
				return kept;
			} catch {
				// Not there, or half written by a crash: it is only a cache.
				return undefined;
			}
		},
		set: async (key, value) => {
			if (isClosed) {
				return;
			}
			const one = write(key, value);
			writing.add(one);
			try {
				await one;
			} finally {
				writing.delete(one);
			}
		},
		list: () => listFiles(home),
		settled,
		close: async () => {
			isClosed = true;
			await settled();
		},
	};
}

async function listFiles(home: string): Promise<readonly KeptFile[]> {
	const files = (await namesIn(home)).map(async (name): Promise<KeptFile | undefined> => {
		const key = keyPattern.exec(name)?.[1];
		// Gone meanwhile: another window makes room too.
		const stats = key === undefined ? undefined : await lstat(path.join(home, name)).catch(() => undefined);
		return key === undefined || !stats?.isFile() ? undefined : { key, size: stats.size, at: stats.mtimeMs };
	});
	return (await Promise.all(files)).filter((file) => file !== undefined);
}

/**
 * Takes what was kept for an account out of reach: nobody reads or writes it any more. `removeForgotten` deletes it.
 * Rejects with `notRemoved` where it stays where it was.
 */
export async function forgetFiles(folder: string, accountId: string): Promise<void> {
	await takeAway(rootOf(folder), nameOf(accountId));
}

/** Deletes what was taken away, now or before. Rejects with `notRemoved` where something is left. */
export async function removeForgotten(folder: string): Promise<void> {
	const root = rootOf(folder);
	const names = await readdir(root).catch((error: unknown) => {
		if (codeOf(error) === 'ENOENT') {
			return [];
		}
		throw notRemoved(root, error);
	});
	const tries = names
		.filter((name) => name.startsWith(forgotten))
		.map((name) => remove(path.join(root, name)));
	for (const one of await Promise.allSettled(tries)) {
		if (one.status === 'rejected') {
			throw one.reason;
		}
	}
}

/**
 * Takes away what belongs to none of these accounts or was written by an older Culprit; deletes what is too old, and
 * drafts that nobody will finish.
 */
export async function sweepFiles(folder: string, accountIds: readonly string[], now: number): Promise<void> {
	const root = rootOf(folder);
	const known = new Set(accountIds.map(nameOf));
	const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
	for (const entry of entries) {
		if (known.has(entry.name) && entry.isDirectory()) {
			await sweepHome(path.join(root, entry.name), now);
		} else if (!entry.name.startsWith(forgotten)) {
			await takeAway(root, entry.name);
		}
	}
	await removeForgotten(folder);
}

async function sweepHome(home: string, now: number): Promise<void> {
	for (const name of await namesIn(home)) {
		const file = path.join(home, name);
		const stats = await lstat(file).catch(() => undefined);
		const isDraft = !keyPattern.test(name);
		if (stats && (isOutdated(stats.mtimeMs, now) || (isDraft && now - stats.mtimeMs > longestDraft))) {
			await remove(file);
		}
	}
}

/** Renamed first: whoever is still writing there has nothing to write to, so that it can be deleted. */
async function takeAway(root: string, name: string): Promise<void> {
	try {
		await rename(path.join(root, name), path.join(root, `${forgotten}${randomUUID()}`));
	} catch (error) {
		if (codeOf(error) !== 'ENOENT') {
			// Windows renames no folder of which a file is open.
			await remove(path.join(root, name));
		}
	}
}

async function remove(file: string): Promise<void> {
	try {
		await rm(file, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
	} catch (error) {
		throw notRemoved(file, error);
	}
}

function notRemoved(folder: string, cause: unknown): CulpritError {
	return new CulpritError('notRemoved', { folder, code: codeOf(cause) ?? 'UNKNOWN' }, cause);
}

function codeOf(error: unknown): string | undefined {
	const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
	return typeof code === 'string' ? code : undefined;
}

function rootOf(folder: string): string {
	return path.join(folder, 'replies');
}

/** With a version: 1, of which the version was no part, held secrets. */
function nameOf(accountId: string): string {
	return createHash('sha256').update(`2 ${accountId}`).digest('hex').slice(0, 32);
}

/** Begins the names of folders that were taken away. */
const forgotten = 'forgotten-';

/** In ms: a draft that is older was left by a crash. */
const longestDraft = 60_000;

const keyPattern = /^([\w-]{1,100})\.json$/;

function fileOf(home: string, key: string): string {
	const name = `${key}.json`;
	if (!keyPattern.test(name)) {
		throw new Error('no key');
	}
	return path.join(home, name);
}

/** Of what is in a folder; nothing where there is none. */
async function namesIn(folder: string): Promise<readonly string[]> {
	return readdir(folder).catch((): readonly string[] => []);
}
