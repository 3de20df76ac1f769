import type { EventFilter } from '../../core/protocol.ts';
import type { EventQuery } from '../../sentry/api.ts';

/** The page's filter in Sentry's words. */
export function toEventQuery(filter: EventFilter, cursor?: string): EventQuery {
	const terms = [
		filter.release === undefined ? undefined : `release:${exactly(filter.release)}`,
		filter.tag === undefined ? undefined : `${tagKey(filter.tag.key)}:${exactly(filter.tag.value)}`,
		filter.span === undefined
			? undefined
			: `timestamp:>=${isoTime(filter.span.start)} timestamp:<${isoTime(filter.span.end)}`,
	].filter((term) => term !== undefined);
	return {
		...(terms.length > 0 && { query: terms.join(' ') }),
		...(filter.environment !== undefined && { environments: [filter.environment] }),
		...(cursor !== undefined && { cursor }),
		limit: 25,
	};
}

export function isFiltered(filter: EventFilter): boolean {
	return Object.keys(filter).length > 0;
}

function exactly(value: string): string {
	return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('*', '\\*')}"`;
}

/** A tag may be called like a field of Sentry's own, or hold any character. */
function tagKey(key: string): string {
	return /^[\w.-]+$/.test(key) ? key : `tags[${key.replace(/[\][\s:"]/g, '')}]`;
}

function isoTime(seconds: number): string {
	return new Date(Math.min(seconds, 4_102_444_800) * 1_000).toISOString().replace('.000Z', '');
}
