import { notFound, refusal } from '../http/reply.ts';
import type { Call } from '../http/route.ts';
import type { SampleIssue } from '../model/issue.ts';
import type { Organization, Project } from '../model/organization.ts';

/** The organizations that the token may see on this server. */
export function organizationsOf({ world, token, region }: Call): Organization[] {
	return world.data.organizations.filter(
		(organization) =>
			(token.organizations?.includes(organization.slug) ?? true) &&
			(region === undefined || organization.region === region),
	);
}

/** `:org`: a slug or an id. 404 when there is none, when it is another region's, or when the token may not see it. */
export function organizationOf(call: Call): Organization {
	const name = call.params['org'];
	const found = organizationsOf(call).find(({ id, slug }) => slug === name || id === name);
	if (!found) {
		throw notFound();
	}
	return found;
}

/** `:project` of `:org`: a slug or an id. */
export function projectOf(call: Call): Project {
	const name = call.params['project'];
	const found = call.world
		.projectsOf(organizationOf(call))
		.find(({ id, slug }) => slug === name || id === name);
	if (!found) {
		throw notFound();
	}
	return found;
}

/** `project=` repeated: ids, slugs, or `-1` for all. Absent: all. 403 when one is not yours. */
export function projectsAsked(call: Call, organization: Organization): Project[] {
	const all = call.world.projectsOf(organization);
	const asked = call.url.searchParams.getAll('project').filter((name) => name !== '');
	if (asked.length === 0 || asked.includes('-1')) {
		return all;
	}
	return asked.map((name) => {
		const project = all.find(({ id, slug }) => id === name || slug === name);
		if (!project) {
			throw refusal(403, 'You do not have permission to perform this action.');
		}
		return project;
	});
}

/**
 * `:issue`: under an organization a numeric id or a short id; without one a numeric id only. Merged issues answer with
 * the survivor.
 */
export function issueOf(call: Call): SampleIssue {
	const name = call.params['issue'] ?? '';
	const organization = call.params['org'] === undefined ? undefined : organizationOf(call);
	const isNumber = /^\d+$/.test(name);
	const takesShortIds = organization !== undefined && call.mode === 'sentry';
	const issue = isNumber
		? call.world.issue(name)
		: takesShortIds
			? call.world.issueByShortId(name)
			: undefined;
	const home = issue?.project.organization;
	if (!issue || !home || (organization ? home !== organization : !organizationsOf(call).includes(home))) {
		throw notFound();
	}
	return issue;
}
