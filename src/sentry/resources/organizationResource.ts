import { allPages } from './allPages.ts';
import { misshapen, readOne, readRows } from './answer.ts';
import type { SentryApi } from '../api.ts';
import { type ApiPath, apiPath } from '../request/apiPath.ts';
import { type Calls, orNothing, type Question } from './calls.ts';
import { parameters } from '../request/parameters.ts';
import { member, team } from '../wire/actor.ts';
import { tagSummary } from '../wire/issueDetails.ts';
import { projectRow } from '../wire/project.ts';
import { release } from '../wire/release.ts';
import { codeMapping, commit, environment, savedSearch, tagValue } from '../wire/rows.ts';

type Resource = Pick<
	SentryApi,
	| 'projects'
	| 'environments'
	| 'release'
	| 'releaseCommits'
	| 'codeMappings'
	| 'tagKeys'
	| 'tagValues'
	| 'savedSearches'
	| 'members'
	| 'teams'
>;

/** What belongs to an organization as a whole. Lists to choose from are empty where a server has no such thing. */
export function organizationResource(calls: Calls): Resource {
	function slow(organization: string, path: ApiPath, query: URLSearchParams = parameters({})): Question {
		return { organization, paths: [path], query, keep: 'slow' };
	}

	return {
		async projects(org, signal) {
			const paths = [apiPath`/organizations/${{ org }}/projects/`, apiPath`/projects/`] as const;
			return allPages(calls, projectRow, { organization: org, paths, keep: 'slow' }, signal);
		},
		async environments(org, signal) {
			const question = slow(org, apiPath`/organizations/${{ org }}/environments/`);
			const names = await orNothing(() => calls.get(question, readRows(environment), signal), []);
			return names.filter((name) => name !== '');
		},
		async release(org, version, signal) {
			const question = slow(org, apiPath`/organizations/${{ org }}/releases/${{ version }}/`);
			return calls.get(question, (reply) => readOne(release)(reply) ?? misshapen(reply), signal);
		},
		async releaseCommits(org, version, signal) {
			const path = apiPath`/organizations/${{ org }}/releases/${{ version }}/commits/`;
			const question = slow(org, path, parameters({ per_page: 100 }));
			return orNothing(() => calls.get(question, readRows(commit), signal), []);
		},
		async codeMappings(org, projectId, signal) {
			const path = apiPath`/organizations/${{ org }}/code-mappings/`;
			const question = slow(org, path, parameters({ project: projectId }));
			return orNothing(() => calls.get(question, readRows(codeMapping), signal), []);
		},
		async tagKeys(org, projects, signal) {
			const path = apiPath`/organizations/${{ org }}/tags/`;
			const query = parameters({ statsPeriod: '14d', dataset: 'events', use_cache: 1, project: projects });
			return orNothing(() => calls.get(slow(org, path, query), readRows(tagSummary), signal), []);
		},
		async tagValues(org, tag, prefix, projects, signal) {
			const path = apiPath`/organizations/${{ org }}/tags/${{ tag }}/values/`;
			const question = slow(org, path, parameters({ query: prefix, project: projects }));
			return orNothing(() => calls.get(question, readRows(tagValue), signal), []);
		},
		async savedSearches(org, signal) {
			const question = slow(org, apiPath`/organizations/${{ org }}/searches/`);
			return orNothing(() => calls.get(question, readRows(savedSearch), signal), []);
		},
		async members(org, projects, signal) {
			const paths = [
				apiPath`/organizations/${{ org }}/users/`,
				apiPath`/organizations/${{ org }}/members/`,
			] as const;
			const query = parameters({ project: projects });
			const question: Question = { organization: org, paths, query, keep: 'slow' };
			return orNothing(() => calls.get(question, readRows(member), signal), []);
		},
		async teams(org, signal) {
			const question = slow(org, apiPath`/organizations/${{ org }}/teams/`);
			return orNothing(() => allPages(calls, team, question, signal), []);
		},
	};
}
