import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration } from '../../../src/core/text/duration.ts';
import { Emitter } from '../../../src/core/emitter.ts';
import { fileSearch, mayName } from '../../../src/core/inFile/fileSearch.ts';
import { followLine, type LineEdit } from '../../../src/core/inFile/followLine.ts';
import { createRequestBudget } from '../../../src/core/inFile/requestBudget.ts';
import { isoTime } from '../../../src/core/text/isoTime.ts';
import { mergeIssue } from '../../../src/core/issue/issuePatch.ts';
import { parseIssueReference } from '../../../src/core/issue/issueReference.ts';
import { createL10n } from '../../../src/core/text/l10n.ts';
import { type Loadable, valueOf } from '../../../src/core/panel/loadable.ts';
import { relativeTime, shortAge } from '../../../src/core/text/relativeTime.ts';
import { restLabel, restStep } from '../../../src/core/text/restLabel.ts';
import { truncated, visibleParts } from '../../../src/core/text/visibleParts.ts';
import { anIssue } from './query/anIssue.ts';

const l10n = createL10n();

test('a countdown is rounded up, and names no part that is nothing at its start', () => {
	const said = (ms: number): string => duration(ms, 'en');
	assert.deepEqual([0, -5, 1, 1000, 1001, 59_000, 59_001, 60_000].map(said), [
		'0s',
		'0s',
		'1s',
		'1s',
		'2s',
		'59s',
		'1m 0s',
		'1m 0s',
	]);
	assert.deepEqual([3_599_000, 3_600_000, 3_661_000].map(said), ['59m 59s', '1h 0m 0s', '1h 1m 1s']);
});

test('an age is in the largest unit of which one has passed', () => {
	const now = 1_000_000_000_000;
	const ago = (ms: number): string => shortAge(now - ms, now, 'en');
	assert.deepEqual([1000, 59_999, 60_000, 3_599_999, 3_600_000, 86_399_999, 86_400_000].map(ago), [
		'1s',
		'59s',
		'1m',
		'59m',
		'1h',
		'23h',
		'1d',
	]);
	assert.equal(ago(999), relativeTime(now, now, 'en'));
	const long = (ms: number): string => relativeTime(now + ms, now, 'en', 'long');
	assert.equal(long(0), 'now');
	assert.equal(long(59_999), 'now');
	assert.equal(long(60_000), 'in 1 minute');
	assert.equal(long(-1000), '1 second ago');
	assert.equal(long(-60_000), '1 minute ago');
});

test('a time beyond ECMAScript’s dates is none', () => {
	assert.equal(isoTime(0), '1970-01-01T00:00:00.000Z');
	assert.equal(isoTime(8.64e15), '+275760-09-13T00:00:00.000Z');
	assert.equal(isoTime(-8.64e15)?.slice(0, 7), '-271821');
	for (const time of [8.64e15 + 1, -8.64e15 - 1, Number.NaN, undefined]) {
		assert.equal(isoTime(time), undefined);
	}
});

test('the rest of a text is shown at once where one step is enough', () => {
	const label = (shown: number, all: number): string => restLabel(shown, all, l10n, String);
	assert.equal(label(10, 10 + restStep), `Show All (${10 + restStep} characters)`);
	assert.equal(label(10, 11 + restStep), `Show More (10 of ${11 + restStep} characters)`);
});

test('a listener is told until it stops; nobody after the end', () => {
	const emitter = new Emitter<number>();
	const heard: string[] = [];
	const listen = (value: number): void => void heard.push(`a${value}`);
	const one = emitter.event(listen);
	emitter.event(listen);
	emitter.event((value) => heard.push(`b${value}`));
	emitter.fire(1);
	one.dispose();
	one.dispose();
	emitter.fire(2);
	emitter.dispose();
	emitter.fire(3);
	emitter.event(listen);
	emitter.fire(4);
	assert.deepEqual(heard, ['a1', 'a1', 'b1', 'a2', 'b2']);
});

test('what was last known survives loading and failing', () => {
	const failure = { reason: 'timeout', message: 'x' } as const;
	const states: readonly Loadable<number>[] = [
		{ state: 'idle' },
		{ state: 'ready', value: 1 },
		{ state: 'loading', last: 2 },
		{ state: 'failed', failure, last: 3 },
		{ state: 'loading' },
	];
	assert.deepEqual(states.map(valueOf), [undefined, 1, 2, 3, undefined]);
});

test('a patch is laid over its own issue alone', () => {
	const known = anIssue({ id: '1', assignedTo: { type: 'user', id: '5', name: 'Jane' } });
	assert.equal(mergeIssue(known, { id: '2', hasSeen: false }), known);
	assert.deepEqual(
		mergeIssue(known, { id: '1', hasSeen: false, cleared: ['assignedTo'] }),
		anIssue({ id: '1', hasSeen: false }),
	);
});

test('text is cut at its length, never in the middle of a pair', () => {
	assert.equal(truncated('abc', 3), 'abc');
	assert.equal(truncated('abcd', 3), 'abc');
	assert.equal(truncated('a\u{1f600}b', 2), 'a');
	assert.equal(truncated('a\u{1f600}b', 3), 'a\u{1f600}');
	// The ends of what starts a pair, and their neighbours.
	assert.equal(truncated('a\u{10000}', 2), 'a');
	assert.equal(truncated('a\u{10ffff}', 2), 'a');
	assert.equal(truncated('a\ud7ffb', 2), 'a\ud7ff');
	assert.equal(truncated('a\udc00b', 2), 'a\udc00');
});

test('what cannot be seen stands alone, and nothing empty beside it', () => {
	const said = (text: string): readonly string[] =>
		visibleParts(text).map((part) =>
			part.kind === 'text' ? JSON.stringify(part.text) : `${part.code} ${part.name}`,
		);
	assert.deepEqual(said(''), ['""']);
	assert.deepEqual(said('a\r\nb'), ['"a\\nb"']);
	assert.deepEqual(said('\u202ea\u200b'), ['U+202E RLO', '"a"', 'U+200B ZWSP']);
	assert.deepEqual(said('a\u0001'), ['"a"', 'U+0001 U+0001']);
});

test('a budget: so many in any span, and a clock that is set back locks nothing', () => {
	let now = 1000;
	const budget = createRequestBudget(2, 100, () => now);
	assert.deepEqual(
		[budget.wait(), budget.take(), budget.take(), budget.take(), budget.wait()],
		[0, true, true, false, 100],
	);
	now = 1099;
	assert.deepEqual([budget.wait(), budget.take()], [1, false]);
	now = 1100;
	assert.deepEqual([budget.wait(), budget.take(), budget.wait()], [0, true, 0]);
	now = 1050;
	assert.deepEqual([budget.take(), budget.take(), budget.take()], [true, true, false]);
});

test('what Sentry is asked for by a file', () => {
	const asked = (path: string): string => fileSearch(path).replace('is:unresolved stack.filename:', '');
	assert.equal(asked('src/pumps/level.py'), '*level.py');
	assert.equal(asked('src/pumps/index.ts'), '*pumps*index.ts');
	assert.equal(asked('pumps/index.ts'), '*index.ts');
	assert.equal(asked('src/pumps/abc.py'), '*pumps*abc.py');
	assert.equal(asked('src/pumps/abcd.py'), '*abcd.py');
	assert.equal(asked('src/pumps/Main.java'), '*Main.java');
	assert.equal(asked(`src/${'x'.repeat(130)}.py`), `*${'x'.repeat(117)}.py`);
	assert.equal(asked('src/a b"c.py'), '*a*b*c.py');
	assert.ok(mayName(['pumps.level'], 'src/pumps/level.py'));
	assert.ok(mayName([undefined, 'PageController'], 'app/page_controller.rb'));
	assert.ok(mayName(['raven.station'], 'raven/station/__init__.py'));
	assert.ok(!mayName(['raven.pumps'], 'raven/station/__init__.py'));
	assert.ok(!mayName(['raven'], '__init__.py'));
	assert.ok(!mayName([undefined, 'tank'], 'src/pumps/level.py'));
});

test('a line is followed through edits above it, and through those that touch it', () => {
	const edit = (start: number, end: number, breaks: number): LineEdit => ({ start, end, breaks });
	const at = (line: number, edits: readonly LineEdit[], text: readonly string[] = []): number | undefined =>
		followLine(line, 'words', edits, (number) => text[number - 1]);
	assert.equal(at(5, []), 5);
	assert.equal(at(5, [edit(1, 1, 2)]), 7);
	assert.equal(at(5, [edit(1, 3, 0)]), 3);
	assert.equal(at(5, [edit(6, 7, 3)]), 5);
	// Text before it on its own line, with a break: it is below.
	assert.equal(at(2, [edit(2, 2, 1)], ['a', 'new', 'words']), 3);
	assert.equal(at(2, [edit(2, 2, 1)], ['a', ' words', 'new']), 2);
	assert.equal(at(2, [edit(1, 2, 0)], ['words']), 1);
	assert.equal(at(2, [edit(2, 3, 0)], ['a', 'words']), 2);
	assert.equal(at(2, [edit(2, 2, 1)], ['a', 'words', 'words']), undefined);
	assert.equal(at(2, [edit(2, 2, 1)], ['a', 'b', 'c']), undefined);
	const six = Array.from({ length: 6 }, () => edit(2, 2, 0));
	assert.equal(at(2, six, ['a', 'words']), 2);
	assert.equal(at(2, [...six, edit(2, 2, 0)], ['a', 'words']), undefined);
});

test('what names an issue', () => {
	const of = (text: string, origin = 'https://a.test') => parseIssueReference(text, origin);
	assert.deepEqual(of('1'), { idOrShortId: '1' });
	assert.deepEqual(of(' issue:pump-1 '), { idOrShortId: 'PUMP-1' });
	assert.deepEqual(of('1'.repeat(20)), { idOrShortId: '1'.repeat(20) });
	assert.deepEqual(of('1'.repeat(21)), { why: 'notAnIssue' });
	assert.deepEqual(of(''), { why: 'empty' });
	assert.deepEqual(of('f'.repeat(32)), { why: 'eventId' });
	assert.deepEqual(of(`https://a.test/issues/1/?${'x'.repeat(1975)}`), { idOrShortId: '1' });
	assert.deepEqual(of(`https://a.test/issues/1/?${'x'.repeat(1976)}`), { why: 'notAnIssue' });
	assert.deepEqual(of('https://a.test:443/issues/1/'), { idOrShortId: '1' });
	assert.deepEqual(of('https://a.test:80/issues/1/'), { why: 'otherServer', origin: 'https://a.test:80' });
	assert.deepEqual(of('http://a.test:80/issues/1/', 'http://a.test'), { idOrShortId: '1' });
	assert.deepEqual(of('https://a.test/organizations/acme/issues/1/'), {
		idOrShortId: '1',
		organization: 'acme',
	});
	assert.deepEqual(of('https://a.test/acme/issues/1/'), { idOrShortId: '1', organization: 'acme' });
	assert.deepEqual(of('https://a.test/acme/shop/issues/1/'), { idOrShortId: '1', organization: 'acme' });
	assert.deepEqual(of('https://a.test/acme/shop/x/issues/1/'), { why: 'notAnIssueUrl' });
	assert.deepEqual(of('https://a.test/organizations/acme/x/issues/1/'), { why: 'notAnIssueUrl' });
	assert.deepEqual(of('https://a.test/issues/'), { why: 'issueList' });
	assert.deepEqual(of('https://a.test/issues/!/'), { why: 'notAnIssueUrl' });
	assert.deepEqual(of('https://a.test/share/issue/1/'), { why: 'sharedLink' });
	assert.deepEqual(of(`https://a.test/issues/1/events/${'F'.repeat(32)}/`), {
		idOrShortId: '1',
		eventId: 'f'.repeat(32),
	});
	assert.deepEqual(of('https://a.test/issues/1/events/latest/'), { idOrShortId: '1' });
	assert.deepEqual(of(`https://a.test/issues/1/other/${'f'.repeat(32)}/`), { idOrShortId: '1' });
	assert.deepEqual(of('https://a.test/feedback/?feedbackSlug=shop%3A7'), { idOrShortId: '7' });
	assert.deepEqual(of('https://acme.sentry.io/issues/1/', 'https://sentry.io'), {
		idOrShortId: '1',
		organization: 'acme',
	});
	assert.deepEqual(of('https://us.sentry.io/issues/1/', 'https://sentry.io'), { idOrShortId: '1' });
	assert.deepEqual(of('https://acme.sentry.io/organizations/x/issues/1/', 'https://sentry.io'), {
		idOrShortId: '1',
		organization: 'x',
	});
	assert.deepEqual(of('https://acme.sentry.io/issues/1/'), {
		why: 'otherServer',
		origin: 'https://acme.sentry.io',
	});
});
