import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameQueryOf, type FrameFacts } from '../../../../src/core/source/frameQuery.ts';
import { locateFrames } from '../../../../src/core/source/locateFrames.ts';
import { createManifests } from '../../../../src/core/source/manifests.ts';
import { createTraceLook } from '../../../../src/core/source/traceLook.ts';
import { workspaceOf } from '../../../score/memoryWorkspace.ts';

const code = (name: string) => [1, 2, 3, 4, 5].map((at) => `${name}.step(${at})`);
const shown = (file: string, line: number, lines: readonly string[]): Partial<FrameFacts> => ({
	absPath: file,
	lineNo: line,
	context: lines.map((text, at) => [at + 1, text]),
});

/** Each telling of a frame, in order: its place among the frames and what was found. */
async function told(
	frames: readonly Partial<FrameFacts>[],
	files: { readonly [path: string]: readonly string[] },
): Promise<{ readonly told: readonly string[]; readonly looks: number }> {
	const texts = new Map(Object.entries(files).map(([path, lines]) => [path, lines.join('\n')]));
	const workspace = await workspaceOf([...texts.keys()], undefined, texts);
	const signal = new AbortController().signal;
	const { look } = createTraceLook({ workspace, manifests: createManifests(workspace) }, signal);
	const all: string[] = [];
	let looks = 0;
	await locateFrames(
		frames.map((frame) => frameQueryOf({ inApp: true, context: [], ...frame }, 'python')),
		async (query) => {
			looks += 1;
			return look(query);
		},
		signal,
		(at, { found }) => all.push(`${at} ${found.kind === 'file' ? found.file.path : found.kind}`),
	);
	return { told: all, looks };
}

const files = { 'gateway/lib/wire.py': code('wire'), 'gateway/main.py': code('main') };
const sure = shown('/srv/app/lib/wire.py', 3, code('wire'));
const open = shown('/srv/app/main.py', 3, ['main.step(1)', 'main.step(2)', 'main.step(3)']);

test('what a later frame proves holds for those before it, recursion too', async () => {
	const { told: all, looks } = await told([open, open, sure], files);
	assert.deepEqual(all, [
		'0 candidates',
		'1 candidates',
		'2 gateway/lib/wire.py',
		'0 gateway/main.py',
		'1 gateway/main.py',
	]);
	assert.equal(looks, 3);
});

test('where nothing is proven nothing is looked for twice', async () => {
	const { told: all, looks } = await told([open, shown('/srv/app/lib/wire.py', 3, [])], files);
	assert.deepEqual(all, ['0 candidates', '1 candidates']);
	assert.equal(looks, 2);
});

test('a path is one file within a trace', async () => {
	const whole = shown('/srv/app/main.py', 3, code('main'));
	const { told: all } = await told([whole, { absPath: '/srv/app/main.py', lineNo: 40 }], files);
	assert.deepEqual(all, ['0 gateway/main.py', '1 gateway/main.py']);
});

test('a root does not lead astray: its file reads otherwise', async () => {
	const other = shown('/srv/app/main.py', 3, code('other'));
	const { told: all } = await told([sure, other], files);
	assert.deepEqual(all, ['0 gateway/lib/wire.py', '1 notFound']);
});

test('another project’s file that a generator wrote proves nothing, and teaches nothing', async () => {
	const { told: all } = await told(
		[shown('/srv/other/manage.py', 3, code('manage')), { absPath: '/srv/other/shop.py' }],
		{ 'manage.py': code('manage'), 'shop.py': code('shop') },
	);
	assert.deepEqual(all, ['0 candidates', '1 candidates']);
});
