import { type CulpritError, isCulpritError } from '../core/failure.ts';
import { readOne, readRows } from './answer.ts';
import type { EventName, SentryApi } from './api.ts';
import { apiPath } from './apiPath.ts';
import type { Ask } from './ask.ts';
import { toPage } from './page.ts';
import { parameters } from './parameters.ts';
import { annotation } from './wire/annotation.ts';
import { event, eventSummary } from './wire/event.ts';
import { activity } from './wire/issueDetails.ts';
import { attachment, suspectCommits, tagDistribution, userReport } from './wire/rows.ts';

type Resource = Pick<
	SentryApi,
	| 'event'
	| 'events'
	| 'tags'
	| 'comments'
	| 'comment'
	| 'suspectCommits'
	| 'attachments'
	| 'userReports'
	| 'externalIssues'
>;

/** What belongs to one issue or one of its events. */
export function eventResource(ask: Ask): Resource {
	return {
		async event(org, issue, which, signal) {
			const path = apiPath`/organizations/${{ org }}/issues/${{ issue }}/events/${{ event: eventName(which) }}/`;
			return readOne(event, await ask.get(org, path, signal));
		},
		async events(org, issue, query, signal) {
			const reply = await ask.get(
				org,
				apiPath`/organizations/${{ org }}/issues/${{ issue }}/events/`,
				signal,
				parameters({
					query: query.query,
					environment: query.environments,
					statsPeriod: query.statsPeriod,
					per_page: query.limit,
					cursor: query.cursor,
				}),
			);
			return toPage(eventSummary, reply);
		},
		async tags(org, issue, environments, signal) {
			const path = apiPath`/organizations/${{ org }}/issues/${{ issue }}/tags/`;
			const query = parameters({ limit: 10, environment: environments });
			return readRows(tagDistribution, await ask.get(org, path, signal, query));
		},
		async comments(org, issue, signal) {
			const path = apiPath`/organizations/${{ org }}/issues/${{ issue }}/notes/`;
			return readRows(activity, await ask.get(org, path, signal));
		},
		async comment(org, issue, text, signal) {
			const path = apiPath`/organizations/${{ org }}/issues/${{ issue }}/notes/`;
			return readOne(activity, await ask.send('POST', org, path, { text, mentions: [] }, signal));
		},
		async suspectCommits(org, project, event, signal) {
			const path = apiPath`/projects/${{ org }}/${{ project }}/events/${{ event: eventName(event) }}/committers/`;
			// 404 "No Commits found for Release" and its like mean that there are none (API.md §2).
			return noneWhenMissing(async () => readOne(suspectCommits, await ask.get(org, path, signal)));
		},
		async attachments(org, project, event, signal) {
			const path = apiPath`/projects/${{ org }}/${{ project }}/events/${{ event: eventName(event) }}/attachments/`;
			return noneWhenMissing(async () => readRows(attachment, await ask.get(org, path, signal)));
		},
		async userReports(org, issue, signal) {
			const path = apiPath`/organizations/${{ org }}/issues/${{ issue }}/user-reports/`;
			return noneWhenMissing(async () => readRows(userReport, await ask.get(org, path, signal)));
		},
		async externalIssues(org, issue, signal) {
			const path = apiPath`/organizations/${{ org }}/issues/${{ issue }}/external-issues/`;
			return noneWhenMissing(async () => readRows(annotation, await ask.get(org, path, signal)));
		},
	};
}

/** Ids are pasted with dashes and in capitals too. */
function eventName(which: EventName): string {
	return which.replaceAll('-', '').toLowerCase();
}

/** What a server does not have, or not for this issue, is an empty list: it is only ever shown beside the issue. */
async function noneWhenMissing<T>(read: () => Promise<readonly T[]>): Promise<readonly T[]> {
	try {
		return await read();
	} catch (error) {
		if (isCulpritError(error) && isMissing(error)) {
			return [];
		}
		throw error;
	}
}

function isMissing(error: CulpritError): boolean {
	return error.facts.status === 404 || error.facts.status === 405 || error.facts.status === 410;
}
