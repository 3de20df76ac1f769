import { organizationAnswer, teamAnswer } from '../answers/organization.ts';
import { memberAnswer, userAnswer } from '../answers/person.ts';
import { projectDetails, projectRow } from '../answers/project.ts';
import { repositoryAnswer } from '../answers/release.ts';
import { ok } from '../http/reply.ts';
import type { Call, Route } from '../http/route.ts';
import type { Scope } from '../http/token.ts';
import type { Project } from '../model/organization.ts';
import { listOf } from './listOf.ts';
import { organizationOf, organizationsOf, projectOf, projectsAsked } from './lookup.ts';

const ORG: readonly Scope[] = ['org:read', 'org:write', 'org:admin'];
const PROJECT: readonly Scope[] = ['project:read', 'project:write', 'project:admin'];
const MEMBER: readonly Scope[] = ['member:read', 'member:write', 'member:admin'];
const TEAM: readonly Scope[] = ['team:read', 'team:write', 'team:admin'];
const ORGANIZATION = '/api/0/organizations/:org/';
const PROJECT_PATH = '/api/0/projects/:org/:project/';

/** Organizations, their projects and people. */
export const organizationRoutes: readonly Route[] = [
	{ method: 'GET', path: '/api/0/organizations/', scopes: ORG, answer: organizations },
	{ method: 'GET', path: ORGANIZATION, scopes: ORG, answer: organization },
	{ method: 'GET', path: `${ORGANIZATION}projects/`, scopes: ORG, answer: projects },
	{ method: 'GET', path: '/api/0/projects/', scopes: PROJECT, answer: everyProject },
	{ method: 'GET', path: PROJECT_PATH, scopes: PROJECT, answer: project },
	{ method: 'GET', path: `${PROJECT_PATH}keys/`, scopes: PROJECT, answer: keys },
	{ method: 'GET', path: `${ORGANIZATION}environments/`, scopes: ORG, answer: environments },
	{ method: 'GET', path: `${PROJECT_PATH}environments/`, scopes: PROJECT, answer: projectEnvironments },
	{ method: 'GET', path: `${ORGANIZATION}members/`, scopes: MEMBER, answer: members },
	{ method: 'GET', path: `${ORGANIZATION}users/`, scopes: MEMBER, answer: users },
	{ method: 'GET', path: `${ORGANIZATION}teams/`, scopes: [...TEAM, ...ORG], answer: teams },
	{ method: 'GET', path: `${ORGANIZATION}repos/`, scopes: ORG, answer: repositories },
	{
		method: 'GET',
		path: `${ORGANIZATION}code-mappings/`,
		scopes: ORG,
		modes: ['sentry'],
		answer: codeMappings,
	},
	{
		method: 'GET',
		path: `${ORGANIZATION}searches/`,
		scopes: ORG,
		modes: ['sentry', 'old'],
		answer: searches,
	},
	{
		method: 'GET',
		path: `${PROJECT_PATH}stacktrace-link/`,
		scopes: PROJECT,
		modes: ['sentry'],
		answer: stacktraceLink,
	},
];

function organizations(call: Call) {
	return listOf(
		call,
		organizationsOf(call).map((found) => organizationAnswer(found, call)),
	);
}

function organization(call: Call) {
	const found = organizationOf(call);
	const projects = call.world
		.projectsOf(found)
		.map((project) => projectRow(project, latestRelease(call, project)));
	const extra =
		call.url.searchParams.get('detailed') === '0'
			? {}
			: { projects, teams: call.world.data.teams.map(teamAnswer) };
	return ok({ ...organizationAnswer(found, call), access: call.token.scopes, onboardingTasks: [], ...extra });
}

function projects(call: Call) {
	const query = (call.url.searchParams.get('query') ?? '').toLowerCase();
	const found = call.world
		.projectsOf(organizationOf(call))
		.filter(({ slug, name }) => `${slug} ${name}`.toLowerCase().includes(query.replace(/^slug:/, '')));
	return listOf(
		call,
		found.map((project) => projectRow(project, latestRelease(call, project))),
	);
}

function everyProject(call: Call) {
	const found = organizationsOf(call).flatMap((organization) => call.world.projectsOf(organization));
	return listOf(
		call,
		found.map((project) => ({
			...projectRow(project, latestRelease(call, project)),
			organization: organizationAnswer(project.organization, call),
		})),
	);
}

function project(call: Call) {
	const found = projectOf(call);
	return ok(projectDetails(found, latestRelease(call, found), call));
}

function keys(call: Call) {
	const { id } = projectOf(call);
	const key = {
		id: `${id}c0ffee`,
		name: 'Default',
		isActive: true,
		projectId: Number(id),
		dsn: { public: `${call.url.protocol}//${id}c0ffee@${call.url.host}/${id}` },
	};
	return ok([key]);
}

function environments(call: Call) {
	const names = new Set(
		projectsAsked(call, organizationOf(call)).flatMap(({ environments }) => environments),
	);
	return ok([...names].map((name, at) => ({ id: String(at + 1), name })));
}

function projectEnvironments(call: Call) {
	return ok(projectOf(call).environments.map((name, at) => ({ id: String(at + 1), name, isHidden: false })));
}

function members(call: Call) {
	organizationOf(call);
	return listOf(call, call.world.data.people.map(memberAnswer));
}

/** The picker's list: members of projects, with the projects that they are in. */
function users(call: Call) {
	const projects = projectsAsked(call, organizationOf(call)).map(({ slug }) => slug);
	return ok(
		call.world.data.people.map((person) => ({ ...memberAnswer(person), user: userAnswer(person), projects })),
	);
}

function teams(call: Call) {
	organizationOf(call);
	return listOf(call, call.world.data.teams.map(teamAnswer));
}

function repositories(call: Call) {
	const names = new Set(call.world.data.codeMappings.map(({ repoName }) => repoName));
	organizationOf(call);
	return listOf(call, [...names].map(repositoryAnswer));
}

function codeMappings(call: Call) {
	const asked = new Set(projectsAsked(call, organizationOf(call)));
	return listOf(
		call,
		call.world.data.codeMappings.filter(({ project }) => asked.has(project)).map(mappingAnswer),
	);
}

function mappingAnswer(mapping: Call['world']['data']['codeMappings'][number]) {
	const { id, project, repoName, stackRoot, sourceRoot, defaultBranch } = mapping;
	return {
		id,
		projectId: project.id,
		projectSlug: project.slug,
		repoId: String(40 + repoName.length),
		repoName,
		provider: {
			key: 'github',
			slug: 'github',
			name: 'GitHub',
			canAdd: true,
			canDisable: false,
			features: ['codeowners', 'commits', 'stacktrace-link'],
			aspects: {},
		},
		integrationId: '12',
		stackRoot,
		sourceRoot,
		defaultBranch,
		automaticallyGenerated: false,
	};
}

function searches(call: Call) {
	organizationOf(call);
	return ok(
		call.world.data.savedSearches.map((search) => ({
			...search,
			type: 0,
			visibility: search.isGlobal ? 'organization' : 'owner',
			isPinned: false,
			dateCreated: '2021-07-06T21:13:58.375239Z',
		})),
	);
}

function stacktraceLink(call: Call) {
	const file = call.url.searchParams.get('file');
	const found = projectOf(call);
	if (file === null || file === '') {
		return { status: 400, json: { detail: 'Filepath is required' } };
	}
	const mappings = call.world.data.codeMappings.filter(({ project }) => project === found);
	const integrations = [
		{ id: '12', name: 'interstellar', provider: { key: 'github', slug: 'github', name: 'GitHub' } },
	];
	const mapping = mappings.find(({ stackRoot }) => file.startsWith(stackRoot));
	if (!mapping) {
		const error = mappings.length === 0 ? 'no_code_mappings_for_project' : 'stack_root_mismatch';
		return ok({ config: null, sourceUrl: null, error, attemptedUrl: null, integrations });
	}
	const sourcePath = mapping.sourceRoot + file.slice(mapping.stackRoot.length);
	const line = call.url.searchParams.get('lineNo');
	const sourceUrl = `https://git.example.com/${mapping.repoName}/blob/${mapping.defaultBranch}/${sourcePath}${line === null ? '' : `#L${line}`}`;
	return ok({
		config: mappingAnswer(mapping),
		sourceUrl,
		sourcePath,
		error: null,
		attemptedUrl: null,
		integrations,
	});
}

function latestRelease({ world }: Call, project: Project) {
	return world.data.releases.filter((release) => release.project === project).at(-1)?.version;
}
