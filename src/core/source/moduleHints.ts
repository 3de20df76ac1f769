import { extensionsOf, type Language } from './language.ts';

/** Where a module's file should be, judged by its name. */
export interface PathHint {
	/** End of the path; the last segment is a file name, without ending where `extensions` are given. */
	readonly segments: readonly string[];
	readonly extensions?: readonly string[];
	/** The language demands these folders: a file that has them all is as good as found. */
	readonly exact: boolean;
	/** Only the file's text can show that the module is in it. */
	readonly unproven?: true;
}

/**
 * Turns a frame's `module` (or what a culprit has in its place) into paths. `file` is the base name that the frame has
 * beside it: on the JVM it names the file while the module names the folder.
 */
export function moduleHints(
	module: string | undefined,
	language: Language,
	file?: string,
): readonly PathHint[] {
	const name = (module ?? '').slice(0, 500).trim();
	if (name === '' || /^(?:__main__|main|<.*>|\?)$/.test(name)) {
		return [];
	}
	switch (language) {
		case 'python':
			return pythonHints(name);
		case 'jvm':
			return jvmHints(name, file);
		case 'elixir':
			return elixirHints(name);
		case 'javascript':
			return javascriptHints(name);
		case 'dotnet':
			return dotnetHints(name);
		case 'php':
			return phpHints(name);
		case 'ruby':
			return rubyHints(name);
		case 'go':
		case 'rust': // its modules stand in the function's name: `rustHints`
		case 'native':
		case 'dart':
		case 'other':
			return [];
	}
}

function pythonHints(module: string): readonly PathHint[] {
	const parts = module.split('.').filter((part) => part !== '');
	const last = parts.at(-1);
	if (last === undefined || parts.some((part) => /[\s/\\]/.test(part))) {
		return [];
	}
	const exact = parts.length > 1;
	return [
		{ segments: [...parts.slice(0, -1), last], extensions: ['py', 'pyx'], exact },
		{ segments: [...parts, '__init__.py'], exact },
	];
}

/** Outer class and package: inner classes, lambdas and proxies live in their outer class's file. */
export function jvmClassOf(module: string): { readonly package: readonly string[]; readonly outer: string } {
	const slash = module.indexOf('/');
	const parts = (slash < 0 ? module : module.slice(0, slash)).split('.').filter((part) => part !== '');
	const last = parts.pop() ?? '';
	const outer = last.replace(/_\$\$_.*$/, '').replace(/\$.*$/, '') || last;
	return { package: parts, outer: /^\w+__\w+Kt$/.test(outer) ? outer.replace(/^\w+__/, '') : outer };
}

function jvmHints(module: string, file: string | undefined): readonly PathHint[] {
	const { package: folders, outer } = jvmClassOf(module);
	const exact = folders.length > 0;
	const hints: PathHint[] = [];
	if (file !== undefined && /\.(?:java|kts?|scala|groovy|cljc?)$/.test(file) && !/[$<>]/.test(file)) {
		hints.push({ segments: [...folders, file], exact });
	}
	hints.push({ segments: [...folders, outer], extensions: extensionsOf('jvm'), exact });
	// Kotlin files that hold no class of their name are marked with a dash by some.
	hints.push({ segments: [...folders, `-${outer}.kt`], exact });
	if (outer.endsWith('Kt') && outer.length > 2) {
		const plain = outer.slice(0, -2);
		hints.push({ segments: [...folders, plain], extensions: ['kt', 'kts'], exact });
		hints.push({ segments: [...folders, `${plain.charAt(0).toLowerCase()}${plain.slice(1)}.kt`], exact });
		hints.push({ segments: [...folders, `-${plain}.kt`], exact });
		// Kotlin Multiplatform names files after their target: utils.android.kt is the class Utils_androidKt.
		if (plain.includes('_')) {
			const dotted = `${plain.replaceAll('_', '.')}.kt`;
			hints.push({ segments: [...folders, dotted], exact });
		}
	}
	// Clojure compiles `a-b/core.clj` to the package a_b and the class core.
	return hints;
}

/** `Elixir.HelloHTTP2.WWW` → hello_http2/www.ex, as `Macro.underscore` does it. */
function elixirHints(module: string): readonly PathHint[] {
	const parts = module
		.replace(/^Elixir\./, '')
		.split('.')
		.filter((part) => part !== '');
	const last = parts.at(-1);
	if (last === undefined || module.startsWith(':')) {
		return [];
	}
	const snake = parts.map(underscore);
	const extensions = ['ex', 'exs'];
	const hints: PathHint[] = [
		{ segments: ['lib', ...snake], extensions, exact: true },
		{ segments: snake, extensions, exact: parts.length > 1 },
		// `WebSocket` is web_socket.ex to the rule and websocket.ex to many.
		{ segments: [...snake.slice(0, -1), last.toLowerCase()], extensions, exact: parts.length > 1 },
	];
	if (parts[0] === 'Mix' && parts[1] === 'Tasks') {
		const task = snake.slice(2);
		hints.push({ segments: ['mix', 'tasks', `${task.join('.')}.ex`], exact: true });
		hints.push({
			segments: ['mix', 'tasks', task.slice(0, -1).join('.'), `${task.at(-1) ?? ''}.ex`],
			exact: true,
		});
	}
	// A nested module lives in the file of the one around it.
	if (parts.length > 2) {
		hints.push({ segments: snake.slice(0, -1), extensions, exact: false, unproven: true });
	}
	// Phoenix sorts modules into folders that their names lack: controllers/user_controller.ex.
	hints.push({ segments: [underscore(last)], extensions, exact: false });
	return hints;
}

export function underscore(name: string): string {
	return name
		.replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
		.replace(/([a-z\d])([A-Z])/g, '$1_$2')
		.toLowerCase();
}

function javascriptHints(module: string): readonly PathHint[] {
	const extensions = extensionsOf('javascript');
	const node = /^(?:([^:/\\]*):)([^:/\\]+)$/.exec(module);
	if (node?.[2] !== undefined) {
		// `lib.a:b`: folders joined by dots, so a folder's own dot is lost.
		const folders = (node[1] ?? '').split('.').filter((part) => part !== '');
		return [{ segments: [...folders, node[2]], extensions, exact: folders.length > 0 }];
	}
	const parts = module
		.replace(/^(?:\[project\]\/|(?:app|webpack):\/\/\/?|~\/)/, '')
		.split('/')
		.filter((part) => part !== '' && part !== '.' && part !== '..');
	const last = parts.at(-1);
	if (last === undefined || parts.some((part) => /[\s\\<>]/.test(part))) {
		return [];
	}
	if (/\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(last)) {
		return [{ segments: parts, exact: parts.length > 1 }];
	}
	// Sentry made this name from an address and dropped the ending, `/index` stays: CULPRITS.md §3.
	return [
		{ segments: parts, extensions, exact: parts.length > 1 },
		...(last === 'index' ? [] : [{ segments: [...parts, 'index'], extensions, exact: parts.length > 1 }]),
	];
}

/** `Ns.Type+Nested`, `` Ns.Type`1 ``, `Ns.Type+<Run>d__7`: the outer type. */
export function dotnetTypeOf(module: string): {
	readonly namespace: readonly string[];
	readonly type: string;
} {
	const plain = (module.split('+')[0] ?? '')
		.replace(/`\d+.*$/, '')
		.replace(/\[.*$/, '')
		.replace(/<.*$/, '');
	const parts = plain.split('.').filter((part) => part !== '');
	return { type: parts.pop() ?? '', namespace: parts };
}

function dotnetHints(module: string): readonly PathHint[] {
	const { namespace, type } = dotnetTypeOf(module);
	return type === ''
		? []
		: [
				{ segments: [...namespace, type], extensions: extensionsOf('dotnet'), exact: false },
				{ segments: [namespace.join('.'), type].filter(Boolean), extensions: ['cs'], exact: false },
			];
}

/** `Illuminate\Process\Pool`: PSR-4 maps some head of the namespace to a folder and keeps the rest. */
function phpHints(module: string): readonly PathHint[] {
	const parts = module.split('\\').filter((part) => part !== '');
	return parts.length === 0 ? [] : [{ segments: parts, extensions: ['php'], exact: false }];
}

/** `Puma::Server` → puma/server.rb, as Rails' loader does it. */
function rubyHints(module: string): readonly PathHint[] {
	const parts = module.split('::').filter((part) => part !== '');
	return parts.length === 0 || parts.some((part) => !/^[A-Z]\w*$/.test(part))
		? []
		: [{ segments: parts.map(underscore), extensions: ['rb'], exact: false }];
}

/**
 * `grep_index::literal::GramQuery::nothing` → …/index/src/literal.rs. A crate's folder is named like the crate, or by its
 * last word in workspaces whose crates share a prefix.
 */
export function rustHints(functionText: string | undefined, file: string | undefined): readonly PathHint[] {
	const path = rustPathOf(functionText);
	if (!path) {
		return [];
	}
	const words = path.crate.split('_');
	const folders = new Set([path.crate, words.join('-'), words.at(-1) ?? path.crate]);
	// What looks like the last module may be a function with another one in it.
	const sources =
		file !== undefined
			? [[...path.modules.slice(0, -1), file], [file]]
			: [path.modules, ...(path.modules.length > 1 ? [path.modules.slice(0, -1)] : [])].flatMap(moduleFiles);
	return [...folders].flatMap((folder) =>
		sources.map((source) => ({ segments: [folder, 'src', ...source], exact: false })),
	);
}

function moduleFiles(modules: readonly string[]): readonly (readonly string[])[] {
	const last = modules.at(-1);
	return last === undefined
		? [['lib.rs'], ['main.rs']]
		: [
				[...modules.slice(0, -1), `${last}.rs`],
				[...modules, 'mod.rs'],
			];
}

/** Crate and modules of a demangled name; `undefined` where there is no crate to see. */
export function rustPathOf(
	functionText: string | undefined,
): { readonly crate: string; readonly modules: readonly string[] } | undefined {
	const text = (functionText ?? '').slice(0, 500).replace(/^[<&(]+(?:mut )?/, '');
	const parts = text.split(/::/).map((part) => part.replace(/[<{ ].*$/, ''));
	const crate = parts[0];
	if (crate === undefined || parts.length < 2 || !/^[a-z_]\w*$/.test(crate)) {
		return undefined;
	}
	const rest = parts.slice(1);
	const end = rest.findIndex((part) => !/^[a-z_]\w*$/.test(part));
	return {
		crate,
		modules: end < 0 ? rest.slice(0, -1) : rest.slice(0, /^$/.test(rest[end] ?? '') ? end - 1 : end),
	};
}
