import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as esbuild from 'esbuild';
import { bundleBudgets } from '../../tools/budgets.ts';
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
