import * as z from 'zod/mini';
import { CulpritError } from '../core/failure.ts';
import { apiPath } from './apiPath.ts';
import type { Ask } from './ask.ts';
import { asItCame, checkedBy, readOne } from './answer.ts';
import type { ApiReply } from './exchange.ts';
import { issueQuestion } from './issueQuestions.ts';
import { parameters } from './parameters.ts';
import type { Way } from './routes.ts';
import { isObject, readAll } from './wire/field.ts';
import { issueId } from './wire/issue.ts';
import { issueDetails } from './wire/issueDetails.ts';

/**
 * Other ways from a short id to its issue, for servers whose issue path takes numbers only: the route that looks short ids
 * up, and where that is missing too (GlitchTip) a search for the text.
 */
export function shortIdWays(ask: Ask, org: string, shortId: string, signal: AbortSignal): Way<ApiReply>[] {
	const wanted = shortId.toUpperCase();
	const byId = (id: string) => ask.get(issueQuestion(org, id), checkedBy(readOne(issueDetails)), signal);
	return [
		{
			name: 'short ids',
			ask: async () => {
				const path = apiPath`/organizations/${{ org }}/shortids/${{ shortId: wanted }}/`;
				const reply = await ask.get({ organization: org, paths: [path], keep: 'never' }, asItCame, signal);
				const id = z.safeParse(issueId, isObject(reply.json) ? reply.json['groupId'] : undefined).data;
				return byId(id ?? notFound(reply));
			},
		},
		{
			name: 'search',
			ask: async () => {
				const path = apiPath`/organizations/${{ org }}/issues/`;
				const query = parameters({ query: wanted, shortIdLookup: 1, limit: 25 });
				const reply = await ask.get(
					{ organization: org, paths: [path], query, keep: 'never' },
					asItCame,
					signal,
				);
				const rows = readAll(z.object({ id: issueId, shortId: z.string() }), reply.json);
				const row = rows.find(({ shortId }) => shortId.toUpperCase() === wanted);
				return byId(row?.id ?? notFound(reply));
			},
		},
	];
}

function notFound(reply: ApiReply): never {
	throw new CulpritError('notFound', { ...reply.facts, status: 404 });
}
