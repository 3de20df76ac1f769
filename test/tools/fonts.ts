/**
 * The fonts that the tests' browsers see: one of three sets from npm packages, through a fontconfig file of its own, so that
 * what a machine has installed changes nothing. `CULPRIT_FONTS` chooses the set of a whole run. The packages hold whole .ttf
 * files: those with .woff2 split a font by script, and then fontconfig takes one of the parts for the whole.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './bundles.ts';

export const fontSetNames = ['liberation', 'dejavu', 'tall'] as const;
export type FontSetName = (typeof fontSetNames)[number];

interface FontSet {
	/** Families as the fonts name themselves; the first is what `sans-serif` and `system-ui` mean, the second `monospace`. */
	readonly families: readonly [sans: string, mono: string, ...more: string[]];
	/** Folders of .ttf files below node_modules. */
	readonly folders: readonly string[];
}

/** `400Regular` and the like of a package of Google's fonts. */
const faces = (name: string, ...styles: readonly string[]): readonly string[] =>
	styles.map((style) => `@expo-google-fonts/${name}/${style}`);
const four = ['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic'];

export const fontSets: { readonly [name in FontSetName]: FontSet } = {
	// Liberation Sans and Mono under the names that Google has them by: the same letters, widths, ascents and descents.
	liberation: {
		families: ['Arimo', 'Cousine'],
		folders: [...faces('arimo', ...four), ...faces('cousine', ...four)],
	},
	// DejaVu with Noto: Noto Sans is what fontconfig prefers where both are installed.
	dejavu: {
		families: ['Noto Sans', 'DejaVu Sans Mono', 'DejaVu Sans'],
		folders: [...faces('noto-sans', ...four), 'dejavu-fonts-ttf/ttf'],
	},
	// A line of Cairo is 1.87 em high, of Liberation Sans 1.15: it has room for Arabic. A letter of Martian Mono is 0.7 em wide,
	// of other code fonts 0.6, and it reaches 0.2 em below the baseline where Cairo reaches 0.57: the two never align.
	tall: {
		families: ['Cairo', 'Martian Mono'],
		folders: [...faces('cairo', '400Regular', '700Bold'), ...faces('martian-mono', '400Regular', '700Bold')],
	},
};

/** Why no set can be chosen here, for node:test's `skip`; false where it can. */
export const noFontSets: string | false =
	process.platform === 'linux' ? false : 'font sets: run on Linux, where Chromium asks fontconfig for fonts';

const chosenVariable = 'CULPRIT_FONTS';

/** The set that a whole run uses. Throws where the variable names none. */
export function chosenFontSet(): FontSetName {
	return namedFontSet() ?? 'liberation';
}

/** The sets that layout is measured with: all, or the one that the whole run was told to use. */
export function layoutFontSets(): readonly FontSetName[] {
	const named = namedFontSet();
	return named === undefined ? fontSetNames : [named];
}

function namedFontSet(): FontSetName | undefined {
	const given = process.env[chosenVariable];
	const known = fontSetNames.find((name) => name === given);
	if (given && known === undefined) {
		throw new Error(`${chosenVariable}=${given}: there are ${fontSetNames.join(', ')}`);
	}
	return known;
}

/** What a browser's environment needs so that it sees this set and no other font of the machine. */
export function fontEnvironment(name: FontSetName = chosenFontSet()): { readonly [name: string]: string } {
	const folder = path.join(root, 'out/fonts', name);
	const file = path.join(folder, 'fonts.conf');
	const text = fontsConf(fontSets[name], path.join(folder, 'cache'));
	if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
		mkdirSync(folder, { recursive: true });
		// Test files that run side by side write the same text: none may read half of it.
		writeFileSync(`${file}.${process.pid}`, text);
		renameSync(`${file}.${process.pid}`, file);
	}
	return { FONTCONFIG_FILE: file };
}

function fontsConf({ families: [sans, mono], folders }: FontSet, cache: string): string {
	const dirs = folders.map((folder) => path.join(root, 'node_modules', folder));
	const missing = dirs.find((dir) => !existsSync(dir));
	if (missing !== undefined) {
		throw new Error(`no fonts in ${path.relative(root, missing)}: npm ci`);
	}
	const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	return [
		'<?xml version="1.0"?>',
		'<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
		'<fontconfig>',
		...dirs.map((dir) => `\t<dir>${escaped(dir)}</dir>`),
		`\t<cachedir>${escaped(cache)}</cachedir>`,
		`\t<alias binding="same"><family>monospace</family><prefer><family>${mono}</family></prefer></alias>`,
		// Every other name that no font has, `sans-serif` and `system-ui` among them.
		'\t<match target="pattern">',
		`\t\t<edit name="family" mode="append_last"><string>${sans}</string></edit>`,
		'\t</match>',
		'</fontconfig>',
		'',
	].join('\n');
}
