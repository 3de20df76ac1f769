/**
 * `npm run l10n`: extracts every user-facing sentence of the sources into `media/l10n/bundle.l10n.json`, brings the
 * translations of it and of `package.nls.json` into its order, drops from them what is no longer said, and names what
 * they lack.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { l10nMessages } from './l10nCalls.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Texts {
	readonly [key: string]: string;
}

/** What the sources say, and what the manifest says. */
export const originals = ['media/l10n/bundle.l10n.json', 'package.nls.json'] as const;

/** English → English, sorted, of all sources: what the first of `originals` must hold. */
export function extract(): Texts {
	const messages = globSync('src/**/*.{ts,tsx}', { cwd: root }).flatMap((file) =>
		l10nMessages(file, readFileSync(path.join(root, file), 'utf8')),
	);
	return Object.fromEntries([...new Set(messages)].toSorted().map((message) => [message, message]));
}

/** The translations of one of `originals`, as files. */
export function translationsOf(original: string): readonly string[] {
	return globSync(original.replace('.json', '.*.json'), { cwd: root }).toSorted();
}

/** What a translation of `texts` lacks, no longer needs, or says with other marks: each list is empty when all is well. */
export function gaps(
	texts: Texts,
	translation: Texts,
): { missing: string[]; unused: string[]; marks: string[] } {
	return {
		missing: Object.keys(texts).filter((key) => (translation[key] ?? '') === ''),
		unused: Object.keys(translation).filter((key) => !Object.hasOwn(texts, key)),
		marks: Object.entries(translation)
			.filter(([key, text]) => Object.hasOwn(texts, key) && marksOf(texts[key] ?? '') !== marksOf(text))
			.map(([key]) => key),
	};
}

/**
 * What every language says alike: placeholders, code, targets of links, line breaks, the dots of a title that asks on, the
 * spaces around a text that is joined to others.
 */
function marksOf(text: string): string {
	return (text.match(/\{\d+\}|`+[^`]*`+|\]\([^)]*\)|\n|…$|^ | $/g) ?? []).sort().join('\0');
}

export function readTexts(file: string): Texts {
	return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Texts;
}

function writeTexts(file: string, texts: Texts): void {
	writeFileSync(path.join(root, file), `${JSON.stringify(texts, undefined, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	writeTexts(originals[0], extract());
	for (const original of originals) {
		const texts = readTexts(original);
		console.log(`${original}: ${Object.keys(texts).length} texts`);
		for (const file of translationsOf(original)) {
			const translation = readTexts(file);
			const { missing, unused, marks } = gaps(texts, translation);
			const kept = Object.keys(texts).flatMap((key): [string, string][] =>
				Object.hasOwn(translation, key) ? [[key, translation[key] ?? '']] : [],
			);
			writeTexts(file, Object.fromEntries(kept));
			console.log(
				`${file}: ${missing.length} missing, ${unused.length} dropped, ${marks.length} with other marks`,
			);
			for (const [what, keys] of Object.entries({ missing, dropped: unused, marks })) {
				for (const key of keys) {
					console.log(`  ${what}: ${JSON.stringify(key)}`);
				}
			}
			process.exitCode = missing.length + marks.length > 0 ? 1 : process.exitCode;
		}
	}
}
