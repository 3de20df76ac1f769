import { issueBase } from '../answers/issueRow.ts';
import { badRequest, ok } from '../http/reply.ts';
import type { Call, Route } from '../http/route.ts';
import type { Scope } from '../http/token.ts';
import { applyChange } from '../change/applyChange.ts';
import type { SampleIssue } from '../model/issue.ts';
import { matchesIssue } from '../search/matchIssue.ts';
import { parseQuery } from '../search/parseQuery.ts';
import { issueOf, organizationOf, projectOf, projectsAsked } from './lookup.ts';

const WRITE: readonly Scope[] = ['event:write', 'event:admin'];

/** Changes to one issue and to many. */
export const updateRoutes: readonly Route[] = [
	{ method: 'PUT', path: '/api/0/organizations/:org/issues/:issue/', scopes: WRITE, answer: one },
	{ method: 'PUT', path: '/api/0/issues/:issue/', scopes: WRITE, answer: one },
	{ method: 'PUT', path: '/api/0/organizations/:org/issues/', scopes: WRITE, answer: many },
	{ method: 'PUT', path: '/api/0/projects/:org/:project/issues/', scopes: WRITE, answer: manyOfProject },
	{
		method: 'DELETE',
		path: '/api/0/organizations/:org/issues/:issue/',
		scopes: ['event:admin'],
		answer: remove,
	},
	{ method: 'DELETE', path: '/api/0/issues/:issue/', scopes: ['event:admin'], answer: remove },
];

/** The whole issue, without activity, series, tags and releases. */
function one(call: Call) {
	const issue = issueOf(call);
	applyChange([issue], call.body, call.world, call.token.userId);
	return ok(issueBase(issue, call));
}

function many(call: Call) {
	const projects = projectsAsked(call, organizationOf(call));
	return update(
		call,
		call.world.issuesOf(organizationOf(call)).filter(({ project }) => projects.includes(project)),
	);
}

function manyOfProject(call: Call) {
	const project = projectOf(call);
	return update(
		call,
		call.world.issuesOf(project.organization).filter((issue) => issue.project === project),
	);
}

/** By `id=` repeated, else by `query`. What changed, or 204 when nothing matched. */
function update(call: Call, candidates: readonly SampleIssue[]) {
	const ids = call.url.searchParams.getAll('id');
	if (ids.some((id) => !/^\d+$/.test(id))) {
		throw badRequest('Group ids must be integers');
	}
	const terms = parseQuery(
		call.url.searchParams.get('query') ??
			(call.url.searchParams.get('status') ? `is:${call.url.searchParams.get('status')}` : 'is:unresolved'),
	);
	const context = { world: call.world, userId: call.token.userId };
	const issues = candidates.filter((issue) =>
		ids.length > 0 ? ids.includes(issue.id) : matchesIssue(issue, terms, context),
	);
	if (issues.length === 0) {
		return { status: 204 };
	}
	const delta = applyChange(issues, call.body, call.world, call.token.userId);
	return call.body['discard'] === true ? { status: 204 } : ok(delta);
}

function remove(call: Call) {
	issueOf(call).status = 'pending_deletion';
	return { status: 202 };
}
