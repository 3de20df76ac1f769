import type { IssueChange } from '../core/actions/issueChange.ts';
import { isCulpritError } from '../core/failure.ts';
import type { IssuePatch } from '../core/issuePatch.ts';
import type { JsonObject } from '../core/json.ts';
import { readOne } from './answer.ts';
import type { SentryApi } from './api.ts';
import { apiPath, isShortId } from './apiPath.ts';
import type { Ask } from './ask.ts';
import { lastIssues, listIssues } from './issueList.ts';
import { issuePaths, issueQuestion } from './issueQuestions.ts';
import { parameters } from './parameters.ts';
import { isMissingRoute } from './routes.ts';
import { shortIdWays } from './shortId.ts';
import { toJsonObject } from './wire/field.ts';
import { issueDetails } from './wire/issueDetails.ts';
import { bulkPatches, issuePatch } from './wire/issuePatch.ts';
import { present } from './wire/present.ts';

type Resource = Pick<SentryApi, 'issues' | 'lastIssues' | 'issue' | 'lastIssue' | 'update'>;

export function issueResource(ask: Ask): Resource {
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
		return readOne(issuePatch)(await ask.send({ method: 'PUT', organization: org, paths, body }, signal));
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
			const reply = await ask.send({ method: 'PUT', organization: org, paths, body, query }, signal);
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
		issues: (org, query, signal) => listIssues(ask, org, query, signal),
		lastIssues: (org, query) => lastIssues(ask, org, query),
		async issue(org, idOrShortId, signal) {
			const question = issueQuestion(org, idOrShortId);
			const otherwise = isShortId(idOrShortId) ? shortIdWays(ask, org, idOrShortId, signal) : [];
			return ask.get({ ...question, otherwise }, readOne(issueDetails), signal);
		},
		async lastIssue(org, idOrShortId) {
			try {
				const kept = await ask.last(issueQuestion(org, idOrShortId));
				return kept && { value: readOne(issueDetails)(kept.reply), since: kept.at };
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

/** Only what is set is sent (API.md §6), and only what is listed here: nothing else can ride along. */
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
