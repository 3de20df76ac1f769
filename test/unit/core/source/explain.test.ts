import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { explain } from '../../../../src/core/source/explain.ts';
import { frameQueryOf, type FrameFacts } from '../../../../src/core/source/frameQuery.ts';
import type { LineToday } from '../../../../src/core/source/lineToday.ts';
import type { FileFound } from '../../../../src/core/source/locateFile.ts';
import { remapLine } from '../../../../src/core/source/remapLine.ts';
import { workspaceOf } from '../../../score/memoryWorkspace.ts';

const one = await workspaceOf(['a.py'], undefined);
const two = await workspaceOf(['a.py', 'OTHER:b.py'], undefined);
const file: FileFound = { kind: 'file', file: { root: 0, path: 'a.py' }, compiled: false };
const frame: Partial<FrameFacts> = { filename: 'a.py', lineNo: 7, function: 'fill', context: [[7, 'x']] };

function said(
	found: FileFound,
	today?: LineToday,
	facts: Partial<FrameFacts> = frame,
	workspace = one,
): object {
	const query = frameQueryOf({ inApp: true, context: [], ...facts }, 'python');
	return explain(query, found, today, workspace, createL10n());
}

const lines: readonly (readonly [LineToday, string, Partial<FrameFacts>?])[] = [
	[{ verdict: 'exact', line: 7 }, 'Line 7 reads as it did.'],
	[{ verdict: 'exact', line: 7, partly: true }, 'Line 7 reads as it did, as far as the event shows it.'],
	[
		{ verdict: 'exact', line: 7, history: 'sinceEvent' },
		'Line 7: no commit has changed the file since the event.',
		{ lineNo: 7 },
	],
	[
		{ verdict: 'exact', line: 7, history: 'asInRelease' },
		'Line 7: the file is as it was in the release.',
		{ lineNo: 7 },
	],
	[
		{ verdict: 'uncertain', line: 7, history: 'cut' },
		'The event holds no source, and this clone too little history: line 7 may have moved since.',
		{ lineNo: 7 },
	],
	[{ verdict: 'moved', line: 9, partly: true }, 'Moved from line 7 to 9.'],
	[
		{ verdict: 'uncertain', line: 7, partly: true },
		'This might be line 7; the event may not show all of it.',
	],
	[{ verdict: 'uncertain', line: 7, partly: true, rivals: 1 }, '1 other line fits as well as this one.'],
	[{ verdict: 'moved', line: 9 }, 'Moved from line 7 to 9.'],
	[
		{ verdict: 'movedFunction', line: 9, nowIn: 'pump' },
		'Line 7 is now line 9, in pump; the frame names fill.',
	],
	[{ verdict: 'movedFunction', line: 9 }, 'Line 7 is now line 9, in no function named fill.'],
	[{ verdict: 'movedFunction', line: 9, nowIn: 'pump' }, 'Line 7 is now line 9, in pump.', { lineNo: 7 }],
	[{ verdict: 'movedFunction', line: 9 }, 'Line 7 is now line 9, in another function.', { lineNo: 7 }],
	[
		{ verdict: 'movedFunction', line: 7, nowIn: 'pump' },
		'Line 7 reads as it did, but it may be in another function.',
		{ lineNo: 7 },
	],
	[
		{ verdict: 'movedFunction', line: 9, nowIn: 'fill' },
		'Line 7 is now line 9, in another function named fill.',
	],
	[
		{ verdict: 'movedFunction', line: 7, nowIn: 'pump' },
		'Line 7 reads as it did, but it is in pump; the frame names fill.',
	],
	[
		{ verdict: 'movedFunction', line: 7, nowIn: 'fill' },
		'Line 7 reads as it did, but it may be in another function.',
	],
	[{ verdict: 'movedFunction', line: 7 }, 'Line 7 reads as it did, but it may be in another function.'],
	[{ verdict: 'moved', line: 7 }, 'Line 7 reads as it did.'],
	[{ verdict: 'changed', line: 7 }, 'Line 7 has changed since the release.'],
	[{ verdict: 'changed', line: 9 }, 'Line 7 has changed since the release; its place is line 9 now.'],
	[{ verdict: 'removed' }, 'Line 7 is not in this file any more.'],
	[{ verdict: 'removed', line: 3 }, 'Line 7 is gone; this is where fill is now.'],
	[{ verdict: 'uncertain', line: 7, rivals: 1 }, '1 other line fits as well as this one.'],
	[{ verdict: 'uncertain', line: 7, rivals: 2 }, '2 lines fit as well as this one.'],
	[{ verdict: 'uncertain', line: 7, rivals: 0 }, 'This might be line 7; too little around it is the same.'],
	[{ verdict: 'uncertain', line: 7 }, 'This might be line 7; too little around it is the same.'],
	[
		{ verdict: 'uncertain', line: 7 },
		'The event holds no source: line 7 may have moved since.',
		{ lineNo: 7 },
	],
	[{ verdict: 'uncertain' }, 'The file is known, the line is not.', { function: 'fill' }],
	[
		{ verdict: 'uncertain', line: 3 },
		'The line is not known; this is where fill starts.',
		{ function: 'fill' },
	],
];
for (const [today, why, facts] of lines) {
	test(`${JSON.stringify(today)}: ${why}`, () => {
		const told = said(file, today, facts);
		assert.equal(Reflect.get(told, 'why'), why);
		assert.equal(Reflect.get(told, 'line'), today.line);
	});
}

test('no sentence tells of a line that it is where it was as if it had moved', () => {
	const verdicts = ['exact', 'moved', 'movedFunction', 'changed', 'removed', 'uncertain'] as const;
	for (const verdict of verdicts) {
		for (const nowIn of [undefined, 'pump', 'fill']) {
			for (const rivals of [undefined, 0, 1, 2]) {
				for (const facts of [frame, { lineNo: 7 }, { function: 'fill', lineNo: 7 }]) {
					for (const partly of [false, true]) {
						const today: LineToday = {
							verdict,
							line: 7,
							...(nowIn !== undefined && { nowIn }),
							...(rivals !== undefined && { rivals }),
							...(partly && { partly }),
						};
						const why = String(Reflect.get(said(file, today, facts), 'why'));
						assert.ok((why.match(/\b7\b/g) ?? []).length <= 1, why);
						assert.doesNotMatch(why, /\bmoved from\b|\bnow line\b/i);
					}
				}
			}
		}
	}
});

test('a line of which the event shows a part is never called unchanged', () => {
	assert.deepEqual(said(file, { verdict: 'exact', line: 7, partly: true }), {
		file: 'a.py',
		verdict: 'exact',
		line: 7,
		partly: true,
		why: 'Line 7 reads as it did, as far as the event shows it.',
	});
});

test('a line that only dates vouch for is told as one', () => {
	const bare = { lineNo: 7 };
	assert.deepEqual(said(file, { verdict: 'exact', line: 7, history: 'sinceEvent' }, bare), {
		file: 'a.py',
		verdict: 'exact',
		line: 7,
		byDate: true,
		why: 'Line 7: no commit has changed the file since the event.',
	});
	assert.ok(!('byDate' in said(file, { verdict: 'exact', line: 7, history: 'asInRelease' }, bare)));
});

test('the line that it was is said where it is another now', () => {
	assert.deepEqual(said(file, { verdict: 'moved', line: 9 }), {
		file: 'a.py',
		verdict: 'moved',
		line: 9,
		was: 7,
		why: 'Moved from line 7 to 9.',
	});
	assert.ok(!('was' in said(file, { verdict: 'exact', line: 7 })));
	assert.ok(!('was' in said(file, { verdict: 'uncertain', line: 3 }, { function: 'fill' })));
	assert.ok(!('line' in said(file, { verdict: 'removed' })));
});

test('a guess is called one, whatever the lines say', () => {
	const today: LineToday = { verdict: 'exact', line: 7 };
	assert.equal(Reflect.get(said({ ...file, compiled: true }, today), 'verdict'), 'uncertain');
	assert.equal(Reflect.get(said({ ...file, bySourceMap: true }, today), 'verdict'), 'uncertain');
	assert.deepEqual(said(file, undefined), {
		file: 'a.py',
		verdict: 'uncertain',
		line: 7,
		why: 'The file could not be read, so its lines are not compared.',
	});
	assert.ok(!('line' in said(file, undefined, {})));
});

test('a file that is only likely is never sure, however its lines read', () => {
	const likely: FileFound = { ...file, likely: true };
	assert.deepEqual(said(likely, { verdict: 'exact', line: 7 }), {
		file: 'a.py',
		verdict: 'uncertain',
		line: 7,
		why: 'a.py might be the file: line 7 reads the same.',
	});
	const nothing = 'a.py might be the file; nothing proves it.';
	assert.deepEqual(said(likely, { verdict: 'changed', line: 9 }), {
		file: 'a.py',
		verdict: 'uncertain',
		line: 9,
		was: 7,
		why: nothing,
	});
	assert.deepEqual(said(likely, undefined, {}), { file: 'a.py', verdict: 'uncertain', why: nothing });
});

test('the folder is named where there are several', () => {
	assert.equal(Reflect.get(said(file, undefined, frame, two), 'file'), 'workspace/a.py');
});

const others: readonly (readonly [FileFound, object, Partial<FrameFacts>?])[] = [
	[
		{ kind: 'candidates', compiled: false, files: [{ root: 0, path: 'a.py' }] },
		{
			verdict: 'candidates',
			candidates: 1,
			file: 'a.py',
			line: 7,
			why: 'a.py might be the file; nothing proves it.',
		},
	],
	[
		{
			kind: 'candidates',
			compiled: false,
			files: [
				{ root: 0, path: 'a.py' },
				{ root: 0, path: 'b.py' },
			],
		},
		{ verdict: 'candidates', candidates: 2, why: '2 files fit.' },
		{},
	],
	[
		{ kind: 'dependency', name: 'django' },
		{ verdict: 'dependency', why: 'django is a dependency, not in this workspace.' },
	],
	[{ kind: 'dependency' }, { verdict: 'dependency', why: 'a.py is a dependency, not in this workspace.' }],
	[{ kind: 'notFound' }, { verdict: 'notFound', why: 'No file of this workspace fits a.py.' }],
	[
		{ kind: 'notFound' },
		{ verdict: 'notFound', why: `No file of this workspace fits ${'x'.repeat(120)}.` },
		{ filename: 'x'.repeat(120) },
	],
	[
		{ kind: 'notFound' },
		{ verdict: 'notFound', why: `No file of this workspace fits …${'x'.repeat(119)}.` },
		{ filename: 'x'.repeat(121) },
	],
	[
		{ kind: 'noPath', why: 'empty' },
		{ verdict: 'noPath', why: 'This frame names no file.' },
	],
	[
		{ kind: 'noPath', why: 'refused' },
		{ verdict: 'noPath', why: 'The path in this frame is not one that Culprit follows.' },
	],
	[
		{ kind: 'noPath', why: 'bundle' },
		{
			verdict: 'noPath',
			why: 'a.py is a bundle: without a source map its lines are nowhere in the source.',
		},
	],
];
for (const [found, told, facts] of others) {
	test(`${JSON.stringify(found).slice(0, 80)} is said so`, () =>
		assert.deepEqual(said(found, undefined, facts), told));
}

test('a line is followed through a diff', () => {
	const same = (count: number) => ({ count, added: false, removed: false });
	const runs = [
		same(2),
		{ count: 3, added: true, removed: false },
		{ count: 2, added: false, removed: true },
		same(1),
	];
	const at = (line: number): string => {
		const told = remapLine(runs, line);
		return told.kind === 'line' ? String(told.line) : `gone near ${told.near}`;
	};
	assert.deepEqual([1, 2, 3, 4, 5, 6].map(at), ['1', '2', 'gone near 6', 'gone near 6', '6', 'gone near 6']);
	assert.deepEqual(remapLine([], 1), { kind: 'gone', near: 1 });
});
