import { badRequest, notFound, ok } from '../http/reply.ts';
import type { Call, Route } from '../http/route.ts';
import { fraction, mix } from '../model/deterministic.ts';
import type { SampleIssue } from '../model/issue.ts';
import { series } from '../model/rhythm.ts';
import { periodOf } from '../search/matchValue.ts';
import { organizationOf, projectsAsked } from './lookup.ts';

const HOUR = 3_600_000;

/** `…/events-stats/`, as far as one issue's events and users over time go: old servers and GlitchTip have no such thing. */
export const seriesRoutes: readonly Route[] = [
	{
		method: 'GET',
		path: '/api/0/organizations/:org/events-stats/',
		scopes: ['event:read', 'event:write', 'event:admin'],
		modes: ['sentry'],
		answer: eventsStats,
	},
	{
		method: 'GET',
		path: '/api/0/organizations/:org/issues-stats/',
		scopes: ['event:read', 'event:write', 'event:admin'],
		modes: ['glitchtip'],
		answer: issuesStats,
	},
];

/** GlitchTip's: buckets without an event are left out, and `userCount` is the number of events. */
function issuesStats(call: Call) {
	const { url, world } = call;
	const organization = organizationOf(call);
	const period = url.searchParams.get('statsPeriod') === '14d' ? '14d' : '24h';
	const [hours, length] = period === '24h' ? [1, 25] : [24, 14];
	const issues = url.searchParams.getAll('groups').flatMap((id) => world.issue(id) ?? []);
	return ok(
		issues
			.filter(({ project }) => project.organization === organization)
			.map((issue) => ({
				id: issue.id,
				count: String(issue.count),
				userCount: issue.count,
				firstSeen: new Date(issue.rhythm.firstSeen).toISOString(),
				lastSeen: new Date(issue.rhythm.lastSeen).toISOString(),
				isUnhandled: false,
				stats: {
					[period]: series(issue.rhythm, world.now(), hours, length).filter(([, count]) => count > 0),
				},
			})),
	);
}

function eventsStats(call: Call) {
	const { url, world } = call;
	const organization = organizationOf(call);
	const projects = projectsAsked(call, organization);
	const id = /^issue\.id:(\d+)$/.exec(url.searchParams.get('query') ?? '')?.[1];
	const issue = id === undefined ? undefined : world.issue(id);
	const period = periodOf(url.searchParams.get('statsPeriod') ?? '');
	const interval = periodOf(url.searchParams.get('interval') ?? '');
	if (period === undefined || interval === undefined) {
		throw badRequest('Invalid interval or period');
	}
	if (!issue || !projects.includes(issue.project)) {
		throw notFound();
	}
	const hours = interval / HOUR;
	const length = Math.round(period / interval) + 1;
	const events = documented(issue, hours, length) ?? series(issue.rhythm, world.now(), hours, length);
	const axes: { readonly [axis: string]: readonly (readonly [number, number])[] } = {
		'count()': events,
		'count_unique(user)': events.map(([start, count]) => [start, usersOf(issue, start, count)]),
	};
	const asked = url.searchParams.getAll('yAxis');
	if (asked.length < 2 || asked.some((axis) => !Object.hasOwn(axes, axis))) {
		throw badRequest('Invalid yAxis');
	}
	return ok(
		Object.fromEntries(
			asked.map((axis, order) => [
				axis,
				{
					data: axes[axis]?.map(([start, count]) => [start, [{ count }]]),
					order,
					isMetricsData: false,
					start: events[0]?.[0],
					end: events.at(-1)?.[0],
				},
			]),
		),
	);
}

/** What the issue's own answer says of the same buckets, where that was written by hand; nothing happened before it. */
function documented(issue: SampleIssue, hours: number, length: number) {
	const stats = issue.documented?.['stats'] as { [period: string]: [number, number][] } | undefined;
	const own = stats?.[hours === 1 ? '24h' : '30d'] ?? [];
	const [first] = own;
	if (!first) {
		return undefined;
	}
	const missing = Math.max(0, length - own.length);
	const before = Array.from({ length: missing }, (_, at): [number, number] => [
		first[0] - (missing - at) * hours * 3600,
		0,
	]);
	return [...before, ...own];
}

/** Somewhat fewer than events, never more than the issue has. */
function usersOf(issue: SampleIssue, start: number, events: number): number {
	const share = 0.3 + 0.5 * fraction(mix(issue.rhythm.seed + 2, start));
	return events === 0 ? 0 : Math.min(issue.userCount, Math.max(1, Math.round(events * share)));
}
