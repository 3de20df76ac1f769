import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Store } from '../sentry/apiOptions.ts';

/**
 * Keeps what can be read offline, a file a key, in a folder of the account's own: `folder` is the extension's global
 * storage. What is kept is Sentry's answers, never a token. Who asks bounds how much there is.
 */
export function createFileStore(folder: string, accountId: string): Store {
	const home = homeOf(folder, accountId);
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
			const file = fileOf(home, key);
			if (value === undefined) {
				await rm(file, { force: true });
				return;
			}
			await mkdir(home, { recursive: true, mode: 0o700 });
			// Renamed into place, so that another window reads all of it or the one before.
			const draft = `${file}.${randomUUID()}`;
			await writeFile(draft, JSON.stringify(value), { mode: 0o600 });
			await rename(draft, file);
		},
	};
}

/** Signing out leaves nothing on disk. */
export async function forgetFiles(folder: string, accountId: string): Promise<void> {
	await rm(homeOf(folder, accountId), { recursive: true, force: true });
}

function homeOf(folder: string, accountId: string): string {
	return path.join(folder, 'replies', createHash('sha256').update(accountId).digest('hex').slice(0, 32));
}

function fileOf(home: string, key: string): string {
	if (!/^[\w-]{1,100}$/.test(key)) {
		throw new Error('no key');
	}
	return path.join(home, `${key}.json`);
}
