/**
 * What a culprit says. It is usually not a place in code: whenever the SDK names a transaction, the culprit is a route, a
 * task or a screen (Sentry's `event_manager`: `culprit or transaction or generate_culprit`). CULPRITS.md §2 has the table.
 */
export interface ParsedCulprit {
	readonly shape: CulpritShape;
	/** A module or path for the located shapes; the route for routes; the dotted name whole; the class of an action. */
	readonly location?: string;
	readonly function?: string;
	/** 1-based; only of `location:line`. */
	readonly line?: number;
	/** Sentry cut it at 200 characters: `location` may lack its end. */
	readonly truncated: boolean;
}

export type CulpritShape =
	| 'locInFunction' /* foo.baz in it_failed */
	| 'functionOfLoc' /* fooBar(foo/baz.js) */
	| 'function' /* -[RNSentry crash], log::__private_api_log */
	| 'route' /* /books/{book_id} */
	| 'httpRoute' /* GET /users */
	| 'dotted' /* sentry.tasks.store.process_event */
	| 'action' /* BooksController#index */
	| 'name' /* getProductList */
	| 'path' /* api/queries.py */
	| 'pathLine' /* trace-processor.js:156 */
	| 'csp' /* script-src */
	| 'text'
	| 'empty';

/** Longer ones are not looked at beyond this: Sentry keeps 200 characters. */
const maxLength = 2000;

/** Never throws; linear in the text's length. `platform` is the event's: it tells a native symbol from a bare name. */
export function parseCulprit(text: string | undefined, platform?: string): ParsedCulprit {
	const culprit = (text ?? '').slice(0, maxLength).trim();
	if (culprit === '') {
		return { shape: 'empty', truncated: false };
	}
	// Sentry cuts at 200 and writes dots; Relay cuts what a client sent at 200 and does not.
	const truncated = culprit.endsWith('...') || culprit.endsWith('…') || culprit.length >= 200;
	return (
		truncatedCall(culprit, truncated) ??
		functionOfLoc(culprit) ??
		routeOf(culprit, truncated) ??
		locInFunction(culprit, truncated) ??
		other(culprit, truncated, platform)
	);
}

/** `handler(src/very/long/direc...`: the location has lost its end, and its closing parenthesis. */
function truncatedCall(culprit: string, truncated: boolean): ParsedCulprit | undefined {
	if (!truncated || culprit.startsWith('/') || culprit.includes(' in ')) {
		return undefined;
	}
	const open = culprit.indexOf('(');
	if (open > 0 && !culprit.includes(')')) {
		return { shape: 'functionOfLoc', function: culprit.slice(0, open), truncated };
	}
	// `com.example.very.long…`: the function, and the end of the location, are gone.
	return open < 0 && /^[\w$]+(?:[./\\][\w$-]+)+(?:\.\.\.|…)$/.test(culprit)
		? { shape: 'locInFunction', truncated }
		: undefined;
}

/** `fn(loc)`: the location starts after the last parenthesis that is balanced to the end, for both halves may hold some. */
function functionOfLoc(culprit: string): ParsedCulprit | undefined {
	if (!culprit.endsWith(')') || culprit.startsWith('/')) {
		return undefined;
	}
	let depth = 0;
	for (let at = culprit.length - 1; at >= 0; at -= 1) {
		const char = culprit[at];
		if (char === ')') {
			depth += 1;
		} else if (char === '(') {
			depth -= 1;
			if (depth === 0) {
				const location = culprit.slice(at + 1, -1);
				const name = culprit.slice(0, at);
				// `SampleScript.ThrowNull ()` and `int main()` are functions, not places.
				return location === '' || name === '' || isSignature(name, location)
					? undefined
					: located('functionOfLoc', location, name, false);
			}
		}
	}
	return undefined;
}

/** `async Task Run(CancellationToken token)` after ` in ` is a C# signature, not `fn(loc)`. */
function isSignature(name: string, location: string): boolean {
	return name.includes(' in ') && !/[/.]/.test(location.slice(location.indexOf(' ') + 1));
}

function routeOf(culprit: string, truncated: boolean): ParsedCulprit | undefined {
	const method = httpMethod.exec(culprit);
	if (method) {
		return { shape: 'httpRoute', location: culprit.slice(method[0].length), truncated };
	}
	if (!culprit.startsWith('/') || hasExtension(culprit) || culprit.includes(' in ')) {
		return undefined;
	}
	return { shape: 'route', location: culprit, truncated };
}

const httpMethod = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT|QUERY) (?=\/)/;

/** Cut at the first ` in `: the function may hold another (`block in x`, `anonymous fn/1 in M.f/2`). */
function locInFunction(culprit: string, truncated: boolean): ParsedCulprit | undefined {
	const at = culprit.indexOf(' in ');
	if (at <= 0 || isSql(culprit)) {
		return undefined;
	}
	const location = culprit.slice(0, at);
	// A location has no blanks but in folder names and gem prefixes; `User signed in twice` is prose.
	if (location.includes(' ') && !/[/\\.()[\]<]/.test(location)) {
		return undefined;
	}
	return located('locInFunction', location, culprit.slice(at + 4), truncated);
}

function located(
	shape: 'locInFunction' | 'functionOfLoc',
	location: string,
	name: string,
	truncated: boolean,
): ParsedCulprit {
	return { shape, location, ...(name !== '?' && name !== '' && { function: name }), truncated };
}

function other(culprit: string, truncated: boolean, platform: string | undefined): ParsedCulprit {
	if (isCsp(culprit)) {
		return { shape: 'csp', truncated };
	}
	if (/^[-+]\[.+\]/.test(culprit) || (culprit.includes('::') && !/\s/.test(culprit)) || !isAscii(culprit)) {
		return { shape: 'function', function: culprit, truncated };
	}
	const action = /^([A-Za-z_][\w:]*)#(\w+[?!]?)$/.exec(culprit);
	if (action) {
		return shaped('action', action[1], action[2], truncated);
	}
	const pathLine = /^([^\s:][^\s]*\.[A-Za-z]\w{0,9}):(\d{1,9})(?::\d{1,9})?$/.exec(culprit);
	if (pathLine?.[1] !== undefined) {
		return { shape: 'pathLine', location: pathLine[1], line: Number(pathLine[2]), truncated };
	}
	if (truncated || /\s/.test(culprit) || culprit.startsWith('<')) {
		return { shape: culprit === '<unknown>' ? 'empty' : 'text', truncated };
	}
	if (/[/\\]/.test(culprit) || sourceFile.test(culprit)) {
		return hasExtension(culprit)
			? { shape: 'path', location: culprit, truncated }
			: { shape: 'text', truncated };
	}
	if (/^[\p{L}_$][\w$]*(?:\.[\p{L}_$][\w$]*)+$/u.test(culprit)) {
		return shaped('dotted', culprit, culprit.slice(culprit.lastIndexOf('.') + 1), truncated);
	}
	const task = /^\w+:([A-Za-z_]\w*)$/.exec(culprit);
	if (task) {
		return culprit.startsWith('cron:') && task[1] !== undefined
			? { shape: 'text', function: task[1], truncated }
			: { shape: 'text', truncated };
	}
	if (/^[A-Za-z_$][\w$]*$/.test(culprit)) {
		return { shape: isNative(platform) ? 'function' : 'name', function: culprit, truncated };
	}
	return culprit === '?' ? { shape: 'empty', truncated } : { shape: 'text', truncated };
}

function shaped(
	shape: CulpritShape,
	location: string | undefined,
	name: string | undefined,
	truncated: boolean,
): ParsedCulprit {
	return {
		shape,
		...(location !== undefined && { location }),
		...(name !== undefined && { function: name }),
		truncated,
	};
}

function isNative(platform: string | undefined): boolean {
	return platform === 'native' || platform === 'cocoa' || platform === 'objc' || platform === 'c';
}

function hasExtension(path: string): boolean {
	return /\.[A-Za-z]\w{0,9}$/.test(path);
}

/** Names with one of these endings are files even without a folder: `index.js` is not a module of a package. */
const sourceFile =
	/\.(?:[cm]?[jt]sx?|vue|svelte|py|rb|php|java|kt|kts|cs|fs|go|rs|dart|exs?|swift|mm?|cc?|cpp|hpp?|scala|clj|lua|pl)$/;

function isSql(text: string): boolean {
	return /^(?:select|insert|update|delete|with|create|alter|drop)\s/i.test(text);
}

function isCsp(text: string): boolean {
	return /^(?:[a-z]+(?:-[a-z]+)*-(?:src|src-elem|src-attr|uri|action|ancestors|types)|sandbox|report-to)(?:\s|$)/.test(
		text,
	);
}

function isAscii(text: string): boolean {
	// Identifiers in other scripts are names too; what is left here is emoji and the like.
	return /^[\p{L}\p{M}\p{N}\p{Zs}\x21-\x7e]*$/u.test(text);
}
