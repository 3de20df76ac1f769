import { frameQueryOf } from '../../src/core/source/frameQuery.ts';
import { lineToday, type LineToday } from '../../src/core/source/lineToday.ts';
import { locateFile } from '../../src/core/source/locateFile.ts';
import { createManifests } from '../../src/core/source/manifests.ts';
import type { Scene } from '../../src/core/source/claim.ts';
import { isSure } from '../../src/core/source/sourceLink.ts';
import { frameOf, rowsOf, type CorpusFrame } from './corpus.ts';
import { workspaceOf } from './memoryWorkspace.ts';
import type { TreeRow } from './scoreFrames.ts';
import { count, createScore, type Mark, type Score } from './tally.ts';

interface DriftRow {
	readonly id: string;
	readonly repo: string;
	readonly kind: string;
	readonly old_path: string;
	readonly frame: CorpusFrame;
	readonly expected: {
		readonly path: string | null;
		readonly line?: number | null;
		readonly near?: readonly [number, number];
		readonly other_lines?: readonly number[];
		readonly false_lines?: readonly number[];
	};
	readonly trap_class?: 'coincidence' | 'extracted';
	readonly disputed?: string;
	readonly suspect?: string;
}

interface HeadRow {
	/** `owner/name:path`. */
	readonly key: string;
	readonly text: string;
}

/**
 * A line that still exists is right only when it is told as sure; told but not as sure it counts as ambiguous. Rows marked
 * suspect are skipped: their label rests on the text alone.
 */
export async function scoreDrift(folder: string): Promise<Score> {
	const scenes = await scenesWithTexts(folder);
	const score = createScore();
	for (const row of await rowsOf<DriftRow>(folder, 'e_drift.jsonl')) {
		const scene = scenes.get(row.repo);
		if (row.suspect !== undefined || !scene) {
			continue;
		}
		const query = frameQueryOf(frameOf(row.frame));
		const found = await locateFile(query, scene, new AbortController().signal);
		const text = found.kind === 'file' ? await scene.workspace.read(found.file) : undefined;
		const told = text === undefined ? undefined : lineToday(query, text);
		const path = found.kind === 'file' ? found.file.path : undefined;
		const group = row.kind === 'trap' ? `trap:${row.trap_class ?? ''}` : row.kind;
		count(
			score,
			row.id,
			group,
			markOf(row, path, told),
			`${row.old_path}:${row.frame.lineno} in ${row.frame.function ?? '?'} → ${found.kind} ${path ?? ''} ${JSON.stringify(told ?? null)}; want ${JSON.stringify(row.expected)}`,
		);
	}
	return score;
}

async function scenesWithTexts(folder: string): Promise<ReadonlyMap<string, Scene>> {
	const texts = new Map<string, Map<string, string>>();
	for (const { key, text } of await rowsOf<HeadRow>(folder, 'e_heads.jsonl')) {
		const colon = key.indexOf(':');
		const repo = key.slice(0, colon);
		const ofRepo = texts.get(repo) ?? new Map<string, string>();
		texts.set(repo, ofRepo.set(key.slice(colon + 1), text));
	}
	const scenes = new Map<string, Scene>();
	for (const tree of await rowsOf<TreeRow>(folder, 'd_trees.jsonl')) {
		const workspace = await workspaceOf(tree.files, tree.repo, texts.get(tree.repo));
		scenes.set(tree.repo, { workspace, manifests: createManifests(workspace) });
	}
	for (const [repo, known] of texts) {
		if (!scenes.has(repo)) {
			const workspace = await workspaceOf([...known.keys()], repo, known);
			scenes.set(repo, { workspace, manifests: createManifests(workspace) });
		}
	}
	return scenes;
}

function markOf(row: DriftRow, path: string | undefined, told: LineToday | undefined): Mark {
	const sure = told !== undefined && isSure(told.verdict);
	const { expected } = row;
	if (row.kind === 'deleted_file' || row.kind === 'gone' || row.kind === 'trap') {
		return sure ? 'wrong' : 'right';
	}
	if (path === undefined || told === undefined) {
		return 'none';
	}
	const lines = [expected.line, ...(row.disputed === undefined ? [] : (expected.other_lines ?? []))];
	const hit = path === expected.path && lines.includes(told.line);
	if (sure) {
		return hit ? 'right' : 'wrong';
	}
	if (row.disputed !== undefined && told.verdict === 'uncertain') {
		return 'right';
	}
	return hit ? 'ambiguous' : 'none';
}
