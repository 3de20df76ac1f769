import type { JsonObject } from '../../../src/core/json.ts';
import { clientConfig } from '../data/clientConfig.ts';
import { asOldServer } from '../modes/oldServer.ts';
import {
	asGlitchtip,
	glitchtipHas,
	glitchtipNotAllowed,
	glitchtipRefusal,
	glitchtipRequest,
	glitchtipSettings,
	glitchtipUnknown,
} from '../modes/glitchtip.ts';
import { allRoutes } from '../routes/all.ts';
import { authenticate, authorize } from './authenticate.ts';
import type { RateLimiter } from './rateLimit.ts';
import { Refusal, type Reply, badRequest, ok, refusal } from './reply.ts';
import { type Call, matchRoute } from './route.ts';
import type { SampleToken } from './token.ts';

/** Django's own headers on every answer. */
const USUAL: { readonly [name: string]: string } = {
	'content-language': 'en',
	vary: 'Accept-Language, Cookie',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'deny',
};

export interface Request {
	readonly method: string;
	readonly url: URL;
	readonly authorization: string | undefined;
	readonly body: string;
}

export interface Server extends Pick<Call, 'world' | 'mode' | 'region' | 'regionOrigins'> {
	readonly tokens: readonly SampleToken[];
	readonly limiter: RateLimiter;
}

/** Answers one request. Never throws: an error of the sample server itself is a 500 with its stack, for the test to see. */
export function respond(request: Request, server: Server): Reply {
	let limits: Reply['headers'] = {};
	try {
		if (server.mode === 'sentry') {
			limits = server.limiter.take(`${request.method} ${request.url.pathname}`, server.world.now() / 1000);
		}
		const reply = route(request, server);
		return { ...reply, headers: { ...USUAL, ...limits, ...reply.headers } };
	} catch (error) {
		if (error instanceof Refusal) {
			const reply = server.mode === 'glitchtip' ? glitchtipRefusal(error) : error.reply;
			return { ...reply, headers: { ...USUAL, ...limits, ...reply.headers } };
		}
		const stack = error instanceof Error ? error.stack : String(error);
		return { status: 500, json: { detail: 'Internal Error', errorId: 'sample-server', stack } };
	}
}

function route({ method, url, authorization, body }: Request, server: Server): Reply {
	if (server.mode === 'glitchtip') {
		return glitchtipRoute({ method, url, authorization, body }, server);
	}
	if (server.mode === 'sentry' && method === 'GET' && url.pathname === '/api/client-config/') {
		return ok(clientConfig);
	}
	const matched = matchRoute(allRoutes, server.mode, method, url.pathname);
	if (!matched || isElsewhere(url, server)) {
		return unknownRoute(url.pathname);
	}
	const token = authenticate(authorization, server.tokens);
	if ('allowed' in matched) {
		throw refusal(405, `Method "${method}" not allowed.`, {
			allow: [...new Set(matched.allowed), 'HEAD', 'OPTIONS'].join(', '),
		});
	}
	authorize(token, matched.route.scopes);
	const call: Call = { ...server, url, token, params: matched.params, body: bodyOf(body) };
	const reply = deprecated(matched.route.answer(call), call);
	return server.mode === 'old' ? asOldServer(reply, call) : reply;
}

/** What it has not, its web app answers; and who it is it tells everybody. */
function glitchtipRoute({ method, url, authorization, body }: Request, server: Server): Reply {
	const { pathname } = url;
	if (method === 'GET' && pathname === '/api/settings/') {
		return ok(glitchtipSettings);
	}
	const matched = matchRoute(allRoutes, server.mode, method, pathname);
	const isShortId = /\/issues\/[^/]*[^\d/][^/]*\//.test(pathname);
	if (!matched || isShortId) {
		return glitchtipUnknown(method, pathname);
	}
	if ('allowed' in matched) {
		return glitchtipNotAllowed;
	}
	const { route: found, params } = matched;
	if (!glitchtipHas(method, found.path, params)) {
		return method === 'GET' && glitchtipHas('PUT', found.path, params)
			? glitchtipNotAllowed
			: glitchtipUnknown(method, pathname);
	}
	const token =
		authorization === undefined && pathname === '/api/0/'
			? { text: '', scopes: [] }
			: authenticate(authorization, server.tokens);
	authorize(token, found.scopes);
	const call = glitchtipRequest(found.path, method, { ...server, url, token, params, body: bodyOf(body) });
	return asGlitchtip(found.answer(call), method, found.path, call);
}

/** sentry.io's control silo passes on what names an organization; it cannot tell whose `/issues/{id}/` is. */
function isElsewhere({ pathname }: URL, { region, regionOrigins }: Server): boolean {
	const isControl = region === undefined && Object.keys(regionOrigins).length > 0;
	return isControl && pathname.startsWith('/api/0/issues/');
}

/** sentry.io's regions say of the plain path that it goes; self-hosted servers do not. */
function deprecated(reply: Reply, { url, region }: Call): Reply {
	if (region === undefined || !/^\/api\/0\/issues\/\d+\/$/.test(url.pathname)) {
		return reply;
	}
	return {
		...reply,
		headers: {
			...reply.headers,
			'x-sentry-deprecation-date': '2026-05-15T00:00:00+00:00',
			'x-sentry-replacement-endpoint': url.pathname.replace(
				'/issues/',
				'/organizations/:organization_id_or_slug/issues/',
			),
		},
	};
}

/** Sentry's catch-all tells of a forgotten slash in plain text, and says nothing otherwise. */
function unknownRoute(pathname: string): Reply {
	if (pathname.startsWith('/api/') && !pathname.endsWith('/')) {
		return { status: 404, text: `Route not found, did you forget a trailing slash?\n\ntry: ${pathname}/\n` };
	}
	return pathname.startsWith('/api/')
		? { status: 404 }
		: {
				status: 404,
				text: '<!DOCTYPE html><html><head><title>Page Not Found | Sentry</title></head></html>',
				contentType: 'text/html; charset=utf-8',
			};
}

function bodyOf(text: string): JsonObject {
	if (text === '') {
		return {};
	}
	try {
		const body: unknown = JSON.parse(text);
		if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
			return body as JsonObject;
		}
	} catch (error) {
		throw badRequest(`JSON parse error - ${error instanceof Error ? error.message : ''}`);
	}
	throw badRequest({ nonFieldErrors: ['Invalid data. Expected a dictionary.'] });
}
