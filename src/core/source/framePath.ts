/**
 * A path as SDKs send it, made comparable with a workspace's: no scheme, drive, query or dots, `/` only. Nothing here
 * touches a file system, and no `..` survives.
 */
export interface FramePath {
	/** Never empty; no segment is empty, `.` or `..`. */
	readonly segments: readonly string[];
	/**
	 * `absolute`: from the root of some machine. `relative`: from some project. `url`: where a browser got it, often built
	 * code. `package`: below `lib` of the Dart package `package`.
	 */
	readonly kind: 'absolute' | 'relative' | 'url' | 'package';
	readonly package?: string;
	/** Of old native data, which has it in the name: `lib.rs:140`. */
	readonly line?: number;
}

/** Why there is no path to look for. */
export type NoPath =
	| 'empty'
	| 'pseudo' /* <anonymous>, [native code], SourceFile */
	| 'runtime' /* node:fs, dart:async, webpack/bootstrap, /rustc/…: part of the language or the bundler */
	| 'bundle' /* minified code of React Native or a browser extension */
	| 'refused'; /* UNC, NUL, beyond all measure */

/** Windows' own limit is 32,767, but nobody's source lies deeper than this. */
const maxLength = 2000;

/** Never throws; linear. */
export function framePathOf(text: string | undefined): FramePath | NoPath {
	return text === undefined ? 'empty' : parse(text, 0);
}

function parse(text: string, depth: number): FramePath | NoPath {
	if (text.length > maxLength || text.includes('\0')) {
		return 'refused';
	}
	let path = text.trim();
	if (path.startsWith('async ')) {
		path = path.slice(6).trim();
	}
	if (path === '') {
		return 'empty';
	}
	if (isPseudo(path)) {
		return 'pseudo';
	}
	// React names server code by two addresses, one inside the other: rsc://React/Server/webpack-internal:///…
	const inner = /^[a-z-]+:\/\/.*?\/((?:webpack(?:-internal)?|turbopack|file|https?|app):\/\/.*)$/i.exec(path);
	if (inner?.[1] !== undefined && depth < 3) {
		return parse(inner[1], depth + 1);
	}
	const scheme = /^([a-z][a-z0-9+.-]+):(?=\S)/i.exec(path);
	if (scheme?.[1] !== undefined) {
		const rest = path.slice(scheme[0].length);
		const found = ofScheme(scheme[1].toLowerCase(), rest, depth);
		if (found) {
			return found;
		}
	}
	return plain(path);
}

/** `undefined`: not an address after all but a name with a colon. */
function ofScheme(scheme: string, rest: string, depth: number): FramePath | NoPath | undefined {
	switch (scheme) {
		case 'node':
		case 'dart':
		case 'deno':
		case 'ext':
		case 'bun':
		case 'org-dartlang-sdk':
		case 'evalmachine':
			return 'runtime';
		case 'blob':
		case 'data':
		case 'about':
		case 'javascript':
		case 'wasm':
			return 'pseudo';
		case 'chrome-extension':
		case 'moz-extension':
		case 'safari-extension':
		case 'safari-web-extension':
			return 'bundle';
		case 'package': {
			const slash = rest.indexOf('/');
			const found = slash > 0 ? finish(decoded(rest.slice(slash + 1)), 'relative') : 'pseudo';
			return typeof found === 'string' ? found : { ...found, kind: 'package', package: rest.slice(0, slash) };
		}
		case 'jar': {
			const inside = rest.indexOf('!/');
			return inside < 0 ? parse(rest, depth + 1) : finish(rest.slice(inside + 2), 'relative');
		}
		case 'file': {
			const host = /^\/\/([^/\\]*)/.exec(rest)?.[1] ?? '';
			return host === '' || host === 'localhost'
				? finish(decoded(withoutQuery(rest.replace(/^\/\/[^/]*/, ''))), 'absolute')
				: 'refused';
		}
		case 'app':
		case 'capacitor':
		case 'ionic':
		case 'tauri':
		case 'meteor':
		case 'ng':
			return bundler(rest.replace(/^\/\/(?!\/)[^/]*/, ''));
		case 'webpack':
		case 'webpack-internal':
		case 'turbopack':
		case 'vite':
		case 'parcel':
		case 'rollup':
		case 'metro':
			// The host is the namespace of the bundle: webpack://_N_E/./src/a.ts
			return bundler(rest.replace(/^\/\/(?![./])(?!\[project\])[^/]*(?=\/)/, ''));
		case 'http':
		case 'https':
			return address(rest.replace(/^\/\/[^/?#]*/, ''));
		default:
			return rest.startsWith('//') ? address(rest.replace(/^\/\/[^/?#]*/, '')) : undefined;
	}
}

function bundler(rest: string): FramePath | NoPath {
	let path = decoded(withoutQuery(rest)).replace(/^\/+/, '');
	if (/^(?:https?|file):\/\//i.test(path)) {
		return parse(path, 3);
	}
	if (/^(?:webpack\/|\(webpack\)|webpack:|external\b|ignored\b|multi |delegated |\[turbopack\])/.test(path)) {
		return 'runtime';
	}
	if (/\.(?:js)?bundle$|\.hbc$/i.test(path)) {
		return 'bundle';
	}
	path = path.replace(/^(?:\.\/)?(?:\([\w-]+\)\/)*(?:\.\/)*(?:\[project\]\/)?/, '');
	// webpack 1 wrote `~` for node_modules.
	return finish(path.replace(/(^|\/)~\//g, '$1node_modules/'), 'relative');
}

function address(rest: string): FramePath | NoPath {
	const path = decoded(withoutQuery(rest));
	if (/\.(?:js)?bundle$/i.test(path)) {
		return 'bundle';
	}
	// Vite's development server names files outside its root by their place on disk.
	const onDisk = /^\/@fs\/(.*)$/.exec(path);
	if (onDisk?.[1] !== undefined) {
		return finish(onDisk[1], 'absolute');
	}
	if (path.startsWith('/@')) {
		return 'runtime';
	}
	return finish(path.replace(/(^|\/)~\//g, '$1'), 'url');
}

function plain(text: string): FramePath | NoPath {
	if (/^(?:\\\\|\/\/)[^/\\]/.test(text)) {
		return 'refused';
	}
	if (/^(?:webpack\/|internal\/|node:internal)/.test(text)) {
		return 'runtime';
	}
	if (/^(?:app:\/*)?[^/]*\.(?:jsbundle|bundle|hbc)$/i.test(text)) {
		return 'bundle';
	}
	// Rails writes a gem's path as `puma (6.4.2) lib/puma/server.rb`: two folders with a blank between them.
	let path = text.replaceAll('\\', '/').replace(/^([\w.-]+ \(\d[\w.]*\)) (?=\S)/, '$1/');
	// PHP names what eval() made by the file that holds the call: `/app/x.php(12) : eval()'d code`.
	path = path.replace(/\(\d{1,9}\) : (?:eval\(\)'d code|runtime-created function).*$/, '');
	const drive = /^\/?[A-Za-z]:(\/?)/.exec(path);
	const kind = drive ? 'absolute' : path.startsWith('/') ? 'absolute' : 'relative';
	if (drive) {
		path = path.slice(drive[0].length);
	}
	path = path.replace(/^~\//, '').replace(/^\[project\]\//, '');
	path = path.replace(/^\(app-pages-browser\)\//, '');
	if (/\.[cm]?[jt]sx?\?|\.vue\?|\.svelte\?/.test(path)) {
		path = withoutQuery(path);
	}
	if (/%[0-9a-f]{2}/i.test(path)) {
		path = decoded(path);
	}
	return finish(path, kind);
}

function finish(text: string, kind: FramePath['kind']): FramePath | NoPath {
	if (text.includes('\0')) {
		return 'refused';
	}
	let path = text.replaceAll('\\', '/').replace(/^\/?[A-Za-z]:\//, '/');
	let line: number | undefined;
	const numbered = /:(\d{1,9})(?::\d{1,9})?$/.exec(path);
	if (numbered) {
		line = Number(numbered[1]);
		path = path.slice(0, numbered.index);
	}
	let segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
	// What comes before `..` depends on a folder that nobody knows: only what comes after is sure.
	const up = segments.lastIndexOf('..');
	if (up >= 0) {
		segments = segments.slice(up + 1);
	}
	// Only what lies inside an archive has a counterpart in a workspace.
	const archive = segments.findLastIndex((segment) => /\.(?:asar|jar|war|zip|pyz|phar)!?$/i.test(segment));
	if (archive >= 0 && archive < segments.length - 1) {
		segments = segments.slice(archive + 1);
	}
	const runfiles = segments.findLastIndex((segment) => segment.endsWith('.runfiles'));
	if (runfiles >= 0 && runfiles < segments.length - 2) {
		segments = segments.slice(runfiles + 2);
	}
	if (segments.length === 0) {
		return 'pseudo';
	}
	return {
		segments,
		kind: up >= 0 || archive >= 0 || runfiles >= 0 ? 'relative' : kind,
		...(line !== undefined && { line }),
	};
}

function withoutQuery(path: string): string {
	const end = path.search(/[?#]/);
	return end < 0 ? path : path.slice(0, end);
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** What stands where a file should and is none. */
const pseudoNames =
	/^(?:<.*>|\[.*\]|native|eval|anonymous|unknown|undefined|null|SourceFile|Unknown Source|Native Method|lambda|\?+|.*\$\$SyntheticClass|R8\$\$.*|native code|eval code|global code|<.*|\(eval.*\)|-e|-c)$/i;

function isPseudo(path: string): boolean {
	return pseudoNames.test(path);
}
