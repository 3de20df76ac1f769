import { diffArrays } from 'diff';
import type * as vscode from 'vscode';
import type { EventRelease } from '../../core/event.ts';
import type { LineFacts } from '../../core/source/lineToday.ts';
import { squeeze } from '../../core/source/proof.ts';
import { releaseRefs } from '../../core/source/releaseRefs.ts';
import { remapLine } from '../../core/source/remapLine.ts';
import { gitApi, type GitRepository } from './gitApi.ts';

/** A release's commit in the repository around a file. */
export interface ReleaseCommit {
	readonly repository: GitRepository;
	readonly hash: string;
}

/** Reads files as they were in a release, from the clone at hand. Nothing is fetched. */
export interface Releases {
	/** `undefined`: no git, no repository, no hash or tag that this clone has. */
	commitOf(uri: vscode.Uri, release: EventRelease | undefined): Promise<ReleaseCommit | undefined>;
	/** The file as it was, under the name that it had. */
	fileAt(
		uri: vscode.Uri,
		commit: ReleaseCommit,
	): Promise<{ readonly text: string; readonly was: vscode.Uri } | undefined>;
	/** Files that have another name now: what they were called, by what they are. */
	renames(commit: ReleaseCommit): Promise<ReadonlyMap<string, vscode.Uri>>;
	/** Something was fetched or committed: ask git again. */
	forget(): void;
}

const maxRemembered = 64;
/** Milliseconds. What a clone lacks may come with a fetch that nobody tells of. */
const patience = 3000;

export function createReleases(): Releases {
	const commits = new Map<string, Promise<string | undefined>>();
	const texts = new Map<string, Promise<string | undefined>>();
	const renamed = new Map<string, Promise<ReadonlyMap<string, vscode.Uri>>>();
	/** When this clone was last found to lack a commit, by the key in `commits`. */
	const refused = new Map<string, number>();

	const show = async ({ repository, hash }: ReleaseCommit, uri: vscode.Uri): Promise<string | undefined> => {
		const key = `${hash}:${uri.toString()}`;
		return remember(texts, key, async () => {
			const text = await repository.show(hash, uri.fsPath);
			return text.includes('\0') ? undefined : text;
		});
	};

	const renames: Releases['renames'] = async ({ repository, hash }) => {
		const now = repository.state.HEAD?.commit ?? '';
		const found = await remember(renamed, `${repository.rootUri.toString()}:${hash}:${now}`, async () => {
			const changes = await repository.diffWith(hash);
			return new Map(
				changes.flatMap(({ originalUri, renameUri }): [string, vscode.Uri][] =>
					renameUri && renameUri.toString() !== originalUri.toString()
						? [[renameUri.toString(), originalUri]]
						: [],
				),
			);
		});
		return found ?? new Map<string, vscode.Uri>();
	};

	return {
		async commitOf(uri, release) {
			const refs = releaseRefs(release);
			const repository =
				refs.length === 0 || uri.scheme !== 'file' ? null : (await gitApi())?.getRepository(uri);
			if (!repository) {
				return undefined;
			}
			for (const { ref } of refs) {
				const key = `${repository.rootUri.toString()}:${ref}`;
				if (Date.now() - (refused.get(key) ?? Number.POSITIVE_INFINITY) > patience) {
					refused.delete(key);
					commits.delete(key);
				}
				const hash = await remember(commits, key, async () => (await repository.getCommit(ref)).hash);
				if (hash !== undefined) {
					return { repository, hash };
				}
				if (refused.size > 500) {
					refused.clear();
				}
				refused.set(key, refused.get(key) ?? Date.now());
			}
			return undefined;
		},
		async fileAt(uri, commit) {
			const text = await show(commit, uri);
			if (text !== undefined) {
				return { text, was: uri };
			}
			const was = (await renames(commit)).get(uri.toString());
			const before = was && (await show(commit, was));
			return was && before !== undefined ? { text: before, was } : undefined;
		},
		renames,
		forget() {
			commits.clear();
			texts.clear();
			renamed.clear();
			refused.clear();
		},
	};
}

/** Remembers what git answered; a refusal is an answer too. The oldest are forgotten. */
async function remember<T>(
	known: Map<string, Promise<T | undefined>>,
	key: string,
	ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
	const before = known.get(key);
	if (before) {
		return before;
	}
	const asking = ask().catch(() => undefined);
	known.set(key, asking);
	for (const old of known.keys()) {
		if (known.size <= maxRemembered) {
			break;
		}
		known.delete(old);
	}
	return asking;
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
