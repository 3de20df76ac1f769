import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreementAt, positionsOf } from '../../../../src/core/source/agreement.ts';
import { frameQueryOf } from '../../../../src/core/source/frameQuery.ts';
import { lineToday, type LineFacts, type LineToday } from '../../../../src/core/source/lineToday.ts';

/** Lines that say something and are nowhere else, but for those that are put at the given numbers. */
function textOf(
	count: number,
	own: readonly (readonly [number, string])[] = [],
	word = 'other',
): readonly string[] {
	const lines = Array.from({ length: count }, (_, at) => `${word}_line(${at + 1})`);
	for (const [number, line] of own) {
		lines[number - 1] = line;
	}
	return lines;
}

/** Nine lines around the one that is looked for. */
const block = Array.from({ length: 9 }, (_, at) => `step_of_the_way(${at})`);
const blockAt = (line: number, lines = block): readonly (readonly [number, string])[] =>
	lines.map((text, at) => [line - 4 + at, text]);

/** What is told of the block's middle, which was at line 15, in a text of 100 lines. */
function told(
	places: readonly (readonly [number, string])[],
	facts: LineFacts = {},
	sent = block,
): LineToday {
	const context = blockAt(15, sent).map(([number, text]): [number, string] => [number, text]);
	const query = frameQueryOf({ filename: 'a.txt', lineNo: 15, inApp: true, context });
	return lineToday(query, textOf(100, places).join('\n'), facts);
}

function said(line: LineToday): string {
	return `${line.verdict} ${line.line ?? '-'}${line.rivals === undefined ? '' : ` (${line.rivals})`}`;
}

test('how much around a line is the same: shifts cost, and too far is not there', () => {
	const at = (number: number, where: number): number => {
		const share = agreementAt(
			50,
			50,
			[[number, 'the_line()']],
			positionsOf(textOf(100, [[where, 'the_line()']])),
		);
		return Math.round((share ?? -1) * 100) / 100;
	};
	assert.deepEqual(
		[49, 50, 51, 52].map((where) => at(49, where)),
		[1, 0, 0.8, 0],
	);
	assert.deepEqual(
		[44, 45, 46, 47, 48, 49, 51, 52].map((where) => at(48, where)),
		[0, 0.7, 0.8, 0.9, 1, 0.9, 0.7, 0],
	);
	assert.deepEqual(
		[55, 56, 57, 60, 61, 62].map((where) => at(56, where)),
		[0.9, 1, 0.9, 0.6, 0.6, 0],
	);
});

test('how much around a line is the same: brackets count little, nothing tells nothing', () => {
	const positions = positionsOf(
		textOf(9, [
			[4, 'the_line()'],
			[6, '}'],
		]),
	);
	assert.equal(
		agreementAt(
			5,
			5,
			[
				[4, 'the_line()'],
				[6, 'another()'],
			],
			positions,
		),
		0.5,
	);
	assert.equal(
		Math.round(
			1000 *
				(agreementAt(
					5,
					5,
					[
						[4, 'the_line()'],
						[6, ')'],
					],
					positions,
				) ?? 0),
		),
		833,
	);
	assert.equal(
		Math.round(
			1000 *
				(agreementAt(
					5,
					5,
					[
						[4, 'another()'],
						[6, '}'],
					],
					positions,
				) ?? 0),
		),
		167,
	);
	assert.equal(agreementAt(5, 5, [], positions), undefined);
	// The text has moved as a whole.
	assert.equal(
		agreementAt(
			5,
			15,
			[
				[14, 'the_line()'],
				[16, '}'],
			],
			positions,
		),
		1,
	);
});

test('of many lines of one text the nearest counts', () => {
	for (const lines of [
		[10, 20, 30, 40, 50],
		[40],
		[39, 40, 41],
		[1, 2, 3, 40],
		[40, 98, 99, 100],
		[38, 39, 40],
	]) {
		const positions = positionsOf(
			textOf(
				100,
				lines.map((line) => [line, 'end_of_it()']),
			),
		);
		assert.equal(agreementAt(41, 41, [[40, 'end_of_it()']], positions), 1, String(lines));
	}
	const positions = positionsOf(
		textOf(100, [
			[41, 'end_of_it()'],
			[43, 'end_of_it()'],
		]),
	);
	// The line itself is no witness of its own: the next one is two off.
	assert.equal(agreementAt(41, 41, [[42, 'end_of_it()']], positions), 0.9);
});

const rivals: readonly (readonly [string, readonly number[], string])[] = [
	['alone where it was', [15], 'exact 15'],
	['alone elsewhere', [70], 'moved 70'],
	['twice, the other one is 20 lines off', [15, 35], 'exact 15'],
	['twice, the other one is 19 lines off', [15, 34], 'uncertain 15 (1)'],
	['moved by 4, the other one is 20 lines off', [19, 35], 'moved 19'],
	['moved by 5, the other one is 25 lines off', [20, 40], 'moved 20'],
	['moved by 5, the other one is 24 lines off', [20, 39], 'uncertain 20 (1)'],
	['moved by 10, the other one is 50 lines off', [25, 65], 'moved 25'],
	['moved by 11, the other one is 80 lines off', [26, 95], 'uncertain 26 (1)'],
	['three times', [15, 25, 34], 'uncertain 15 (2)'],
	['as far above as below', [6, 24], 'uncertain 6 (1)'],
];
for (const [what, lines, wanted] of rivals) {
	test(`the same nine lines ${what}: ${wanted}`, () => {
		assert.equal(said(told(lines.flatMap((line) => blockAt(line)))), wanted);
	});
}

test('git’s word decides between lines alike, and halves what has to be around one', () => {
	const remap = { kind: 'line', line: 24 } as const;
	assert.equal(said(told([...blockAt(15), ...blockAt(24)], { remap })), 'moved 24');
	const few = blockAt(24).filter((_, at) => at > 1 && at < 6);
	assert.equal(
		said(
			told([...few, ...few.filter(([line]) => line === 24).map(([, text]): [number, string] => [70, text])], {
				remap,
			}),
		),
		'moved 24',
	);
});

test('a far place with little around it is no better than a near one with as little', () => {
	const part = block.map((line, at) => (at > 2 && at < 7 ? line : `new_${line}`));
	assert.equal(said(told([...blockAt(15, part), ...blockAt(60, part)])), 'uncertain 15 (1)');
});

test('one line alone: long words may be it, short ones are not', () => {
	const alone = (text: string): string => {
		const sent = block.map((line, at) => (at === 4 ? text : line));
		return said(told([[40, text]], {}, sent));
	};
	assert.equal(alone('twelve_chars'), 'uncertain 40');
	assert.equal(alone('eleven_char'), 'removed -');
	// Twice it is nothing.
	const twice = told([
		[40, 'step_of_the_way(4)'],
		[70, 'step_of_the_way(4)'],
	]);
	assert.equal(said(twice), 'removed -');
});

test('a line that reads otherwise is where what was around it is', () => {
	const changed = (line: number): readonly (readonly [number, string])[] =>
		blockAt(line).map(([at, text]) => [at, at === line ? 'something_else()' : text]);
	assert.equal(said(told(changed(15))), 'changed 15');
	assert.equal(said(told(changed(40))), 'changed 40');
	// Of two places alike the nearer one.
	assert.equal(said(told([...changed(30), ...changed(60)])), 'changed 30');
	assert.equal(said(told([...changed(60), ...changed(20)])), 'changed 20');
	// Half of what was around it is better than a quarter, however near that is.
	const quarter = changed(16).filter(([line]) => line > 16 && line < 19);
	assert.equal(said(told([...changed(60), ...quarter])), 'changed 60');
	// Next to nothing is around it.
	assert.equal(said(told(changed(40).filter(([line]) => line === 39))), 'removed -');
});

test('at the ends of the text a line can be the first or the last, and none beyond', () => {
	const query = (line: number, lines: readonly string[]) =>
		frameQueryOf({
			filename: 'a.txt',
			lineNo: line,
			inApp: true,
			context: lines.map((text, at): [number, string] => [at + 1, text]),
		});
	const lines = textOf(8);
	assert.equal(said(lineToday(query(1, ['gone_line()', ...lines.slice(1)]), lines.join('\n'))), 'changed 1');
	assert.equal(
		said(lineToday(query(8, [...lines.slice(0, 7), 'gone_line()']), lines.join('\n'))),
		'changed 8',
	);
	const cut = said(lineToday(query(8, [...lines.slice(0, 7), 'gone_line()']), lines.slice(0, 7).join('\n')));
	assert.ok(cut.startsWith('removed') || cut === 'changed 7', cut);
});

const functions = 'top = 1\n\ndef fill():\n    a = 1\n    b = 2\n\ndef drain():\n    c = 3\n';
const withoutText: readonly (readonly [string, number | undefined, string | undefined, LineFacts, string])[] =
	[
		// what, line, function, facts, told
		['git says the same line', 4, undefined, { remap: { kind: 'line', line: 4 } }, 'exact 4'],
		['git says another line', 4, undefined, { remap: { kind: 'line', line: 5 } }, 'moved 5'],
		['git says it is gone', 4, undefined, { remap: { kind: 'gone', near: 5 } }, 'changed 5'],
		['git says it is gone, behind the end', 4, undefined, { remap: { kind: 'gone', near: 50 } }, 'changed 9'],
		['nobody says anything', 4, undefined, {}, 'uncertain 4'],
		['the last line', 9, undefined, {}, 'uncertain 9'],
		['behind the last line', 10, undefined, {}, 'removed -'],
		['behind the last line, of a function', 10, 'fill', {}, 'removed 3'],
		['in its function', 4, 'fill', {}, 'uncertain 4'],
		['at its function’s head', 3, 'fill', {}, 'uncertain 3'],
		['at its function’s end', 5, 'fill', {}, 'uncertain 5'],
		['before its function', 2, 'fill', {}, 'uncertain 3'],
		['behind its function', 6, 'fill', {}, 'uncertain 3'],
		['its function is gone', 4, 'pump', {}, 'uncertain 4'],
		['no line, but a function', undefined, 'drain', {}, 'uncertain 7'],
		['no line and no function', undefined, undefined, {}, 'uncertain -'],
	];
for (const [what, lineNo, name, facts, wanted] of withoutText) {
	test(`without source, ${what}: ${wanted}`, () => {
		const query = frameQueryOf({
			filename: 'a.py',
			inApp: true,
			context: [],
			...(lineNo !== undefined && { lineNo }),
			...(name !== undefined && { function: name }),
		});
		assert.equal(said(lineToday(query, functions, facts)), wanted);
	});
}

test('of two functions of one name the other one is said', () => {
	const query = frameQueryOf({ filename: 'a.py', inApp: true, context: [], function: 'fill' });
	const twice = `${functions}\ndef fill():\n    d = 4\n`;
	assert.deepEqual(lineToday(query, twice), { verdict: 'uncertain', line: 3, rivals: 1 });
	// Its line may be the second one's head.
	assert.deepEqual(lineToday({ ...query, line: 10 }, twice), { verdict: 'uncertain', line: 10 });
});

test('the release’s file stands in with five lines to each side', () => {
	const release = textOf(40);
	const now = (gone: readonly number[]): number | undefined => {
		const text = textOf(
			40,
			gone.map((line) => [line, `new_words(${line})`]),
		);
		const query = frameQueryOf({ filename: 'a.txt', lineNo: 20, inApp: true, context: [] });
		return lineToday(query, text.join('\n'), { release: release.join('\n') }).agreement;
	};
	assert.equal(now([]), 1);
	assert.equal(now([15]), 0.9);
	assert.equal(now([25]), 0.9);
	assert.equal(now([14, 26]), 1);
});

test('the event’s own lines go before the release’s, unless there is but one', () => {
	const release = textOf(40).join('\n');
	const text = textOf(40, [[24, 'new_words()']]).join('\n');
	const of = (context: readonly (readonly [number, string])[], lineNo = 20): LineToday =>
		lineToday(frameQueryOf({ filename: 'a.txt', lineNo, inApp: true, context: [...context] }), text, {
			release,
		});
	assert.equal(of([[20, 'other_line(20)']]).agreement, 0.9);
	assert.equal(
		of([
			[19, 'other_line(19)'],
			[20, 'other_line(20)'],
		]).agreement,
		1,
	);
	// Another build’s file is not believed; nor is one that has no such line.
	assert.equal(
		of([
			[19, 'x_line(19)'],
			[20, 'x_line(20)'],
		]).verdict,
		'removed',
	);
	assert.equal(said(of([], 41)), 'removed -');
	assert.equal(said(of([], 3)), 'exact 3');
});

test('the first lines of a file have fewer before them', () => {
	const release = textOf(40).join('\n');
	const query = frameQueryOf({ filename: 'a.txt', lineNo: 2, inApp: true, context: [] });
	assert.deepEqual(lineToday(query, release, { release }), { verdict: 'exact', line: 2, agreement: 1 });
});
