import { basenameOf, folderOf } from './pathText.ts';
import type { FileRef, Workspace } from './workspace.ts';

/** A package that a workspace holds the source of. */
export interface Manifest extends FileRef {
	/** Folder of the manifest, relative to the root; empty for the root itself. */
	readonly folder: string;
	/** The package's own name, where the manifest could be read and has one. */
	readonly name?: string;
	/** Names of what is built from it, where they differ: a crate's binaries. */
	readonly targets?: readonly string[];
	/** The manifest was read: a `name` that is absent is not there. */
	readonly read: boolean;
}

export type ManifestKind =
	| 'package.json'
	| 'go.mod'
	| 'Cargo.toml'
	| 'pubspec.yaml'
	| 'composer.json'
	| 'pyproject.toml';

/** Finds and reads the manifests around files, each once. Holds for one state of the index. */
export interface Manifests {
	/** The manifest of that kind in the file's folder or the nearest one above it. */
	around(file: FileRef, kind: ManifestKind): Promise<Manifest | undefined>;
	/** All of that kind on the way up, the nearest first: packages lie within packages. */
	above(file: FileRef, kind: ManifestKind): Promise<readonly Manifest[]>;
	/** The file of that ending (`.gemspec`, `.csproj`) nearest above: its base name is the package's name. */
	nameFile(file: FileRef, ending: string, names: readonly string[]): string | undefined;
}

export function createManifests(workspace: Workspace): Manifests {
	const known = new Map<string, Promise<Manifest>>();

	const load = async (ref: FileRef, kind: ManifestKind): Promise<Manifest> => {
		const text = await workspace.read(ref);
		const name = text === undefined ? undefined : manifestName(kind, text);
		const targets =
			kind === 'Cargo.toml' && text !== undefined
				? [...tomlNames(text, 'bin'), ...tomlNames(text, 'lib')]
				: [];
		return {
			...ref,
			folder: folderOf(ref.path),
			read: text !== undefined,
			...(name !== undefined && { name }),
			...(targets.length > 0 && { targets }),
		};
	};

	const above: Manifests['above'] = async (file, kind) => {
		const index = workspace.roots[file.root]?.index;
		const found: Manifest[] = [];
		for (
			let folder: string | undefined = folderOf(file.path);
			folder !== undefined;
			folder = folderAbove(folder)
		) {
			const path = index?.find(folder === '' ? kind : `${folder}/${kind}`);
			if (path !== undefined) {
				const key = `${file.root}:${path}`;
				const loading = known.get(key) ?? load({ root: file.root, path }, kind);
				known.set(key, loading);
				const manifest = await loading;
				// A package.json with `"type"` alone, a Cargo.toml of a workspace: no package.
				if (!manifest.read || manifest.name !== undefined) {
					found.push(manifest);
				}
			}
		}
		return found;
	};

	return {
		above,
		around: async (file, kind) => (await above(file, kind))[0],
		nameFile(file, ending, names) {
			const index = workspace.roots[file.root]?.index;
			for (const name of names) {
				for (const path of index?.named(`${name}${ending}`) ?? []) {
					const folder = folderOf(path);
					if (folder === '' || file.path.startsWith(`${folder}/`)) {
						return basenameOf(path).slice(0, -ending.length);
					}
				}
			}
			return undefined;
		},
	};
}

function folderAbove(folder: string): string | undefined {
	return folder === '' ? undefined : folderOf(folder);
}

/** Enough to find one name near the top: no manifest is parsed as a whole, none is trusted beyond that name. */
function manifestName(kind: ManifestKind, text: string): string | undefined {
	const head = text.slice(0, 20_000);
	switch (kind) {
		case 'package.json':
		case 'composer.json':
			return jsonName(text);
		case 'go.mod':
			return /^module[ \t]+"?([^\s"]+)/m.exec(head)?.[1];
		case 'pubspec.yaml':
			return /^name:[ \t]*["']?([\w]+)/m.exec(head)?.[1];
		case 'Cargo.toml':
			return tomlName(head, 'package');
		case 'pyproject.toml':
			return tomlName(head, 'project') ?? tomlName(head, 'tool.poetry');
	}
}

function jsonName(text: string): string | undefined {
	try {
		const value: unknown = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
		return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
			? value.name
			: undefined;
	} catch {
		return undefined;
	}
}

function tomlName(text: string, section: string): string | undefined {
	return tomlNames(text, section)[0];
}

/** The `name` of each table of that header: `[package]` has one, `[[bin]]` may have many. */
function tomlNames(text: string, section: string): readonly string[] {
	const names: string[] = [];
	let inside = false;
	for (const line of text.slice(0, 20_000).split('\n')) {
		const header = /^\s*\[\[?([^\]]+)\]/.exec(line);
		if (header) {
			inside = header[1]?.trim() === section;
		} else if (inside) {
			const name = /^\s*name\s*=\s*["']([^"']+)["']/.exec(line)?.[1];
			names.push(...(name === undefined ? [] : [name]));
		}
	}
	return names;
}
