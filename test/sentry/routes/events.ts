import { eventAnswer, eventRow } from '../answers/event.ts';
import { userAnswer } from '../answers/person.ts';
import { commitAnswer } from '../answers/release.ts';
import { limitOf, pageByOffset } from '../http/paging.ts';
import { notFound, ok, refusal } from '../http/reply.ts';
import type { Call, Route } from '../http/route.ts';
import type { Scope } from '../http/token.ts';
import type { SampleIssue } from '../model/issue.ts';
import { type IssueEvent, issueEvent, issueEvents } from '../model/issueEvents.ts';
import { matchesText } from '../search/matchValue.ts';
import { parseQuery } from '../search/parseQuery.ts';
import { issueOf, organizationOf, projectOf } from './lookup.ts';
import { windowOf } from './window.ts';

const READ: readonly Scope[] = ['event:read', 'event:write', 'event:admin'];
const PROJECT: readonly Scope[] = ['project:read', 'project:write', 'project:admin'];
const ORG: readonly Scope[] = ['org:read', 'org:write', 'org:admin'];
const UNDER_ORGANIZATION = '/api/0/organizations/:org/issues/:issue/events/';
const PLAIN = '/api/0/issues/:issue/events/';
const OF_PROJECT = '/api/0/projects/:org/:project/events/';
/** A filtered list looks at so many of the newest events. */
const FILTERED = 2000;

/** Events: of an issue, of a project, by id. */
export const eventRoutes: readonly Route[] = [
	{ method: 'GET', path: UNDER_ORGANIZATION, scopes: READ, modes: ['sentry'], answer: list },
	{ method: 'GET', path: PLAIN, scopes: READ, answer: list },
	{ method: 'GET', path: `${UNDER_ORGANIZATION}:event/`, scopes: READ, modes: ['sentry'], answer: one },
	{ method: 'GET', path: `${PLAIN}:event/`, scopes: READ, answer: one },
	{
		method: 'GET',
		path: '/api/0/organizations/:org/eventids/:event/',
		scopes: ORG,
		modes: ['sentry'],
		answer: byId,
	},
	{ method: 'GET', path: OF_PROJECT, scopes: PROJECT, answer: projectList },
	{ method: 'GET', path: `${OF_PROJECT}:event/`, scopes: PROJECT, answer: ofProject },
	{
		method: 'GET',
		path: `${OF_PROJECT}:event/committers/`,
		scopes: PROJECT,
		modes: ['sentry', 'old'],
		answer: committers,
	},
	{ method: 'GET', path: `${OF_PROJECT}:event/attachments/`, scopes: PROJECT, answer: attachments },
];

function list(call: Call) {
	const issue = issueOf(call);
	const isFull = call.url.searchParams.get('full') === 'true';
	const matching = filteredEvents(issue, call);
	const page = pageByOffset(
		matching?.length ?? issue.count,
		(start, end) => matching?.slice(start, end) ?? issueEvents(issue, start, end),
		call.url,
		limitOf(call.url, 'per_page'),
	);
	return ok(
		page.rows.map((event) => (isFull ? eventAnswer(event, call) : eventRow(event))),
		{ link: page.link },
	);
}

function one(call: Call) {
	const issue = issueOf(call);
	const name = call.params['event'] ?? '';
	const words = call.mode === 'sentry' ? ['latest', 'oldest', 'recommended'] : ['latest', 'oldest'];
	if (words.includes(name)) {
		const matching = filteredEvents(issue, call);
		const event = matching
			? matching.at(name === 'oldest' ? -1 : 0)
			: issueEvent(issue, name === 'oldest' ? issue.count - 1 : 0);
		if (!event) {
			throw refusal(404, 'No matching event found, try changing the environments, date range, or query.');
		}
		return ok(eventAnswer(event, call, matching));
	}
	const found = call.world.event(eventIdOf(call));
	if (found?.issue !== issue) {
		throw refusal(
			404,
			"Event not found. The event ID may be incorrect, or it's age exceeded the retention period.",
		);
	}
	return ok(eventAnswer(issueEvent(issue, found.index), call, filteredEvents(issue, call)));
}

function byId(call: Call) {
	const organization = organizationOf(call);
	const found = call.world.event(eventIdOf(call));
	if (!found || found.issue.project.organization !== organization) {
		throw notFound();
	}
	const event = issueEvent(found.issue, found.index);
	return ok({
		organizationSlug: organization.slug,
		projectSlug: found.issue.project.slug,
		groupId: found.issue.id,
		eventId: event.id,
		event: eventAnswer(event, call),
	});
}

function projectList(call: Call) {
	const project = projectOf(call);
	const issues = call.world.issuesOf(project.organization).filter((issue) => issue.project === project);
	const newest = issues.map((issue) => issueEvent(issue, 0)).sort((left, right) => right.date - left.date);
	const page = pageByOffset(
		newest.length,
		(start, end) => newest.slice(start, end),
		call.url,
		limitOf(call.url, 'per_page'),
	);
	return ok(page.rows.map(eventRow), { link: page.link });
}

function ofProject(call: Call) {
	return ok(eventAnswer(projectEvent(call), call));
}

/** Suspect commits: those of the event's release. 404 with a reason is how Sentry says "none". */
function committers(call: Call) {
	const event = projectEvent(call);
	const version = event.tags.find(({ key }) => key === 'release')?.value;
	const release =
		version === undefined ? undefined : call.world.release(event.issue.project.organization, version);
	if (!release) {
		throw refusal(404, 'Release not found');
	}
	if (release.commits.length === 0) {
		throw refusal(404, 'No Commits found for Release');
	}
	const suspects = release.commits.slice(0, 2).map((commit, at) => ({
		author: userAnswer(commit.author),
		commits: [
			{ ...commitAnswer(commit, release), score: 3 - at, suspectCommitType: 'via commit in release' },
		],
		group_owner_id: 600 + at,
	}));
	return ok({ committers: suspects });
}

function attachments(call: Call) {
	const event = projectEvent(call);
	const has = event.index === 0 && Number(event.issue.id) % 9 === 2;
	const attachment = {
		id: '9001',
		event_id: event.id,
		type: 'event.attachment',
		name: 'pump-03.log',
		mimetype: 'text/plain',
		dateCreated: new Date(event.date).toISOString(),
		size: 20_480,
		headers: { 'Content-Type': 'text/plain' },
		sha1: '0123456789abcdef0123456789abcdef01234567',
	};
	return ok(has ? [attachment] : []);
}

function projectEvent(call: Call): IssueEvent {
	const project = projectOf(call);
	const found = call.world.event(eventIdOf(call));
	if (found?.issue.project !== project) {
		throw refusal(404, 'Event not found');
	}
	return issueEvent(found.issue, found.index);
}

function eventIdOf(call: Call): string {
	return (call.params['event'] ?? '').replaceAll('-', '').toLowerCase();
}

/** The events that `environment`, `query` and `statsPeriod` leave; undefined when nothing is asked. */
function filteredEvents(issue: SampleIssue, call: Call): IssueEvent[] | undefined {
	const { url } = call;
	const environments = url.searchParams.getAll('environment').filter((name) => name !== '');
	const terms = parseQuery(url.searchParams.get('query') ?? '');
	const { from, to } = windowOf(call);
	if (environments.length === 0 && terms.length === 0 && from === undefined) {
		return undefined;
	}
	return issueEvents(issue, 0, Math.min(issue.count, FILTERED)).filter(
		({ tags, date, body }) =>
			(from === undefined || date >= from) &&
			(to === undefined || date < to) &&
			(environments.length === 0 ||
				tags.some(({ key, value }) => key === 'environment' && environments.includes(value))) &&
			terms.every(({ key, negated, values }) => {
				const matches =
					key === undefined
						? values.some((value) =>
								`${body.title} ${body.message}`.toLowerCase().includes(value.toLowerCase()),
							)
						: tags.some((tag) => tag.key === key && values.some((value) => matchesText(tag.value, value)));
				return matches !== negated;
			}),
	);
}
