import { activityAnswer, activityOf, commentsOf } from '../answers/activity.ts';
import { userReportAnswer } from '../answers/event.ts';
import { issueDetails } from '../answers/issueDetails.ts';
import { issueBase } from '../answers/issueRow.ts';
import { tagAnswer, tagValueAnswer } from '../answers/tags.ts';
import { limitOf } from '../http/paging.ts';
import { badRequest, notFound, ok } from '../http/reply.ts';
import type { Call, Route } from '../http/route.ts';
import type { Scope } from '../http/token.ts';
import { issueEvents } from '../model/issueEvents.ts';
import { tagCounts } from '../model/tagCounts.ts';
import { eventRow } from '../answers/event.ts';
import { issueOf, organizationOf } from './lookup.ts';
import { listOf } from './listOf.ts';

const READ: readonly Scope[] = ['event:read', 'event:write', 'event:admin'];
const WRITE: readonly Scope[] = ['event:write', 'event:admin'];
const UNDER_ORGANIZATION = '/api/0/organizations/:org/issues/:issue/';
const PLAIN = '/api/0/issues/:issue/';

/** One issue, on both paths: under its organization (GlitchTip has only PUT there) and the older plain one. */
export const issueRoutes: readonly Route[] = [
	{ method: 'GET', path: UNDER_ORGANIZATION, scopes: READ, modes: ['sentry'], answer: details },
	{ method: 'GET', path: PLAIN, scopes: READ, answer: details },
	{
		method: 'GET',
		path: '/api/0/organizations/:org/shortids/:issue/',
		scopes: READ,
		modes: ['sentry'],
		answer: shortId,
	},
	...both('GET', 'activities/', READ, (call) => ok({ activity: activityOf(issueOf(call), call.world) })),
	...both('GET', 'tags/', READ, tags),
	...both('GET', 'tags/:key/', READ, tag),
	...both('GET', 'tags/:key/values/', READ, tagValues),
	...both('GET', 'notes/', READ, notes),
	...both('POST', 'notes/', WRITE, addNote),
	...both('GET', 'comments/', READ, notes),
	...both('POST', 'comments/', WRITE, addNote),
	...both('GET', 'user-reports/', READ, userReports),
	...both('GET', 'external-issues/', READ, externalIssues),
	...both('GET', 'hashes/', READ, hashes),
	...both('GET', 'integrations/', READ, integrations),
];

function both(
	method: Route['method'],
	path: string,
	scopes: readonly Scope[],
	answer: Route['answer'],
): Route[] {
	return [
		{ method, path: `${UNDER_ORGANIZATION}${path}`, scopes, modes: ['sentry'], answer },
		{ method, path: `${PLAIN}${path}`, scopes, answer },
	];
}

function details(call: Call) {
	return ok(issueDetails(issueOf(call), call));
}

function shortId(call: Call) {
	const organization = organizationOf(call);
	const issue = issueOf(call);
	return ok({
		organizationSlug: organization.slug,
		projectSlug: issue.project.slug,
		groupId: issue.id,
		group: issueBase(issue, call),
		shortId: issue.shortId,
	});
}

function tags(call: Call) {
	const issue = issueOf(call);
	const keys = call.url.searchParams.getAll('key');
	const limit = limitOf(call.url, 'limit', 10);
	const wanted = Object.keys(issue.tagValues).filter((key) => keys.length === 0 || keys.includes(key));
	return ok(wanted.map((key) => tagAnswer(issue, key, limit)));
}

function tag(call: Call) {
	return ok(tagAnswer(issueOf(call), keyOf(call), 10));
}

function tagValues(call: Call) {
	const issue = issueOf(call);
	const key = keyOf(call);
	return listOf(
		call,
		tagCounts(issue, key).map(({ value, count }) => tagValueAnswer(issue, key, value, count)),
	);
}

function keyOf(call: Call): string {
	const key = call.params['key'] ?? '';
	if (!Object.hasOwn(issueOf(call).tagValues, key)) {
		throw notFound();
	}
	return key;
}

function notes(call: Call) {
	return listOf(
		call,
		commentsOf(issueOf(call)).map((note) => activityAnswer(note, call.world)),
	);
}

function addNote(call: Call) {
	const issue = issueOf(call);
	const text = call.body['text'];
	if (typeof text !== 'string' || text.trim() === '') {
		throw badRequest({
			text: [text === undefined ? 'This field is required.' : 'This field may not be blank.'],
		});
	}
	call.world.addActivity(issue, 'note', call.token.userId, { text, mentions: call.body['mentions'] ?? [] });
	const note = issue.activity.at(-1);
	return { status: 201, json: note && activityAnswer(note, call.world) };
}

function userReports(call: Call) {
	const issue = issueOf(call);
	return listOf(call, issueEvents(issue, 0, issue.userReports).map(userReportAnswer));
}

function externalIssues(call: Call) {
	const issue = issueOf(call);
	return ok(issue.externalIssues.map((external) => ({ ...external, issueId: issue.id })));
}

function hashes(call: Call) {
	const issue = issueOf(call);
	const rows = issue.bodies.flatMap((body, at) => {
		const [event] = issueEvents(issue, at, at + 1);
		return event
			? [
					{
						id: body.fingerprints[0] ?? '',
						latestEvent: eventRow(event),
						mergedBySeer: false,
						seerMatchDistance: null,
					},
				]
			: [];
	});
	return listOf(call, rows);
}

/** No tracker is connected. */
function integrations(call: Call) {
	issueOf(call);
	return listOf(call, []);
}
