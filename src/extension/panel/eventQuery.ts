import type { EventFilter } from '../../core/protocol.ts';
import { exactValue } from '../../core/query/quoteValue.ts';
import type { EventQuery } from '../../sentry/api.ts';

/** The page's filter in Sentry's words. */
export function toEventQuery(filter: EventFilter, cursor?: string): EventQuery {
	const terms = [
		filter.release === undefined ? undefined : `release:${exactValue(filter.release)}`,
		filter.tag === undefined ? undefined : `${tagKey(filter.tag.key)}:${exactValue(filter.tag.value)}`,
	].filter((term) => term !== undefined);
	return {
		...(terms.length > 0 && { query: terms.join(' ') }),
		...(filter.environment !== undefined && { environments: [filter.environment] }),
		...(filter.span && { span: filter.span }),
		...(cursor !== undefined && { cursor }),
		limit: 25,
	};
}

export function isFiltered(filter: EventFilter): boolean {
	return Object.keys(filter).length > 0;
}

/** A tag may be called like a field of Sentry's own, or hold any character. */
function tagKey(key: string): string {
	return /^[\w.-]+$/.test(key) ? key : `tags[${key.replace(/[\][\s:"]/g, '')}]`;
}
