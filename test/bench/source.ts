import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { frameOfCulprit, locate } from '../../src/core/source/locate.ts';
import { frameQueryOf, type FrameQuery } from '../../src/core/source/frameQuery.ts';
import { locateFrames } from '../../src/core/source/locateFrames.ts';
import { createManifests } from '../../src/core/source/manifests.ts';
import type { Scene } from '../../src/core/source/claim.ts';
import { createPathIndex } from '../../src/core/source/pathIndex.ts';
import type { Workspace } from '../../src/core/source/workspace.ts';
import type { BenchRow } from './benchRow.ts';
import { quantile } from './quantile.ts';

const many = 100_000;
const never = new AbortController().signal;

/** From frames to lines: the index, one frame, one event, and the worst that an event can ask. */
export async function benchSource(): Promise<readonly BenchRow[]> {
	return [...(await benchIndex()), ...(await benchFrames()), ...(await benchWorst())];
}

async function benchIndex(): Promise<readonly BenchRow[]> {
	const large = pathsOf(many);
	const smalls = Array.from({ length: 10 }, () => pathsOf(many / 10));
	const collect = collector();
	const times = {
		small: [] as number[],
		large: [] as number[],
		smallMaps: [] as number[],
		map: [] as number[],
	};
	const mapOf = (paths: readonly string[]) => new Map(paths.map((one) => [one.toLowerCase(), one]));
	// In turn, and each after a collection of garbage, so that nobody pays for another; the first turn warms up.
	for (let run = 0; run <= 15; run++) {
		collect();
		const small = await timed(async () => {
			for (const paths of smalls) {
				await createPathIndex(paths);
			}
		});
		collect();
		const big = await timed(async () => createPathIndex(large));
		collect();
		const smallMaps = await timed(async () => smalls.map(mapOf));
		collect();
		const map = await timed(async () => mapOf(large));
		if (run > 0) {
			times.small.push(small);
			times.large.push(big);
			times.smallMaps.push(smallMaps);
			times.map.push(map);
		}
	}
	return [
		{
			what: 'index of 100,000 paths',
			value: quantile(times.large, 0.5),
			unit: 'ms',
			floor: quantile(times.map, 0.5),
			floorIs: 'a map of the same paths',
			budget: 1000,
		},
		{
			// The least of many runs is what the work takes: all else that the machine does only adds.
			what: 'index of 100,000 paths against ten of 10,000',
			value: (100 * Math.min(...times.large)) / Math.min(...times.small),
			unit: '%',
			floor: (100 * Math.min(...times.map)) / Math.min(...times.smallMaps),
			floorIs: 'the same of a map',
			// Linear, and a little for the processor's caches, which are not.
			budget: 110,
		},
		{ what: 'memory of an index of 100,000 paths', value: await memoryOf(large), unit: 'MB', budget: 40 },
	];
}

async function benchFrames(): Promise<readonly BenchRow[]> {
	const paths = pathsOf(many);
	const blind = await sceneOf(paths, async () => undefined);
	const folder = mkdtempSync(path.join(tmpdir(), 'culprit-bench-'));
	try {
		const real = Array.from({ length: 50 }, (_, at) => paths[at * 1999] ?? '');
		for (const file of real) {
			mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
			writeFileSync(path.join(folder, file), textOf(file));
		}
		const seeing = await sceneOf(paths, async (file) =>
			readFile(path.join(folder, file), 'utf8').catch(() => undefined),
		);
		const queries = real.map(queryOf);
		const once = async (scene: Scene): Promise<readonly number[]> => {
			const took: number[] = [];
			for (const query of queries) {
				took.push(await timed(async () => locate(query, scene, never)));
			}
			return took;
		};
		await once(blind);
		await once(seeing);
		const events: number[] = [];
		for (let run = 0; run < 9; run++) {
			events.push(await timed(async () => once(seeing)));
		}
		return [
			{
				what: 'one frame without reading files, p95',
				value: quantile(await once(blind), 0.95),
				unit: 'ms',
				budget: 5,
			},
			{
				what: 'one frame with reading files, p95',
				value: quantile(await once(seeing), 0.95),
				unit: 'ms',
				budget: 30,
			},
			{
				what: 'an event of 50 frames',
				value: quantile(events, 0.5),
				unit: 'ms',
				floor: await timed(async () =>
					Promise.all(real.map(async (file) => readFile(path.join(folder, file), 'utf8'))),
				),
				floorIs: 'reading the 50 files',
				budget: 150,
			},
		];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function benchWorst(): Promise<readonly BenchRow[]> {
	const alike = Array.from({ length: 5000 }, (_, at) => `packages/p${at}/src/index.ts`);
	const crowd = await sceneOf([...alike, ...pathsOf(20_000)], async () => undefined);
	const index = queryOf('src/index.ts');
	const hostile = ['**/*{a,b}', '['.repeat(5000), '../'.repeat(600), 'a.'.repeat(1000), '('.repeat(2000)];
	const frames = Array.from({ length: 10_000 }, (_, at) => queryOf(`src/m${at % 500}/file${at}.ts`));
	const ask = async (queries: readonly FrameQuery[]): Promise<number> =>
		timed(async () =>
			locateFrames(
				queries,
				async (query) => locate(query, crowd, never),
				never,
				() => {},
			),
		);
	const usual = async (task: () => Promise<number>): Promise<number> => {
		await task();
		return quantile([await task(), await task(), await task()], 0.5);
	};
	const long = `${'pumps.'.repeat(1700)}level in fill`;
	return [
		{
			what: '5,000 files of the frame’s name',
			value: await usual(async () => ask([index])),
			unit: 'ms',
			budget: 200,
		},
		{ what: '10,000 frames', value: await usual(async () => ask(frames)), unit: 'ms', budget: 200 },
		{
			what: 'hostile paths',
			value: await usual(async () => ask(hostile.map(queryOf))),
			unit: 'ms',
			budget: 200,
		},
		{
			what: 'a culprit of 10 KB',
			value: await usual(async () =>
				timed(async () => {
					const facts = frameOfCulprit({ culprit: long, platform: 'python' });
					return facts && locate(frameQueryOf(facts, 'python'), crowd, never);
				}),
			),
			unit: 'ms',
			budget: 200,
		},
	];
}

async function sceneOf(
	paths: readonly string[],
	read: (file: string) => Promise<string | undefined>,
): Promise<Scene> {
	const workspace: Workspace = {
		roots: [{ name: 'bench', index: await createPathIndex(paths) }],
		read: async (file) => read(file.path),
	};
	return { workspace, manifests: createManifests(workspace) };
}

/** Paths as a large monorepo has them: some thousand folders; names that repeat, as often in a small one as in a large. */
function pathsOf(count: number): readonly string[] {
	return Array.from({ length: count }, (_, at) => {
		const name = at % 7 === 0 ? `index${at % 40}` : `file${at % (count / 5)}`;
		return ownString(`packages/area${at % 50}/part${at % 900}/src/deep${at % 11}/${name}.ts`);
	});
}

/** As git's answer gives them: not put together from pieces, which the first look would pay for. */
function ownString(text: string): string {
	return Buffer.from(text).toString();
}

function textOf(file: string): string {
	return Array.from({ length: 400 }, (_, at) =>
		at % 20 === 0 ? `export function step${at}() {` : `  call('${file}', ${at})`,
	).join('\n');
}

function queryOf(file: string): FrameQuery {
	const lines = textOf(file).split('\n');
	const context = lines.slice(206, 216).map((text, at): readonly [number, string] => [205 + at, text]);
	return frameQueryOf(
		{
			filename: `./${file}`,
			absPath: `webpack:///./${file}`,
			function: 'step200',
			lineNo: 210,
			inApp: true,
			context,
		},
		'javascript',
	);
}

async function timed(task: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await task();
	return performance.now() - start;
}

function collector(): () => void {
	setFlagsFromString('--expose-gc');
	return runInNewContext('gc') as () => void;
}

async function memoryOf(paths: readonly string[]): Promise<number> {
	const collect = collector();
	collect();
	const before = process.memoryUsage().heapUsed;
	// Strings of its own: the bench's list is not the index's.
	const index = await createPathIndex(paths.map(ownString));
	index.folders();
	collect();
	const after = process.memoryUsage().heapUsed;
	return index.size > 0 ? (after - before) / 1e6 : Number.NaN;
}
