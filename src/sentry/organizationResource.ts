import { readOne, readRows } from './answer.ts';
import type { SentryApi } from './api.ts';
import { apiPath } from './apiPath.ts';
import type { Ask } from './ask.ts';
import { parameters } from './parameters.ts';
import { CulpritError } from '../core/failure.ts';
import { member, team } from './wire/actor.ts';
import { tagSummary } from './wire/issueDetails.ts';
import { projectRow } from './wire/project.ts';
import { release } from './wire/release.ts';
import { codeMapping, environment, savedSearch, tagValue, whoAmI } from './wire/rows.ts';

type Resource = Pick<
	SentryApi,
	| 'whoAmI'
	| 'projects'
	| 'environments'
	| 'release'
	| 'codeMappings'
	| 'tagKeys'
	| 'tagValues'
	| 'savedSearches'
	| 'members'
	| 'teams'
>;

/** What belongs to an organization as a whole. */
export function organizationResource(ask: Ask): Resource {
	return {
		async whoAmI(signal) {
			return readOne(whoAmI, await ask.get(undefined, apiPath`/`, signal));
		},
		async projects(org, signal) {
			const path = apiPath`/organizations/${{ org }}/projects/`;
			return readRows(projectRow, await ask.get(org, path, signal, parameters({ per_page: 100 })));
		},
		async environments(org, signal) {
			const path = apiPath`/organizations/${{ org }}/environments/`;
			return readRows(environment, await ask.get(org, path, signal)).filter((name) => name !== '');
		},
		async release(org, version, signal) {
			const reply = await ask.get(org, apiPath`/organizations/${{ org }}/releases/${{ version }}/`, signal);
			const read = readOne(release, reply);
			if (!read) {
				throw new CulpritError('badReply', { status: reply.status, code: 'shape', endpoint: reply.endpoint });
			}
			return read;
		},
		async codeMappings(org, projectId, signal) {
			const path = apiPath`/organizations/${{ org }}/code-mappings/`;
			return readRows(codeMapping, await ask.get(org, path, signal, parameters({ project: projectId })));
		},
		async tagKeys(org, projects, signal) {
			const path = apiPath`/organizations/${{ org }}/tags/`;
			const query = parameters({ statsPeriod: '14d', dataset: 'events', use_cache: 1, project: projects });
			return readRows(tagSummary, await ask.get(org, path, signal, query));
		},
		async tagValues(org, tag, prefix, projects, signal) {
			const path = apiPath`/organizations/${{ org }}/tags/${{ tag }}/values/`;
			const query = parameters({ query: prefix, project: projects });
			return readRows(tagValue, await ask.get(org, path, signal, query));
		},
		async savedSearches(org, signal) {
			const path = apiPath`/organizations/${{ org }}/searches/`;
			return readRows(savedSearch, await ask.get(org, path, signal));
		},
		async members(org, projects, signal) {
			const path = apiPath`/organizations/${{ org }}/users/`;
			return readRows(member, await ask.get(org, path, signal, parameters({ project: projects })));
		},
		async teams(org, signal) {
			const path = apiPath`/organizations/${{ org }}/teams/`;
			return readRows(team, await ask.get(org, path, signal, parameters({ per_page: 100 })));
		},
	};
}
