import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { normaliseQuery } from '../../../../src/core/query/normaliseQuery.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { heavyUnits, patience, queryText } from './queryText.ts';
import { fuzz } from '../../fuzz.ts';

describe('normaliseQuery', () => {
	const cases: [string, string][] = [
		['', ''],
		['  is:unresolved \n\tlevel:error ', 'is:unresolved level:error'],
		['level:[ error ,fatal ]', 'level:[error, fatal]'],
		['!level:[a,b]', '!level:[a, b]'],
		['is:new level:x is:new', 'is:new level:x'],
		['is:new a is:new b', 'is:new a is:new b'],
		['is:new is:old a is:new b', 'is:new is:old a is:new b'],
		['message:"a  b"', 'message:"a  b"'],
		['"a  b', '"a  b'],
		['f( x', 'f( x'],
	];
	for (const [text, normal] of cases) {
		it(`writes ${JSON.stringify(text)} as ${JSON.stringify(normal)}`, () =>
			assert.equal(normaliseQuery(text), normal));
	}

	it('changes nothing the second time', () => {
		fuzz(
			fc.property(queryText, (text) => {
				const normal = normaliseQuery(text);
				assert.equal(normaliseQuery(normal), normal);
			}),
			300,
		);
	});

	it('keeps the kinds of terms but for doubles', () => {
		fuzz(
			fc.property(queryText, (text) => {
				const kinds = (query: string): string[] => parseQuery(query).terms.map(({ kind }) => kind);
				const others = (query: string): string[] => kinds(query).filter((kind) => kind !== 'filter');
				assert.deepEqual(others(normaliseQuery(text)), others(text));
				assert.ok(kinds(normaliseQuery(text)).length <= kinds(text).length);
			}),
			300,
		);
	});

	for (const unit of heavyUnits) {
		it(`takes linear time on 100,000 characters of ${JSON.stringify(unit)}`, patience, () => {
			assert.ok(normaliseQuery(unit.repeat(100_000 / unit.length)).length <= 200_000);
		});
	}
});
