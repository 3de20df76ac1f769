import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { addView } from '../../../../src/core/query/addView.ts';
import { checkQuery, maxQueryLength } from '../../../../src/core/query/checkQuery.ts';
import { applyCompletion, completions } from '../../../../src/core/query/completeQuery.ts';
import { completionSite } from '../../../../src/core/query/completionSite.ts';
import { describeQuery } from '../../../../src/core/query/describeQuery.ts';
import { normaliseQuery } from '../../../../src/core/query/normaliseQuery.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { parseViews } from '../../../../src/core/query/parseViews.ts';
import type { QueryProblem } from '../../../../src/core/query/queryProblem.ts';
import { viewRefusal } from '../../../../src/core/query/view.ts';

const l10n = createL10n();

describe('the longest that is taken', () => {
	it('a view’s name has 80 characters', () => {
		const name = 'x'.repeat(80);
		assert.ok('setting' in addView([], { name, query: '' }, l10n));
		assert.deepEqual(parseViews([{ name, query: '' }], l10n).problems, []);
	});

	it('30 views are used', () => {
		const views = (count: number) =>
			Array.from({ length: count }, (_, at) => ({ name: `v${at}`, query: '' }));
		assert.deepEqual(parseViews(views(30), l10n).problems, []);
		assert.deepEqual(parseViews(views(31), l10n).views.length, parseViews(views(30), l10n).views.length);
	});

	it('a view lists 100 environments of 100 characters', () => {
		const problems = (environments: unknown) =>
			parseViews([{ name: 'A', query: '', environments }], l10n).problems.length;
		assert.equal(problems(Array.from({ length: 100 }, () => 'x'.repeat(100))), 0);
		assert.equal(problems(Array.from({ length: 101 }, () => 'x')), 1);
		assert.equal(problems(['x'.repeat(101)]), 1);
		assert.equal(problems([7]), 1);
	});

	it('a query has 4096 characters', () => {
		assert.deepEqual(checkQuery('a'.repeat(maxQueryLength), l10n), []);
	});

	it('a special key is looked for within 250 characters', () => {
		const call = (inside: number): string => `count(${'x'.repeat(inside)}):1`;
		const isFunction = (text: string): boolean => {
			const [term] = parseQuery(text).terms;
			return term?.kind === 'filter' && term.key.isFunction;
		};
		assert.ok(isFunction(call(200)));
		const late = parseQuery(`${'a '.repeat(200)}count(x):1 ${'b'.repeat(300)}`).terms;
		assert.ok(late.some((term) => term.kind === 'filter' && term.key.isFunction));
		assert.ok(isFunction(`${call(200)} ${'y'.repeat(300)}`), 'whatever comes behind it');
		assert.ok(isFunction(`${call(2)} ${'y'.repeat(300)}`));
		assert.ok(!isFunction(call(201)));
	});

	it('a sentence names eight conditions and counts the others', () => {
		const query = (count: number): string => Array.from({ length: count }, (_, at) => `k${at}:1`).join(' ');
		assert.equal(describeQuery(query(8), l10n).only.at(-1), 'k7 1');
		assert.deepEqual(describeQuery(query(10), l10n).only.slice(-2), ['k7 1', 'and 2 more']);
	});

	it('a list in a sentence names six words, or seven where only one is left', () => {
		const list = (count: number) =>
			describeQuery(`k:[${Array.from({ length: count }, (_, at) => at).join()}]`, l10n);
		assert.deepEqual(list(7).only, ['k 0, 1, 2, 3, 4, 5 or 6']);
		assert.deepEqual(list(8).only, ['k 0, 1, 2, 3, 4, 5 or 2 more']);
	});
});

describe('the setting culprit.views', () => {
	const problems = (entry: object): readonly string[] =>
		parseViews([{ name: 'A', query: '', ...entry }], l10n).problems.map(({ message }) => message);

	it('may be null', () => assert.deepEqual(parseViews(null, l10n).problems, []));

	it('names the shipped ids where one is wrong, and none of the user’s own', () => {
		const entries = [{ name: 'Mine', query: '' }, { id: 'x' }];
		assert.equal(
			parseViews(entries, l10n).problems[0]?.message,
			'No shipped view has the id x. There are forThisWorkspace, assignedToMe, newSinceLastRelease, ' +
				'escalatingOrRegressed, allUnresolved.',
		);
	});

	it('takes each word for projects', () => {
		for (const projects of ['workspace', 'chosen']) {
			assert.equal(parseViews([{ name: 'A', query: '', projects }], l10n).views.at(-1)?.projects, projects);
		}
	});

	it('refuses a span that is none', () => {
		assert.deepEqual(problems({ statsPeriod: '24h' }), []);
		assert.equal(problems({ statsPeriod: 'soon' }).length, 1);
		assert.equal(problems({ statsPeriod: ['24h'] }).length, 1);
	});
});

describe('what is wrong with a query', () => {
	const of = (text: string, code: string): QueryProblem | undefined =>
		checkQuery(text, l10n).find((problem) => problem.code === code);

	it('comes in the order of the text where it weighs alike', () => {
		assert.deepEqual(
			checkQuery('is:open a OR b', l10n).map(({ code }) => code),
			['unknownValue', 'unsupportedOr'],
		);
	});

	it('takes for a URL only what has a scheme of one and the slashes', () => {
		assert.ok(of('https://a.test', 'looksLikeText'));
		assert.equal(of('http:8080', 'looksLikeText'), undefined);
		assert.equal(of('shop://cart', 'looksLikeText'), undefined);
		assert.equal(of('!https://a.test', 'looksLikeText'), undefined);
	});

	it('guesses a key of two letters', () => assert.equal(of('ag:1', 'unknownKey')?.fix?.text, 'age'));

	it('joins filters over OR only where there is one on both sides, with values', () => {
		for (const text of ['x OR level:a', 'level:a OR x', 'OR level:a', 'level:a OR', 'level:[] OR level:a']) {
			const problem = of(text, 'unsupportedOr');
			assert.ok(problem);
			assert.equal(problem.fix, undefined, text);
		}
	});

	it('makes a phrase of words on both sides only', () => {
		assert.equal(of('or that', 'unsupportedOr')?.fix, undefined);
		assert.equal(of('this or', 'unsupportedOr')?.fix, undefined);
		assert.equal(of('this and', 'unsupportedAnd')?.fix?.text, '');
	});

	it('takes parentheses around words for text, around filters for a mistake', () => {
		assert.equal(of('level:error (a b)', 'unsupportedParentheses')?.severity, 'warning');
		assert.equal(of('(a b) level:error', 'unsupportedParentheses')?.severity, 'warning');
		assert.equal(of('(is:new level:error)', 'unsupportedParentheses')?.severity, 'error');
	});

	it('offers to turn round a span that is negated, not a date', () => {
		assert.ok(of('!firstSeen:-24h', 'negatedDate')?.fix);
		assert.equal(of('!firstSeen:2026-01-01', 'negatedDate')?.fix, undefined);
		assert.equal(of('!firstSeen:>-24h', 'negatedDate')?.fix, undefined);
	});

	it('refuses other words where the set is closed, and only doubts them where it is not', () => {
		for (const key of [
			'is',
			'issue.priority',
			'release.stage',
			'device.class',
			'error.handled',
			'stack.in_app',
		]) {
			assert.equal(checkQuery(`${key}:other`, l10n)[0]?.severity, 'error', key);
		}
		assert.deepEqual(checkQuery('device.orientation:upside', l10n), []);
	});
});

describe('completing at the caret', () => {
	const at = (marked: string) => {
		const site = completionSite(marked.replace('|', ''), marked.indexOf('|'));
		assert.ok(site);
		return site;
	};

	it('writes the colon, and leaves the caret behind it', () => {
		for (const [marked, text, caret] of [
			['|', 'level:', 6],
			['(|', '(level:', 7],
			['le| is:new', 'level: is:new', 6],
		] as const) {
			const site = at(marked);
			const item = completions(site, [], l10n).find(({ label }) => label === 'level:');
			assert.ok(item);
			assert.deepEqual(applyCompletion(marked.replace('|', ''), site, item), { text, caret });
		}
	});

	it('replaces the word of a list also from its first letter', () => {
		assert.deepEqual(at('level:[|error]').range, { start: 7, end: 12 });
	});

	it('shows what the server told of a tag', () => {
		const offered = [{ value: 'customer', description: 'seen 7 times' }, { value: 'custom' }];
		assert.deepEqual(
			completions(at('cust|'), offered, l10n).map(({ description }) => description),
			['seen 7 times', 'Tag'],
		);
	});
});

describe('a query in words', () => {
	const rows: readonly (readonly [string, string])[] = [
		['timesSeen:5', 'Only 5 events.'],
		['!timesSeen:5', 'Only not 5 events.'],
		['timesSeen:>=5', 'Only at least 5 events.'],
		['!timesSeen:>=5', 'Only fewer than 5 events.'],
		['timesSeen:<=5', 'Only at most 5 events.'],
		['!timesSeen:<=5', 'Only more than 5 events.'],
		['age:-1m', 'Only first seen within 1 minute.'],
		['age:-5m', 'Only first seen within 5 minutes.'],
		['age:-1h', 'Only first seen within 1 hour.'],
		['age:-1d', 'Only first seen within 1 day.'],
		['age:-3d', 'Only first seen within 3 days.'],
		['age:-2w', 'Only first seen within 2 weeks.'],
		// A tag may have the value that a status has a name for.
		['environment:resolved', 'Only environment resolved.'],
	];
	for (const [query, sentence] of rows) {
		it(`${query}: ${sentence}`, () => assert.equal(describeQuery(query, l10n).sentence, sentence));
	}

	it('names the project that a view lacks', () => {
		assert.equal(
			viewRefusal('unknownProject', 'shop', l10n),
			'There is no project shop, or the token may not see it.',
		);
	});
});

describe('one form of a query', () => {
	const rows: readonly (readonly [string, string])[] = [
		['a is:new is:new b', 'a is:new b'],
		['is:new a is:new', 'is:new a'],
		['is:new is:new a', 'is:new a'],
		['is:new a is:new level:x', 'is:new a level:x'],
	];
	for (const [query, form] of rows) {
		it(`${query} is ${form}`, () => assert.equal(normaliseQuery(query), form));
	}
});
