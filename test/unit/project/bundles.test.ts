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
