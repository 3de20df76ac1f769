import { type RowOptions, issueRow } from '../answers/issueRow.ts';
import { limitOf, pageByScore } from '../http/paging.ts';
import { badRequest, ok } from '../http/reply.ts';
import type { Call, Route } from '../http/route.ts';
import type { Scope } from '../http/token.ts';
import type { Project } from '../model/organization.ts';
import { glitchtipFinds, glitchtipSort } from '../modes/glitchtip.ts';
import { matchesIssue } from '../search/matchIssue.ts';
import { parseQuery } from '../search/parseQuery.ts';
import { type Sort, sortIssues } from '../search/sortIssues.ts';
import { organizationOf, projectOf, projectsAsked } from './lookup.ts';
import { windowOf } from './window.ts';

const READ: readonly Scope[] = ['event:read', 'event:write', 'event:admin'];
const MAX_HITS = 1000;
const SORTS = ['date', 'freq', 'inbox', 'new', 'recommended', 'trends', 'user'] as const;
const OLD_SORTS = ['date', 'freq', 'new', 'priority', 'user'] as const;

/** Lists of issues. */
export const issueListRoutes: readonly Route[] = [
	{ method: 'GET', path: '/api/0/organizations/:org/issues/', scopes: READ, answer: organizationIssues },
	{
		method: 'GET',
		path: '/api/0/organizations/:org/issues-count/',
		scopes: READ,
		modes: ['sentry', 'old'],
		answer: issuesCount,
	},
	{ method: 'GET', path: '/api/0/projects/:org/:project/issues/', scopes: READ, answer: projectIssues },
];

function organizationIssues(call: Call) {
	const organization = organizationOf(call);
	const groupStatsPeriod = choice(
		call,
		'groupStatsPeriod',
		['', '24h', '14d', 'auto'] as const,
		"Invalid stats_period. Valid choices are '', '24h', '14d' and 'auto'",
	);
	const window = windowOf(call);
	if (groupStatsPeriod === 'auto' && window.period === undefined) {
		throw badRequest('Invalid stats_period. groupStatsPeriod=auto needs statsPeriod or start and end');
	}
	const options: RowOptions = {
		...window,
		groupStatsPeriod,
		collapse: call.url.searchParams.getAll('collapse'),
		matchingEventId: undefined,
	};
	const projects = projectsAsked(call, organization);
	const ids = call.url.searchParams.getAll('group');
	if (ids.some((id) => !/^\d+$/.test(id))) {
		throw badRequest('Group ids must be integers');
	}
	if (ids.length > 0) {
		const wanted = ids
			.flatMap((id) => call.world.issue(id) ?? [])
			.filter(({ project }) => projects.includes(project));
		return ok(wanted.map((issue) => issueRow(issue, call, options)));
	}
	return (
		(call.mode === 'glitchtip' ? undefined : directHit(call, projects, options)) ??
		searchPage(call, projects, options)
	);
}

/** The older list: `statsPeriod` is the period of the series here, not a filter. */
function projectIssues(call: Call) {
	const project = projectOf(call);
	const groupStatsPeriod = choice(
		call,
		'statsPeriod',
		['', '24h', '14d'] as const,
		"Invalid stats_period. Valid choices are '', '24h', and '14d'",
	);
	const options: RowOptions = {
		from: undefined,
		to: undefined,
		period: undefined,
		groupStatsPeriod,
		collapse: [],
		matchingEventId: undefined,
	};
	return directHit(call, [project], options) ?? searchPage(call, [project], options);
}

/** How many issues each of several searches finds, at most 100 (the server's own limit for this route). */
function issuesCount(call: Call) {
	const projects = projectsAsked(call, organizationOf(call));
	const counts: { [query: string]: number } = {};
	for (const query of call.url.searchParams.getAll('query')) {
		counts[query] = Math.min(100, find(call, projects, query, windowOf(call)).length);
	}
	return ok(counts);
}

function searchPage(call: Call, projects: readonly Project[], options: RowOptions) {
	const { url, world } = call;
	const found = find(call, projects, url.searchParams.get('query') ?? 'is:unresolved', options);
	const sorted = sortIssues(found, sortOf(call), options.from, world.now());
	const page = pageByScore(sorted, ({ score }) => score, url, limitOf(url, 'limit'));
	return ok(
		page.rows.map(({ issue }) => issueRow(issue, call, options)),
		{ link: page.link, 'x-hits': String(Math.min(MAX_HITS, sorted.length)), 'x-max-hits': String(MAX_HITS) },
	);
}

function sortOf({ url, mode }: Call): Sort {
	const asked = url.searchParams.get('sort') || undefined;
	if (mode === 'glitchtip') {
		return glitchtipSort(asked);
	}
	const sort = (mode === 'old' ? OLD_SORTS : SORTS).find((known) => known === (asked ?? 'date'));
	if (sort === undefined) {
		throw badRequest('Invalid sort parameter');
	}
	return sort;
}

/** A query that is one event's id, or with `shortIdLookup=1` a short id, answers with that issue alone and no paging. */
function directHit(call: Call, projects: readonly Project[], options: RowOptions) {
	const query = (call.url.searchParams.get('query') ?? '').trim();
	const eventId = query.replaceAll('-', '').toLowerCase();
	const event = /^[0-9a-f]{32}$/.test(eventId) ? call.world.event(eventId) : undefined;
	if (event && projects.includes(event.issue.project)) {
		return direct(issueRow(event.issue, call, { ...options, matchingEventId: eventId }));
	}
	if (call.url.searchParams.get('shortIdLookup') === '1') {
		const issue = call.world.issueByShortId(query.replace(/^issue:/i, ''));
		if (issue && projects.includes(issue.project)) {
			return direct(issueRow(issue, call, options));
		}
	}
	return undefined;
}

function direct(row: ReturnType<typeof issueRow>) {
	return ok([row], { 'x-sentry-direct-hit': '1' });
}

function find(
	call: Call,
	projects: readonly Project[],
	query: string,
	{ from, to }: Pick<RowOptions, 'from' | 'to'>,
) {
	const terms = parseQuery(query);
	const context = { world: call.world, userId: call.token.userId };
	const environments = call.url.searchParams.getAll('environment').filter((name) => name !== '');
	const wanted = new Set(projects);
	const organization = projects[0]?.organization;
	if (!organization) {
		return [];
	}
	return call.world
		.issuesOf(organization)
		.filter(
			(issue) =>
				wanted.has(issue.project) &&
				(from === undefined || issue.rhythm.lastSeen >= from) &&
				(to === undefined || issue.rhythm.firstSeen <= to) &&
				(environments.length === 0 ||
					(issue.tagValues['environment'] ?? []).some((name) => environments.includes(name))) &&
				(call.mode === 'glitchtip' ? glitchtipFinds : matchesIssue)(issue, terms, context),
		);
}

/** One of the values that a parameter takes; GlitchTip ignores parameters that it does not know. */
function choice<T extends string>(
	{ url, mode }: Call,
	name: string,
	choices: readonly T[],
	complaint: string,
): T {
	const text = mode === 'glitchtip' ? '24h' : (url.searchParams.get(name) ?? '24h');
	const found = choices.find((choice) => choice === text);
	if (found === undefined) {
		throw badRequest(complaint);
	}
	return found;
}
