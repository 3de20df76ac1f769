import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame, Stacktrace } from '../../../src/core/issue/event.ts';
import { type FrameRow, frameRows } from '../../../src/webview/stack/frameRows.ts';

let line = 0;
function frame(change: Partial<Frame> = {}): Frame {
	line += 1;
	return { function: `f${line}`, context: [], inApp: false, errors: [], ...change };
}
const app = (change: Partial<Frame> = {}) => frame({ inApp: true, context: [[1, 'x']], ...change });

function rows(frames: readonly Frame[], oldestFirst = false, more: Partial<Stacktrace> = {}) {
	return frameRows({ frames, ...more }, oldestFirst).map(told);
}

/** `3` a frame, `3+` shown open, `[2 1]` a fold. */
function told(row: FrameRow): string {
	switch (row.kind) {
		case 'frame':
			return `${row.index}${row.open ? '+' : ''}${row.repeats > 1 ? `x${row.repeats}` : ''}`;
		case 'fold':
			return `[${row.rows.map(told).join(' ')}]`;
		case 'omitted':
			return `${row.from}-${row.to} omitted`;
	}
}

test('the newest frame comes first, frames of the app are open, runs of the library are folded', () => {
	assert.deepEqual(rows([frame(), frame(), app(), frame(), frame(), frame(), app()]), [
		'6+',
		'[5 4 3]',
		'2+',
		'[1 0]',
	]);
});

test('turned round, everything is turned round', () => {
	assert.deepEqual(rows([frame(), frame(), app(), frame(), frame(), app()], true), [
		'[0 1]',
		'2+',
		'[3 4]',
		'5+',
	]);
});

test('the frame that crashed is never folded, nor is a library frame on its own', () => {
	assert.deepEqual(rows([app(), frame(), app(), frame(), frame(), frame()]), ['5', '[4 3]', '2+', '1', '0+']);
});

test('a trace without frames of the app shows its newest ones, the crash with its source', () => {
	const frames = Array.from({ length: 8 }, () => frame({ context: [[1, 'x']] }));
	assert.deepEqual(rows(frames), ['7+', '6', '5', '4', '[3 2 1 0]']);
});

test('frames of the app without source or variables stay closed', () => {
	assert.deepEqual(rows([app({ context: [] }), app({ context: [], vars: { a: 1 } })]), ['1+', '0']);
});

test('of many frames of the app only the newest are open at first', () => {
	const open = rows(Array.from({ length: 500 }, () => app())).filter((row) => row.endsWith('+'));
	assert.equal(open.length, 8);
	assert.equal(open[0], '499+');
});

test('a frame that follows itself is one row, the newest call standing for all', () => {
	const recursive = app();
	const frames = [app(), ...Array.from({ length: 400 }, () => ({ ...recursive })), app()];
	assert.deepEqual(rows(frames), ['401+', '400+x400', '0+']);
});

test('calls from different lines are different frames', () => {
	assert.equal(rows([app({ function: 'f', lineNo: 1 }), app({ function: 'f', lineNo: 2 })]).length, 2);
});

test('frames that were left out are told where they are missing', () => {
	assert.deepEqual(rows([app(), app(), app()], false, { framesOmitted: [1, 20] }), [
		'2+',
		'1+',
		'1-20 omitted',
		'0+',
	]);
	assert.deepEqual(rows([app()], false, { framesOmitted: [1, 20] }), ['1-20 omitted', '0+']);
});

test('no frames make no rows', () => {
	assert.deepEqual(rows([]), []);
});

test('calls that hold or want different locks are rows of their own', () => {
	const call = app();
	const lock = { type: 'locked', address: '0x1' } as const;
	assert.deepEqual(rows([call, { ...call, lock }, { ...call, lock: { ...lock } }]), ['2+x2', '0+']);
});
