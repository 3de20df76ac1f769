import { createHash } from 'node:crypto';
import { diffArrays } from 'diff';
import * as vscode from 'vscode';
import type { EventRelease } from '../../core/issue/event.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import type { HistoryFact, LineFacts } from '../../core/source/lineToday.ts';
import { squeeze } from '../../core/source/sentLine.ts';
import { releaseRefs } from '../../core/source/releaseRefs.ts';
import { type DiffRun, remapLine } from '../../core/source/remapLine.ts';
import { type Clone, type FileThen, openClone, withoutReturns } from './clone.ts';
import { createFileHistory, type FileHistory } from './fileHistory.ts';
import { gitApi, gitAt, type GitRepository } from './gitApi.ts';
import { type Known, remember } from './remember.ts';

/** A release's commit in the repository around a file. */
export interface ReleaseCommit {
	readonly repository: GitRepository;
	readonly hash: string;
}

/** The file as it was, under the name that it had. */
interface ReleaseFile {
	readonly text: string;
	readonly was: vscode.Uri;
}

/** Reads files as they were in a release, from the clone at hand. Nothing is fetched, see `Clone`. */
export interface Releases extends Disposable {
	/** `undefined`: no git, no repository, no hash or tag that this clone has. */
	commitOf(uri: vscode.Uri, release: EventRelease | undefined): Promise<ReleaseCommit | undefined>;
	/** `absent`: that file's content is not in this clone, only a fetch could tell. */
	fileAt(
		uri: vscode.Uri,
		commit: ReleaseCommit,
	): Promise<ReleaseFile | { readonly absent: vscode.Uri } | undefined>;
	/** What the file of then tells of a line. `now` is the text of today: both are compared once while they read the same. */
	factsAt(
		uri: vscode.Uri,
		commit: ReleaseCommit,
		now: string,
		line: number | undefined,
	): Promise<LineFacts | { readonly absent: vscode.Uri }>;
	/**
	 * What git tells of a file whose release it does not know. `now` is the text of today; the code that ran was built
	 * before `before`, in Unix milliseconds.
	 */
	historyOf(uri: vscode.Uri, now: string, before: number): Promise<HistoryFact | undefined>;
	/** Files that have another name now: what they were called, by what they are. */
	renames(commit: ReleaseCommit): Promise<ReadonlyMap<string, vscode.Uri>>;
	/** Something was fetched or committed: ask git again. */
	forget(): void;
}

export function createReleases(): Releases {
	const clones = new Map<string, Known<Clone>>();
	const histories = new Map<string, Known<FileHistory>>();
	const commits = new Map<string, Known<string>>();
	const texts = new Map<string, Known<FileThen>>();
	const renamed = new Map<string, Known<ReadonlyMap<string, vscode.Uri>>>();
	const compared = new Map<string, Known<Comparison>>();

	const cloneOf = async ({ rootUri }: GitRepository): Promise<Clone | undefined> =>
		remember(clones, rootUri.toString(), async () => {
			const place = await gitAt(rootUri);
			return place && openClone(place);
		});

	const historyIn = async ({ rootUri }: GitRepository, clone: Clone): Promise<FileHistory | undefined> =>
		remember(histories, rootUri.toString(), async () => {
			const place = await gitAt(rootUri);
			return place && createFileHistory(place, clone);
		});

	const closeAll = (): void => {
		for (const { answer } of clones.values()) {
			void answer.then((clone) => clone?.close());
		}
		clones.clear();
		histories.clear();
	};

	const show = async ({ repository, hash }: ReleaseCommit, uri: vscode.Uri): Promise<FileThen | undefined> =>
		remember(
			texts,
			`${hash}:${uri.toString()}`,
			async () => {
				const clone = await cloneOf(repository);
				const file = await clone?.inClone(uri.fsPath);
				return file === undefined ? undefined : clone?.fileAt(hash, file);
			},
			(found) => found !== 'absent',
		);

	const renames: Releases['renames'] = async ({ repository, hash }) => {
		const { rootUri, state } = repository;
		const now = state.HEAD?.commit ?? '';
		const found = await remember(renamed, `${rootUri.toString()}:${hash}:${now}`, async () => {
			const names = await (await cloneOf(repository))?.renames(hash);
			const uriOf = (file: string): vscode.Uri => vscode.Uri.joinPath(rootUri, file);
			return new Map(Array.from(names ?? [], ([name, was]) => [uriOf(name).toString(), uriOf(was)]));
		});
		return found ?? new Map<string, vscode.Uri>();
	};

	const fileAt: Releases['fileAt'] = async (uri, commit) => {
		const read = async (was: vscode.Uri): ReturnType<Releases['fileAt']> => {
			const then = await show(commit, was);
			return then === 'absent'
				? { absent: was }
				: typeof then === 'object'
					? { text: then.text, was }
					: undefined;
		};
		const then = await read(uri);
		const was = then ? undefined : (await renames(commit)).get(uri.toString());
		return was ? read(was) : then;
	};

	return {
		async commitOf(uri, release) {
			const refs = releaseRefs(release);
			const repository =
				refs.length === 0 || uri.scheme !== 'file' ? null : (await gitApi())?.getRepository(uri);
			const clone = repository ? await cloneOf(repository) : undefined;
			if (!repository || !clone) {
				return undefined;
			}
			for (const { ref } of refs) {
				const hash = await remember(
					commits,
					`${repository.rootUri.toString()}:${ref}`,
					async () => clone.commit(ref),
					(found) => found !== undefined,
				);
				if (hash !== undefined) {
					return { repository, hash };
				}
			}
			return undefined;
		},
		fileAt,
		async factsAt(uri, commit, now, line) {
			const before = await fileAt(uri, commit);
			if (!before || 'absent' in before) {
				return before ?? {};
			}
			const key = `${commit.hash}:${uri.toString()}:${hashOf(before.text)}:${hashOf(now)}`;
			const runs = await remember(compared, key, async () => compare(before.text, now));
			const isSame = withoutReturns(before.text) === withoutReturns(now);
			return { ...factsOf(before.text, runs, line), ...(isSame && { history: 'asInRelease' }) };
		},
		async historyOf(uri, now, before) {
			const repository = uri.scheme === 'file' ? (await gitApi())?.getRepository(uri) : undefined;
			const clone = repository ? await cloneOf(repository) : undefined;
			const file = await clone?.inClone(uri.fsPath);
			if (!repository || !clone || file === undefined) {
				return undefined;
			}
			const { remotes, HEAD } = repository.state;
			const followed = HEAD?.upstream;
			const branches = {
				remotes: remotes.map(({ name }) => name),
				...(followed && { upstream: `refs/remotes/${followed.remote}/${followed.name}` }),
			};
			const history = await historyIn(repository, clone);
			return history?.since({ file, now, before, branches }).catch(() => undefined);
		},
		renames,
		forget() {
			commits.clear();
			texts.clear();
			renamed.clear();
			compared.clear();
			closeAll();
		},
		dispose: closeAll,
	};
}

/** Texts that differ in more lines than these have nothing to do with each other. */
const maxEdits = 4000;
const maxMilliseconds = 150;

type Comparison = readonly DiffRun[];

/** What the release's text says of a line: where it went, by a diff that does not mind white space. */
export function releaseFacts(release: string, now: string, line: number | undefined): LineFacts {
	return factsOf(release, line === undefined ? undefined : compare(release, now), line);
}

/** `undefined` where they differ too much to be compared. */
function compare(release: string, now: string): Comparison | undefined {
	return diffArrays(release.split('\n').map(squeeze), now.split('\n').map(squeeze), {
		maxEditLength: maxEdits,
		timeout: maxMilliseconds,
	})?.map(({ count, added, removed }) => ({ count, added, removed }));
}

function factsOf(release: string, runs: Comparison | undefined, line: number | undefined): LineFacts {
	return { release, ...(runs && line !== undefined && { remap: remapLine(runs, line) }) };
}

/** Stands for a text that need not be kept. */
function hashOf(text: string): string {
	return createHash('sha256').update(text).digest('base64');
}
