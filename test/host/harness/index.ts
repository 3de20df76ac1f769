/**
 * The module that VS Code runs as the extension's tests: every `*.test.cjs` beside its bundle, under Mocha; those of
 * Restricted Mode in a window of their own.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type Mocha from 'mocha';
import { add, broken, failureText, nothing, type Result, skippedTest } from '../../tools/results.ts';
import { patience } from '../../tools/host/patience.ts';
import { whySkipped } from './skip.ts';

export async function run(): Promise<void> {
	// Not by a static import: what `require` makes of a module's default export is not the same in all versions of Node.
	const { default: Runner } = await import('mocha');
	const mocha = new Runner({
		ui: 'bdd',
		// Of a whole test: what it waits for in vain is told before.
		timeout: 2 * patience,
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
	let result = nothing;
	const stats = await new Promise<Mocha.Stats>((resolve) => {
		const runner = mocha.run(() => resolve(runner.stats as Mocha.Stats));
		const count = (one: Result): void => {
			result = add(result, one);
		};
		runner.on('pass', () => count({ ...nothing, passed: 1 }));
		runner.on('fail', (test, error) => count(broken(failureText('', test.fullTitle(), error))));
		runner.on('pending', (test) => count(skippedTest('', test.fullTitle(), whySkipped(test))));
	});
	const file = process.env['CULPRIT_TEST_RESULT'];
	if (file) {
		mkdirSync(path.dirname(file), { recursive: true });
		const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Result) : nothing;
		writeFileSync(file, JSON.stringify(add(before, result)));
	}
	if (result.failed > 0 || stats.tests === 0) {
		throw new Error(stats.tests === 0 ? 'no test ran' : `${result.failed} failed`);
	}
}
