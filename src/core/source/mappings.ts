import type { FrameQuery } from './frameQuery.ts';
import { framePathOf } from './framePath.ts';
import { commonTail } from './pathText.ts';
import type { FileRef, Workspace } from './workspace.ts';

/** From a prefix of the frames' paths to a folder of the workspace: the user's, Sentry's, or learnt. */
export interface PathMapping {
	/** Prefix of a frame's path as the SDK sends it; empty for relative paths of all kinds. */
	readonly stackRoot: string;
	/** What replaces it, relative to a workspace folder; never leaves it. */
	readonly sourceRoot: string;
	/** Only in the folder of this name or this git repository (`owner/name`). */
	readonly folder?: string;
	/** Made by Sentry or by us, not by a person. */
	readonly automatic: boolean;
	/** Learnt when a person chose one of several files. */
	readonly chosen?: true;
}

/**
 * The order in which they are tried, Sentry's own: made by people first, absolute stack roots first, longer roots first
 * (`get_sorted_code_mapping_configs`). An empty root matches everything, so it comes last among its kind.
 */
export function sortMappings(mappings: readonly PathMapping[]): readonly PathMapping[] {
	return [...mappings].sort(
		(left, right) =>
			Number(left.automatic) - Number(right.automatic) ||
			Number(isAbsolute(right.stackRoot)) - Number(isAbsolute(left.stackRoot)) ||
			right.stackRoot.length - left.stackRoot.length,
	);
}

function isAbsolute(root: string): boolean {
	return /^(?:[/\\]|[A-Za-z]:)/.test(root);
}

/** The first file that a mapping leads to and that is there. Mappings are taken in the order given. */
export function mappedFile(
	query: FrameQuery,
	mappings: readonly PathMapping[],
	workspace: Workspace,
): FileRef | undefined {
	for (const mapping of mappings) {
		for (const path of query.sent) {
			const mapped = mappedPath(path, mapping);
			const file = mapped === undefined ? undefined : fileAt(mapped, mapping.folder, workspace, query);
			if (file) {
				return file;
			}
		}
	}
	return undefined;
}

function mappedPath(path: string, { stackRoot, sourceRoot }: PathMapping): string | undefined {
	const plain = slashes(path);
	const root = slashes(stackRoot);
	if (!plain.startsWith(root)) {
		return undefined;
	}
	return plain === root ? slashes(sourceRoot) : `${slashes(sourceRoot)}/${plain.slice(root.length)}`;
}

function slashes(path: string): string {
	return path.replaceAll('\\', '/');
}

function fileAt(
	path: string,
	folder: string | undefined,
	workspace: Workspace,
	query: FrameQuery,
): FileRef | undefined {
	const parsed = framePathOf(path.replace(/^\/+/, ''));
	if (typeof parsed === 'string' || path.split('/').includes('..')) {
		return undefined;
	}
	const wanted = parsed.segments.join('/');
	for (const [at, root] of workspace.roots.entries()) {
		const isMeant = folder === undefined || folder === root.name || folder === root.repository;
		const found = isMeant
			? (root.index.find(wanted) ??
				query.endings.map((ending) => root.index.find(`${wanted}.${ending}`)).find(Boolean))
			: undefined;
		if (found !== undefined) {
			return { root: at, path: found };
		}
	}
	return undefined;
}

/** Leads from the very path that a frame names to the file, and nowhere else. */
export function mappingOfPath(
	query: FrameQuery,
	file: FileRef,
	workspace: Workspace,
): PathMapping | undefined {
	const root = workspace.roots[file.root];
	const [sent] = query.sent;
	return root && sent !== undefined && sent !== ''
		? { stackRoot: sent, sourceRoot: file.path, folder: root.name, automatic: true }
		: undefined;
}

export function isSameMapping(left: PathMapping, right: PathMapping): boolean {
	return (
		left.stackRoot === right.stackRoot && left.sourceRoot === right.sourceRoot && left.folder === right.folder
	);
}

/**
 * A prefix and the folder it stands for, as one well-matched frame shows them; persisted, so it holds nothing else. A base
 * name alone is enough where a person chose the file.
 */
export function learnMapping(
	query: FrameQuery,
	file: FileRef,
	workspace: Workspace,
	isChosen = false,
): PathMapping | undefined {
	const root = workspace.roots[file.root];
	const [sent] = query.sent;
	if (!root || sent === undefined || query.library) {
		return undefined;
	}
	const path = slashes(sent).split('/');
	const own = file.path.split('/');
	const same = commonTail(path, own);
	if (same === 0 || (same === 1 && own.length > 1 && path.length > 1 && !isChosen)) {
		return undefined;
	}
	const prefix = path.slice(0, path.length - same).join('/');
	return {
		stackRoot: prefix === '' ? (path[0] === '' ? '/' : '') : `${prefix}/`,
		sourceRoot: own.slice(0, own.length - same).join('/'),
		folder: root.name,
		automatic: true,
		...(isChosen && { chosen: true }),
	};
}
