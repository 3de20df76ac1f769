import type { Fault } from './fault.ts';

/** Ready-made faults in the words of the servers that show them (SENTRY-API.md §4, §5). */

/** sentry.io's 429: a JSON string typed as HTML, without `Retry-After`. `reset` is Unix seconds. */
export function rateLimited(reset: number): Fault {
	return {
		status: 429,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'x-sentry-rate-limit-limit': '5',
			'x-sentry-rate-limit-remaining': '0',
			'x-sentry-rate-limit-reset': String(reset),
			'x-sentry-rate-limit-concurrentlimit': '25',
			'x-sentry-rate-limit-concurrentremaining': '24',
		},
		body: JSON.stringify(
			'You are attempting to use this endpoint too frequently. Limit is 5 requests in 1 seconds',
		),
	};
}

/** Django REST framework's 429. */
export function throttled(seconds: number): Fault {
	return {
		status: 429,
		headers: { 'retry-after': String(seconds) },
		body: { detail: `Request was throttled. Expected available in ${seconds} seconds.` },
	};
}

/** GlitchTip's 429; `retryAfter` is seconds or an HTTP date. */
export function glitchtipThrottled(retryAfter: string): Fault {
	return { status: 429, headers: { 'retry-after': retryAfter }, body: { message: 'Please retry later' } };
}

/** sentry.io's brownouts of `/issues/{id}/`. */
export function brownout(): Fault {
	return {
		status: 410,
		headers: {
			'x-sentry-deprecation-date': '2026-05-15T00:00:00+00:00',
			'x-sentry-replacement-endpoint': '/api/0/organizations/:organization_id_or_slug/issues/1/',
		},
		body: { message: 'This API no longer exists.' },
	};
}

/** A login page where JSON should be. */
export function loginPage(): Fault {
	return {
		status: 200,
		headers: { 'content-type': 'text/html; charset=utf-8' },
		body: '<!DOCTYPE html><html lang="en"><head><title>Login | Sentry</title></head><body><form></form></body></html>',
	};
}

/** A gateway's page. */
export function badGateway(status: 502 | 503 | 504 = 502): Fault {
	return {
		status,
		headers: { 'content-type': 'text/html' },
		body: `<html>\r\n<head><title>${status} Bad Gateway</title></head>\r\n<body><center><h1>${status} Bad Gateway</h1></center></body>\r\n</html>\r\n`,
	};
}

export function internalError(): Fault {
	return { status: 500, body: { detail: 'Internal Error', errorId: 'b1d4c0b5a2a74a1f9d2c9c2f8c7a5e11' } };
}

/** A renamed project, or any other redirect. */
export function redirect(location: string, status: 301 | 302 | 307 | 308 = 302): Fault {
	return {
		status,
		headers: { location },
		body: {
			detail: { code: 'resource-moved', message: 'Resource has been moved', extra: { url: location } },
		},
	};
}
