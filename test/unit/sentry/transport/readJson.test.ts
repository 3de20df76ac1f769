import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { jsonCaps, readJson } from '../../../../src/sentry/transport/readJson.ts';
import { fuzz } from '../../fuzz.ts';
import { fails } from '../loopback.ts';

const zeros = (count: number): string => `[${Array.from({ length: count }, () => '0').join(',')}]`;
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

test('reads what JSON.parse reads, and throws what it throws', () => {
	fuzz(
		fc.property(fc.oneof(fc.json(), fc.json({ depthSize: 'large' }), fc.string()), (text) => {
			const result = (read: (text: string) => unknown): unknown => {
				try {
					return read(text);
				} catch (error) {
					return String(error);
				}
			};
			assert.deepEqual(result(readJson), result(JSON.parse));
		}),
		300,
	);
});

test('as many values and levels as the caps say are read, and not one more', () => {
	assert.equal((readJson(zeros(jsonCaps.values - 1)) as unknown[]).length, jsonCaps.values - 1);
	assert.throws(() => readJson(zeros(jsonCaps.values)), fails('tooLarge', { code: 'values' }));
	readJson(nested(jsonCaps.levels));
	assert.throws(() => readJson(nested(jsonCaps.levels + 1)), fails('tooLarge', { code: 'levels' }));
});

test('names count as what they name, lists and objects count', () => {
	const entries = (count: number): string =>
		`{${Array.from({ length: count }, (_, at) => `"k${at}":{}`).join(',')}}`;
	readJson(entries(jsonCaps.values / 2 - 1));
	assert.throws(() => readJson(entries(jsonCaps.values / 2 + 1)), fails('tooLarge', { code: 'values' }));
});

test('what is inside of a text counts as nothing, however it is escaped', () => {
	const marks = '[{,:]}'.repeat(jsonCaps.values);
	for (const text of [marks, `\\${marks}`, `"${marks}`, `${marks}\\`, `${marks}\\"`, `\\\\"${marks}\\\\`]) {
		assert.deepEqual(readJson(JSON.stringify([text])), [text]);
	}
	assert.throws(() => readJson(`["${marks}`), SyntaxError);
	// Two backslashes are one in the text: it ends behind them.
	const ended = String.raw`["\\",${zeros(jsonCaps.values)}]`;
	assert.throws(() => readJson(ended), fails('tooLarge', { code: 'values' }));
});
