import * as z from 'zod/mini';
import { LRUCache } from 'lru-cache';
import { isObject } from '../../core/json.ts';
import { CulpritError } from '../../core/failure.ts';
import type { Issue } from '../../core/issue/issue.ts';
import { apiPath } from '../request/apiPath.ts';
import type { Calls } from './calls.ts';
import { asItCame, checkedBy, readOne } from './answer.ts';
import type { ApiReply } from '../request/exchange.ts';
import { issueQuestion } from './issueQuestions.ts';
import { parameters } from '../request/parameters.ts';
import type { Way } from '../request/routes.ts';
import { readAll } from '../wire/field.ts';
import { issueId } from '../wire/issue.ts';
import { issueDetails } from '../wire/issueDetails.ts';

/** The ids of issues that were read in lists, by organization and short id. */
export interface ShortIds {
	readonly note: (org: string, rows: readonly Issue[]) => void;
	readonly idOf: (org: string, shortId: string) => string | undefined;
}

/** More than anybody scrolls through; 100 bytes each. */
const mostNoted = 10_000;

export function createShortIds(): ShortIds {
	const ids = new LRUCache<string, string>({ max: mostNoted });
	const keyOf = (org: string, shortId: string): string => `${org} ${shortId.toUpperCase()}`;
	return {
		note(org, rows) {
			for (const { id, shortId } of rows) {
				if (shortId !== undefined) {
					ids.set(keyOf(org, shortId), id);
				}
			}
		},
		idOf: (org, shortId) => ids.get(keyOf(org, shortId)),
	};
}

/** `code` of `notFound`: the server cannot look short ids up, and it is not among the issues that were read. */
export const notAmongRead = 'not-among-read';

/**
 * Other ways from a short id to its issue, for servers whose issue path takes numbers only: the route that looks short ids
 * up, and where that is missing too (GlitchTip) a search for the text, which need not find them, and the rows that were read.
 */
export function shortIdWays(
	calls: Calls,
	org: string,
	shortId: string,
	known: ShortIds,
	signal: AbortSignal,
): Way<ApiReply>[] {
	const wanted = shortId.toUpperCase();
	const byId = (id: string) => calls.get(issueQuestion(org, id), checkedBy(readOne(issueDetails)), signal);
	return [
		{
			name: 'short ids',
			attempt: async () => {
				const path = apiPath`/organizations/${{ org }}/shortids/${{ shortId: wanted }}/`;
				const reply = await calls.get({ organization: org, paths: [path], keep: 'never' }, asItCame, signal);
				const id = z.safeParse(issueId, isObject(reply.json) ? reply.json['groupId'] : undefined).data;
				return byId(id ?? notFound(reply));
			},
		},
		{
			name: 'search',
			attempt: async () => {
				const path = apiPath`/organizations/${{ org }}/issues/`;
				const query = parameters({ query: wanted, shortIdLookup: 1, limit: 25 });
				const reply = await calls.get(
					{ organization: org, paths: [path], query, keep: 'never' },
					asItCame,
					signal,
				);
				const rows = readAll(z.object({ id: issueId, shortId: z.string() }), reply.json);
				const row = rows.find(({ shortId }) => shortId.toUpperCase() === wanted);
				return byId(row?.id ?? known.idOf(org, wanted) ?? notFound(reply, notAmongRead));
			},
		},
	];
}

function notFound(reply: ApiReply, code?: string): never {
	throw new CulpritError('notFound', { ...reply.facts, status: 404, ...(code !== undefined && { code }) });
}
