import type { L10n } from '../text/l10n.ts';
import type { IssueQuery, IssueSort } from './issueQuery.ts';

/** A named query: one section of the tree. */
export interface View {
	/** Stable: shipped views have their own, the user's are named by their name. */
	readonly id: string;
	/** Untrusted when it comes from the server. */
	readonly name: string;
	/** Sentry's search syntax; empty text finds everything. */
	readonly query: string;
	readonly sort: IssueSort;
	/** `workspace`: those that this workspace belongs to. `chosen`: what the whole list is narrowed to. Or slugs or ids. */
	readonly projects: 'chosen' | 'workspace' | readonly string[];
	/** Absent: those that the whole list is narrowed to. */
	readonly environments?: readonly string[];
	/** Absent: that of the whole list. */
	readonly statsPeriod?: string;
	readonly from: 'shipped' | 'settings' | 'server';
}

/** What the list as a whole is narrowed to, and what is known of the workspace. */
export interface ViewScope {
	/** Numeric ids; empty means all that the token may see. */
	readonly projects: readonly string[];
	/** Numeric ids of the projects that this workspace belongs to; empty when that is not known. */
	readonly workspaceProjects: readonly string[];
	/** Slug → numeric id of the projects that are known. */
	readonly projectIds: { readonly [slug: string]: string };
	readonly environments: readonly string[];
	readonly statsPeriod?: string;
}

/** Why a view cannot be asked for. The words are made by `viewRefusal`. */
export type ViewRefusal = 'noWorkspaceProjects' | 'unknownProject';

/** The views that come with the extension, in their order. */
export function shippedViews(l10n: L10n): readonly View[] {
	return [
		shipped('forThisWorkspace', l10n.t('For This Workspace'), 'is:unresolved', 'date', 'workspace'),
		shipped('assignedToMe', l10n.t('Assigned to Me'), 'is:unresolved assigned:me', 'date'),
		shipped(
			'newSinceLastRelease',
			l10n.t('New Since Last Release'),
			'is:unresolved firstRelease:latest',
			'new',
		),
		// The search has no OR, and `is:` takes no list: of the four substatuses of the unresolved these two remain.
		shipped(
			'escalatingOrRegressed',
			l10n.t('Escalating or Regressed'),
			'is:unresolved !is:new !is:ongoing',
			'date',
		),
		shipped('allUnresolved', l10n.t('All Unresolved'), 'is:unresolved', 'date'),
	];
}

function shipped(
	id: string,
	name: string,
	query: string,
	sort: IssueSort,
	projects: View['projects'] = 'chosen',
): View {
	return { id, name, query, sort, projects, from: 'shipped' };
}

/** Searches that the server keeps for the user. */
export function savedViews(
	saved: readonly {
		readonly id: string;
		readonly name: string;
		readonly query: string;
		readonly sort?: IssueSort;
	}[],
): readonly View[] {
	return saved.map(({ id, name, query, sort = 'date' }) => ({
		id: `saved:${id}`,
		name,
		query,
		sort,
		projects: 'chosen',
		from: 'server',
	}));
}

/** What a view asks the server for, or why it cannot. The caller adds cursor and limit. */
export function viewQuery(
	view: View,
	scope: ViewScope,
): { readonly query: IssueQuery } | { readonly refusal: ViewRefusal; readonly project?: string } {
	const projects = projectsOf(view, scope);
	if ('refusal' in projects) {
		return projects;
	}
	const statsPeriod = view.statsPeriod ?? scope.statsPeriod;
	return {
		query: {
			query: view.query,
			sort: view.sort,
			projects: projects.ids,
			environments: view.environments ?? scope.environments,
			...(statsPeriod !== undefined && { statsPeriod }),
		},
	};
}

function projectsOf(
	{ projects }: View,
	scope: ViewScope,
): { readonly ids: readonly string[] } | { readonly refusal: ViewRefusal; readonly project?: string } {
	if (projects === 'chosen') {
		return { ids: scope.projects };
	}
	if (projects === 'workspace') {
		return scope.workspaceProjects.length === 0
			? { refusal: 'noWorkspaceProjects' }
			: { ids: scope.workspaceProjects };
	}
	const ids: string[] = [];
	for (const project of projects) {
		const id = /^\d{1,20}$/.test(project)
			? project
			: Object.hasOwn(scope.projectIds, project)
				? scope.projectIds[project]
				: undefined;
		if (id === undefined) {
			return { refusal: 'unknownProject', project };
		}
		ids.push(id);
	}
	return { ids };
}

/** One sentence for the section of a view that cannot be asked for. */
export function viewRefusal(refusal: ViewRefusal, project: string | undefined, l10n: L10n): string {
	switch (refusal) {
		case 'noWorkspaceProjects':
			return l10n.t('Nothing in this workspace says which Sentry projects are its own.');
		case 'unknownProject':
			return l10n.t('There is no project {0}, or the token may not see it.', project ?? '');
	}
}
