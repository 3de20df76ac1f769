import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { root } from '../../tools/bundles.ts';
import { runtimes } from './sources.ts';

/** A source that must be refused where it is planted, by the linter, the compiler, or both. */
interface Violation {
	readonly file: string;
	readonly text: string;
	readonly refusedBy: readonly ('lint' | 'types')[];
}

const imports: readonly Violation[] = [
	{ file: 'core/vscode.ts', text: "export type { Uri } from 'vscode';", refusedBy: ['lint'] },
	{ file: 'core/package.ts', text: "import 'undici';", refusedBy: ['lint'] },
	{ file: 'core/sentry.ts', text: "import '../sentry/planted.ts';", refusedBy: ['lint', 'types'] },
	{ file: 'core/extension.ts', text: "import '../extension/planted.ts';", refusedBy: ['lint', 'types'] },
	{ file: 'core/webview.ts', text: "import '../webview/planted.ts';", refusedBy: ['lint', 'types'] },
	{ file: 'sentry/vscode.ts', text: "import 'vscode';", refusedBy: ['lint'] },
	{ file: 'sentry/extension.ts', text: "import '../extension/planted.ts';", refusedBy: ['lint', 'types'] },
	{ file: 'sentry/webview.ts', text: "import '../webview/planted.ts';", refusedBy: ['lint', 'types'] },
	{ file: 'sentry/zod.ts', text: "import 'zod';", refusedBy: ['lint'] },
	{ file: 'extension/undici.ts', text: "import 'undici';", refusedBy: ['lint'] },
	{ file: 'extension/zod.ts', text: "import 'zod/mini';", refusedBy: ['lint'] },
	{ file: 'extension/sentry.ts', text: "import '../sentry/planted.ts';", refusedBy: ['lint'] },
	{ file: 'extension/webview.ts', text: "import '../webview/planted.ts';", refusedBy: ['lint', 'types'] },
	{ file: 'webview/vscode.ts', text: "import 'vscode';", refusedBy: ['lint'] },
	{ file: 'webview/toolkit.ts', text: "import '@vscode/webview-ui-toolkit';", refusedBy: ['lint'] },
	{ file: 'webview/sentry.ts', text: "import '../sentry/planted.ts';", refusedBy: ['lint', 'types'] },
	{ file: 'webview/extension.ts', text: "import '../extension/planted.ts';", refusedBy: ['lint', 'types'] },
];

const environments: readonly Violation[] = [
	{ file: 'core/node.ts', text: "export { existsSync } from 'node:fs';", refusedBy: ['lint', 'types'] },
	{ file: 'webview/node.ts', text: "export { existsSync } from 'node:fs';", refusedBy: ['lint', 'types'] },
	{ file: 'core/dom.ts', text: 'export const title = document.title;', refusedBy: ['types'] },
	{ file: 'core/process.ts', text: 'export const id = process.pid;', refusedBy: ['types'] },
	{ file: 'sentry/dom.ts', text: 'export const title = document.title;', refusedBy: ['types'] },
	{ file: 'extension/dom.ts', text: 'export const title = document.title;', refusedBy: ['types'] },
	{ file: 'webview/process.ts', text: 'export const id = process.pid;', refusedBy: ['types'] },
];

/** What each runtime is for: neither tool may complain of it. */
const allowed: readonly { readonly file: string; readonly text: string }[] = [
	{ file: 'core/planted.ts', text: 'export const one = 1;' },
	{ file: 'sentry/planted.ts', text: "import 'node:fs';\nimport 'undici';\nimport '../core/planted.ts';" },
	{
		file: 'extension/planted.ts',
		text: "import 'node:fs';\nimport '../core/planted.ts';\nexport type { one } from '../core/planted.ts';",
	},
	{ file: 'webview/planted.ts', text: "import '../core/planted.ts';" },
	{ file: 'webview/dom.ts', text: 'export const title = document.title;' },
	{ file: 'webview/ui/toolkit.ts', text: "import '@vscode/webview-ui-toolkit';" },
];

mkdirSync(path.join(root, 'out'), { recursive: true });

test('lint refuses every import over a fence, and nothing else', async (t) => {
	// Outside the repository: the linter heeds .gitignore.
	const field = plant(t, tmpdir(), [...imports, ...environments]);
	const output = await run('oxlint/bin/oxlint', ['--format=json', 'src'], field);
	const { diagnostics } = JSON.parse(output) as { diagnostics: { code: string; filename: string }[] };
	const refused = diagnostics
		.filter(({ code }) => code.includes('no-restricted-imports'))
		.map(({ filename }) => filename.replaceAll('\\', '/').replace(/^.*src\//, ''));
	assert.deepEqual([...new Set(refused)].toSorted(), expected('lint', [...imports, ...environments]));
});

test('the compiler refuses imports against the direction', async (t) => {
	assert.deepEqual(await refusedByCompiler(t, imports), expected('types', imports));
});

// Apart from the imports: one import of Node's types lets a whole program see them.
test('the compiler refuses what a runtime does not have', async (t) => {
	assert.deepEqual(await refusedByCompiler(t, environments), expected('types', environments));
});

async function refusedByCompiler(t: TestContext, planted: readonly Violation[]): Promise<readonly string[]> {
	// Inside the repository, so that packages and their types are found.
	const field = plant(t, path.join(root, 'out'), planted);
	const outputs: string[] = [];
	// One after the other: side by side they would write core's types under each other's hands.
	for (const runtime of runtimes) {
		outputs.push(await run('typescript/bin/tsc', ['-b', `src/${runtime}`, '--pretty', 'false'], field));
	}
	const errors = outputs
		.join('\n')
		.matchAll(/^(?:src\/)?((?:core|sentry|extension|webview)\/[\w/]+\.ts)\(\d+,\d+\): error/gm);
	return [...new Set([...errors].map(([, file]) => file ?? ''))].toSorted();
}

/** A field with the project's own fences, and sources planted in it. */
function plant(t: TestContext, where: string, planted: readonly Violation[]): string {
	const field = mkdtempSync(path.join(where, 'fences-'));
	t.after(() => rmSync(field, { recursive: true, force: true }));
	cpSync(path.join(root, '.oxlintrc.json'), path.join(field, '.oxlintrc.json'));
	cpSync(path.join(root, 'src/tsconfig.base.json'), path.join(field, 'src/tsconfig.base.json'));
	for (const runtime of runtimes) {
		const config = `src/${runtime}/tsconfig.json`;
		cpSync(path.join(root, config), path.join(field, config));
	}
	for (const { file, text } of [...planted, ...allowed]) {
		mkdirSync(path.dirname(path.join(field, 'src', file)), { recursive: true });
		writeFileSync(path.join(field, 'src', file), `${text}\n`);
	}
	return field;
}

function expected(by: 'lint' | 'types', planted: readonly Violation[]): readonly string[] {
	return planted
		.filter(({ refusedBy }) => refusedBy.includes(by))
		.map(({ file }) => file)
		.toSorted();
}

/** What a tool prints, whether it is content or not. */
function run(script: string, args: readonly string[], cwd: string): Promise<string> {
	return new Promise((resolve) => {
		execFile(
			process.execPath,
			[path.join(root, 'node_modules', script), ...args],
			{ cwd },
			(_error, stdout) => resolve(stdout),
		);
	});
}
