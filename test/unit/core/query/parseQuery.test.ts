import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import type { FilterValue, Term } from '../../../../src/core/query/queryTerms.ts';
import { heavyUnits, patience, queryText } from './queryText.ts';
import { fuzz } from '../../fuzz.ts';

/** A term in short: `!level:>=error`, `release:[1.0|a b]`, `'text'`, `or`. */
function short(term: Term): string {
	switch (term.kind) {
		case 'filter':
			return `${term.negated ? '!' : ''}${term.key.isFunction ? 'fn ' : ''}${term.key.name}:${term.operator?.text ?? ''}${shortValue(term.value)}`;
		case 'words':
			return `'${term.text}'${term.closed ? '' : '…'}`;
		case 'and':
		case 'or':
		case 'open':
		case 'close':
			return term.kind;
	}
}

function shortValue(value: FilterValue): string {
	switch (value.kind) {
		case 'empty':
			return '∅';
		case 'single':
			return `${value.quoted ? 'q ' : ''}${value.text}${value.closed ? '' : '…'}`;
		case 'list':
			return `[${value.items.map((item) => shortValue({ kind: 'single', ...item })).join('|')}${value.hasGap ? '|∅' : ''}${value.closed ? ']' : '…'}`;
	}
}

function shown(text: string): string[] {
	return parseQuery(text).terms.map(short);
}

describe('parseQuery', () => {
	const cases: [string, string[]][] = [
		['', []],
		['   ', []],
		['is:unresolved', ['is:unresolved']],
		['is:unresolved  !level:info ', ['is:unresolved', '!level:info']],
		['timesSeen:>=10', ['timesSeen:>=10']],
		['a:>1 b:<2 c:<=3 d:=4 e:!=5', ['a:>1', 'b:<2', 'c:<=3', 'd:=4', 'e:!=5']],
		['firstSeen:-24h', ['firstSeen:-24h']],
		['user.email:jane@example.com', ['user.email:jane@example.com']],
		['message:"a \\"b\\" c" x', ['message:q a "b" c', "'x'"]],
		['message:""', ['message:q ']],
		['message:"a b', ['message:q a b…']],
		['level:[error, fatal]', ['level:[error|fatal]']],
		['level:[ error ,"a b" ]', ['level:[error|q a b]']],
		['level:[error is:new', ['level:[error…', 'is:new']],
		['level:[a,,b]', ['level:[a|b|∅]']],
		['level:[]', ['level:[|∅]']],
		['level:[', ['level:[|∅…']],
		['tags[level]:x', ['tags[level]:x']],
		['flags["new-ui"]:true', ['flags[new-ui]:true']],
		['"my key":x', ["'my key'", "':x'"]],
		['"my.key":x', ['my.key:x']],
		['count():>5', ['fn count():>5']],
		['p95(a, b):>5', ['fn p95(a, b):>5']],
		['stack.filename:*foo*', ['stack.filename:*foo*']],
		['x is not defined', ["'x'", "'is'", "'not'", "'defined'"]],
		['"two words"', ["'two words'"]],
		['"two words', ["'two words'…"]],
		['TypeError: x', ['TypeError:∅', "'x'"]],
		['a OR b', ["'a'", 'or', "'b'"]],
		['a or b', ["'a'", 'or', "'b'"]],
		['android order and', ["'android'", "'order'", 'and']],
		['(a AND b)', ['open', "'a'", 'and', "'b'", 'close']],
		['main() f(x)', ["'main()'", "'f(x)'"]],
		['stack.function:main()', ['stack.function:main', 'open', 'close']],
		['a)', ["'a'", 'close']],
		['!', ["'!'"]],
		['!foo', ["'!foo'"]],
		[':x', ["':x'"]],
		['https://a.test/b?c=d', ['https://a.test/b?c=d']],
		['a:x"y', ['a:x"y…']],
		['a:x\\"y', ['a:x"y']],
		['C:\\a', ['C:\\a']],
	];
	for (const [text, terms] of cases) {
		it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(shown(text), terms));
	}

	it('gives ranges inside the text, in order, that hold every character but spaces', () => {
		fuzz(
			fc.property(queryText, (text) => {
				let at = 0;
				for (const term of parseQuery(text).terms) {
					assert.equal(text.slice(at, term.range.start).trim(), '');
					assert.ok(term.range.end > term.range.start && term.range.end <= text.length);
					at = term.range.end;
					if (term.kind === 'filter') {
						const { key, value } = term;
						assert.ok(key.range.start >= term.range.start && key.range.end <= value.range.start);
						assert.equal(value.range.end, term.range.end);
						for (const item of value.kind === 'list' ? value.items : []) {
							assert.ok(item.range.start >= value.range.start && item.range.end <= value.range.end);
						}
					}
				}
				assert.equal(text.slice(at).trim(), '');
			}),
			300,
		);
	});

	for (const unit of heavyUnits) {
		it(`takes linear time on 400,000 characters of ${JSON.stringify(unit)}`, patience, () => {
			const text = unit.repeat(400_000 / unit.length);
			assert.ok(parseQuery(text).terms.length <= text.length);
		});
	}
});
