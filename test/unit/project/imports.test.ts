import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { test } from 'node:test';
import { importsOf, runtimes, sourcesOf, target, type Import, type Runtime, type Source } from './sources.ts';

/** What each runtime may import of the others. */
const mayImport: { readonly [R in Runtime]: readonly Runtime[] } = {
	core: [],
	sentry: ['core'],
	extension: ['core', 'sentry'],
	webview: ['core'],
};

for (const runtime of runtimes) {
	const sources = sourcesOf(`src/${runtime}`);

	test(`${runtime} imports only what its runtime has`, () => {
		const wrong = everyImport(sources)
			.filter(({ source, imported }) => !isAllowed(runtime, source, imported))
			.map(({ source, imported }) => `${source.file}: ${imported.from}`);
		assert.deepEqual(wrong, []);
	});
}

test('the extension loads the network chunk in one place, and lazily', () => {
	const loads = everyImport(sourcesOf('src/extension'))
		.filter(({ source, imported }) => !imported.typeOnly && leadsTo(source, imported) === 'sentry')
		.map(({ source, imported }) => ({ file: source.file, ...imported }));
	assert.ok(loads.length <= 1, JSON.stringify(loads));
	assert.ok(loads.every((load) => load.dynamic && load.from.endsWith('/sentry/net.ts')));
});

test('the toolkit stays behind one file of the page', () => {
	const files = everyImport(sourcesOf('src'))
		.filter(({ imported }) => imported.from.startsWith('@vscode/webview-ui-toolkit'))
		.map(({ source }) => source.file);
	assert.deepEqual(
		files.filter((file) => file !== 'src/webview/ui/toolkit.ts'),
		[],
	);
});

test('the reader of imports sees every way to write one', () => {
	const text = [
		"import 'a';",
		"import type { B } from 'b';",
		"import { C, type D } from 'c';",
		"import * as d from 'd';",
		"import {\n\tE,\n} from 'e';",
		"export { f } from 'f';",
		"export * from 'g';",
		"const h = await import('h');",
		"let i: typeof import('i');",
		"const j = require('j');",
	].join('\n');
	const seen = importsOf({ file: 'src/core/x.ts', text });
	assert.deepEqual(seen.map(({ from }) => from).join(''), 'abcdefghij');
	assert.deepEqual(
		seen.filter(({ typeOnly }) => typeOnly).map(({ from }) => from),
		['b', 'i'],
	);
});

function everyImport(sources: readonly Source[]): readonly { source: Source; imported: Import }[] {
	return sources.flatMap((source) => importsOf(source).map((imported) => ({ source, imported })));
}

function isAllowed(runtime: Runtime, source: Source, imported: Import): boolean {
	if (imported.from.startsWith('.')) {
		const other = leadsTo(source, imported);
		return other === runtime || (other !== undefined && mayImport[runtime].includes(other));
	}
	if (runtime === 'core') {
		return false;
	}
	const isNode = imported.from.startsWith('node:') || builtinModules.includes(imported.from);
	if (runtime === 'webview') {
		return !isNode && imported.from !== 'vscode';
	}
	if (runtime === 'sentry') {
		return imported.from !== 'vscode';
	}
	return !/^(undici|zod)(\/|$)/.test(imported.from);
}

function leadsTo(source: Source, imported: Import): Runtime | undefined {
	const folder = imported.from.startsWith('.') ? target(source, imported.from).split('/')[1] : undefined;
	return runtimes.find((runtime) => runtime === folder);
}
