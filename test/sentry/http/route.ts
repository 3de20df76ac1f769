import type { JsonObject } from '../../../src/core/json.ts';
import type { World } from '../model/world.ts';
import type { Region } from '../model/organization.ts';
import type { Reply } from './reply.ts';
import type { SampleToken, Scope } from './token.ts';

/** `sentry`: sentry.io and new self-hosted servers. `old`: Sentry 9. `glitchtip`: the work-alike. */
export type Mode = 'sentry' | 'old' | 'glitchtip';

/** One request, authenticated, as a route sees it. */
export interface Call {
	readonly world: World;
	readonly mode: Mode;
	/** The region that this server is; undefined: it serves all. */
	readonly region: Region | undefined;
	/** The origin that each region's data is served from; empty on a self-hosted server. */
	readonly regionOrigins: { readonly [region: string]: string };
	readonly url: URL;
	/** Of `:name` parts, percent-decoded. */
	readonly params: { readonly [name: string]: string };
	/** The JSON body of a PUT or POST; empty otherwise. */
	readonly body: JsonObject;
	readonly token: SampleToken;
}

export interface Route {
	readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
	/** `/api/0/organizations/:org/issues/` */
	readonly path: string;
	/** Any one of them lets the call in; none: any token. */
	readonly scopes: readonly Scope[];
	/** Servers that have it; default: all. */
	readonly modes?: readonly Mode[];
	readonly answer: (call: Call) => Reply;
}

export type Matched =
	| { readonly route: Route; readonly params: Call['params'] }
	/** The path exists, but not for this method. */
	| { readonly allowed: readonly string[] }
	| undefined;

/** The route for a request. The first of several that fit wins. */
export function matchRoute(routes: readonly Route[], mode: Mode, method: string, pathname: string): Matched {
	const allowed: string[] = [];
	for (const route of routes) {
		if (route.modes && !route.modes.includes(mode)) {
			continue;
		}
		const params = matchPath(route.path, pathname);
		if (!params) {
			continue;
		}
		if (route.method === (method === 'HEAD' ? 'GET' : method)) {
			return { route, params };
		}
		allowed.push(route.method);
	}
	return allowed.length > 0 ? { allowed } : undefined;
}

function matchPath(pattern: string, pathname: string): Call['params'] | undefined {
	const wanted = pattern.split('/');
	const given = pathname.split('/');
	if (wanted.length !== given.length) {
		return undefined;
	}
	const params: { [name: string]: string } = {};
	for (const [at, part] of wanted.entries()) {
		const value = given[at] ?? '';
		if (!part.startsWith(':')) {
			if (part !== value) {
				return undefined;
			}
			continue;
		}
		try {
			params[part.slice(1)] = decodeURIComponent(value);
		} catch {
			return undefined;
		}
		if (value === '') {
			return undefined;
		}
	}
	return params;
}
