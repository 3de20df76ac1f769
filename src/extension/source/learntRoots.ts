import type * as vscode from 'vscode';
import type { PathMapping } from '../../core/source/mappings.ts';

/** Which folders the paths of a project's frames stand for, as its events have shown: kept for this workspace. */
export interface LearntRoots {
	of(project: string): readonly PathMapping[];
	/** The newest goes first; writes only what is new. */
	learn(project: string, mappings: readonly PathMapping[]): void;
}

const key = 'sourceRoots';
const maxRoots = 12;
const maxProjects = 50;

export function createLearntRoots(state: vscode.Memento): LearntRoots {
	const read = (): ReadonlyMap<string, readonly PathMapping[]> => {
		const stored: unknown = state.get(key);
		const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
		return new Map(entries.map(([project, value]) => [project, parseRoots(value)]));
	};
	return {
		of: (project) => read().get(project) ?? [],
		learn(project, mappings) {
			const all = new Map(read());
			const known = all.get(project) ?? [];
			const fresh = mappings.filter((one) => !known.some((other) => isSame(one, other)));
			if (fresh.length === 0) {
				return;
			}
			all.delete(project);
			const entries = [...all].slice(-maxProjects + 1);
			const roots = [...fresh, ...known].slice(0, maxRoots);
			void state.update(key, Object.fromEntries([...entries, [project, roots.map(storable)]]));
		},
	};
}

function isSame(left: PathMapping, right: PathMapping): boolean {
	return (
		left.stackRoot === right.stackRoot && left.sourceRoot === right.sourceRoot && left.folder === right.folder
	);
}

function storable({ stackRoot, sourceRoot, folder }: PathMapping): Record<string, string> {
	return { stackRoot, sourceRoot, ...(folder !== undefined && { folder }) };
}

function parseRoots(value: unknown): readonly PathMapping[] {
	return Array.isArray(value)
		? value.slice(0, maxRoots).flatMap((one: unknown): readonly PathMapping[] => {
				if (typeof one !== 'object' || one === null || !('stackRoot' in one) || !('sourceRoot' in one)) {
					return [];
				}
				const { stackRoot, sourceRoot } = one;
				const folder = 'folder' in one && typeof one.folder === 'string' ? one.folder : undefined;
				return typeof stackRoot === 'string' && typeof sourceRoot === 'string'
					? [{ stackRoot, sourceRoot, ...(folder !== undefined && { folder }), automatic: true }]
					: [];
			})
		: [];
}
