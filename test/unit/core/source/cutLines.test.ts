import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameQueryOf, type FrameFacts } from '../../../../src/core/source/frameQuery.ts';
import { lineToday, type LineFacts, type LineToday } from '../../../../src/core/source/lineToday.ts';
import { proofOf } from '../../../../src/core/source/proof.ts';
import { ask } from './askFile.ts';

/** As the JavaScript SDK and Sentry's source maps cut: 140 characters, from 60 before the column, of lines over 150. */
function snip(line: string, column = 0): string {
	if (line.length <= 150) {
		return line;
	}
	const wanted = Math.max(0, Math.min(column, line.length) - 60);
	const early = wanted < 5 ? 0 : wanted;
	const isLast = early + 140 > line.length - 5;
	const start = isLast ? line.length - 140 : early;
	return `${start > 0 ? '{snip} ' : ''}${line.slice(start, start + 140)}${isLast ? '' : ' {snip}'}`;
}

/** Sentry until 2020, and SDKs with a limit: dots at the end, which count too. */
const dots =
	(length: number) =>
	(line: string): string =>
		line.length > length ? `${line.slice(0, length - 3)}...` : line;

/** A long line that is like no other: `word` stands every ten characters. */
function long(word: string, count = 60): string {
	return `\t${Array.from({ length: count }, (_, at) => `${word}(${at + 100});`).join(' ')}`;
}

const file = [
	'import { pumps } from "./pumps.mjs";',
	'',
	`export function prime(pump) { ${long('prime')} }`,
	'',
	'export function drain(pump) {',
	'\tpump.close();',
	long('drain'),
	'\treturn pump;',
	'}',
	'',
	'export function fill(litres) {',
	'\tconst tank = pumps.find(litres);',
	long('fill'),
	'\treturn tank;',
	'}',
	'',
];

interface Sent {
	readonly line: number;
	readonly column?: number;
	/** The file as it was. */
	readonly was?: readonly string[];
	readonly cut?: (line: string, column?: number) => string;
	readonly reach?: number;
	readonly name?: string;
}

/** A frame as it is sent from `was`. */
function frame({ line, column, was = file, cut = snip, reach = 5, name = 'fill' }: Sent): FrameFacts {
	const first = Math.max(1, line - reach);
	return {
		filename: 'main.mjs',
		function: name,
		lineNo: line,
		inApp: true,
		context: was
			.slice(first - 1, line + reach)
			.map((text, at) => [first + at, cut(text, first + at === line ? column : 0)]),
	};
}

function today(sent: Sent, now: readonly string[] | string = file, facts?: LineFacts): LineToday {
	const text = typeof now === 'string' ? now : now.join('\n');
	return lineToday(frameQueryOf(frame(sent), 'node'), text, facts);
}

function said({ verdict, line, partly, rivals }: LineToday): string {
	return `${verdict} ${line ?? '-'}${partly ? ' partly' : ''}${rivals === undefined ? '' : ` (${rivals})`}`;
}

/** The file with line `line` put through `change`. */
function having(line: number, change: (text: string) => string): readonly string[] {
	return file.map((text, at) => (at === line - 1 ? change(text) : text));
}

for (const [how, column] of [
	['at its end', 1],
	['at both ends', 300],
	['at its start', 590],
] as const) {
	test(`an unchanged line that was cut ${how} is not told to have changed`, () => {
		assert.equal(said(today({ line: 13, column })), 'exact 13 partly');
	});

	test(`a line that was cut ${how} has moved with all around it`, () => {
		assert.equal(said(today({ line: 13, column }, ['// one', '// two', ...file])), 'moved 15 partly');
	});
}

test('neighbours that were cut bear out a line that was not', () => {
	for (const line of [5, 6, 8, 12, 14]) {
		const name = line < 10 ? 'drain' : 'fill';
		assert.equal(said(today({ line, name })), `exact ${line}`);
		assert.equal(said(today({ line, name }, ['//', ...file])), `moved ${line + 1}`);
	}
});

test('a change outside of what the event shows is not told, one inside of it is', () => {
	const end = having(13, (text) => text.replace('fill(159);', 'fill(0);'));
	assert.equal(said(today({ line: 13, column: 300 }, end)), 'exact 13 partly');
	const start = having(13, (text) => text.replace('fill(100);', 'fill(100 + 1);'));
	assert.equal(said(today({ line: 13, column: 300 }, start)), 'exact 13 partly');
	const inside = having(13, (text) => text.replace('fill(127);', 'fill(0);'));
	assert.equal(said(today({ line: 13, column: 300 }, inside)), 'changed 13');
});

test('of a line that was cut at its end the start counts, at its start the end', () => {
	const later = having(13, (text) => `\tawait 0; ${text}`);
	assert.equal(said(today({ line: 13, column: 1 }, later)), 'changed 13');
	const longer = having(13, (text) => `${text} more();`);
	assert.equal(said(today({ line: 13, column: 590 }, longer)), 'changed 13');
});

test('white space is no change: tabs, Windows’ line ends, blanks at the end', () => {
	const texts: readonly (readonly [string, string])[] = [
		['tabs', file.join('\n').replaceAll('\t', '        ')],
		['line ends', file.join('\r\n')],
		['blanks', file.map((text) => `${text}   `).join('\n')],
	];
	for (const column of [1, 300, 590]) {
		for (const [what, now] of texts) {
			assert.equal(
				said(today({ line: 13, column }, now)),
				'exact 13 partly',
				`${what}, event as the file was`,
			);
			const was = now.split('\n');
			assert.equal(said(today({ line: 13, column, was })), 'exact 13 partly', `${what}, event from them`);
		}
	}
	const trimmed = (line: string, column?: number): string => snip(line, column).trim();
	assert.equal(said(today({ line: 13, column: 300, cut: trimmed })), 'exact 13 partly');
	for (const width of [1, 2, 4, 8]) {
		const spaced = (line: string, column?: number): string =>
			snip(line, column).replaceAll('\t', ' '.repeat(width));
		assert.equal(said(today({ line: 12, cut: spaced })), 'exact 12');
		assert.equal(said(today({ line: 13, column: 1, cut: spaced })), 'exact 13 partly');
	}
});

test('a start that was cut off may have been blanks only', () => {
	const deep = having(13, () => `${' '.repeat(40)}${'deep(1); '.repeat(14)}last();`);
	assert.ok(snip(deep[12] ?? '', 170).startsWith('{snip} '));
	assert.equal(said(today({ line: 13, column: 170, was: deep }, deep)), 'exact 13 partly');
});

test('other ways to cut: an apostrophe before the mark, dots, a limit', () => {
	const apostrophe = (line: string, column?: number): string =>
		snip(line, column).replace(/^\{snip\} /, "'{snip} ");
	assert.equal(said(today({ line: 13, column: 300, cut: apostrophe })), 'exact 13 partly');
	for (const length of [140, 256, 512]) {
		assert.equal(said(today({ line: 13, cut: dots(length) })), 'exact 13 partly');
		assert.equal(said(today({ line: 12, cut: dots(length) })), 'exact 12');
	}
	assert.equal(
		said(today({ line: 13, cut: (line) => line.slice(0, 200) + (line[200] ? '…' : '') })),
		'exact 13 partly',
	);
	const inside = having(13, (text) => text.replace('fill(105);', 'fill(0);'));
	assert.equal(said(today({ line: 13, cut: dots(140) }, inside)), 'changed 13');
});

test('a line of just 140 or 256 characters may have been cut without a mark: nothing is claimed', () => {
	for (const length of [140, 256]) {
		const hard = (line: string): string => line.slice(0, length);
		assert.equal(said(today({ line: 13, cut: hard })), 'uncertain 13 partly');
		assert.equal(said(today({ line: 12, cut: hard })), 'exact 12');
		// It is whole where the file has it so.
		const whole = having(13, (text) => text.slice(0, length));
		assert.equal(said(today({ line: 13, was: whole, cut: hard }, whole)), 'exact 13');
	}
});

test('marks that stand in the source itself are source', () => {
	const own = [
		'export function mark(line) {',
		'\tconst start = "{snip} ";',
		'\treturn start + line + " {snip}"; // {snip}',
		'}',
		`/* ${'a text of the project that ends with the mark '.repeat(4)} {snip}`,
		`{snip} ${'a text of the project that starts with it '.repeat(4)}*/`,
		'and so on...',
	];
	for (const line of [1, 2, 3, 4, 5, 6, 7]) {
		const sent: Sent = { line, was: own, cut: (text) => text, name: 'mark' };
		assert.equal(today(sent, own).verdict === 'changed', false);
		assert.equal(today(sent, own).line, line);
		assert.equal(today(sent, own).partly, undefined);
	}
	// Too short to have been cut: it reads otherwise now.
	const now = own.map((text, at) => (at === 2 ? text.replace('// {snip}', '// {snip} here') : text));
	assert.equal(said(today({ line: 3, was: own, name: 'mark' }, now)), 'changed 3');
});

test('two long lines that share what the event shows are not decided, whatever is around them', () => {
	const twin = long('fill').replace('fill(159);', 'fill(0);');
	const near = [...file.slice(0, 13), twin, ...file.slice(13)];
	assert.equal(said(today({ line: 13, column: 300, was: near }, near)), 'uncertain 13 partly (1)');
	assert.equal(said(today({ line: 14, column: 300, was: near }, near)), 'uncertain 14 partly (1)');
	const far = [...file, ...Array.from({ length: 60 }, (_, at) => `step(${at});`), twin];
	assert.equal(said(today({ line: 13, column: 300, was: far }, far)), 'uncertain 13 partly (1)');
});

test('git decides between them, and sees what the event does not show', () => {
	const twin = long('fill').replace('fill(159);', 'fill(0);');
	const near = [...file.slice(0, 13), twin, ...file.slice(13)];
	const release = near.join('\n');
	const sent: Sent = { line: 14, column: 300, was: near };
	const same: LineFacts = { release, remap: { kind: 'line', line: 14 } };
	assert.equal(said(today(sent, near, same)), 'exact 14');
	assert.equal(said(today(sent, near, { remap: { kind: 'line', line: 14 } })), 'exact 14 partly');
	const changed = near.map((text, at) => (at === 13 ? text.replace('fill(0);', 'fill(7);') : text));
	assert.equal(said(today(sent, changed, { release, remap: { kind: 'gone', near: 14 } })), 'changed 14');
});

test('the release’s file is the event’s where the part agrees, and another build where it does not', () => {
	const release = file.join('\n');
	const sent: Sent = { line: 13, column: 300, reach: 0 };
	const now = ['//', ...file];
	assert.equal(said(today(sent, now, { release, remap: { kind: 'line', line: 14 } })), 'moved 14');
	const other = ['//', ...file].join('\n');
	assert.equal(
		said(today(sent, file, { release: other, remap: { kind: 'line', line: 3 } })),
		'exact 13 partly',
	);
});

test('nothing around it was sent: an unchanged file is not told to have changed', () => {
	for (const line of [3, 6, 8, 13]) {
		for (const column of [1, 100, 300]) {
			const name = line < 4 ? 'prime' : line < 10 ? 'drain' : 'fill';
			const told = today({ line, column, reach: 0, name });
			assert.ok(['exact', 'uncertain'].includes(told.verdict), `${line}:${column} ${told.verdict}`);
			assert.equal(told.line, line);
		}
	}
	const twice = [...file, ...file];
	assert.equal(said(today({ line: 8, reach: 0, name: 'drain', was: twice }, twice)), 'uncertain 8 (1)');
});

test('the head of the function may be cut, and name another one than the event', () => {
	const was = [
		'',
		`export function handler(${Array.from({ length: 30 }, (_, at) => `argument${at}`).join(', ')}) {`,
		'\tstart();',
		long('walk'),
		'\tend();',
		'}',
		'export function t() {',
		'}',
	];
	for (const line of [3, 4, 5]) {
		const told = today({ line, column: 300, was, name: 't' }, was);
		assert.equal(told.verdict, 'exact');
		assert.equal(today({ line, column: 300, was, name: 't' }, ['//', ...was]).verdict, 'moved');
	}
});

test('a file is proven by lines that were cut, and not by those of another file', () => {
	const query = frameQueryOf(frame({ line: 13, column: 300, reach: 0 }), 'node');
	assert.equal(proofOf(query, file.join('\n')), 1);
	const other = file.map((text) => text.replaceAll('fill(1', 'fill(2'));
	assert.ok((proofOf(query, other.join('\n')) ?? 1) < 0.15);
});

test('more cut lines than are compared take nothing from the others', () => {
	const was = Array.from({ length: 90 }, (_, at) => long(`step${at}`));
	const query = frameQueryOf(frame({ line: 80, column: 300, was, reach: 40 }), 'node');
	assert.equal(proofOf({ ...query, function: { scope: [], inner: false } }, was.join('\n')), 1);
	assert.equal(said(lineToday(query, was.join('\n'))), 'exact 80 partly');
	assert.equal(said(lineToday(query, ['//', ...was].join('\n'))), 'moved 81 partly');
	assert.equal(said(lineToday(query, was.with(79, 'it_reads_otherwise();').join('\n'))), 'changed 80');
});

test('a head whose end was cut is that of a function where the file shows it whole', () => {
	const args = Array.from({ length: 30 }, (_, at) => `argument${at}`).join(', ');
	const was = [
		'',
		`export const handler = async (${args}) => {`,
		'\tstart();',
		'\twalk();',
		'};',
		'function t() {',
		'}',
	];
	assert.equal(said(today({ line: 4, was, name: 't', reach: 2 }, was)), 'exact 4');
	assert.equal(said(today({ line: 4, was, name: 't', reach: 2 }, ['//', ...was])), 'moved 5');
});

test('two places that differ only in what was cut off of the lines around are not decided', () => {
	const block = (word: string): readonly string[] => [
		'{',
		'\tpump.fill();',
		long('fill').replace('fill(159);', word),
		'}',
	];
	const was = [...block('one();'), ...block('two();')];
	for (const line of [2, 6]) {
		assert.equal(said(today({ line, was, name: 'none', reach: 1 }, was)), `uncertain ${line} (1)`);
	}
});

test('two files that share what the event shows are offered, not chosen', async () => {
	const sent = frame({ line: 13, column: 300 });
	const text = file.join('\n');
	const files = { 'a/main.mjs': text, 'b/main.mjs': text.replaceAll('fill(159);', 'fill(0);') };
	assert.equal(await ask({ platform: 'node', frame: sent, files }), '? a/main.mjs b/main.mjs');
	const unlike = {
		...files,
		'b/main.mjs': text.replaceAll(/fill\(1/g, 'fill(2').replaceAll('drain', 'empty'),
	};
	assert.equal(await ask({ platform: 'node', frame: sent, files: unlike }), 'a/main.mjs');
});
