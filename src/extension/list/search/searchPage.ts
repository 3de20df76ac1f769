import type { IssueQuery } from '../../../core/query/issueQuery.ts';

/** The web's page of issues with the same query. Built from the account alone, as all URLs that are opened. */
export function searchPage(
	origin: string,
	organization: string,
	{ query, sort, projects = [], environments = [], statsPeriod }: IssueQuery,
): string {
	const parameters = new URLSearchParams({ query: query ?? '' });
	if (sort !== undefined) {
		parameters.set('sort', sort);
	}
	// Without one the web takes those that were looked at last.
	for (const project of projects.length > 0 ? projects : ['-1']) {
		parameters.append('project', project);
	}
	for (const environment of environments) {
		parameters.append('environment', environment);
	}
	// The web's own default is two weeks; ninety days are the most that it has.
	parameters.set('statsPeriod', statsPeriod ?? '90d');
	return `${origin}/organizations/${encodeURIComponent(organization)}/issues/?${parameters.toString()}`;
}
