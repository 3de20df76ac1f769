import { diffArrays } from 'diff';
import * as vscode from 'vscode';
import type { EventRelease } from '../../core/event.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import type { LineFacts } from '../../core/source/lineToday.ts';
import { squeeze } from '../../core/source/sentLine.ts';
import { releaseRefs } from '../../core/source/releaseRefs.ts';
import { remapLine } from '../../core/source/remapLine.ts';
import { type Clone, type FileThen, openClone } from './clone.ts';
import { gitApi, gitAt, type GitRepository } from './gitApi.ts';

/** A release's commit in the repository around a file. */
export interface ReleaseCommit {
	readonly repository: GitRepository;
	readonly hash: string;
}

/** The file as it was, under the name that it had. */
export interface ReleaseFile {
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
	/** Files that have another name now: what they were called, by what they are. */
	renames(commit: ReleaseCommit): Promise<ReadonlyMap<string, vscode.Uri>>;
	/** Something was fetched or committed: ask git again. */
	forget(): void;
}

const maxRemembered = 64;
/** Milliseconds. What a clone lacks may come with a fetch that nobody tells of. */
const patience = 3000;

export function createReleases(): Releases {
	const clones = new Map<string, Known<Clone>>();
	const commits = new Map<string, Known<string>>();
	const texts = new Map<string, Known<FileThen>>();
	const renamed = new Map<string, Known<ReadonlyMap<string, vscode.Uri>>>();

	const cloneOf = async ({ rootUri }: GitRepository): Promise<Clone | undefined> =>
		remember(clones, rootUri.toString(), async () => {
			const place = await gitAt(rootUri);
			return place && openClone(place);
		});

	const closeAll = (): void => {
		for (const { answer } of clones.values()) {
			void answer.then((clone) => clone?.close());
		}
		clones.clear();
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
		async fileAt(uri, commit) {
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
		},
		renames,
		forget() {
			commits.clear();
			texts.clear();
			renamed.clear();
			closeAll();
		},
		dispose: closeAll,
	};
}

interface Known<T> {
	readonly answer: Promise<T | undefined>;
	/** Monotonic milliseconds. */
	until: number;
}

/**
 * Remembers what git answered; a refusal is an answer too. What does not hold is asked again after a while. The oldest are
 * forgotten.
 */
async function remember<T>(
	known: Map<string, Known<T>>,
	key: string,
	ask: () => Promise<T | undefined>,
	holds: (answer: T | undefined) => boolean = () => true,
): Promise<T | undefined> {
	const before = known.get(key);
	if (before && performance.now() < before.until) {
		return before.answer;
	}
	const asked: Known<T> = { answer: ask().catch(() => undefined), until: Number.POSITIVE_INFINITY };
	known.delete(key);
	known.set(key, asked);
	for (const old of known.keys()) {
		if (known.size <= maxRemembered) {
			break;
		}
		known.delete(old);
	}
	const answer = await asked.answer;
	if (!holds(answer)) {
		asked.until = performance.now() + patience;
	}
	return answer;
}

/** Texts that differ in more lines than these have nothing to do with each other. */
const maxEdits = 4000;
const maxMilliseconds = 150;

/** What the release's text says of a line: where it went, by a diff that does not mind white space. */
export function releaseFacts(release: string, now: string, line: number | undefined): LineFacts {
	const runs =
		line === undefined
			? undefined
			: diffArrays(release.split('\n').map(squeeze), now.split('\n').map(squeeze), {
					maxEditLength: maxEdits,
					timeout: maxMilliseconds,
				});
	return { release, ...(runs && line !== undefined && { remap: remapLine(runs, line) }) };
}
