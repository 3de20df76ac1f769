import { fold } from './pathText.ts';
import type { FrameQuery } from './frameQuery.ts';
import { extensionsOf } from './language.ts';
import { dotnetTypeOf, jvmClassOf, underscore } from './moduleHints.ts';
import { declares, escaped, hasOtherNamespace, packageOf } from './declared.ts';
import { defines } from './proof.ts';
import type { FileRef, Workspace } from './workspace.ts';

/** Files that are read for one type: a package of more is searched in part. */
const maxRead = 60;

/** A type, the folders that its file is in, and how a file says that it holds it. */
interface Wanted {
	/** Ends of folders, split and folded, the likeliest first. */
	readonly folders: readonly (readonly string[])[];
	readonly isIn: (text: string) => boolean;
}

/**
 * The files that declare the type of a frame under another name than its own, read in the folder of its package: Kotlin's
 * and Elixir's files hold many types, one of C#'s lies in many files. Where several do, those that define the function.
 */
export async function typeFiles(
	query: FrameQuery,
	workspace: Workspace,
	signal: AbortSignal,
): Promise<readonly FileRef[]> {
	const wanted = query.module === undefined || query.library ? undefined : wantedOf(query, query.module);
	if (!wanted) {
		return [];
	}
	let left = maxRead;
	for (const folder of wanted.folders) {
		const files = filesIn(folder, query, workspace).slice(0, left);
		left -= files.length;
		const found = await declaring(files, wanted, query, workspace, signal);
		if (found.length > 0) {
			return found;
		}
	}
	return [];
}

async function declaring(
	files: readonly FileRef[],
	{ isIn }: Wanted,
	query: FrameQuery,
	workspace: Workspace,
	signal: AbortSignal,
): Promise<readonly FileRef[]> {
	const leaf = query.function.leaf;
	const all: FileRef[] = [];
	const defining: FileRef[] = [];
	for (const file of files) {
		const text = signal.aborted ? undefined : await workspace.read(file);
		if (text !== undefined && isIn(text)) {
			all.push(file);
			if (leaf !== undefined && defines(text, leaf, query.language)) {
				defining.push(file);
			}
		}
	}
	// Elsewhere a function is where its type is, though it may be written by a compiler.
	return defining.length > 0 || (query.language === 'dotnet' && leaf !== undefined) ? defining : all;
}

function wantedOf(query: FrameQuery, module: string): Wanted | undefined {
	switch (query.language) {
		case 'jvm': {
			const { package: folders, outer } = jvmClassOf(module);
			const facade = new RegExp(`@file:JvmName\\("${escaped(outer)}"\\)`);
			// Kotlin lets sources leave out folders that all packages share.
			return named(folders, [folders, folders.slice(-2), folders.slice(-1)], (text) => {
				const isThere =
					declares(text, 'class|interface|object|record|trait|enum', outer) || facade.test(text);
				return isThere && packageOf(text.slice(0, head)) === folders.join('.');
			});
		}
		case 'dotnet': {
			const { namespace, type } = dotnetTypeOf(module);
			const last = namespace.slice(-1);
			return named(namespace, [namespace, [namespace.join('.')], last], (text) => {
				const told = /^[ \t\uFEFF]*namespace\s+([\w.]+)/m.exec(text)?.[1];
				return told === namespace.join('.') && declares(text, 'class|struct|interface|record|enum', type);
			});
		}
		case 'elixir': {
			const name = module.replace(/^Elixir\./, '');
			const around = name.split('.').slice(0, -1);
			const folders = around.map(underscore);
			return named(
				around,
				// Phoenix keeps lib/phoenix_component.ex beside lib/phoenix_live_view/.
				[folders, folders.slice(0, -1), folders.slice(-1), ['lib'], ['test', 'support']],
				(text) =>
					declares(text, 'defmodule|defprotocol', name) ||
					(declares(text, 'defmodule', around.join('.')) &&
						declares(text, 'defmodule', name.slice(name.lastIndexOf('.') + 1))),
			);
		}
		case 'ruby': {
			const parts = module.split('::');
			const folders = parts.slice(0, -1).map(underscore);
			return named(folders, [folders, folders.slice(0, -1), folders.slice(-1), ['lib']], (text) =>
				parts.every((part) => declares(text, 'class|module', part) || text.includes(`${part}::`)),
			);
		}
		case 'php': {
			const parts = module.split('\\');
			return named(parts.slice(0, -1), [parts.slice(-3, -1), parts.slice(-2, -1)], (text) => {
				const type = parts.at(-1) ?? '';
				return !hasOtherNamespace(text, module) && declares(text, 'class|trait|interface|enum', type);
			});
		}
		case 'python':
		case 'javascript':
		case 'go':
		case 'rust':
		case 'native':
		case 'dart':
		case 'other':
			return undefined;
	}
}

/** Characters in which a package is declared. */
const head = 20_000;

/** Nothing for a type without a package: its folder could be any. */
function named(
	around: readonly string[],
	folders: readonly (readonly string[])[],
	isIn: (text: string) => boolean,
): Wanted | undefined {
	return around.length === 0
		? undefined
		: {
				folders: folders.filter(({ length }) => length > 0).map((folder) => folder.map(fold)),
				isIn,
			};
}

function filesIn(folder: readonly string[], query: FrameQuery, workspace: Workspace): readonly FileRef[] {
	const endings = extensionsOf(query.language).map((ending) => `.${ending}`);
	return workspace.roots.flatMap((root, at) =>
		root.index
			.foldersNamed(folder.at(-1) ?? '')
			.filter((path) => `/${fold(path)}`.endsWith(`/${folder.join('/')}`))
			.flatMap((path) => root.index.folders().get(path) ?? [])
			.filter((path) => endings.some((ending) => path.endsWith(ending)))
			.map((path) => ({ root: at, path })),
	);
}
