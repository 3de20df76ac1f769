import { type CulpritError, isCulpritError } from '../core/failure.ts';
import type { Issue } from '../core/issue.ts';
import { asItCame } from './answer.ts';
import type { IssueQuery, Page } from './api.ts';
import { apiPath } from './apiPath.ts';
import type { Ask, Question } from './ask.ts';
import { toPage } from './page.ts';
import { parameters } from './parameters.ts';
import { isProjectsCursor, projectIssues } from './projectIssues.ts';
import { issue } from './wire/issue.ts';

/**
 * One page of the organization's issues. Servers that can only list one project at a time (Sentry before 9, old plans) are
 * asked project by project. A first page that cannot be had is the last good one, marked as old.
 */
export async function listIssues(
	ask: Ask,
	org: string,
	query: IssueQuery,
	signal: AbortSignal,
): Promise<Page<Issue>> {
	try {
		return await read(ask, org, query, signal);
	} catch (error) {
		const kept =
			query.cursor === undefined && isCulpritError(error) && isNoAnswer(error)
				? await lastIssues(ask, org, query)
				: undefined;
		if (kept && isCulpritError(error)) {
			return { ...kept, problem: error };
		}
		throw error;
	}
}

/** The first page last read for this query. */
export async function lastIssues(ask: Ask, org: string, query: IssueQuery): Promise<Page<Issue> | undefined> {
	try {
		const kept = await ask.last(question(org, query));
		return kept && { ...toPage(issue)(kept.reply), since: kept.at };
	} catch {
		return undefined;
	}
}

async function read(ask: Ask, org: string, query: IssueQuery, signal: AbortSignal): Promise<Page<Issue>> {
	if (query.cursor !== undefined && isProjectsCursor(query.cursor)) {
		return toPage(issue)(await projectIssues(ask, org, query, signal));
	}
	const sort = glitchTipSorts.get(query.sort ?? '');
	return ask.get(
		{
			...question(org, query),
			isMissing: (error) => error.facts.status === 422 || error.facts.code === 'multi-project',
			otherwise: [
				...(sort
					? [
							{
								name: 'its words',
								ask: () => ask.get({ ...question(org, query, sort), keep: 'never' }, asItCame, signal),
							},
						]
					: []),
				{ name: 'projects', ask: () => projectIssues(ask, org, query, signal) },
			],
		},
		toPage(issue),
		signal,
	);
}

function question(org: string, query: IssueQuery, sort: string | undefined = query.sort): Question {
	return {
		organization: org,
		paths: [apiPath`/organizations/${{ org }}/issues/`],
		query: parameters({
			query: query.query,
			// The default of every server, under whatever name it has for it: GlitchTip refuses `date` (API.md §5).
			sort: sort === 'date' ? undefined : sort,
			project: query.projects,
			environment: query.environments,
			statsPeriod: query.statsPeriod,
			groupStatsPeriod: query.groupStatsPeriod ?? '24h',
			limit: query.limit ?? 100,
			cursor: query.cursor,
		}),
		keep: query.cursor === undefined ? 'list' : 'never',
	};
}

/** API.md §5: GlitchTip answers 422 to Sentry's names. */
const glitchTipSorts: ReadonlyMap<string, string> = new Map([
	['new', '-first_seen'],
	['freq', '-count'],
]);

/** Nothing was learnt from the server about this account: what it said last still stands. */
function isNoAnswer({ reason }: CulpritError): boolean {
	switch (reason) {
		case 'unreachable':
		case 'timeout':
		case 'serverError':
		case 'rateLimited':
		case 'proxy':
		case 'certificate':
		case 'redirected':
		case 'notSentry':
		case 'badReply':
		case 'tooLarge':
			return true;
		case 'signedOut':
		case 'invalidToken':
		case 'ciToken':
		case 'ssoRequired':
		case 'missingScope':
		case 'forbidden':
		case 'notFound':
		case 'gone':
		case 'badRequest':
		case 'badInput':
		case 'cancelled':
		case 'unexpected':
			return false;
	}
}
