import { isGenerated } from './candidates.ts';
import type { FrameQuery } from './frameQuery.ts';
import { extensionsOf } from './language.ts';
import { basenameOf, commonTail, fold } from './pathText.ts';
import { proofOf } from './proof.ts';
import { isTelling } from './sentLine.ts';
import type { FileRef, Workspace } from './workspace.ts';

/** Files whose text is compared, the likeliest first. */
const maxRead = 40;
/** Nearly all of the frame's lines must be there, and in no other file. */
const provenAt = 0.7;
const clearLead = 0.25;

/**
 * A file of another name in the folder that the frame names, which holds the frame's lines: what `git mv` leaves behind.
 * Only the text proves it, so a frame without source has no renamed file. `contradicts` knows whose a file is: a twin of the
 * file that is gone, or a fork of it, has its lines too.
 */
export async function renamedFile(
	query: FrameQuery,
	workspace: Workspace,
	signal: AbortSignal,
	contradicts: (file: FileRef) => Promise<boolean> = async () => false,
): Promise<{ readonly file: FileRef; readonly proof: number } | undefined> {
	if (!query.inApp || query.library || query.context.filter(([, line]) => isTelling(line)).length < 3) {
		return undefined;
	}
	// One migration is like the next.
	if (query.paths.some(({ segments }) => isGenerated(fold(segments.at(-1) ?? '')))) {
		return undefined;
	}
	let best: { file: FileRef; proof: number } | undefined;
	let next = 0;
	for (const file of likelyFiles(query, workspace)) {
		const text = signal.aborted ? undefined : await workspace.read(file);
		const proof = text === undefined ? 0 : (proofOf(query, text) ?? 0);
		if (proof > (best?.proof ?? 0)) {
			next = best?.proof ?? 0;
			best = { file, proof };
		} else {
			next = Math.max(next, proof);
		}
	}
	const isProven = best && best.proof >= provenAt && best.proof - next >= clearLead;
	return best && isProven && !(await contradicts(best.file)) ? best : undefined;
}

function likelyFiles(query: FrameQuery, workspace: Workspace): readonly FileRef[] {
	const [path] = query.paths;
	const folders = (path?.segments ?? []).slice(0, -1).map(fold);
	const stem = stemOf(path?.segments.at(-1) ?? '');
	if (folders.length === 0) {
		return [];
	}
	let most = 0;
	let found: FileRef[] = [];
	workspace.roots.forEach((root, at) => {
		for (const folder of root.index.foldersNamed(folders.at(-1) ?? '')) {
			const files = root.index.folders().get(folder) ?? [];
			const tail = commonTail(fold(folder).split('/'), folders);
			if (tail > most) {
				most = tail;
				found = [];
			}
			if (tail === most) {
				found.push(...files.map((file) => ({ root: at, path: file })));
			}
		}
	});
	const endings = extensionsOf(query.language);
	const alike = found.filter(
		({ path: file }) => stemOf(file) === stem || endings.some((ending) => file.endsWith(`.${ending}`)),
	);
	alike.sort((left, right) => alikeness(stemOf(right.path), stem) - alikeness(stemOf(left.path), stem));
	return [...splitUp(query, stem, folders, workspace), ...alike].slice(0, maxRead);
}

/** `parse.rs` that became `parse/mod.rs`, and what was taken out of it: the folder of its name, where there is one. */
function splitUp(
	query: FrameQuery,
	stem: string,
	folders: readonly string[],
	workspace: Workspace,
): readonly FileRef[] {
	const endings = extensionsOf(query.language);
	return workspace.roots
		.flatMap((root, at) =>
			root.index
				.foldersNamed(stem)
				.filter((folder) => isSameFolder(fold(folder).split('/').slice(0, -1), folders))
				.flatMap((folder) => root.index.folders().get(folder) ?? [])
				.filter((file) => endings.some((ending) => file.endsWith(`.${ending}`)))
				.map((file) => ({ root: at, path: file })),
		)
		.slice(0, maxRead);
}

function isSameFolder(here: readonly string[], there: readonly string[]): boolean {
	return commonTail(here, there) >= Math.min(2, here.length, there.length);
}

/** How much of two names is the same at both ends: the new name of a file often keeps a word of the old one. */
function alikeness(left: string, right: string): number {
	const most = Math.min(left.length, right.length);
	let start = 0;
	while (start < most && left[start] === right[start]) {
		start += 1;
	}
	let end = 0;
	while (end < most - start && left.at(-1 - end) === right.at(-1 - end)) {
		end += 1;
	}
	return start + end;
}

/** The name up to its first dot: `schema.ex` and `schema.ex.eex` have one stem. */
function stemOf(path: string): string {
	const name = fold(basenameOf(path));
	const dot = name.indexOf('.', 1);
	return dot < 0 ? name : name.slice(0, dot);
}
