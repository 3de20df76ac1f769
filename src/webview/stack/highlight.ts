import c from '@speed-highlight/core/languages/c.js';
import go from '@speed-highlight/core/languages/go.js';
import java from '@speed-highlight/core/languages/java.js';
import js from '@speed-highlight/core/languages/js.js';
import py from '@speed-highlight/core/languages/py.js';
import rs from '@speed-highlight/core/languages/rs.js';
import ts from '@speed-highlight/core/languages/ts.js';
import { type ShjLanguageData, tokenizeWith } from '@speed-highlight/core/tokenize';

export interface Token {
	readonly text: string;
	/** `kwd str num cmnt func class …`: a class name in the page's style sheet. */
	readonly type?: string;
}

/** Longer source is shown plain: the highlighter's patterns are not linear, and minified lines gain nothing. */
const maxCharacters = 6000;
const maxLine = 400;

/** The grammars' own types do not fit the tokenizer's under `exactOptionalPropertyTypes`. */
type Grammar = readonly object[];

const byExtension: { readonly [extension: string]: Grammar } = {
	c,
	cc: c,
	cpp: c,
	h: c,
	hpp: c,
	m: c,
	mm: c,
	go,
	java,
	kt: java,
	scala: java,
	cs: java,
	js,
	jsx: js,
	mjs: js,
	cjs: js,
	py,
	rs,
	ts,
	tsx: ts,
	vue: ts,
	dart: ts,
	swift: rs,
};

const byPlatform: { readonly [platform: string]: Grammar } = {
	python: py,
	go,
	java,
	csharp: java,
	javascript: js,
	node: js,
	c,
	native: c,
	objc: c,
	cocoa: rs,
	rust: rs,
};

/** Context lines as coloured tokens, line by line; plain where no grammar fits. Joined, the tokens are the lines. */
export function highlight(
	lines: readonly string[],
	file: string | undefined,
	platform: string | undefined,
): readonly (readonly Token[])[] {
	const language = languageOf(file, platform);
	const total = lines.reduce((sum, line) => sum + line.length, 0);
	if (!language || total > maxCharacters || lines.some((line) => line.length > maxLine)) {
		return lines.map((text) => [{ text }]);
	}
	const result: Token[][] = [[]];
	// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library's own grammar, see Grammar
	tokenizeWith(lines.join('\n'), language as unknown as ShjLanguageData, (text, type) => {
		for (const [index, part] of text.split('\n').entries()) {
			if (index > 0) {
				result.push([]);
			}
			if (part !== '') {
				result.at(-1)?.push({ text: part, ...(type !== undefined && { type }) });
			}
		}
	});
	return result;
}

function languageOf(file: string | undefined, platform: string | undefined): Grammar | undefined {
	const extension = /\.([a-z]{1,5})(?:[?#].{0,200})?$/i.exec(file?.slice(-300) ?? '')?.[1]?.toLowerCase();
	if (extension !== undefined && Object.hasOwn(byExtension, extension)) {
		return byExtension[extension];
	}
	return extension === undefined && platform !== undefined && Object.hasOwn(byPlatform, platform)
		? byPlatform[platform]
		: undefined;
}
