import type { IssueChange } from '../../core/actions/issueChange.ts';
import { isCulpritError } from '../../core/failure.ts';
import type { IssuePatch } from '../../core/issue/issuePatch.ts';
import type { JsonObject } from '../../core/json.ts';
import { readOne, toKept } from './answer.ts';
import type { SentryApi } from '../api.ts';
import { apiPath, isShortId } from '../request/apiPath.ts';
import type { Calls } from './calls.ts';
import type { Capabilities } from '../request/capabilities.ts';
import { lastIssues, listIssues } from './issueList.ts';
import { issuePaths, issueQuestion } from './issueQuestions.ts';
import { parameters } from '../request/parameters.ts';
import { isMissingRoute } from '../request/routes.ts';
import { withStats } from './issueStats.ts';
import { createShortIds, shortIdWays } from './shortId.ts';
import { toJsonObject } from '../wire/field.ts';
import { issueDetails } from '../wire/issueDetails.ts';
import { bulkPatches, issuePatch } from '../wire/issuePatch.ts';
import { present } from '../wire/present.ts';

type Resource = Pick<SentryApi, 'issues' | 'lastIssues' | 'issue' | 'lastIssue' | 'update'>;

export function issueResource(calls: Calls, now: () => number, capabilities: Capabilities): Resource {
	const shortIds = createShortIds();

	async function updateOne(
		org: string,
		id: string,
		body: JsonObject,
		signal: AbortSignal,
	): Promise<IssuePatch> {
		const paths = [
			apiPath`/organizations/${{ org }}/issues/${{ issue: id }}/`,
			apiPath`/issues/${{ issue: id }}/`,
		] as const;
		return readOne(issuePatch)(
			await calls.send({ method: 'PUT', organization: org, paths, body: () => body }, signal),
		);
	}

	async function updateAll(
		org: string,
		ids: readonly string[],
		body: JsonObject,
		signal: AbortSignal,
	): Promise<readonly IssuePatch[]> {
		// Each is checked as what it is, though here they are values of the query.
		for (const id of ids) {
			issuePaths(org, id);
		}
		const paths = [apiPath`/organizations/${{ org }}/issues/`] as const;
		const query = parameters({ id: ids });
		try {
			const reply = await calls.send(
				{ method: 'PUT', organization: org, paths, body: () => body, query },
				signal,
			);
			// 204 when nothing matched.
			return bulkPatches(reply.json, ids);
		} catch (error) {
			if (!isCulpritError(error) || !isMissingRoute(error)) {
				throw error;
			}
		}
		const patches: IssuePatch[] = [];
		for (const id of ids) {
			patches.push(await updateOne(org, id, body, signal));
		}
		return patches;
	}

	return {
		async issues(org, query, signal) {
			const page = await listIssues(calls, capabilities, org, query, signal);
			shortIds.note(org, page.rows);
			return page;
		},
		async lastIssues(org, query) {
			const page = await lastIssues(calls, org, query);
			shortIds.note(org, page?.rows ?? []);
			return page;
		},
		async issue(org, idOrShortId, signal) {
			const question = issueQuestion(org, idOrShortId);
			const otherwise = isShortId(idOrShortId) ? shortIdWays(calls, org, idOrShortId, shortIds, signal) : [];
			const details = await calls.get({ ...question, otherwise }, readOne(issueDetails), signal);
			return withStats(calls, org, details, now(), signal);
		},
		async lastIssue(org, idOrShortId) {
			try {
				const kept = await calls.last(issueQuestion(org, idOrShortId));
				return kept && toKept(kept, readOne(issueDetails));
			} catch {
				return undefined;
			}
		},
		async update(org, issueIds, change, signal) {
			const [first, ...others] = issueIds;
			if (first === undefined) {
				return [];
			}
			const body = bodyOf(change);
			return others.length === 0
				? [await updateOne(org, first, body, signal)]
				: updateAll(org, issueIds, body, signal);
		},
	};
}

/** Only what is set is sent (SENTRY-API.md §16), and only what is listed here: nothing else can ride along. */
function bodyOf(change: IssueChange): JsonObject {
	return toJsonObject(
		present({
			status: change.status,
			statusDetails: change.statusDetails,
			substatus: change.substatus,
			assignedTo: change.assignedTo,
			priority: change.priority,
			isBookmarked: change.isBookmarked,
			hasSeen: change.hasSeen,
		}),
	);
}
