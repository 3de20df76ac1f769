import type * as vscode from 'vscode';
import { isSameMapping, type PathMapping } from '../../core/source/mappings.ts';

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
			const fresh = mappings.filter(
				(one) => !known.some((other) => isSameMapping(one, other) && (other.chosen === true || !one.chosen)),
			);
			if (fresh.length === 0) {
				return;
			}
			all.delete(project);
			const entries = [...all].slice(-maxProjects + 1);
			const old = known.filter((one) => !fresh.some((other) => replaces(other, one)));
			const roots = [...fresh, ...old].slice(0, maxRoots);
			void state.update(key, Object.fromEntries([...entries, [project, roots.map(storable)]]));
		},
	};
}

/** What a person chose stands for its prefix alone: the one before it was wrong. */
function replaces(fresh: PathMapping, old: PathMapping): boolean {
	return isSameMapping(fresh, old) || (fresh.chosen === true && fresh.stackRoot === old.stackRoot);
}

function storable({ stackRoot, sourceRoot, folder, chosen }: PathMapping): StoredRoot {
	return { stackRoot, sourceRoot, ...(folder !== undefined && { folder }), ...(chosen && { chosen }) };
}

type StoredRoot = Omit<PathMapping, 'automatic'>;

function parseRoots(value: unknown): readonly PathMapping[] {
	return Array.isArray(value)
		? value.slice(0, maxRoots).flatMap((one: unknown): readonly PathMapping[] => {
				if (typeof one !== 'object' || one === null || !('stackRoot' in one) || !('sourceRoot' in one)) {
					return [];
				}
				const { stackRoot, sourceRoot } = one;
				const folder = 'folder' in one && typeof one.folder === 'string' ? one.folder : undefined;
				const chosen = 'chosen' in one && one.chosen === true;
				return typeof stackRoot === 'string' && typeof sourceRoot === 'string'
					? [
							{
								stackRoot,
								sourceRoot,
								...(folder !== undefined && { folder }),
								automatic: true,
								...(chosen && { chosen }),
							},
						]
					: [];
			})
		: [];
}
