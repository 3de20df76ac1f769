import { visibleText } from './visibleText.ts';

/**
 * Untrusted text as one line of Markdown that shows exactly it: no link, image, HTML, heading, emphasis,
 * list or mention comes of it. Where a backslash would not do, an invisible word joiner breaks the pattern.
 */
export function inlineMarkdown(text: string, limit = 300): string {
	return visibleText(text, limit)
		.replace(/[\\`*_[\]#!|<>~$&]/g, (mark) => `\\${mark}`)
		.replace(/^([-+]|\d{1,9}[.)])/, '\u2060$1')
		.replace(/:(?=\/\/)|@|(?<=www)\./gi, '$&\u2060');
}

/**
 * Untrusted lines as a code block, whose fence is longer than any run of backticks in them, so that none of them can end
 * it. Control characters and marks that turn text around are made visible; each line and all of it are cut.
 */
export function fencedMarkdown(text: string, limit = 20_000): string {
	const lines = text
		.slice(0, limit)
		.split(/\r\n|[\n\r\u2028\u2029]/)
		.map((line) => {
			const indent = /^[ \t]{0,200}/.exec(line)?.[0] ?? '';
			return indent + visibleText(line.slice(indent.length), 1_000);
		});
	if (text.length > limit) {
		lines.push('…');
	}
	const longest = Math.max(2, ...(lines.join('\n').match(/`+/g) ?? []).map((run) => run.length));
	const fence = '`'.repeat(longest + 1);
	return [`${fence}text`, ...lines, fence].join('\n');
}
