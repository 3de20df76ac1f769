import { framePathOf } from '../../src/core/source/framePath.ts';
import { frameQueryOf } from '../../src/core/source/frameQuery.ts';
import { locateFile, type FileFound } from '../../src/core/source/locateFile.ts';
import { createManifests } from '../../src/core/source/manifests.ts';
import { sortMappings, type PathMapping } from '../../src/core/source/mappings.ts';
import { basenameOf } from '../../src/core/source/pathText.ts';
import { frameOf, rowsOf, type CorpusFrame } from './corpus.ts';
import { workspaceOf } from './memoryWorkspace.ts';
import { count, createScore, type Mark, type Score } from './tally.ts';

interface MappingRow {
	readonly id: string;
	readonly kind: string;
	readonly test: string;
	readonly platform: string | null;
	readonly frame: CorpusFrame;
	readonly files?: readonly string[];
	readonly mapping?: readonly [string, string] | null;
	readonly expected: string | null | { readonly ambiguous: readonly string[] } | readonly [string, boolean][];
}

/**
 * Sentry's own tests of its code mappings, asked of our matcher: rows with a path must lead there; rows where Sentry
 * derives nothing must not be answered as sure, though a candidate may be offered.
 */
export async function scoreMappings(folder: string): Promise<Score> {
	const score = createScore();
	for (const row of await rowsOf<MappingRow>(folder, 'c_code_mapping.jsonl')) {
		const { mark, told } = row.kind === 'mapping_order' ? ordered(row) : await asked(row);
		count(
			score,
			row.id,
			row.kind,
			mark,
			`${row.test ?? ''} ${JSON.stringify(row.frame)} → ${told}; want ${JSON.stringify(row.expected)}`,
		);
	}
	return score;
}

function ordered(row: MappingRow): { readonly mark: Mark; readonly told: string } {
	const wanted = row.expected as readonly [string, boolean][];
	const mappings = wanted.map(
		([stackRoot, automatic]): PathMapping => ({ stackRoot, sourceRoot: '', automatic }),
	);
	const told = sortMappings(mappings.toReversed()).map(({ stackRoot, automatic }) => [stackRoot, automatic]);
	const text = JSON.stringify(told);
	return { mark: text === JSON.stringify(wanted) ? 'right' : 'wrong', told: text };
}

async function asked(row: MappingRow): Promise<{ readonly mark: Mark; readonly told: string }> {
	const texts = new Map(row.frame.package ? [['pubspec.yaml', `name: ${row.frame.package}\n`]] : []);
	const workspace = await workspaceOf([...filesOf(row), ...texts.keys()], undefined, texts);
	const frame = row.kind === 'js_generate_module' ? { module: textOf(row.expected) } : row.frame;
	const mappings: readonly PathMapping[] =
		row.kind === 'apply_mapping' && row.mapping
			? [{ stackRoot: row.mapping[0], sourceRoot: row.mapping[1], automatic: true }]
			: [];
	const found = await locateFile(
		frameQueryOf(frameOf(frame), row.platform ?? undefined),
		{ workspace, manifests: createManifests(workspace), mappings },
		new AbortController().signal,
	);
	const names = workspace.roots.map((root, at) => (at === 0 ? '' : `${root.name}:`));
	const paths = pathsOf(found).map(({ root, path }) => `${names[root] ?? ''}${path}`);
	return { mark: markOf(row, found, paths), told: `${found.kind} ${paths.join(', ')}` };
}

/** The files that a row asks among: its own list, the one it expects, or one that must not be taken for it. */
function filesOf(row: MappingRow): readonly string[] {
	if (row.files) {
		return row.files;
	}
	if (typeof row.expected === 'string' && row.expected !== '<unknown module>') {
		return [withEnding(row, row.expected)];
	}
	const { abs_path: absPath, filename, module } = row.frame;
	const parsed = framePathOf(absPath ?? filename ?? undefined);
	const name = typeof parsed === 'string' ? undefined : parsed.segments.at(-1);
	const guess = name ?? basenameOf((module ?? 'nothing').replaceAll('.', '/'));
	return [`decoy/${guess}`, `decoy/${guess}.java`];
}

/** What Sentry leaves out of a path: an ending in modules, `lib` in Dart packages. */
function withEnding(row: MappingRow, expected: string): string {
	if (row.kind === 'js_generate_module') {
		const ending = /\.(?:[jt]sx?)(?=$|\?)/.exec(row.frame.abs_path ?? '')?.[0] ?? '.js';
		return `src/${expected}${ending}`;
	}
	if (row.platform === 'java' && !/\.\w+$/.test(expected)) {
		return `${expected}.java`;
	}
	return expected.endsWith('.dart') ? `lib/${expected}` : expected;
}

function pathsOf(found: FileFound): readonly { readonly root: number; readonly path: string }[] {
	return found.kind === 'file' ? [found.file] : found.kind === 'candidates' ? found.files : [];
}

function markOf(row: MappingRow, found: FileFound, paths: readonly string[]): Mark {
	const { expected } = row;
	if (expected === null || expected === '<unknown module>') {
		return found.kind === 'file' ? 'wrong' : 'right';
	}
	if (typeof expected === 'object' && 'ambiguous' in expected) {
		return found.kind === 'candidates' && expected.ambiguous.every((path) => paths.includes(path))
			? 'right'
			: 'wrong';
	}
	const wanted = row.files ? expected : withEnding(row, textOf(expected));
	if (found.kind === 'file') {
		return paths[0] === wanted ? 'right' : 'wrong';
	}
	// A module of one word says so little that a list of one is all that can be offered.
	const isShort = row.kind === 'js_generate_module' && !textOf(expected).includes('/');
	return paths.length === 0 ? 'none' : isShort && paths.includes(textOf(wanted)) ? 'right' : 'ambiguous';
}

function textOf(expected: MappingRow['expected']): string {
	return typeof expected === 'string' ? expected : '';
}
