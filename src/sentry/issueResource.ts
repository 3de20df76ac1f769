import type { JsonObject } from '../core/json.ts';
import type { Issue } from '../core/issue.ts';
import type { IssuePatch } from '../core/issuePatch.ts';
import { readOne } from './answer.ts';
import type { IssueChange, Page, SentryApi } from './api.ts';
import { type ApiPath, apiPath, isShortId } from './apiPath.ts';
import type { Ask } from './ask.ts';
import { toPage } from './page.ts';
import { parameters } from './parameters.ts';
import { toJsonObject } from './wire/field.ts';
import { present } from './wire/present.ts';
import { issue } from './wire/issue.ts';
import { issueDetails } from './wire/issueDetails.ts';
import { bulkPatches, issuePatch } from './wire/issuePatch.ts';

type Resource = Pick<SentryApi, 'issues' | 'issue' | 'update'>;

export function issueResource(ask: Ask): Resource {
	return {
		async issues(org, query, signal): Promise<Page<Issue>> {
			const reply = await ask.get(
				org,
				apiPath`/organizations/${{ org }}/issues/`,
				signal,
				parameters({
					query: query.query,
					// The server's own default, under whatever name it has for it: GlitchTip refuses `date` (API.md §5).
					sort: query.sort === 'date' ? undefined : query.sort,
					project: query.projects,
					environment: query.environments,
					statsPeriod: query.statsPeriod,
					groupStatsPeriod: query.groupStatsPeriod ?? '24h',
					limit: query.limit ?? 100,
					cursor: query.cursor,
				}),
			);
			return toPage(issue, reply);
		},
		async issue(org, idOrShortId, signal) {
			const reply = await ask.get(org, issuePath(org, idOrShortId), signal);
			return readOne(issueDetails, reply);
		},
		async update(org, issueIds, change, signal): Promise<readonly IssuePatch[]> {
			const [only] = issueIds;
			if (only === undefined) {
				return [];
			}
			if (issueIds.length === 1) {
				const path = apiPath`/organizations/${{ org }}/issues/${{ issue: only }}/`;
				return [readOne(issuePatch, await ask.send('PUT', org, path, bodyOf(change), signal))];
			}
			const reply = await ask.send(
				'PUT',
				org,
				apiPath`/organizations/${{ org }}/issues/`,
				bodyOf(change),
				signal,
				parameters({ id: issueIds }),
			);
			return reply.json === undefined ? [] : bulkPatches(reply.json, issueIds);
		},
	};
}

/** An id and a short id go by the same path, where the server knows both. */
function issuePath(org: string, idOrShortId: string): ApiPath {
	return isShortId(idOrShortId)
		? apiPath`/organizations/${{ org }}/issues/${{ shortId: idOrShortId.toUpperCase() }}/`
		: apiPath`/organizations/${{ org }}/issues/${{ issue: idOrShortId }}/`;
}

/** Only what is set is sent (API.md §6); a plain copy, so that nothing else can ride along. */
function bodyOf(change: IssueChange): JsonObject {
	return toJsonObject({
		...present({
			status: change.status,
			statusDetails: change.statusDetails,
			substatus: change.substatus,
			assignedTo: change.assignedTo,
			priority: change.priority,
			isBookmarked: change.isBookmarked,
			hasSeen: change.hasSeen,
		}),
	});
}
