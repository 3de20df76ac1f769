import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markOf } from '../../../../src/core/inFile/placeInFile.ts';
import { type FrameFacts, frameQueryOf } from '../../../../src/core/source/frameQuery.ts';
import { locate } from '../../../../src/core/source/locate.ts';
import { createManifests } from '../../../../src/core/source/manifests.ts';
import { workspaceOf } from '../../../score/memoryWorkspace.ts';

const path = 'raven/station/pressure.py';
const text = `def to_bar(text):
    return float(text) / 100000


def average(history):
    total = sum(history)
    return total / len(history)


class Gauge:
    def read(self):
        return 1


class Meter:
    def read(self):
        return 2
`;

async function mark(facts: Partial<FrameFacts>, now = text) {
	const workspace = await workspaceOf([path], undefined, new Map([[path, now]]));
	const query = frameQueryOf({ inApp: true, context: [], filename: path, ...facts }, 'python');
	const located = await locate(
		query,
		{ workspace, manifests: createManifests(workspace) },
		new AbortController().signal,
	);
	return markOf(located, now);
}

const crash = {
	function: 'average',
	lineNo: 7,
	context: [
		[6, '    total = sum(history)'],
		[7, '    return total / len(history)'],
	],
} as const;

test('marks the line itself where it reads as it did, and where it moved to', async () => {
	assert.deepEqual(await mark(crash), { line: 7, on: 'line' });
	assert.deepEqual(await mark(crash, `# one\n# two\n${text}`), { line: 9, on: 'line' });
});

test('marks the function where the line has changed, or was never told', async () => {
	const changed = text.replace('return total / len(history)', 'return total / max(1, len(history))');
	assert.deepEqual(await mark(crash, changed), { line: 5, on: 'function' });
	assert.deepEqual(await mark({ function: 'average' }), { line: 5, on: 'function' });
	assert.deepEqual(await mark({ function: 'average', lineNo: 6 }), { line: 5, on: 'function' });
});

test('marks nothing where there are two of that name, none, or another file', async () => {
	assert.equal(await mark({ function: 'read' }), undefined);
	assert.equal(await mark({ function: 'gone' }), undefined);
	assert.equal(await mark({}), undefined);
	assert.equal(await mark({ ...crash, filename: 'raven/station/pump.py' }), undefined);
});
