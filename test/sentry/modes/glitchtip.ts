import type { JsonObject } from '../../../src/core/json.ts';
import { Refusal, type Reply } from '../http/reply.ts';
import type { Sort } from '../search/sortIssues.ts';

/** Its sorts, and what Sentry calls them. */
const SORTS = new Map<string, Sort>([
	['last_seen', 'date'],
	['first_seen', 'new'],
	['count', 'freq'],
	['priority', 'priority'],
]);

/** What GlitchTip's issues and events do not have. */
const MISSING = new Set([
	'activity',
	'seenBy',
	'firstRelease',
	'lastRelease',
	'tags',
	'assignedTo',
	'_meta',
	'errors',
	'size',
	'substatus',
	'priority',
	'priorityLockedAt',
	'issueType',
	'issueCategory',
	'isUnhandled',
	'lifetime',
	'filtered',
	'seerFixabilityScore',
	'seerAutofixLastTriggered',
	'seerExplorerAutofixLastTriggered',
	'sessionCount',
	'occurrence',
	'resolvedWith',
	'sdkUpdates',
	'fingerprints',
	'groupingConfig',
	'release',
	'participants',
]);

/** Throws 422 for a sort that GlitchTip does not know, before the search is made. Returns the one that Sentry calls it. */
export function glitchtipSort(sort = '-last_seen'): Sort {
	const found = SORTS.get(sort.replace(/^-/, ''));
	if (found === undefined) {
		const names = [...SORTS.keys()];
		const choices = [...names, ...names.map((known) => `-${known}`)].map((known) => `'${known}'`);
		const expected = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;
		const msg = `Input should be ${expected}`;
		throw new Refusal({
			status: 422,
			json: { detail: [{ type: 'literal_error', loc: ['query', 'sort'], msg, ctx: { expected } }] },
		});
	}
	return found;
}

/** The URL with its cursor as the rest of the server reads it. */
export function plainCursor(url: URL): URL {
	const plain = new URL(url);
	const cursor = plain.searchParams.get('cursor');
	if (cursor !== null && cursor !== '') {
		plain.searchParams.set('cursor', Buffer.from(cursor, 'base64').toString());
	}
	return plain;
}

/** GlitchTip's answers: fewer fields, numbers where Sentry has text, another cursor. */
export function asGlitchtip(reply: Reply): Reply {
	return {
		...reply,
		...(reply.json !== undefined && { json: strip(JSON.parse(JSON.stringify(reply.json))) }),
		...(reply.headers && { headers: headersOf(reply.headers) }),
	};
}

function strip(value: unknown): unknown {
	if (Array.isArray(value)) {
		return value.map(strip);
	}
	if (typeof value !== 'object' || value === null) {
		return value;
	}
	const isIssue = 'shortId' in value && 'permalink' in value;
	const isEvent = 'eventID' in value && 'groupID' in value;
	if (!isIssue && !isEvent) {
		return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, strip(child)]));
	}
	const kept = Object.entries(value).filter(([key]) => !MISSING.has(key) || (isEvent && key === 'tags'));
	const fields = Object.fromEntries(kept);
	if (isIssue) {
		fields['permalink'] = 'Not implemented';
		fields['stats'] = { '24h': [] };
		fields['matchingEventId'] ??= null;
	}
	if (isEvent) {
		fields['projectID'] = Number(fields['projectID']);
	}
	return fields;
}

/** The cursor is base64, and left out where there is no such page. No `X-Max-Hits`. */
function headersOf(headers: NonNullable<Reply['headers']>): NonNullable<Reply['headers']> {
	const { link, 'x-max-hits': _max, ...rest } = headers;
	if (link === undefined) {
		return rest;
	}
	const relations = link.split(/, (?=<)/).map((relation) => {
		const cursor = /cursor="([^"]*)"/.exec(relation)?.[1] ?? '';
		const encoded = encodeURIComponent(Buffer.from(cursor).toString('base64'));
		return relation.includes('results="true"')
			? relation
					.replace(/cursor=[^&>"]+>/, `cursor=${encoded}>`)
					.replace(/cursor="[^"]*"/, `cursor="${encoded}"`)
			: relation.replace(/&cursor=[^&>"]+>/, '>').replace(/; cursor="[^"]*"/, '');
	});
	return { ...rest, link: relations.join(', ') };
}

/** `GET /api/settings/`: what only GlitchTip has, and tells everybody. */
export const glitchtipSettings: JsonObject = {
	socialApps: [],
	billingEnabled: false,
	iPaidForGlitchTip: false,
	enableUserRegistration: true,
	enableSocialAppsUserRegistration: true,
	enableOrganizationCreation: false,
	stripePublicKey: null,
	plausibleUrl: null,
	plausibleDomain: null,
	chatwootWebsiteToken: null,
	sentryDSN: null,
	sentryTracesSampleRate: null,
	environment: null,
	version: '4.2.0',
	serverTimeZone: 'UTC',
	glitchtipInstanceName: null,
};
