import { CulpritError, isCulpritError, isNoAnswer } from '../../core/failure.ts';
import type { Issue } from '../../core/issue/issue.ts';
import { asItCame } from './answer.ts';
import type { IssueQuery, ResultPage } from '../api.ts';
import { apiPath } from '../request/apiPath.ts';
import type { Calls, Question } from './calls.ts';
import type { Capabilities } from '../request/capabilities.ts';
import { toPage } from './resultPage.ts';
import { parameters } from '../request/parameters.ts';
import { isProjectsCursor, projectIssues } from './projectIssues.ts';
import { issue } from '../wire/issue.ts';

/**
 * One page of the organization's issues. Servers that can only list one project at a time (Sentry before 9, old plans) are
 * asked project by project. A first page that cannot be had is the last good one, marked as old.
 */
export async function listIssues(
	calls: Calls,
	capabilities: Capabilities,
	org: string,
	query: IssueQuery,
	signal: AbortSignal,
): Promise<ResultPage<Issue>> {
	try {
		return await inOrder(calls, capabilities, org, query, signal);
	} catch (error) {
		const kept =
			query.cursor === undefined && isCulpritError(error) && isNoAnswer(error.reason)
				? await lastIssues(calls, org, query)
				: undefined;
		if (kept && isCulpritError(error)) {
			return { ...kept, problem: error };
		}
		throw error;
	}
}

/** The first page last read for this query. */
export async function lastIssues(
	calls: Calls,
	org: string,
	query: IssueQuery,
): Promise<ResultPage<Issue> | undefined> {
	try {
		const kept = await calls.last(question(org, query));
		return kept && { ...toPage(issue)(kept.reply), since: kept.at };
	} catch {
		return undefined;
	}
}

/** A sort that the server does not know is asked for once. */
async function inOrder(
	calls: Calls,
	capabilities: Capabilities,
	org: string,
	query: IssueQuery,
	signal: AbortSignal,
): Promise<ResultPage<Issue>> {
	const sort = `sort:${query.sort ?? 'date'}` as const;
	capabilities.check(sort, { code: 'sort', endpoint: 'GET /organizations/{org}/issues/' }, 'badRequest');
	try {
		const page = await read(calls, org, query, signal);
		capabilities.has(sort);
		return page;
	} catch (error) {
		if (!isSortRefused(error)) {
			throw error;
		}
		capabilities.miss(sort);
		throw new CulpritError('badRequest', { ...error.facts, code: 'sort' }, error);
	}
}

async function read(
	calls: Calls,
	org: string,
	query: IssueQuery,
	signal: AbortSignal,
): Promise<ResultPage<Issue>> {
	if (query.cursor !== undefined && isProjectsCursor(query.cursor)) {
		return toPage(issue)(await projectIssues(calls, org, query, signal));
	}
	const sort = glitchTipSorts.get(query.sort ?? '');
	return calls.get(
		{
			...question(org, query),
			isMissing: (error) => isRefused(error) || error.facts.code === 'multi-project',
			otherwise: [
				...(sort
					? [
							{
								name: 'its words',
								after: isRefused,
								attempt: () => calls.get({ ...question(org, query, sort), keep: 'never' }, asItCame, signal),
							},
						]
					: []),
				{
					name: 'projects',
					// A sort or a query that is refused, each project would refuse.
					after: (error) => !isRefused(error),
					attempt: () => projectIssues(calls, org, query, signal),
				},
			],
		},
		toPage(issue),
		signal,
	);
}

/** Sentry: 400 "Invalid sort parameter"; GlitchTip: 422 that names the parameter. */
function isSortRefused(error: unknown): error is CulpritError {
	return (
		isCulpritError(error) &&
		error.reason === 'badRequest' &&
		/^(?:sort: |invalid sort\b)/i.test(error.facts.detail ?? '')
	);
}

function question(org: string, query: IssueQuery, sort: string | undefined = query.sort): Question {
	return {
		organization: org,
		paths: [apiPath`/organizations/${{ org }}/issues/`],
		query: parameters({
			query: query.query === undefined ? undefined : knownEverywhere(query.query),
			// The default of every server, whatever it calls it: GlitchTip refuses `date` (SENTRY-API.md §19).
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

function isRefused({ facts }: CulpritError): boolean {
	return facts.status === 422;
}

/** GlitchTip and Sentry before 2023 know the status by its older word, which today's Sentry knows too. Not within quotes. */
function knownEverywhere(query: string): string {
	return query
		.split(/("(?:\\.|[^"\\])*")/)
		.map((part, at) =>
			at % 2 === 1 ? part : part.replaceAll(/(?<![^\s(!])is:archived(?![^\s)])/g, 'is:ignored'),
		)
		.join('');
}

/** SENTRY-API.md §19: GlitchTip answers 422 to Sentry's names. */
const glitchTipSorts: ReadonlyMap<string, string> = new Map([
	['new', '-first_seen'],
	['freq', '-count'],
]);
