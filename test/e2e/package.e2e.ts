import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import type { Metafile } from 'esbuild';
import JSZip from 'jszip';
import { packageBudget } from '../tools/budgets.ts';
import { root } from '../tools/bundles.ts';
import { installVsix } from '../tools/host/hostServer.ts';
import { installHost } from '../tools/host/installHost.ts';
import { bundledPackages } from '../tools/notices.ts';

/** All that a package may hold. */
const allowed = [
	/^\[Content_Types\]\.xml$/,
	/^extension\.vsixmanifest$/,
	/^extension\/package(\.nls(\.[\w-]+)?)?\.json$/,
	/^extension\/(readme|changelog)\.md$/,
	/^extension\/LICENSE(\.txt)?$/,
	/^extension\/dist\/(\w+\.cjs|webview\.js|lowerPart\.js|toolkit\.js|panelLoader\.js|panel\.css|codicon\.ttf|ThirdPartyNotices\.txt)$/,
	/^extension\/media\/[\w/.-]+\.(svg|png|css|json)$/,
];
const needed = [
	'extension/package.json',
	'extension/package.nls.json',
	'extension/package.nls.de.json',
	'extension/media/l10n/bundle.l10n.de.json',
	'extension/media/icon.png',
	'extension/LICENSE.txt',
	'extension/dist/ThirdPartyNotices.txt',
	'extension/readme.md',
	'extension/changelog.md',
	'extension/dist/accountFeatures.cjs',
	'extension/dist/discover.cjs',
	'extension/dist/extension.cjs',
	'extension/dist/issueFeatures.cjs',
	'extension/dist/listFeatures.cjs',
	'extension/dist/lowerPart.js',
	'extension/dist/net.cjs',
	'extension/dist/panel.css',
	'extension/dist/panelLoader.js',
	'extension/dist/sourceEngine.cjs',
	'extension/dist/toolkit.js',
	'extension/dist/undiciTransport.cjs',
	'extension/dist/userMessages.cjs',
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

	it('names every package that is in its bundles, with its licence', async () => {
		const outputs = JSON.parse(
			await readFile(path.join(root, 'out/metafile.json'), 'utf8'),
		) as Metafile['outputs'];
		const notices = (await zip.file('extension/dist/ThirdPartyNotices.txt')?.async('string')) ?? '';
		const packages = bundledPackages(outputs);
		assert.ok(packages.length > 10);
		assert.deepEqual(
			packages.filter(({ name, text }) => !notices.includes(`\n${name} `) || !notices.includes(text)),
			[],
		);
	});

	it('holds the pictures that its pages and its manifest show', async () => {
		const read = async (name: string): Promise<string> => (await zip.file(name)?.async('string')) ?? '';
		const pages = (await read('extension/readme.md')) + (await read('extension/changelog.md'));
		const shown = [
			...[...pages.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file]) => file ?? ''),
			...[...(await read('extension/package.json')).matchAll(/"(media\/[^"]+\.(?:png|svg))"/g)].map(
				([, file]) => file ?? '',
			),
		];
		assert.ok(shown.some((file) => file.startsWith('media/readme/')) && shown.includes('media/icon.png'));
		assert.deepEqual(
			shown.filter((file) => !files.includes(`extension/${file}`)),
			[],
		);
	});

	it('is installed without a warning', async () => {
		const folder = await mkdtemp(path.join(tmpdir(), 'culprit-install-'));
		try {
			const install = await installHost(() => {});
			const said = await installVsix(install, folder, path.join(root, 'out/culprit.vsix'));
			assert.match(said, /successfully installed/);
			assert.doesNotMatch(said, /warn|deprecat|error|invalid|fail/i);
		} finally {
			await rm(folder, { recursive: true, force: true, maxRetries: 10 });
		}
	});
});
