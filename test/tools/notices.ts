import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { root } from './bundles.ts';

/** A package of which something is in what is shipped. */
export interface BundledPackage {
	readonly name: string;
	readonly version: string;
	/** SPDX identifier. */
	readonly license: string;
	/** Its own licence file, or the licence's text with its author where it has none. */
	readonly text: string;
}

/** The icons' font is copied, not bundled. */
const copied = ['node_modules/@vscode/codicons'];

/** By name, from what the bundles really hold: what was shaken off is not in them. */
export function bundledPackages(outputs: Metafile['outputs']): readonly BundledPackage[] {
	const folders = new Set(copied);
	for (const { inputs } of Object.values(outputs)) {
		for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
			const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
			if (folder !== undefined && bytesInOutput > 0) {
				folders.add(folder);
			}
		}
	}
	const packages = [...folders].map(readPackage);
	return packages.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** `ThirdPartyNotices.txt`. */
export function noticesOf(packages: readonly BundledPackage[]): string {
	const rule = '-'.repeat(80);
	return [
		'Culprit contains code of these packages, under the licences that follow.\n',
		...packages.map(({ name, version, license }) => `${name} ${version} (${license})`),
		...packages.flatMap((one) => [`\n${rule}\n${keyOf(one)} (${one.license})\n`, one.text]),
		'',
	].join('\n');
}

function keyOf({ name, version }: BundledPackage): string {
	return `${name} ${version}`;
}

function readPackage(folder: string): BundledPackage {
	const manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as {
		readonly name: string;
		readonly version: string;
		readonly license?: string;
		readonly author?: string | { readonly name: string };
	};
	const { name, version, license = '' } = manifest;
	const author = typeof manifest.author === 'object' ? manifest.author.name : (manifest.author ?? name);
	const file = readdirSync(path.join(root, folder)).find((each) => /^licen[cs]e(\.(md|txt))?$/i.test(each));
	const text =
		file === undefined
			? textOf(license).replace('<year>', '').replace('<copyright holders>', author)
			: readFileSync(path.join(root, folder, file), 'utf8');
	return { name, version, license, text: text.replaceAll('\r\n', '\n').trim() };
}

function textOf(license: string): string {
	const require = createRequire(import.meta.url);
	const { licenseText } = require(`spdx-license-list/licenses/${license}.json`) as {
		readonly licenseText: string;
	};
	return licenseText;
}
