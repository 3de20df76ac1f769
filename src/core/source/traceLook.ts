import { isSure } from './sourceLink.ts';
import type { Scene } from './claim.ts';
import type { FrameQuery } from './frameQuery.ts';
import { locate, type Located } from './locate.ts';
import { isSameMapping, learnMapping, mappingOfPath, type PathMapping } from './mappings.ts';

/** Looks for the frames of one event. What one of them proves is known when the next is looked for. */
export interface TraceLook {
	readonly look: (query: FrameQuery) => Promise<Located>;
	/** What frames whose line is sure have shown so far, each once, in their order: of folders, so that it holds for others. */
	readonly roots: readonly PathMapping[];
	/** All that is known by now, for a look of another kind. */
	learnt(): readonly PathMapping[];
}

export function createTraceLook(scene: Scene, signal: AbortSignal): TraceLook {
	const roots: PathMapping[] = [];
	/** Of frames in one file: a path means one file within a trace. */
	const paths: PathMapping[] = [];
	const learn = (all: PathMapping[], one: PathMapping | undefined): void => {
		if (one && !all.some((other) => isSameMapping(other, one))) {
			all.push(one);
		}
	};
	const learnt = (): readonly PathMapping[] => [...paths, ...roots, ...(scene.learnt ?? [])];
	return {
		roots,
		learnt,
		async look(query) {
			const located = await locate(query, { ...scene, learnt: learnt() }, signal);
			const { found, line } = located;
			if (found.kind === 'file' && line && isSure(line.verdict)) {
				learn(roots, learnMapping(query, found.file, scene.workspace));
				learn(paths, mappingOfPath(query, found.file, scene.workspace));
			}
			return located;
		},
	};
}
