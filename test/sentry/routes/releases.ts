import { commitAnswer, releaseAnswer } from '../answers/release.ts';
import { tagName } from '../answers/tags.ts';
import { isoSeconds } from '../answers/date.ts';
import { notFound, ok } from '../http/reply.ts';
import type { Call, Route } from '../http/route.ts';
import type { Scope } from '../http/token.ts';
import { organizationOf, projectOf, projectsAsked } from './lookup.ts';
import { listOf } from './listOf.ts';

const RELEASE: readonly Scope[] = [
	'org:ci',
	'project:read',
	'project:write',
	'project:admin',
	'project:releases',
];
const ORG: readonly Scope[] = ['org:read', 'org:write', 'org:admin'];
const PROJECT: readonly Scope[] = ['project:read', 'project:write', 'project:admin'];
const RELEASES = '/api/0/organizations/:org/releases/';
const TAGS = '/api/0/organizations/:org/tags/';

/** Releases, and the tags that autocompletion offers. */
export const releaseRoutes: readonly Route[] = [
	{ method: 'GET', path: RELEASES, scopes: RELEASE, answer: releases },
	{ method: 'GET', path: `${RELEASES}:version/`, scopes: RELEASE, answer: release },
	{ method: 'GET', path: `${RELEASES}:version/commits/`, scopes: RELEASE, answer: commits },
	{
		method: 'GET',
		path: `/api/0/projects/:org/:project/releases/`,
		scopes: RELEASE,
		answer: projectReleases,
	},
	{ method: 'GET', path: TAGS, scopes: ORG, modes: ['sentry', 'old'], answer: tagKeys },
	{ method: 'GET', path: `${TAGS}:key/values/`, scopes: ORG, modes: ['sentry', 'old'], answer: tagValues },
	{ method: 'GET', path: '/api/0/projects/:org/:project/tags/', scopes: PROJECT, answer: projectTagKeys },
];

function releases(call: Call) {
	const projects = projectsAsked(call, organizationOf(call));
	const query = (call.url.searchParams.get('query') ?? '').toLowerCase();
	const found = call.world.data.releases
		.filter(({ project, version }) => projects.includes(project) && version.toLowerCase().includes(query))
		.sort((left, right) => right.dateCreated - left.dateCreated);
	return listOf(
		call,
		found.map((release) => releaseAnswer(release, call.world)),
	);
}

function projectReleases(call: Call) {
	const project = projectOf(call);
	const found = call.world.data.releases.filter((release) => release.project === project);
	return listOf(
		call,
		found.map((release) => releaseAnswer(release, call.world)),
	);
}

function release(call: Call) {
	return ok(releaseAnswer(releaseOf(call), call.world));
}

function commits(call: Call) {
	const found = releaseOf(call);
	return listOf(
		call,
		found.commits.map((commit) => commitAnswer(commit, found)),
	);
}

function releaseOf(call: Call) {
	const found = call.world.release(organizationOf(call), call.params['version'] ?? '');
	if (!found) {
		throw notFound();
	}
	return found;
}

function tagKeys(call: Call) {
	return ok(keysOf(valuesByKey(call)));
}

function projectTagKeys(call: Call) {
	const project = projectOf(call);
	return ok(
		[...valuesByKey(call, [project.id])].map(([key, values], at) => ({
			id: String(at + 1),
			key,
			name: tagName(key),
			uniqueValues: values.size,
			canDelete: true,
		})),
	);
}

function keysOf(byKey: ReadonlyMap<string, ReadonlyMap<string, number>>) {
	return [...byKey].map(([key, values]) => ({
		key,
		name: tagName(key),
		uniqueValues: values.size,
		totalValues: [...values.values()].reduce((sum, count) => sum + count, 0),
	}));
}

/** Values of one key whose text holds `query`, commonest first. */
function tagValues(call: Call) {
	const query = (call.url.searchParams.get('query') ?? '').toLowerCase();
	const key = call.params['key'] ?? '';
	const now = call.world.now();
	const found = [...(valuesByKey(call).get(key) ?? [])]
		.filter(([value]) => value.toLowerCase().includes(query))
		.sort((left, right) => right[1] - left[1])
		.map(([value, count]) => ({
			key,
			name: value,
			value,
			count,
			firstSeen: isoSeconds(now - 60 * 86_400_000),
			lastSeen: isoSeconds(now - 60_000),
		}));
	return listOf(call, found);
}

/** In how many issues each value of each tag occurs. */
function valuesByKey(call: Call, only?: readonly string[]): Map<string, Map<string, number>> {
	const organization = organizationOf(call);
	const projects = projectsAsked(call, organization).filter(({ id }) => only?.includes(id) ?? true);
	const byKey = new Map<string, Map<string, number>>();
	for (const issue of call.world.issuesOf(organization)) {
		if (!projects.includes(issue.project)) {
			continue;
		}
		for (const [key, values] of Object.entries(issue.tagValues)) {
			const counts = byKey.get(key) ?? new Map<string, number>();
			byKey.set(key, counts);
			for (const value of values) {
				counts.set(value, (counts.get(value) ?? 0) + 1);
			}
		}
	}
	return byKey;
}
