/** What fails is told once more where a run ends: its log may be kept by its end only. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/bundles.ts';
import { add, failureText, nothing, type Result } from '../../tools/results.ts';

const suite = `
const { describe, it } = require('node:test');
describe('a suite', () => {
	it('holds', () => {});
	it('does not hold', () => { throw new Error('3 rows, not 4'); });
	it.skip('is not asked', () => {});
});
`;

test('the result of a part names each test that failed, with what it said', async (t) => {
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
	assert.deepEqual({ ...result, failures: [] }, { passed: 1, failed: 1, skipped: 1, failures: [] });
	assert.equal(result.failures.length, 1);
	assert.match(result.failures[0] ?? '', /^rows\.test\.cjs: does not hold\n {4}Error: 3 rows, not 4\n/);
	assert.deepEqual(add(result, nothing).failures, result.failures);
});

test('a failure is told in a few lines', () => {
	const text = failureText(
		'a.test.ts',
		'long',
		new Error(Array.from({ length: 99 }, () => 'line').join('\n')),
	);
	assert.equal(text.split('\n').length, 13);
});
