import type { SentryEvent } from './event.ts';
import { isEventId, isSlug } from './issueReference.ts';
import { type Json, objectIn, valueIn } from '../json.ts';

/** What Sentry has a page of its own for, in the order in which they are offered. */
export const relatedPages = ['replay', 'trace', 'profile'] as const;

export type RelatedPage = (typeof relatedPages)[number];

/** Ids that an event names, 32 hex digits each. */
export interface Related {
	readonly pages: { readonly [P in RelatedPage]?: string };
	/** The event of an error that a feedback was written about. */
	readonly error?: string;
}

/** Nothing where the server has no such pages. `project` is a slug: profiles are below their project. */
export function relatedOf(event: SentryEvent, project: string): Related {
	if (!event.hasPages) {
		return { pages: {} };
	}
	const tag = event.tags.find(({ key }) => key === 'replayId')?.value;
	const replay =
		idIn(event, 'replay', 'replay_id') ?? idIn(event, 'feedback', 'replay_id') ?? (tag && eventId(tag));
	const trace = idIn(event, 'trace', 'trace_id');
	const profile = isSlug(project) ? idIn(event, 'profile', 'profile_id') : undefined;
	const error = idIn(event, 'feedback', 'associated_event_id');
	return {
		pages: { ...(replay && { replay }), ...(trace && { trace }), ...(profile && { profile }) },
		...(error && { error }),
	};
}

/** The address of such a page, built of the account's own parts: nothing of it is the server's but the id and the time. */
export function relatedPageUrl(
	page: RelatedPage,
	id: string,
	{
		origin,
		organization,
		project,
		time,
	}: {
		readonly origin: string;
		readonly organization: string;
		readonly project: string;
		/** Unix ms of the event. */
		readonly time?: number | undefined;
	},
): string {
	const at = `${origin}/organizations/${encodeURIComponent(organization)}`;
	switch (page) {
		case 'replay':
			return `${at}/replays/${id}/`;
		case 'trace':
			// Without it Sentry looks in the period of the page's filter, in which an older event is not.
			return `${at}/performance/trace/${id}/${time === undefined ? '' : `?timestamp=${Math.floor(time / 1_000)}`}`;
		case 'profile':
			return `${at}/profiling/profile/${encodeURIComponent(project)}/${id}/flamegraph/`;
	}
}

function idIn({ contexts }: SentryEvent, name: string, field: string): string | undefined {
	return eventId(valueIn(objectIn(contexts, name), field));
}

/** An id of nothing but zeros is how SDKs write that there is none. */
function eventId(value: Json | undefined): string | undefined {
	const id = typeof value === 'string' ? value.replaceAll('-', '').toLowerCase() : '';
	return isEventId(id) && !/^0+$/.test(id) ? id : undefined;
}
