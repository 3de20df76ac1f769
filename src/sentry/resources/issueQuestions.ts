import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import { type ApiPath, apiPath, isShortId } from '../request/apiPath.ts';
import type { EventFilterQuery, EventName, EventQuery } from '../api.ts';
import type { Question } from './calls.ts';
import { parameters } from '../request/parameters.ts';
import { words } from '../wire/field.ts';
import { eventIdOf, issueId } from '../wire/issue.ts';

/** Where what belongs to an issue is: by the organization's path, then by the founding document's (SENTRY-API.md §6). */

export function issueQuestion(org: string, idOrShortId: string): Question {
	return {
		organization: org,
		paths: issuePaths(org, idOrShortId),
		query: new URLSearchParams(),
		keep: 'brief',
		subject: isShortId(idOrShortId)
			? { id: idOrShortId.toUpperCase(), saidBy: shortIdIn, mayMerge: true }
			: { id: idOrShortId, saidBy: (json) => idIn(json, 'id'), mayMerge: true },
	};
}

/** An id and a short id go by the same path, where the server knows both. Only numbers go without an organization. */
export function issuePaths(org: string, idOrShortId: string): [ApiPath, ...ApiPath[]] {
	return isShortId(idOrShortId)
		? [apiPath`/organizations/${{ org }}/issues/${{ shortId: idOrShortId.toUpperCase() }}/`]
		: [
				apiPath`/organizations/${{ org }}/issues/${{ issue: idOrShortId }}/`,
				apiPath`/issues/${{ issue: idOrShortId }}/`,
			];
}

export function eventQuestion(
	org: string,
	issue: string,
	which: EventName,
	among: EventFilterQuery = {},
): Question {
	const event = eventName(which);
	const paths = (name: string): [ApiPath, ApiPath] => [
		apiPath`/organizations/${{ org }}/issues/${{ issue }}/events/${{ event: name }}/`,
		apiPath`/issues/${{ issue }}/events/${{ event: name }}/`,
	];
	const [newest, oldest] = paths(event);
	return {
		organization: org,
		// Servers before 23 and GlitchTip know no `recommended`; `latest` is what it most often is.
		paths: event === 'recommended' ? [newest, ...paths('latest')] : [newest, oldest],
		query: eventFilterParameters(among),
		keep: isEventId(event) ? 'immutable' : 'brief',
		subject: isEventId(event)
			? { id: event, saidBy: eventIdIn, mayMerge: false }
			: { id: issue, saidBy: (json) => idIn(json, 'groupID'), mayMerge: true },
	};
}

function isEventId(name: string): boolean {
	return eventIdOf(name) === name;
}

function idIn(json: unknown, field: string): string | undefined {
	return isObject(json) ? z.safeParse(issueId, json[field]).data : undefined;
}

function shortIdIn(json: unknown): string | undefined {
	return isObject(json) ? z.safeParse(words, json['shortId']).data?.toUpperCase() : undefined;
}

function eventIdIn(json: unknown): string | undefined {
	return isObject(json)
		? eventIdOf(z.safeParse(words, json['eventID'] ?? json['event_id'] ?? json['id']).data)
		: undefined;
}

/** What the list of events and a single one are narrowed by. */
export function eventFilterParameters(filter: EventFilterQuery, more: EventQuery = {}): URLSearchParams {
	return parameters({
		query: filter.query,
		environment: filter.environments,
		statsPeriod: filter.statsPeriod,
		start: filter.span && isoSeconds(filter.span.start),
		end: filter.span && isoSeconds(filter.span.end),
		per_page: more.limit,
		cursor: more.cursor,
	});
}

/** As the server reads it: UTC without a zone. Beyond the year 2100 nothing has happened. */
function isoSeconds(seconds: number): string {
	return new Date(Math.min(Math.max(seconds, 0), 4_102_444_800) * 1_000).toISOString().replace('.000Z', '');
}

/** Ids are pasted with dashes and in capitals too. */
export function eventName(which: EventName): string {
	return which.replaceAll('-', '').toLowerCase();
}

export function tagsQuestion(org: string, issue: string, environments: readonly string[]): Question {
	return {
		organization: org,
		paths: [
			apiPath`/organizations/${{ org }}/issues/${{ issue }}/tags/`,
			apiPath`/issues/${{ issue }}/tags/`,
		],
		query: parameters({ limit: 10, environment: environments }),
		keep: 'passing',
	};
}

/** `notes` is today's name; `comments` is its older alias, and GlitchTip's only one. */
export function commentPaths(org: string, issue: string): [ApiPath, ...ApiPath[]] {
	return [
		apiPath`/organizations/${{ org }}/issues/${{ issue }}/notes/`,
		apiPath`/issues/${{ issue }}/notes/`,
		apiPath`/issues/${{ issue }}/comments/`,
	];
}
