import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { checkQuery, isSendable, maxQueryLength } from '../../../../src/core/query/checkQuery.ts';
import type { QueryProblem, QueryProblemCode } from '../../../../src/core/query/queryProblem.ts';
import { applyFix } from '../../../../src/core/query/queryProblem.ts';
import { heavyUnits, patience, queryText } from './queryText.ts';
import { fuzz } from '../../fuzz.ts';

const l10n = createL10n();

function first(text: string, tagKeys: readonly string[] = []): QueryProblem {
	const [problem] = checkQuery(text, l10n, tagKeys);
	assert.ok(problem, `no problem found in ${text}`);
	return problem;
}

describe('checkQuery', () => {
	const good = [
		'',
		'is:unresolved',
		'is:unresolved is:for_review assigned_or_suggested:[me, my_teams, none]',
		'is:unresolved !is:new !is:ongoing',
		'is:unresolved is:assigned',
		'is:ignored',
		'issue.priority:[high, medium]',
		'level:[error, fatal] !level:info',
		'assigned:#team assigned:jane@example.com',
		'firstSeen:-24h lastSeen:+7d age:-2w',
		'firstSeen:>=2026-01-01T00:00:00 lastSeen:<2026-01-31 event.timestamp:2026-01-02T03:04:05+01:00',
		'timesSeen:>10 timesSeen:<=5k timesSeen:[1, 2]',
		'error.handled:true error.unhandled:0',
		'has:user !has:browser has:tags[x]',
		'release:latest release:"my app@1.0 beta" release.version:>1.2.0',
		'browser:"Safari 11*" stack.filename:*foo* tags[level]:x flags["a"]:true',
		'Cannot read properties of undefined',
		'"x or y" main() f(x)',
		'message:"a (b) c" message:OR',
		'android order',
		'user.id:123 my_own_tag:1 server:web-8',
	];
	for (const text of good) {
		it(`has nothing against ${text || 'an empty query'}`, () => assert.deepEqual(checkQuery(text, l10n), []));
	}

	/** Query with the problem's range in «», code, and the query after the fix (absent: no fix). */
	const bad: [string, QueryProblemCode, string?][] = [
		['message:«"a b»', 'unclosedQuote', 'message:"a b"'],
		['«"a b»', 'unclosedQuote', '"a b"'],
		['level:[a, «"b]»', 'unclosedQuote', 'level:[a, "b]"'],
		['message:«a"b»', 'quoteInValue', 'message:"ab"'],
		['level:error «OR» level:fatal', 'unsupportedOr', 'level:[error, fatal]'],
		['level:[error, info] «or» level:"a b"', 'unsupportedOr', 'level:[error, info, "a b"]'],
		['is:new «OR» is:ongoing', 'unsupportedOr'],
		['browser:Fire* «OR» browser:Chrome', 'unsupportedOr'],
		['!level:a «OR» !level:b', 'unsupportedOr'],
		['level:a «OR» browser:b', 'unsupportedOr'],
		['this «or» that', 'unsupportedOr', '"this or that"'],
		['this «OR» that', 'unsupportedOr'],
		['is:new «AND» level:error', 'unsupportedAnd', 'is:new  level:error'],
		['this «and» that', 'unsupportedAnd', '"this and that"'],
		['«(is:new level:error)»', 'unsupportedParentheses', 'is:new level:error'],
		['«(»is:new x', 'unbalancedParentheses', 'is:new x'],
		['a«)»', 'unbalancedParentheses', 'a'],
		['«(a b)»', 'unsupportedParentheses', 'a b'],
		['stack.function:«main()»', 'unsupportedParentheses', 'stack.function:"main()"'],
		['«release:» 1.2', 'emptyValue', 'release:1.2'],
		['«TypeError:» x is undefined', 'emptyValue', '"TypeError: x is undefined"'],
		[
			'is:new «TypeError:» x is undefined is:assigned',
			'emptyValue',
			'is:new "TypeError: x is undefined" is:assigned',
		],
		['«level:»', 'emptyValue'],
		['«timesSeen:>»', 'emptyValue'],
		['level:«[error» is:new', 'unclosedList', 'level:[error] is:new'],
		['level:«[a,,b]»', 'emptyItem', 'level:[a, b]'],
		['level:«[]»', 'emptyItem'],
		['is:«[new, ongoing]»', 'listNotAllowed'],
		['is:«[new]»', 'listNotAllowed', 'is:new'],
		['has:«[a, b]»', 'listNotAllowed'],
		['has:«"a b"»', 'invalidKey'],
		['browser:[a, «b*»]', 'wildcardInList'],
		['«count():>5»', 'aggregate', 'timesSeen:>5'],
		['«p95(x):>5»', 'aggregate'],
		['is:«Unresolved»', 'unknownValue', 'is:unresolved'],
		['is:«unresloved»', 'unknownValue', 'is:unresolved'],
		['is:«open»', 'unknownValue'],
		['is:unresolved !is:«escalated»', 'unknownValue', 'is:unresolved !is:escalating'],
		['level:«warn»', 'unknownValue', 'level:warning'],
		['level:[error, «critical»]', 'unknownValue'],
		['issue.priority:«hihg»', 'unknownValue', 'issue.priority:high'],
		['firstSeen:«24h»', 'invalidDate', 'firstSeen:-24h'],
		['firstSeen:>«24h»', 'invalidDate', 'firstSeen:+24h'],
		['firstSeen:>«-24h»', 'invalidDate', 'firstSeen:-24h'],
		['lastSeen:«yesterday»', 'invalidDate'],
		['age:«-1y»', 'invalidDate'],
		['firstSeen:«[2026-01-01]»', 'invalidDate'],
		['«!firstSeen:-24h»', 'negatedDate', 'firstSeen:+24h'],
		['timesSeen:«many»', 'invalidNumber'],
		['error.handled:«yes»', 'invalidBoolean'],
		['release:«>»1.2', 'operatorAsText', 'release.version:>1.2'],
		['browser:«>=»1', 'operatorAsText'],
		['«environment:production» is:new', 'environment'],
		['«asigned»:me', 'unknownKey', 'assigned:me'],
		['«firstseen»:-24h', 'unknownKey', 'firstSeen:-24h'],
		['«https://a.test/b»', 'looksLikeText', '"https://a.test/b"'],
		['«app.ts:42»', 'looksLikeText', '"app.ts:42"'],
		['is:unresolved «is:resolved»', 'contradiction', ' is:resolved'],
		['«!is:new» level:error', 'loneNegation', 'is:unresolved !is:new level:error'],
		['is:new «!»', 'strayOperator', 'is:new '],
		['is:new «>=»', 'strayOperator', 'is:new '],
	];
	for (const [marked, code, fixed] of bad) {
		const text = marked.replace(/[«»]/g, '');
		it(`finds ${code} in ${text}`, () => {
			const problem = first(text);
			assert.equal(problem.code, code, problem.message);
			assert.equal(problem.fix && applyFix(text, problem.fix), fixed);
			assert.deepEqual(
				[problem.range.start, problem.range.end],
				[marked.indexOf('«'), marked.indexOf('»') - 1],
			);
		});
	}

	it('knows the tags of the server', () => {
		assert.equal(first('custmer:x', ['customer']).fix?.text, 'customer');
		assert.deepEqual(checkQuery('asigned:x', l10n, ['asigned']), []);
	});

	it('lets nothing be sent that the server would refuse, but lets a warning pass', () => {
		assert.equal(isSendable(checkQuery('a OR b', l10n)), false);
		assert.equal(isSendable(checkQuery('level:warn', l10n)), true);
	});

	it('puts what would be refused first', () => {
		assert.deepEqual(
			checkQuery('level:warn is:open', l10n).map(({ severity }) => severity),
			['error', 'warning'],
		);
	});

	it('refuses a query that is too long for a URL', () => {
		assert.equal(first('a'.repeat(maxQueryLength + 1)).code, 'tooLong');
	});

	it('never throws, stays inside the text, and every fix changes the text', () => {
		fuzz(
			fc.property(queryText, (text) => {
				for (const { range, fix, message } of checkQuery(text, l10n)) {
					assert.ok(range.start >= 0 && range.end >= range.start && range.end <= text.length);
					assert.ok(message.length > 0);
					if (fix) {
						assert.ok(fix.range.start <= fix.range.end && fix.range.end <= text.length);
						assert.notEqual(applyFix(text, fix), text);
					}
				}
			}),
			300,
		);
	});

	for (const unit of heavyUnits) {
		it(`is bounded on 100,000 characters of ${JSON.stringify(unit)}`, patience, () => {
			assert.ok(checkQuery(unit.repeat(100_000 / unit.length), l10n).length <= 50);
		});
	}
});
