import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import JSZip from 'jszip';
import { packageBudget } from '../tools/budgets.ts';
import { root } from '../tools/bundles.ts';

/** All that a package may hold. */
const allowed = [
	/^\[Content_Types\]\.xml$/,
	/^extension\.vsixmanifest$/,
	/^extension\/package(\.nls(\.[\w-]+)?)?\.json$/,
	/^extension\/(readme|changelog)\.md$/,
	/^extension\/LICENSE(\.txt)?$/,
	/^extension\/dist\/(\w+\.cjs|webview\.js|codicon\.ttf)$/,
	/^extension\/media\/[\w/.-]+\.(svg|png|css|ttf|md|json|txt)$/,
];
const needed = [
	'extension/package.json',
	'extension/readme.md',
	'extension/changelog.md',
	'extension/dist/discover.cjs',
	'extension/dist/extension.cjs',
	'extension/dist/issueFeatures.cjs',
	'extension/dist/listFeatures.cjs',
	'extension/dist/net.cjs',
	'extension/dist/sourceEngine.cjs',
	'extension/dist/webview.js',
];

describe('the package', () => {
	let zip: JSZip;
	let size: number;
	let files: readonly string[];
	before(async () => {
		const content = await readFile(path.join(root, 'out/culprit.vsix'));
		size = content.length;
		zip = await JSZip.loadAsync(content);
		files = Object.values(zip.files)
			.filter((entry) => !entry.dir)
			.map((entry) => entry.name);
	});

	it('holds only what is meant to be in it', () => {
		assert.deepEqual(
			files.filter((file) => !allowed.some((pattern) => pattern.test(file))),
			[],
		);
	});

	it('holds what it needs', () => {
		assert.deepEqual(
			needed.filter((file) => !files.includes(file)),
			[],
		);
	});

	it('is at most 1.5 MB', () => {
		assert.ok(size <= packageBudget, `${size} bytes`);
	});

	it('carries no source map, no path of this machine and nothing that looks like a token', async () => {
		const wrong: string[] = [];
		for (const file of files.filter((name) => /\.(cjs|js|json|css|md)$/.test(name))) {
			const text = (await zip.file(file)?.async('string')) ?? '';
			if (
				text.includes('sourceMappingURL') ||
				text.includes(root.slice(0, -1)) ||
				/\bsntry[su]_[\w=.-]{20,}/.test(text)
			) {
				wrong.push(file);
			}
		}
		assert.deepEqual(wrong, []);
	});
});
