import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { HistoryFact } from '../../core/source/lineToday.ts';
import { type Clone, withoutReturns } from './clone.ts';
import { type Known, remember } from './remember.ts';
import { askGit, type GitPlace } from './safeGit.ts';

/** Where code that runs is built from, besides the branch that is checked out. */
export interface Branches {
	readonly remotes: readonly string[];
	/** What the branch that is checked out follows: `refs/remotes/origin/main`. */
	readonly upstream?: string;
}

export interface FileAsked {
	/** Relative to the top folder, with `/`. */
	readonly file: string;
	/** Its text today, unsaved edits included. */
	readonly now: string;
	/** Unix milliseconds. The code that ran was built before. */
	readonly before: number;
	readonly branches: Branches;
}

/** Holds dates against the history of files. Nothing is fetched, and nothing that the repository's configuration names is run. */
export interface FileHistory {
	/** `undefined`: the file was changed, or nobody can tell. */
	since(asked: FileAsked): Promise<Extract<HistoryFact, 'sinceEvent' | 'cut'> | undefined>;
}

/** Milliseconds; tests have less. */
export interface HistoryPatience {
	/** For one walk through the history: of a large repository without a commit graph it takes seconds. */
	readonly answer: number;
	/** In which nothing is asked after git did not answer. */
	readonly rest: number;
}

const patient: HistoryPatience = { answer: 2_000, rest: 60_000 };

/**
 * Milliseconds: two weeks. Code that runs is as old as its deployment, and a fix may be committed before the error that it
 * is for is seen for the last time. What was committed shortly before is therefore not taken for what ran.
 */
const longestDeployed = 14 * 24 * 3600 * 1000;
const maxRemotes = 4;
/** Bytes of FETCH_HEAD. */
const maxFetched = 5_000_000;

interface Tips {
	readonly head: string;
	/** By their whole name. */
	readonly others: ReadonlyMap<string, string>;
}

interface Change {
	/** Unix milliseconds, by the clock of who committed it. */
	readonly at: number;
	/** Nothing before it, as far as this clone tells. */
	readonly isFirst: boolean;
}

export function createFileHistory(
	place: GitPlace,
	clone: Pick<Clone, 'commit' | 'fileAt'>,
	patience = patient,
): FileHistory {
	const changes = new Map<string, Known<Change>>();
	const heard = new Map<string, Known<number>>();
	/** Monotonic milliseconds. */
	let restUntil = 0;

	async function ask(args: readonly string[]): ReturnType<typeof askGit> {
		if (performance.now() < restUntil) {
			throw new Error('git did not answer a moment ago');
		}
		const since = performance.now();
		try {
			return await askGit(place, args, { patience: patience.answer, most: 100 });
		} catch (error) {
			restUntil = performance.now() - since < patience.answer ? 0 : performance.now() + patience.rest;
			throw error;
		}
	}

	async function tipsOf({ remotes, upstream }: Branches): Promise<Tips | undefined> {
		const head = await clone.commit('HEAD');
		const others = new Map<string, string>();
		const take = async (names: readonly string[]): Promise<void> => {
			for (const name of names) {
				const hash = await clone.commit(name);
				if (hash !== undefined) {
					others.set(name, hash);
					return;
				}
			}
		};
		await take(upstream === undefined ? [] : [upstream]);
		const places =
			remotes.length > 0 ? remotes.slice(0, maxRemotes).map((name) => `remotes/${name}`) : ['heads'];
		for (const where of places) {
			await take(['HEAD', 'main', 'master'].map((name) => `refs/${where}/${name}`));
		}
		return head === undefined ? undefined : { head, others };
	}

	/** What changed the file last, on the way that the branch itself went: a merge counts when it was made. */
	async function lastChange(tip: string, file: string): Promise<Change | undefined> {
		const { fields } = await ask([
			'--literal-pathspecs',
			// What `git log` would read of the configuration may name programs.
			'rev-list',
			'--first-parent',
			'--max-count=1',
			'--format=%ct%x00%P%x00',
			tip,
			'--',
			file,
		]);
		const [, seconds] = /^commit [\da-f]+\n(\d+)$/.exec(fields[0] ?? '') ?? [];
		return seconds === undefined ? undefined : { at: Number(seconds) * 1000, isFirst: fields[1] === '' };
	}

	/** When the remotes were heard of last, in Unix milliseconds: by what a clone, a fetch and a push write. */
	async function heardOf(others: ReadonlyMap<string, string>): Promise<number> {
		const names = ['FETCH_HEAD', ...others.keys()];
		const { rest } = await ask(['rev-parse', ...names.flatMap((name) => ['--git-path', name])]);
		const [fetched = '', ...branches] = rest.split('\n').map((file) => path.resolve(place.folder, file));
		const times = branches.slice(0, others.size).map(timeOf);
		const hashes = [...others.values()];
		return Math.max(...(await Promise.all([timeOfFetch(fetched, hashes), ...times])));
	}

	async function isShallow(): Promise<boolean> {
		return (await ask(['rev-parse', '--is-shallow-repository'])).rest.trim() === 'true';
	}

	return {
		async since({ file, now, before, branches }) {
			const tips = await tipsOf(branches);
			if (!tips) {
				return undefined;
			}
			const hasRemotes = branches.remotes.length > 0;
			const all = [...new Set([tips.head, ...tips.others.values()])];
			for (const tip of all) {
				const then = await clone.fileAt(tip, file);
				// Another branch may be the one that runs.
				if (typeof then === 'string' || withoutReturns(then.text) !== withoutReturns(now)) {
					return undefined;
				}
			}
			for (const tip of all) {
				const last = await remember(changes, `${tip}:${file}`, async () => lastChange(tip, file));
				if (!last) {
					return undefined;
				}
				if (last.at > before - longestDeployed) {
					return last.isFirst && (await isShallow()) ? 'cut' : undefined;
				}
			}
			const since = hasRemotes
				? await remember(
						heard,
						[...tips.others.values()].join(),
						async () => heardOf(tips.others),
						() => false,
					)
				: before;
			return since !== undefined && since >= before ? 'sinceEvent' : 'cut';
		},
	};
}

/** When it was written, in Unix milliseconds; 0 where it is not there. */
async function timeOf(file: string): Promise<number> {
	return stat(file).then(
		({ mtimeMs }) => mtimeMs,
		() => 0,
	);
}

/** A fetch of other branches says nothing of those that have these commits. */
async function timeOfFetch(file: string, hashes: readonly string[]): Promise<number> {
	try {
		const { mtimeMs, size } = await stat(file);
		const text = size > maxFetched ? '' : await readFile(file, 'utf8');
		return hashes.some((hash) => text.includes(hash)) ? mtimeMs : 0;
	} catch {
		return 0;
	}
}
