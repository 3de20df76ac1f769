import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as esbuild from 'esbuild';
import type { Metafile } from 'esbuild';
import { bundleBudgets } from '../../tools/budgets.ts';
import { bundledPackages, noticesOf } from '../../tools/notices.ts';
import { bundles } from '../../tools/bundles.ts';

const built = new Map(
	await Promise.all(
		bundles.map(async (bundle) => {
			const { metafile } = await esbuild.build({ ...bundle, write: false, metafile: true });
			return [bundle.outfile, metafile] as const;
		}),
	),
);

for (const [outfile, metafile] of built) {
	test(`${outfile} is within its budget`, () => {
		const { bytes } = metafile.outputs[outfile] ?? {};
		const budget = bundleBudgets[outfile];
		assert.ok(bytes !== undefined && budget !== undefined);
		assert.ok(bytes <= budget, `${bytes} bytes, budget ${budget}`);
	});
}

test('the main bundle holds nothing of the network: no undici, no zod, nothing of src/sentry', () => {
	const inputs = Object.keys(built.get('dist/extension.cjs')?.inputs ?? {});
	assert.ok(inputs.includes('src/extension/extension.ts'));
	assert.deepEqual(
		inputs.filter((input) => /node_modules\/(undici|zod)\/|^src\/sentry\//.test(input)),
		[],
	);
});

test('zod comes without its locales', () => {
	// What esbuild read is more than what it kept: zod names its locales, and they are shaken off.
	const inputs = Object.keys(built.get('dist/net.cjs')?.outputs['dist/net.cjs']?.inputs ?? {});
	assert.ok(inputs.includes('node_modules/zod/v4/core/schemas.js'));
	assert.deepEqual(
		inputs.filter((input) => /zod\/v4\/locales\/(?!en\.)/.test(input)),
		[],
	);
});

test('what the page has is not in its lower part a second time, and all that this takes is there', async () => {
	const page = built.get('dist/webview.js')?.outputs['dist/webview.js'];
	const lower = built.get('dist/lowerPart.js')?.outputs['dist/lowerPart.js'];
	assert.ok(page && lower);
	assert.ok(Object.hasOwn(page.inputs, 'node_modules/preact/dist/preact.mjs'));
	assert.deepEqual(
		Object.keys(lower.inputs).filter((input) => Object.hasOwn(page.inputs, input)),
		[],
	);
	assert.deepEqual([...new Set(lower.imports.map(({ path }) => path))], ['./webview.js']);
	const bundle = bundles.find(({ outfile }) => outfile === 'dist/lowerPart.js');
	assert.ok(bundle);
	const [file] = (await esbuild.build({ ...bundle, write: false })).outputFiles ?? [];
	const taken = Array.from(
		file?.text.matchAll(/import\{([^}]*)\}from"\.\/webview\.js"/g) ?? [],
		([, names = '']) => names.split(',').map((name) => name.split(' as ')[0] ?? ''),
	).flat();
	assert.ok(taken.includes('usePage'));
	assert.deepEqual([...new Set([...taken, 'start'])].toSorted(), page.exports.toSorted());
});

/** Licences that ask for no more than to be named. */
const named = ['0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC-BY-4.0', 'CC0-1.0', 'ISC', 'MIT'];

test('every package in a bundle has a licence that lets it be there, and is named with its text', () => {
	const outputs = Object.assign(
		{},
		...[...built.values()].map((metafile) => metafile.outputs),
	) as Metafile['outputs'];
	const packages = bundledPackages(outputs);
	assert.ok(packages.some(({ name }) => name === 'undici') && packages.some(({ name }) => name === 'preact'));
	assert.deepEqual(
		packages.filter(({ license, text }) => !named.includes(license) || text.length < 300),
		[],
	);
	const notices = noticesOf(packages);
	assert.deepEqual(
		packages.filter(({ name, text }) => !notices.includes(`\n${name} `) || !notices.includes(text)),
		[],
	);
	assert.deepEqual(notices.match(/<(?:year|copyright holders?|owner)>/g), null);
});
