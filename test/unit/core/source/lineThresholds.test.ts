import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameQueryOf } from '../../../../src/core/source/frameQuery.ts';
import type { FunctionRange } from '../../../../src/core/source/functionRanges.ts';
import { lineToday, type LineToday } from '../../../../src/core/source/lineToday.ts';

/** Of the frame's line in the release. */
const was = 45;
const own = 'the_line_that_ran()';
const around = Array.from({ length: 5 }, (_, at) => at + 1);
const sentOf = (text: string): readonly string[] => [
	...around.map((at) => `step_before(${at})`),
	text,
	...around.map((at) => `step_behind(${at})`),
];

/** One place of today: how many of the ten lines around are there, and what stands for the line itself. */
interface Spot {
	readonly at: number;
	readonly kept: number;
	readonly text?: string;
}

const fill: FunctionRange = { name: 'fill', start: 1, end: 5 };
const drain: FunctionRange = { name: 'drain', start: 30, end: 90 };

/** What is said of an event with `text` in line 45, of a file of 180 lines. */
function told(spots: readonly Spot[], functions: readonly FunctionRange[] = [], text = own): string {
	const sent = sentOf(text);
	const lines = Array.from({ length: 180 }, (_, at) => `other_line(${at + 1})`);
	for (const { at, kept, text: instead = text } of spots) {
		lines[at - 1] = instead;
		sent
			.map((line, index) => [line, at - 5 + index] as const)
			.filter(([, number]) => number !== at)
			.slice(0, kept)
			.forEach(([line, number]) => {
				lines[number - 1] = line;
			});
	}
	const query = frameQueryOf({
		filename: 'a.txt',
		function: 'fill',
		lineNo: was,
		inApp: true,
		context: sent.map((line, at): [number, string] => [was - 5 + at, line]),
	});
	return said(lineToday(query, lines.join('\n'), { functions }));
}

function said({ verdict, line, rivals, nowIn }: LineToday): string {
	return `${verdict} ${line ?? '-'}${nowIn === undefined ? '' : ` in ${nowIn}`}${rivals === undefined ? '' : ` (${rivals})`}`;
}

const inFill: FunctionRange = { ...fill, end: 80 };
const gone = { text: 'it_reads_otherwise()' };
const short = 'eleven_char';

const rows: readonly (readonly [string, string, readonly Spot[], (readonly FunctionRange[])?, string?])[] = [
	// In another function half of what was around it has to be there.
	['in another function, with half', 'movedFunction 60 in drain', [{ at: 60, kept: 5 }], [fill, drain]],
	['in another function, with less', 'removed 1', [{ at: 60, kept: 4 }], [fill, drain]],
	['outside of all functions, with nine in ten', 'moved 60', [{ at: 60, kept: 9 }], [fill]],
	['outside of all functions, with eight in ten', 'movedFunction 60', [{ at: 60, kept: 8 }], [fill]],
	[
		'in its function with half, in another one with all',
		'moved 60',
		[
			{ at: 60, kept: 5 },
			{ at: 110, kept: 10 },
		],
		[inFill, { ...drain, start: 90, end: 150 }],
	],
	// Without witnesses.
	['twelve characters in its function', 'moved 60', [{ at: 60, kept: 0 }], [inFill], 'twelve_chars'],
	['eleven characters in its function', 'removed 1', [{ at: 60, kept: 0 }], [inFill], short],
	['eleven characters where they were', 'removed -', [{ at: was, kept: 0 }], [], short],
	['eleven characters with four in ten', 'uncertain 60', [{ at: 60, kept: 4 }], [], short],
	['eleven characters with three in ten', 'changed 60', [{ at: 60, kept: 3 }], [], short],
	// Two of them.
	[
		'twice in its function',
		'uncertain 60 (1)',
		[
			{ at: 60, kept: 0 },
			{ at: 75, kept: 0 },
		],
		[inFill],
	],
	[
		'twice with three in ten',
		'uncertain 60 (1)',
		[
			{ at: 60, kept: 3 },
			{ at: 75, kept: 3 },
		],
	],
	[
		'twice with two in ten',
		'removed -',
		[
			{ at: 60, kept: 2 },
			{ at: 75, kept: 2 },
		],
	],
	[
		'twice with eight in ten, one far off',
		'exact 45',
		[
			{ at: was, kept: 8 },
			{ at: 75, kept: 8 },
		],
	],
	[
		'twice with seven in ten, one far off',
		'uncertain 45 (1)',
		[
			{ at: was, kept: 7 },
			{ at: 75, kept: 7 },
		],
	],
	[
		'twice, only once with what was around it',
		'moved 60',
		[
			{ at: was, kept: 0 },
			{ at: 60, kept: 10 },
		],
	],
	[
		'twice, the nearer one below',
		'uncertain 55 (1)',
		[
			{ at: 30, kept: 7 },
			{ at: 55, kept: 7 },
		],
	],
	// The text of the line is gone.
	['gone, in another function with six in ten', 'changed 60', [{ at: 60, kept: 6, ...gone }], [fill, drain]],
	['gone, in another function with half', 'removed 1', [{ at: 60, kept: 5, ...gone }], [fill, drain]],
	['gone, with three in ten', 'changed 60', [{ at: 60, kept: 3, ...gone }]],
	['gone, with two in ten', 'removed -', [{ at: 60, kept: 2, ...gone }]],
	[
		'gone, in its function with half, in another one with seven in ten',
		'changed 60',
		[
			{ at: 60, kept: 5, ...gone },
			{ at: 110, kept: 7, ...gone },
		],
		[inFill, { ...drain, start: 90, end: 150 }],
	],
	[
		'gone twice, the nearer one below',
		'changed 55',
		[
			{ at: 30, kept: 7, ...gone },
			{ at: 55, kept: 7, ...gone },
		],
	],
	[
		'gone twice, as far above as below',
		'changed 30',
		[
			{ at: 30, kept: 7, ...gone },
			{ at: 60, kept: 7, ...gone },
		],
	],
];
for (const [what, wanted, spots, functions, text] of rows) {
	test(`a line ${what}: ${wanted}`, () => assert.equal(told(spots, functions, text), wanted));
}

/** The same for an event with fewer lines around, four of them before its own: places as `[line, kept]`. */
function toldOf(sent: readonly string[], places: readonly (readonly [number, number])[]): string {
	const lines = Array.from({ length: 180 }, (_, at) => `other_line(${at + 1})`);
	for (const [at, kept] of places) {
		lines[at - 1] = own;
		const others = sent
			.map((text, index) => [text, at - 4 + index] as const)
			.filter(([text]) => text !== own);
		for (const [text, number] of others.slice(0, kept)) {
			lines[number - 1] = text;
		}
	}
	const context = sent.map((text, at): [number, string] => [was - 4 + at, text]);
	const query = frameQueryOf({ filename: 'a.txt', lineNo: was, inApp: true, context });
	return said(lineToday(query, lines.join('\n')));
}

test('how much farther off a line is counts less the farther both are', () => {
	// Of eight lines around, a lead of one is too little, but for the distance.
	const places = [
		[was + 1, 6],
		[was + 80, 5],
	] as const;
	assert.equal(toldOf(sentOf(own).slice(1, -1), places), 'moved 46');
});

test('a lead of just 0.15 is clear', () => {
	// 3/9 + 0.05 / (1 + 40/50) against 1/9 + 0.1: too little is around the first one, but it has no rival.
	const at = (distance: number): string =>
		toldOf(sentOf(own).slice(1), [
			[was + distance, 3],
			[was, 1],
		]);
	assert.equal(at(40), 'changed 85');
	assert.equal(at(41), 'uncertain 86 (1)');
});

test('of an empty line only the number is known', () => {
	assert.equal(told([{ at: was, kept: 10 }], [], '  '), 'uncertain 45');
	assert.equal(told([{ at: 60, kept: 10 }], [], '  '), 'uncertain 45');
});
