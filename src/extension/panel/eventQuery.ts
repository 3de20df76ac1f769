import type { SentryEvent } from '../../core/issue/event.ts';
import type { EventFilter } from '../../core/panel/protocol.ts';
import { exactValue } from '../../core/query/quoteValue.ts';
import type { EventFilterQuery, EventQuery } from '../../sentry/api.ts';

/** The page's filter in Sentry's words. */
export function toEventFilter(filter: EventFilter): EventFilterQuery {
	const terms = [
		filter.release === undefined ? undefined : `release:${exactValue(filter.release)}`,
		filter.tag === undefined ? undefined : `${tagKey(filter.tag.key)}:${exactValue(filter.tag.value)}`,
	].filter((term) => term !== undefined);
	return {
		...(terms.length > 0 && { query: terms.join(' ') }),
		...(filter.environment !== undefined && { environments: [filter.environment] }),
		...(filter.span && { span: filter.span }),
	};
}

/** A page of the events that the filter leaves. */
export function toEventQuery(filter: EventFilter, cursor?: string): EventQuery {
	return { ...toEventFilter(filter), ...(cursor !== undefined && { cursor }), limit: 25 };
}

export function isFiltered(filter: EventFilter): boolean {
	return Object.keys(filter).length > 0;
}

/** Whether the event is one of those that the filter leaves, by what it says of itself. */
export function fits(event: SentryEvent, { environment, release, tag, span }: EventFilter): boolean {
	const has = (key: string, value: string): boolean =>
		event.tags.some((one) => one.key === key && one.value === value);
	const seconds = (event.dateCreated ?? Number.NaN) / 1000;
	return (
		(environment === undefined || has('environment', environment)) &&
		(release === undefined || event.release?.version === release || has('release', release)) &&
		(tag === undefined || has(tag.key, tag.value)) &&
		(span === undefined || (seconds >= span.start && seconds < span.end))
	);
}

/**
 * Whether the event, or a row of events, says of itself that it is none of those that the filter leaves: some servers
 * ignore a filter and answer as ever. What it does not say decides nothing.
 */
export function contradicts(
	event: Pick<SentryEvent, 'tags' | 'dateCreated' | 'release'>,
	{ environment, release, tag, span }: EventFilter,
): boolean {
	const values = (key: string): readonly string[] =>
		event.tags.flatMap((one) => (one.key === key ? [one.value] : []));
	/** Who tells any tags tells these two. */
	const differs = (key: string, value: string | undefined): boolean =>
		value !== undefined && event.tags.length > 0 && !values(key).includes(value);
	const tagged = tag === undefined ? [] : values(tag.key);
	const seconds = (event.dateCreated ?? Number.NaN) / 1000;
	return (
		differs('environment', environment) ||
		(event.release?.version !== release && differs('release', release)) ||
		(tag !== undefined && tagged.length > 0 && !tagged.includes(tag.value)) ||
		(span !== undefined && (seconds < span.start || seconds > span.end))
	);
}

/** A tag may be called like a field of Sentry's own, or hold any character. */
function tagKey(key: string): string {
	return /^[\w.-]+$/.test(key) ? key : `tags[${key.replace(/[\][\s:"]/g, '')}]`;
}
