import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Visitor } from 'oxc-parser';
import { root } from '../tools/bundles.ts';
import { isL10nCall, parseSource } from '../tools/l10nCalls.ts';

/** What the sources compare with or look up, so that data with it must keep it: `'error'`, `.assigneeName`. */
export interface KnownWords {
	readonly values: ReadonlySet<string>;
	readonly keys: ReadonlySet<string>;
}

export function knownWords(): KnownWords {
	const values = new Set<string>();
	const keys = new Set<string>();
	const said = new Set<number>();
	for (const file of globSync('src/{core,sentry,webview,extension}/**/*.{ts,tsx}', { cwd: root })) {
		said.clear();
		new Visitor({
			CallExpression(call) {
				const [first] = call.arguments;
				if (isL10nCall(call) && first) {
					said.add(first.start);
				}
			},
			Literal({ value, start }) {
				if (typeof value === 'string' && !said.has(start)) {
					values.add(value);
					keys.add(value);
				}
			},
			MemberExpression({ property }) {
				if (property.type === 'Identifier') {
					keys.add(property.name);
				}
			},
			Property({ key }) {
				if (key.type === 'Identifier') {
					keys.add(key.name);
				}
			},
		}).visit(parseSource(file, readFileSync(path.join(root, file), 'utf8')).program);
	}
	return { values, keys };
}

/**
 * Data as if Sentry and its users wrote Cyrillic: no letter of ASCII is left in it but in the words that the sources know,
 * in words with a digit (ids, versions), and in the schemes of addresses. The known words are added to `kept`.
 */
export function alienate<T>(data: T, known: KnownWords, kept: Set<string>): T {
	const walk = (value: unknown): unknown => {
		if (typeof value === 'string') {
			return alien(value, known.values, kept);
		}
		if (Array.isArray(value)) {
			return value.map(walk);
		}
		return typeof value === 'object' && value !== null
			? Object.fromEntries(
					Object.entries(value).map(([key, item]) => [alien(key, known.keys, kept), walk(item)]),
				)
			: value;
	};
	return walk(data) as T;
}

function alien(text: string, known: ReadonlySet<string>, kept: Set<string>): string {
	if (known.has(text)) {
		kept.add(text);
		return text;
	}
	return text.replaceAll(/\b(?:https?(?=:)|\w*\d\w*)\b|[a-z]/gi, (part) =>
		part.length > 1 || !/[a-z]/i.test(part) ? part : cyrillic(part),
	);
}

function cyrillic(letter: string): string {
	const code = letter.toLowerCase().charCodeAt(0) - 97;
	const other = String.fromCharCode(0x430 + code);
	return letter === letter.toLowerCase() ? other : other.toUpperCase();
}

/** The words of ASCII letters in shown texts that are not data. An address is data, and escapes what is not ASCII. */
export function foreignWords(texts: Iterable<string>, kept: ReadonlySet<string>): readonly string[] {
	const allowed = new Set([...kept, ...same].flatMap((text) => text.match(wordPattern) ?? []));
	const found = new Set<string>();
	for (const text of texts) {
		for (const word of text.replaceAll(/https?:\/\/\S+/g, '').match(wordPattern) ?? []) {
			if (!allowed.has(word)) {
				found.add(`${word} in ${JSON.stringify(text.slice(0, 120))}`);
			}
		}
	}
	return [...found];
}

const wordPattern = /(?<![\w])[A-Za-z]{2,}(?![\w])/g;

/** No language has words of its own for a time zone, sizes, milliseconds, and values as programs write them. */
const same = ['UTC', 'KB', 'MB', 'GB', 'TB', 'ms', 'true', 'false', 'null', 'None'];
