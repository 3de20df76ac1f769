import type { Candidate } from './candidates.ts';
import type { Claim, Scene } from './claim.ts';
import {
	declares,
	definesModule,
	definesOtherModules,
	expects,
	hasOtherNamespace,
	holdsModule,
	isForOthers,
	packageOf,
	plainModule,
} from './declared.ts';
import type { FrameQuery } from './frameQuery.ts';
import { belowModule } from './goPackage.ts';
import { dotnetTypeOf, jvmClassOf, rustPathOf } from './moduleHints.ts';
import { basenameOf, commonTail, fold, folderOf } from './pathText.ts';
import { installedClaim, isImportRoot } from './installed.ts';
import { defines, mentions } from './proof.ts';

/**
 * Whether a file may be the frame's, judged by identity instead of names: every rule here removed wrong answers that a
 * comparison of paths gives (CULPRITS.md §5).
 */
export async function claimOf(candidate: Candidate, query: FrameQuery, scene: Scene): Promise<Claim> {
	if (query.library && !holdsWhole(candidate, query)) {
		return query.library.runtime ? 'foreign' : installedClaim(candidate, query.library, scene);
	}
	switch (query.language) {
		case 'python':
			return python(candidate, query, scene);
		case 'jvm':
			return jvm(candidate, query, scene);
		case 'go':
			return go(candidate, query, scene);
		case 'rust':
			return rust(candidate, query, scene);
		case 'dotnet':
			return dotnet(candidate, query, scene);
		case 'dart':
			return dart(candidate, query, scene);
		case 'elixir':
		case 'php':
			return declared(candidate, query, scene);
		case 'javascript':
		case 'ruby':
		case 'native':
		case 'other':
			return 'open';
	}
}

/** The file lies in the workspace below the very folder that makes the path look like a library's: `src/vendor/…`. */
function holdsWhole(candidate: Candidate, query: FrameQuery): boolean {
	const { name, ecosystem, rest } = query.library ?? { rest: [] };
	const above = name === undefined || ecosystem === 'python' ? 0 : name.split('/').length;
	return candidate.tail > rest.length + above;
}

function python(candidate: Candidate, query: FrameQuery, scene: Scene): Claim {
	const module = query.module;
	if (module === undefined || module === '__main__' || !/^[\w.]+$/.test(module)) {
		return 'open';
	}
	const parts = module.split('.').map(fold);
	const folders = candidate.segments.slice(0, -1);
	const file = (candidate.segments.at(-1) ?? '').replace(/\.\w+$/, '');
	const names = file === '__init__' ? folders : [...folders, file];
	const same = commonTail(parts, names);
	if (same < parts.length) {
		// The open folder may lie inside of the package.
		return same === names.length && same > 0 ? 'open' : file === '__init__' ? 'foreign' : 'doubt';
	}
	const depth = file === '__init__' ? parts.length + 1 : parts.length;
	if (isImportRoot(candidate, depth, scene)) {
		return 'open';
	}
	return query.inApp ? 'doubt' : 'foreign';
}

async function jvm(candidate: Candidate, query: FrameQuery, scene: Scene): Promise<Claim> {
	if (query.module === undefined) {
		return 'open';
	}
	const { package: folders, outer } = jvmClassOf(query.module);
	if ((!query.inApp && isJvmRuntime(query.module)) || (await isOfOtherPlatform(candidate, outer, scene))) {
		return 'foreign';
	}
	const text = await head(candidate, scene);
	const told = packageOf(text ?? '');
	if (expects(text ?? '', outer)) {
		return 'doubt';
	}
	if (folders.length > 0 && candidate.tail > folders.length) {
		// The folders above these may belong to the package too: util/Strings.java of com.acme.util.
		return told === undefined || told === folders.join('.') ? 'open' : 'foreign';
	}
	// Kotlin lets sources leave out folders that all packages share.
	if (folders.length === 0) {
		return text === undefined ? 'doubt' : told === undefined ? 'ours' : 'foreign';
	}
	return told === folders.join('.') ? 'ours' : 'foreign';
}

/**
 * In a source set of Kotlin Multiplatform that is not compiled for the JVM: `jsMain`, `iosArm64Test`, or one of another
 * name, when `jvmMain` has the type too. Functions at the top of a file may be in both.
 */
async function isOfOtherPlatform({ root, path }: Candidate, type: string, scene: Scene): Promise<boolean> {
	const index = scene.workspace.roots[root]?.index;
	// Where folders are sets: js/src/Tank.kt beside jvm/src/Tank.kt.
	const folder = /(?<=^|\/)(?:js|wasm\w*|native|ios|macos|apple|linux|mingw)(?=\/(?:src|test)\/)/.exec(path);
	if (folder && index?.find(replaced(path, folder, 'jvm')) !== undefined) {
		return true;
	}
	const set = /(?<=^|\/)([a-z]\w*?)(Main|Test)(?=\/)/.exec(path);
	if (!set || /^(?:jvm|android|common)/.test(set[1] ?? '')) {
		return false;
	}
	if (/^(?:js|wasm|native|ios|macos|tvos|watchos|apple|darwin|linux|mingw|posix|nonJvm)/.test(set[1] ?? '')) {
		return true;
	}
	const twin = index?.find(replaced(path, set, `jvm${set[2] ?? ''}`));
	const text = twin === undefined ? undefined : await scene.workspace.read({ root, path: twin });
	return text !== undefined && declares(text, 'class|interface|object', type);
}

function replaced(path: string, { index, 0: found }: RegExpExecArray, by: string): string {
	return `${path.slice(0, index)}${by}${path.slice(index + found.length)}`;
}

function isJvmRuntime(module: string): boolean {
	return /^(?:java|javax|jdk|sun|com\.sun|kotlin|kotlinx|android|androidx|com\.android|dalvik|scala|groovy|clojure)\./.test(
		module,
	);
}

async function go(candidate: Candidate, query: FrameQuery, scene: Scene): Promise<Claim> {
	const named = query.module === 'main' ? undefined : query.module?.replace(/_test$/, '');
	const module = (named ?? trimmedPackage(query))?.replace(/^.*\/vendor\//, '');
	if (module === undefined) {
		return 'open';
	}
	if (!module.includes('.') && !query.inApp) {
		// Without a dot in its first word it is the standard library's.
		return 'foreign';
	}
	const manifest = await scene.manifests.around(candidate, 'go.mod');
	const folder = folderOf(candidate.path);
	const below = manifest ? folder.slice(manifest.folder.length).replace(/^\//, '') : folder;
	if (manifest?.read) {
		const place = belowModule(manifest.name ?? '', module);
		// The file is there in all versions: only its text shows which one ran.
		return place?.below !== below ? 'foreign' : place.isOther ? 'doubt' : 'ours';
	}
	if (below !== '' && module !== below && !module.endsWith(`/${below}`)) {
		return 'foreign';
	}
	const path = below === '' ? module : module.slice(0, -below.length - 1);
	const repository = scene.workspace.roots[candidate.root]?.repository;
	if (repository !== undefined && /^(?:github|gitlab|bitbucket)\.\w+\//.test(path)) {
		return fold(path.split('/').slice(1, 3).join('/')) === fold(repository) ? 'ours' : 'foreign';
	}
	// Where the path on disk and the import path go on alike above this folder, the module starts above it.
	const onDisk = query.paths[0]?.segments.slice(0, -1) ?? [];
	const above = onDisk[onDisk.length - 1 - below.split('/').filter(Boolean).length];
	return above !== undefined && path.endsWith(`/${above}`) ? 'doubt' : 'open';
}

/** With `-trimpath` a program's own files are named by import path too: `git.test/acme/pumps/cmd/fill/main.go`. */
function trimmedPackage(query: FrameQuery): string | undefined {
	const path = query.paths.find(({ kind }) => kind === 'relative');
	const folders = path?.segments.slice(0, -1) ?? [];
	return /^[\w-]+(?:\.[\w-]+)+$/.test(folders[0] ?? '') && folders.length > 1 ? folders.join('/') : undefined;
}

async function rust(candidate: Candidate, query: FrameQuery, scene: Scene): Promise<Claim> {
	const crate = rustPathOf(query.functionText)?.crate;
	if (crate === undefined) {
		return 'open';
	}
	if (/^(?:std|core|alloc|proc_macro|test)$/.test(crate)) {
		return 'foreign';
	}
	const manifest = await scene.manifests.around(candidate, 'Cargo.toml');
	if (!manifest) {
		return 'open';
	}
	if (manifest.read) {
		const names = [manifest.name, ...(manifest.targets ?? [])];
		const same = names.some((name) => name?.replaceAll('-', '_') === crate);
		return same ? 'ours' : candidate.fit >= 4 ? 'open' : 'foreign';
	}
	const folder = basenameOf(manifest.folder).replaceAll('-', '_');
	return folder === '' || folder === crate || crate.endsWith(`_${folder}`) || candidate.fit >= 4
		? 'open'
		: 'foreign';
}

async function dotnet(candidate: Candidate, query: FrameQuery, scene: Scene): Promise<Claim> {
	if (query.module === undefined) {
		return 'open';
	}
	const { namespace, type } = dotnetTypeOf(query.module);
	const text = await scene.workspace.read(candidate);
	// A type may be spread over many files: one that bears its name need not hold the function.
	if (query.paths.length === 0 && isSpread(candidate, query, text, scene)) {
		return 'doubt';
	}
	const declaredHere = [...(text ?? '').matchAll(/^[ \t\uFEFF]*namespace\s+([\w.]+)/gm)].map(
		(match) => match[1] ?? '',
	);
	if (declaredHere.length > 0) {
		const full = `${namespace.join('.')}.`;
		const same = declaredHere.some((name) => full.startsWith(`${name}.`));
		return same
			? candidate.fit >= 4
				? 'open'
				: 'alike'
			: candidate.fit >= 4 && query.inApp
				? 'doubt'
				: 'foreign';
	}
	if (candidate.fit >= 4) {
		return 'open';
	}
	// Folders follow the namespace, but for a root that stands in the project's name: src/Polly.Core/Registry.
	const root = scene.workspace.roots[candidate.root];
	const words = [root?.name, root?.repository, ...candidate.segments.slice(0, -1)]
		.join('/')
		.toLowerCase()
		.split(/[/.]/);
	let at = 0;
	for (const word of words) {
		if (word === namespace[at]?.toLowerCase()) {
			at += 1;
		}
	}
	if (namespace.length === 0) {
		return text !== undefined && mentions(text, type) ? 'alike' : 'foreign';
	}
	return at === namespace.length ? 'alike' : 'foreign';
}

function isSpread(candidate: Candidate, query: FrameQuery, text: string | undefined, scene: Scene): boolean {
	const leaf = query.function.leaf;
	if (text !== undefined) {
		return leaf !== undefined && !defines(text, leaf, 'dotnet');
	}
	const stem = basenameOf(candidate.path).replace(/\w+$/, '');
	const siblings = scene.workspace.roots[candidate.root]?.index.folders().get(folderOf(candidate.path)) ?? [];
	return siblings.some((path) => path !== candidate.path && basenameOf(path).startsWith(stem));
}

async function dart(candidate: Candidate, query: FrameQuery, scene: Scene): Promise<Claim> {
	const named = query.paths.find((path) => path.kind === 'package');
	if (!named) {
		return 'open';
	}
	const manifest = await scene.manifests.around(candidate, 'pubspec.yaml');
	const needed = named.segments.length;
	if (
		!manifest ||
		candidate.segments.length - (manifest.folder === '' ? 0 : manifest.folder.split('/').length) !==
			needed + 1
	) {
		return 'foreign';
	}
	const own = manifest.read
		? manifest.name
		: basenameOf(manifest.folder) || scene.workspace.roots[candidate.root]?.name;
	return own === named.package && candidate.tail > needed ? 'ours' : 'foreign';
}

/** Languages whose files say what they hold: a guess from names must find it there, and a path must not find another. */
async function declared(candidate: Candidate, query: FrameQuery, scene: Scene): Promise<Claim> {
	const text = query.module === undefined ? undefined : await scene.workspace.read(candidate);
	if (text === undefined || query.module === undefined) {
		return 'open';
	}
	const isElixir = query.language === 'elixir';
	if (candidate.fit >= 4) {
		const isOther = isElixir
			? definesOtherModules(text, query.module)
			: hasOtherNamespace(text, query.module);
		return !isOther ? 'open' : !query.inApp ? 'foreign' : isForOthers(text) ? 'open' : 'doubt';
	}
	// Macros and traits put code of one file into modules of another: a path that fits says more than they do.
	const otherwise = query.paths.length > 0 && candidate.fit === 3 ? 'doubt' : 'foreign';
	if (isElixir) {
		const module = plainModule(query.module);
		const nested = module.slice(module.lastIndexOf('.') + 1);
		return definesModule(text, module) ? 'ours' : holdsModule(text, nested) ? 'alike' : otherwise;
	}
	// Composer maps a namespace to any folder: only the file says which it is.
	return hasOtherNamespace(text, query.module) ? otherwise : 'ours';
}

/** A package or namespace stands near the top. */
async function head(candidate: Candidate, scene: Scene): Promise<string | undefined> {
	return (await scene.workspace.read(candidate))?.slice(0, 20_000);
}
