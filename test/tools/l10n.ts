/**
 * `npm run l10n`: extracts every user-facing sentence of the sources into `media/l10n/bundle.l10n.json` and says what a
 * translation lacks or no longer needs. The manifest's sentences stand in `package.nls.json`.
 */
import { getL10nJson } from '@vscode/l10n-dev';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const bundleFile = 'media/l10n/bundle.l10n.json';

/** English → English, sorted, of all sources: what `bundleFile` must hold. */
export async function extract(): Promise<{ [message: string]: string }> {
	const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).sort();
	const scripts = files.map((file) => ({
		extension: file.endsWith('.tsx') ? ('.tsx' as const) : ('.ts' as const),
		// The extractor knows `l10n.t` only where `l10n` is imported from vscode; here it is an argument.
		contents: `import { l10n } from 'vscode';\n${readFileSync(path.join(root, file), 'utf8').replace(/[\w$.?]+\.l10n\??\.t\(/g, 'l10n.t(')}`,
	}));
	const found = await getL10nJson(scripts);
	return Object.fromEntries(
		Object.entries(found)
			.map(([key, value]): [string, string] => [key, typeof value === 'string' ? value : value.message])
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	);
}

/** What a translation of `messages` lacks, no longer needs, or says with other placeholders. */
export function gaps(
	messages: { readonly [key: string]: string },
	translation: { readonly [key: string]: string },
): { missing: string[]; unused: string[]; placeholders: string[] } {
	const holes = (text: string) => (text.match(/\{\d+\}/g) ?? []).sort().join();
	return {
		missing: Object.keys(messages).filter((key) => !Object.hasOwn(translation, key)),
		unused: Object.keys(translation).filter((key) => !Object.hasOwn(messages, key)),
		placeholders: Object.entries(translation)
			.filter(([key, text]) => Object.hasOwn(messages, key) && holes(messages[key] ?? '') !== holes(text))
			.map(([key]) => key),
	};
}

/** A JSON file of text by key, or nothing where there is none. */
export function readBundle(file: string): { [key: string]: string } {
	const full = path.join(root, file);
	return existsSync(full) ? (JSON.parse(readFileSync(full, 'utf8')) as { [key: string]: string }) : {};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const messages = await extract();
	writeFileSync(path.join(root, bundleFile), `${JSON.stringify(messages, undefined, '\t')}\n`);
	console.log(`${Object.keys(messages).length} sentences`);
	for (const file of globSync('media/l10n/bundle.l10n.*.json', { cwd: root }).filter(
		(name) => name !== bundleFile,
	)) {
		console.log(file, gaps(messages, readBundle(file)));
	}
}
