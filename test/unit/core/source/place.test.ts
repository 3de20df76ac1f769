import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameQueryOf } from '../../../../src/core/source/frameQuery.ts';
import { outlineOf } from '../../../../src/core/source/functionRanges.ts';
import { placesOf, type Places } from '../../../../src/core/source/place.ts';

interface Asked {
	/** As sent; the first one is line 1 if nothing else is said. */
	readonly context: readonly string[];
	readonly first?: number;
	readonly line: number;
	readonly release?: readonly string[];
	readonly name?: string;
}

function places(now: readonly string[], { context, first = 1, line, release, name = 'fill' }: Asked): Places {
	const query = frameQueryOf({
		filename: 'a.js',
		function: name,
		lineNo: line,
		inApp: true,
		context: context.map((text, at): [number, string] => [first + at, text]),
	});
	const text = now.join('\n');
	return placesOf(query, now, outlineOf(text, 'javascript'), release?.join('\n'));
}

const plain = ['function fill() {', '\tdrain();', '}'];
const wrapped = ['function fill() {', '\tlater(function () {', '\t\tdrain();', '\t});', '}'];

test('a line that was put into a function without a name is wrapped, however deep it stands', () => {
	const deep = plain.map((text) => `\t\t${text}`);
	for (const context of [plain, deep]) {
		assert.ok(places(wrapped, { context, line: 2 }).isWrapped(3));
		assert.ok(places(wrapped.toSpliced(2, 0, ''), { context, line: 2 }).isWrapped(4));
		assert.ok(
			places(wrapped, { context: context.slice(1, 2), first: 2, line: 2, release: context }).isWrapped(3),
		);
	}
	assert.ok(!places(plain, { context: plain, line: 2 }).isWrapped(2));
});

test('a function without a name that ends before the line wraps nothing', () => {
	const now = ['function fill() {', '\tlater(function () {', '\t\tother();', '\t});', '\tdrain();', '}'];
	assert.ok(!places(now, { context: plain, line: 2 }).isWrapped(5));
});

test('what was around the line in the release wraps nothing new', () => {
	assert.ok(!places(wrapped, { context: wrapped, line: 3 }).isWrapped(3));
	assert.ok(
		!places(wrapped, { context: ['\t\tdrain();'], first: 3, line: 3, release: wrapped }).isWrapped(3),
	);
});

test('where the release’s function is not to be seen, only a line that stands deeper is wrapped', () => {
	const alone = (text: string): boolean =>
		places(wrapped, { context: [text], first: 2, line: 2 }).isWrapped(3);
	assert.ok(alone('\tdrain();'));
	assert.ok(!alone('\t\tdrain();'));
	assert.ok(!alone('\t\t\tdrain();'));
	assert.ok(!alone(`{snip} ${'drain(); '.repeat(20)}`));
});

test('a line outside of every function is not wrapped', () => {
	assert.ok(!places([...plain, 'drain();'], { context: plain, line: 2 }).isWrapped(4));
});

test('the head of the frame’s own function wraps nothing', () => {
	const now = ['const fill = function () {', '\tdrain();', '};'];
	assert.ok(!places(now, { context: ['drain();'], first: 2, line: 2 }).isWrapped(2));
});

test('a function of one line is its own, in the first line too', () => {
	const context = ['\t\tfunction fill() { drain(); }'];
	assert.ok(places(wrapped, { context, line: 1 }).isWrapped(3));
});

test('a function within the frame’s is where the line was, by the release or by the event’s lines', () => {
	const now = ['function inner() {', '\tdrain();', '}', 'function last() {', '\tstop();', '}'];
	const inside = { kind: 'inside', name: 'inner', by: 'shown' };
	const before = ['first();', '', ...now];
	assert.deepEqual(places(now, { context: [], line: 4, release: before }).of(2), inside);
	assert.deepEqual(places(now, { context: [], line: 7, release: before }).of(2), {
		kind: 'other',
		name: 'inner',
	});
	assert.deepEqual(places(now, { context: now, first: 40, line: 41 }).of(2), inside);
});

test('a line that lost its end shows how deep it stood, one that lost its start does not', () => {
	const long = 'drain(); '.repeat(20);
	const at = (text: string): string => places(['drain();'], { context: [text], line: 1 }).of(1).kind;
	assert.equal(at(`\t${long} {snip}`), 'other');
	assert.equal(at(`{snip} ${long}`), 'unknown');
});
