import * as dotenv from 'dotenv';
import * as ini from 'ini';
import { getProperties } from 'properties-file';
import type { Setting } from '../../../core/discovery/settingFindings.ts';

/** Lines are cut here before a parser with patterns of its own sees them. */
const maxLine = 2000;

/** The settings of a `.sentryclirc`: an INI file. Names are `section.key`. */
export function readIni(text: string): readonly Setting[] {
	const lines = linesOf(text);
	let sections: unknown;
	try {
		sections = ini.parse(lines.join('\n'));
	} catch {
		return [];
	}
	const known = entriesOf(sections).filter(([section]) => section === 'auth' || section === 'defaults');
	return known.flatMap(([section, values]) =>
		entriesOf(values).flatMap(([key, value]) =>
			typeof value === 'string' ? [withLine(`${section}.${key}`, value, iniLine(lines, section, key))] : [],
		),
	);
}

/** The settings of a `sentry.properties`. */
export function readProperties(text: string): readonly Setting[] {
	const lines = linesOf(text);
	let properties: { readonly [key: string]: string };
	try {
		properties = getProperties(lines.join('\n'));
	} catch {
		return [];
	}
	const known = Object.entries(properties).filter(([key]) => /^(?:auth|defaults)\.|^dsn$/.test(key));
	return known.slice(0, maxEntries).map(([key, value]) => withLine(key, value, keyLine(lines, key, 0)));
}

/**
 * The variables of a `.env` file that speak of Sentry. Each line is parsed alone: none of these values has several, and
 * the parser's patterns are then bounded by the length of a line.
 */
export function readEnv(text: string): readonly Setting[] {
	return linesOf(text).flatMap((line, index) =>
		/SENTRY/.test(line)
			? Object.entries(dotenv.parse(line)).map(([name, value]) => ({ name, value, line: index + 1 }))
			: [],
	);
}

function linesOf(text: string): readonly string[] {
	return text
		.replace(/^\uFEFF/, '')
		.split(/\r\n|\n|\r/)
		.map((line) => line.slice(0, maxLine));
}

/** More entries than these no such file has; each is looked for once more, for its line. */
const maxEntries = 100;

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
	return typeof value === 'object' && value !== null ? Object.entries(value).slice(0, maxEntries) : [];
}

function withLine(name: string, value: string, index: number): Setting {
	return { name, value, ...(index !== -1 && { line: index + 1 }) };
}

function iniLine(lines: readonly string[], section: string, key: string): number {
	const start = lines.findIndex((line) => line.trim() === `[${section}]`);
	return start === -1 ? -1 : keyLine(lines, key, start + 1);
}

function keyLine(lines: readonly string[], key: string, from: number): number {
	return lines.findIndex((line, index) => {
		const text = line.trimStart();
		return index >= from && text.startsWith(key) && /^[\s=:]/.test(text.slice(key.length));
	});
}
