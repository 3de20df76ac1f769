import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameQueryOf, type FrameQuery } from '../../../../src/core/source/frameQuery.ts';
import { locate } from '../../../../src/core/source/locate.ts';
import { locateFrames, maxFrames } from '../../../../src/core/source/locateFrames.ts';
import { createManifests } from '../../../../src/core/source/manifests.ts';
import type { Workspace } from '../../../../src/core/source/workspace.ts';
import { workspaceOf } from '../../../score/memoryWorkspace.ts';

const query = (at: number): FrameQuery =>
	frameQueryOf(
		{
			filename: `./src/file${at}.ts`,
			absPath: `webpack:///./src/file${at}.ts`,
			inApp: true,
			context: [],
		},
		'javascript',
	);

test('a crowd of files of one name is left as soon as nobody waits for it', async () => {
	const stopping = new AbortController();
	const files = Array.from({ length: 5000 }, (_, at) => `packages/p${at}/src/index.ts`);
	let read = 0;
	const workspace: Workspace = {
		roots: (await workspaceOf(files, undefined)).roots,
		read: async () => {
			read += 1;
			if (read === 3) {
				stopping.abort();
			}
			return 'export {}\n';
		},
	};
	const asked = frameQueryOf(
		{
			filename: './src/index.ts',
			inApp: true,
			lineNo: 2,
			context: [
				[1, 'const level = tank.level()'],
				[2, 'valve.open(level)'],
				[3, 'valve.close(level)'],
			],
		},
		'javascript',
	);
	const { found, line } = await locate(
		asked,
		{ workspace, manifests: createManifests(workspace) },
		stopping.signal,
	);
	assert.deepEqual([read, line], [3, undefined]);
	assert.notEqual(found.kind, 'file');
});

test('nothing is told after an abort, and no frame is looked for', async () => {
	const stopping = new AbortController();
	const looked: number[] = [];
	const told: number[] = [];
	await locateFrames(
		Array.from({ length: 100 }, (_, at) => query(at)),
		async (one) => {
			looked.push(looked.length);
			if (looked.length === 5) {
				stopping.abort();
			}
			return { query: one, found: { kind: 'notFound' } };
		},
		stopping.signal,
		(at) => told.push(at),
	);
	assert.deepEqual([looked.length, told], [5, [0, 1, 2, 3]]);
});

test('of an endless trace only so many frames are looked for, and repeated ones once', async () => {
	let looked = 0;
	let told = 0;
	const look = async (one: FrameQuery): Promise<{ query: FrameQuery; found: { kind: 'notFound' } }> => {
		looked += 1;
		return { query: one, found: { kind: 'notFound' } };
	};
	const frames = Array.from({ length: 10_000 }, (_, at) => query(at % 1500));
	await locateFrames(frames, look, new AbortController().signal, () => {
		told += 1;
	});
	assert.equal(looked, maxFrames);
	assert.ok(told > maxFrames);
});
