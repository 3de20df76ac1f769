/** What fails is told once more where a run ends: its log may be kept by its end only. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/bundles.ts';
import { add, countsText, failureText, nothing, type Result, timesText } from '../../tools/results.ts';

const suite = `
const { describe, it } = require('node:test');
describe('a suite', () => {
	it('holds', () => {});
	it('does not hold', () => { throw new Error('3 rows, not 4'); });
	it('is not asked', { skip: 'It needs a display: start one.' }, () => {});
	it.skip('is not asked either', () => {});
});
`;

test('the result of a part names each test that failed or was skipped, with what it said', async (t) => {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'culprit-results-'));
	t.after(() => rmSync(folder, { recursive: true, force: true }));
	const file = path.join(folder, 'rows.test.cjs');
	const left = path.join(folder, 'result.json');
	writeFileSync(file, suite);
	const reporter = path.join(root, 'test/tools/countReporter.ts');
	const flags = ['--test', `--test-reporter=${reporter}`, `--test-reporter-destination=${left}`, file];
	// A run within a run would report to the outer one.
	const { NODE_TEST_CONTEXT: _, ...env } = process.env;
	const code = await new Promise((resolve) => {
		execFile(process.execPath, flags, { env }, (error) => resolve(error?.code ?? 0));
	});
	assert.equal(code, 1);
	const result = JSON.parse(readFileSync(left, 'utf8')) as Result;
	assert.deepEqual([result.passed, result.failed], [1, 2]);
	assert.deepEqual(result.skips, ['rows.test.cjs: is not asked\n    It needs a display: start one.']);
	assert.match(result.failures[0] ?? '', /^rows\.test\.cjs: does not hold\n {4}Error: 3 rows, not 4\n/);
	assert.match(
		result.failures[1] ?? '',
		/^rows\.test\.cjs: is not asked either\n {4}It is skipped, and does not say/,
	);
	assert.deepEqual(
		result.files.map((one) => one.file),
		['rows.test.cjs'],
	);
	assert.ok(result.files.every(({ seconds }) => seconds > 0 && seconds < 60));
	assert.deepEqual(add(result, nothing), result);
	assert.equal(countsText(result), '1 passed, 2 failed, 1 skipped');
});

test('nothing that ran is told as such', () => {
	assert.equal(countsText(nothing), '0 passed, 0 failed, 0 skipped');
	assert.deepEqual(timesText(nothing), []);
});

test('files are told by the time that they took, the slowest first', () => {
	const files = [
		{ file: 'quick.test.ts', seconds: 0.4 },
		{ file: 'slow.test.ts', seconds: 2.2 },
		{ file: 'slowest.test.ts', seconds: 61.8 },
	];
	assert.deepEqual(timesText({ ...nothing, files }), ['  62 s  slowest.test.ts', '   2 s  slow.test.ts']);
});

test('a failure is told in a few lines', () => {
	const text = failureText(
		'a.test.ts',
		'long',
		new Error(Array.from({ length: 99 }, () => 'line').join('\n')),
	);
	assert.equal(text.split('\n').length, 13);
});
