import { isObject } from '../../core/json.ts';
import type { ServerKind } from '../../core/capabilities.ts';
import type { ApiPath } from './apiPath.ts';
import type { ApiReply } from './exchange.ts';
import { isPythonSet } from './link.ts';

/**
 * Which make of server an answer shows, by what only one of them sends: GlitchTip a `Link` header that is the text of a
 * Python set, and rows of organizations with `eventThrottleRate`; Sentry such rows with `require2FA`. Nothing where it
 * shows none. sentry.io is known by its address.
 */
export function serverKindIn({ headers, json }: ApiReply, { pattern }: ApiPath): ServerKind | undefined {
	if (isPythonSet(headers.get('link') ?? '')) {
		return 'glitchtip';
	}
	const row: unknown = pattern === '/organizations/' && Array.isArray(json) ? json[0] : undefined;
	if (!isObject(row)) {
		return undefined;
	}
	return 'eventThrottleRate' in row ? 'glitchtip' : 'require2FA' in row ? 'sentry' : undefined;
}
