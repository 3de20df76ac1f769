/**
 * The module that VS Code runs as the extension's tests: every `*.test.cjs` beside its bundle, under Mocha; those of
 * Restricted Mode in a window of their own.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type Mocha from 'mocha';
import { add, failureText, nothing, type Result } from '../../tools/results.ts';

export async function run(): Promise<void> {
	// Not by a static import: what `require` makes of a module's default export is not the same in all versions of Node.
	const { default: Runner } = await import('mocha');
	const mocha = new Runner({
		ui: 'bdd',
		timeout: 30_000,
		forbidOnly: process.env['CI'] !== undefined,
		...(process.env['CULPRIT_TEST_GREP'] ? { grep: process.env['CULPRIT_TEST_GREP'] } : {}),
	});
	const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.test.cjs'))
		.filter((name) => (name === 'restricted.test.cjs') === (process.env['CULPRIT_TEST_RESTRICTED'] === '1'))
		.toSorted();
	for (const file of files) {
		mocha.addFile(path.join(__dirname, file));
	}
	const failures: string[] = [];
	const stats = await new Promise<Mocha.Stats>((resolve) => {
		const runner = mocha.run(() => resolve(runner.stats as Mocha.Stats));
		runner.on('fail', (test, error) => failures.push(failureText('', test.fullTitle(), error)));
	});
	const result = process.env['CULPRIT_TEST_RESULT'];
	if (result) {
		mkdirSync(path.dirname(result), { recursive: true });
		const before = existsSync(result) ? (JSON.parse(readFileSync(result, 'utf8')) as Result) : nothing;
		const counts = { passed: stats.passes, failed: stats.failures, skipped: stats.pending, failures };
		writeFileSync(result, JSON.stringify(add(before, counts)));
	}
	if (stats.failures > 0 || stats.tests === 0) {
		throw new Error(stats.tests === 0 ? 'no test ran' : `${stats.failures} failed`);
	}
}
