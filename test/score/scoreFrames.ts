import { frameQueryOf } from '../../src/core/source/frameQuery.ts';
import { locateFile, type FileFound } from '../../src/core/source/locateFile.ts';
import { createManifests } from '../../src/core/source/manifests.ts';
import type { Scene } from '../../src/core/source/claim.ts';
import { frameOf, rowsOf, type CorpusFrame } from './corpus.ts';
import { workspaceOf } from './memoryWorkspace.ts';
import { count, createScore, type Mark, type Score } from './tally.ts';

interface FrameRow {
	readonly id: string;
	readonly repo: string;
	readonly platform: string;
	readonly frame: CorpusFrame;
	readonly expected: {
		readonly kind: 'file' | 'file_or_ambiguous' | 'not_in_workspace';
		readonly path?: string;
		readonly line?: number;
	};
	readonly tags: readonly string[];
}

export interface TreeRow {
	readonly repo: string;
	readonly files: readonly string[];
}

export async function scenesOf(folder: string): Promise<ReadonlyMap<string, Scene>> {
	const scenes = new Map<string, Scene>();
	for (const tree of await rowsOf<TreeRow>(folder, 'd_trees.jsonl')) {
		const workspace = await workspaceOf(tree.files, tree.repo);
		scenes.set(tree.repo, { workspace, manifests: createManifests(workspace) });
	}
	return scenes;
}

/** Rows whose answer is a matter of judgement are told apart. */
export async function scoreFrames(folder: string): Promise<{ scored: Score; judgement: Score }> {
	const scenes = await scenesOf(folder);
	const scored = createScore();
	const judgement = createScore();
	for (const row of await rowsOf<FrameRow>(folder, 'd_frames.jsonl')) {
		const scene = scenes.get(row.repo);
		if (!scene) {
			throw new Error(`d_trees.jsonl has no ${row.repo}`);
		}
		const found = await locateFile(
			frameQueryOf(frameOf(row.frame), row.platform),
			scene,
			new AbortController().signal,
		);
		const score = row.tags.some((tag) => tag.startsWith('judgement:')) ? judgement : scored;
		count(score, row.id, row.tags[0] ?? '', markOf(row, found), toldOf(row, found));
	}
	return { scored, judgement };
}

function markOf(row: FrameRow, found: FileFound): Mark {
	const { kind, path } = row.expected;
	if (kind === 'not_in_workspace') {
		return found.kind === 'file' ? 'wrong' : found.kind === 'candidates' ? 'ambiguous' : 'right';
	}
	if (found.kind === 'file') {
		return found.file.path === path ? 'right' : 'wrong';
	}
	if (found.kind !== 'candidates') {
		return 'none';
	}
	const holds = found.files.some((file) => file.path === path);
	return kind === 'file_or_ambiguous' && holds ? 'right' : 'ambiguous';
}

function toldOf(row: FrameRow, found: FileFound): string {
	const { filename, abs_path: absPath, module, function: name } = row.frame;
	const told =
		found.kind === 'file'
			? found.file.path
			: found.kind === 'candidates'
				? `${found.files.length} candidates: ${found.files.map((file) => file.path).join(', ')}`
				: found.kind;
	return `${JSON.stringify({ filename, absPath, module, name })} → ${told}; want ${row.expected.path ?? row.expected.kind}`;
}
