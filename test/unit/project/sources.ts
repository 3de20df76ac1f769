import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../tools/bundles.ts';

export const runtimes = ['core', 'sentry', 'extension', 'webview'] as const;
export type Runtime = (typeof runtimes)[number];

export interface Source {
	/** From the root, with slashes: `src/core/issue/issue.ts`. */
	readonly file: string;
	readonly text: string;
}

export interface Import {
	/** As written. */
	readonly from: string;
	/** Disappears when the types do. */
	readonly typeOnly: boolean;
	readonly dynamic: boolean;
}

export function sourcesOf(folder: string): readonly Source[] {
	return globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root })
		.map((name) => name.split(path.sep).join('/'))
		.toSorted()
		.map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}

/** Every module that a source names. The formatter has settled how an import looks. */
export function importsOf(source: Source): readonly Import[] {
	const found: Import[] = [];
	const statement = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
	for (const [, type, from] of source.text.matchAll(statement)) {
		found.push({ from: from ?? '', typeOnly: type !== undefined, dynamic: false });
	}
	const expression = /(typeof )?\b(?:import|require)\(\s*'([^']+)'\s*\)/g;
	for (const [, type, from] of source.text.matchAll(expression)) {
		found.push({ from: from ?? '', typeOnly: type !== undefined, dynamic: true });
	}
	return found;
}

/** Where a relative import leads, from the root. */
export function target(source: Source, from: string): string {
	return path.posix.join(path.posix.dirname(source.file), from);
}
