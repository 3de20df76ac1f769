/** A path below the place where a package manager, a compiler or an interpreter keeps what it installs. */
export interface LibraryPath {
	readonly ecosystem: Ecosystem;
	/** As the package manager names it: `django` (its import name), `@vue/core`, `rack-session`, `github.com/a/b`. */
	readonly name?: string;
	readonly version?: string;
	/** Below the package; for Python, whose installs have no folder of their own, from the import name on. */
	readonly rest: readonly string[];
	/** Part of the language itself: never in a workspace. */
	readonly runtime: boolean;
}

type Ecosystem =
	| 'python'
	| 'npm'
	| 'gem'
	| 'go'
	| 'cargo'
	| 'composer'
	| 'pub'
	| 'hex'
	| 'nuget'
	| 'native'
	| 'jvm';

/**
 * Whether the path lies in an installed package. Where several such places are nested the innermost counts, which is how
 * every one of these package managers nests them.
 */
export function libraryPathOf(segments: readonly string[]): LibraryPath | undefined {
	for (let at = segments.length - 2; at >= 0; at -= 1) {
		const found = libraryAt(segments, at);
		if (found) {
			return found;
		}
	}
	return undefined;
}

function libraryAt(segments: readonly string[], at: number): LibraryPath | undefined {
	const here = segments[at] ?? '';
	const next = segments[at + 1] ?? '';
	const before = segments[at - 1] ?? '';
	const after = segments.slice(at + 1);
	switch (here.toLowerCase()) {
		case 'site-packages':
		case 'dist-packages':
			return { ecosystem: 'python', name: next.replace(/\.pyi?$/, ''), rest: after, runtime: false };
		case 'node_modules':
		case 'bower_components':
		case 'jspm_packages':
			return npmPackage(after);
		case 'gems': {
			const dashed = /^(.+?)-(\d[\w.]*|[0-9a-f]{7,40})(?:-[\w-]+)?$/.exec(next);
			return dashed?.[1] === undefined || dashed[2] === undefined
				? undefined
				: { ecosystem: 'gem', name: dashed[1], version: dashed[2], rest: after.slice(1), runtime: false };
		}
		case 'ruby':
			// /usr/lib/ruby/3.2.0/net/http.rb
			return before === 'lib' && /^\d+\.\d+/.test(next)
				? { ecosystem: 'gem', rest: after.slice(1), runtime: true }
				: undefined;
		case 'mod':
			return before === 'pkg' ? goModule(after) : undefined;
		case 'vendor':
			return vendored(after);
		case 'registry':
			return next === 'src' && (before === '.cargo' || before === 'cargo')
				? crate(after.slice(2))
				: undefined;
		case 'checkouts':
			return before === 'git' && after.length > 2
				? named('cargo', next.replace(/-[0-9a-f]{16}$/, ''), after.slice(2))
				: before === '.build' || before === 'SourcePackages'
					? named('native', next, after.slice(1))
					: undefined;
		case 'pods':
			return after.length > 1 ? named('native', next, after.slice(1)) : undefined;
		case 'rustc':
			return /^[0-9a-f]{40}$/.test(next) ? runtime('cargo', after.slice(1)) : undefined;
		case 'rustlib':
			return runtime('cargo', after);
		case 'hosted':
		case '.pub-cache': {
			const hosted = here === 'hosted' ? after.slice(1) : after;
			const dashed = /^(\w+)-(\d[\w.+-]*)$/.exec(hosted[0] ?? '');
			return dashed?.[1] === undefined ? undefined : named('pub', dashed[1], hosted.slice(1));
		}
		case 'deps':
			// Mix keeps a package in deps/<name>/lib; Vite its bundled ones in .vite/deps.
			return before === '.vite'
				? named('npm', next.replace(/\.[cm]?js$/, ''), after)
				: segments[at + 2] === 'lib'
					? named('hex', next, after.slice(1))
					: undefined;
		case 'libraries':
			return at <= 2 && segments[at - 1] === 'src' && /^(?:System|Microsoft)\./.test(next)
				? runtime('nuget', after)
				: undefined;
		default:
			return unnamed(segments, at);
	}
}

/** Places that are told by more than their name. */
function unnamed(segments: readonly string[], at: number): LibraryPath | undefined {
	const here = segments[at] ?? '';
	const before = segments[at - 1] ?? '';
	const after = segments.slice(at + 1);
	if (/^python\d\.\d+$/i.test(here) && (before === 'lib' || before === 'lib64')) {
		return runtime('python', after);
	}
	if (/^python\d{2,3}\.zip$/i.test(here)) {
		return runtime('python', after);
	}
	if (/^python\d{2,3}(?:-32)?$/i.test(before) && here.toLowerCase() === 'lib') {
		return runtime('python', after);
	}
	if (here.endsWith('.egg')) {
		return named('python', after[0] ?? '', after);
	}
	// GOROOT: /usr/local/go/src/net/http/server.go, …/libexec/src/…, …/go1.22.1/src/…
	if (here === 'src' && (isGoRoot(segments, at) || before === 'libexec')) {
		return runtime('go', after);
	}
	// Rails writes a gem's folder as `puma (6.4.2)`.
	const gem = /^(.+) \((\d[\w.]*)\)$/.exec(here);
	if (gem?.[1] !== undefined && gem[2] !== undefined) {
		return { ecosystem: 'gem', name: gem[1], version: gem[2], rest: after, runtime: false };
	}
	return undefined;
}

function isGoRoot(segments: readonly string[], at: number): boolean {
	const before = segments[at - 1] ?? '';
	return (
		(before === 'go' && (segments[at - 2] === 'local' || segments[at - 2] === 'lib')) ||
		/^go\d+\.\d+/.test(before) ||
		(/^\d+\.\d+(?:\.\d+)?$/.test(before) && segments[at - 2] === 'go') ||
		(before === 'Go' && at === 2)
	);
}

function named(ecosystem: Ecosystem, name: string, rest: readonly string[]): LibraryPath {
	return { ecosystem, name, rest, runtime: false };
}

function runtime(ecosystem: Ecosystem, rest: readonly string[]): LibraryPath {
	return { ecosystem, rest, runtime: true };
}

function npmPackage(after: readonly string[]): LibraryPath | undefined {
	const first = after[0] ?? '';
	const scoped = first.startsWith('@') && after.length > 2;
	const name = scoped ? `${first}/${after[1] ?? ''}` : first;
	return { ecosystem: 'npm', name, rest: after.slice(scoped ? 2 : 1), runtime: false };
}

/** `github.com/a/b@v1.2.3/dir/file.go`: the version stands in the last segment of the module's path. */
function goModule(after: readonly string[]): LibraryPath | undefined {
	const end = after.findIndex((segment) => segment.includes('@'));
	const versioned = after[end];
	if (versioned === undefined) {
		return undefined;
	}
	const split = versioned.indexOf('@');
	const name = [...after.slice(0, end), versioned.slice(0, split)].join('/');
	return {
		ecosystem: 'go',
		// The module cache writes capitals as `!a`, because of file systems without case.
		name: name.replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase()),
		version: versioned.slice(split + 1),
		rest: after.slice(end + 1),
		runtime: false,
	};
}

/** Composer keeps `vendor/<vendor>/<package>`, Go `vendor/<import path>`, Bundler `vendor/bundle/…/gems`. */
function vendored(after: readonly string[]): LibraryPath | undefined {
	const file = after.at(-1) ?? '';
	if (after.length < 3) {
		return undefined;
	}
	if (file.endsWith('.go')) {
		return named('go', after.slice(0, 3).join('/'), after.slice(3));
	}
	return named('composer', `${after[0] ?? ''}/${after[1] ?? ''}`, after.slice(2));
}

function crate(after: readonly string[]): LibraryPath | undefined {
	const dashed = /^(.+?)-(\d+\.\d+\.[\w.+-]+)$/.exec(after[0] ?? '');
	return dashed?.[1] === undefined || dashed[2] === undefined
		? undefined
		: { ecosystem: 'cargo', name: dashed[1], version: dashed[2], rest: after.slice(1), runtime: false };
}
