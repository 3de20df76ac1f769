import type { L10n } from '../../core/text/l10n.ts';
import type { ProjectRef } from '../../core/issue/issue.ts';
import type { KnownIssues } from '../../core/issue/knownIssues.ts';
import { releaseGroups } from '../../core/query/releaseGroups.ts';
import { savedViews, type View, viewQuery, viewRefusal } from '../../core/query/view.ts';
import type { SentryApi } from '../../sentry/api.ts';
import { learning } from '../session/learning.ts';
import type { Scope } from '../session/session.ts';
import { Folder } from './folder.ts';
import type { Choices } from './listChoices.ts';
import { type Asked, Section } from './section.ts';
import type { FollowingPart, PartPlan } from './part.ts';

export interface IssueSectionsOptions {
	readonly scope: Scope;
	readonly choices: Choices;
	readonly views: readonly View[];
	readonly api: () => Promise<SentryApi>;
	/** Of the scope's issues. */
	readonly known: Pick<KnownIssues, 'merge' | 'moment'>;
	/** Numeric ids or slugs of the projects that files of the workspace name; absent in Restricted Mode. */
	readonly workspaceProjects: (() => Promise<readonly string[]>) | undefined;
	/** Absent: it is off. */
	readonly following: Pick<FollowingPart, 'id' | 'make'> | undefined;
	readonly l10n: L10n;
	readonly now: () => number;
}

/** How each section asks: its view, laid over what the whole list is narrowed to. */
export function planParts(options: IssueSectionsOptions): readonly PartPlan[] {
	const { scope, choices, views, api, l10n } = options;
	const place = JSON.stringify([scope.account.id, scope.organization, scope.projects]);
	const shared = JSON.stringify([place, choices.environments, choices.statsPeriod]);
	const section = sectionMaker(options);
	const plans = views.map((view): PartPlan => {
		const trusted = view.projects === 'workspace' && options.workspaceProjects !== undefined;
		const fingerprint = JSON.stringify([shared, view, choices.groupBy === 'release', trusted]);
		const make: PartPlan['make'] = (changed) =>
			choices.groupBy === 'release'
				? releases(options, view, section, changed)
				: watched(section(view), changed);
		return { id: view.id, fingerprint, make };
	});
	const saved: PartPlan = {
		id: 'saved',
		fingerprint: shared,
		make: (changed) =>
			new Folder({
				id: 'saved',
				label: l10n.t('Saved in Sentry'),
				icon: 'cloud',
				empty: l10n.t('Nothing is saved on this server'),
				load: async (signal) =>
					savedViews(await (await api()).savedSearches(scope.organization, signal)).map((view) =>
						watched(section(view), changed),
					),
				changed,
			}),
	};
	const last = plans.at(-1);
	const { following } = options;
	const front: PartPlan[] = following ? [{ ...following, fingerprint: place }] : [];
	return [...front, ...plans.slice(0, -1), saved, ...(last ? [last] : [])];
}

type SectionMaker = (view: View) => Section;

function sectionMaker(options: IssueSectionsOptions): SectionMaker {
	const { scope, choices, api, known, now } = options;
	const projects = new ProjectIds(options);
	const ask = async (view: View, signal: AbortSignal): Promise<Asked> => {
		if (view.projects === 'workspace' && !options.workspaceProjects) {
			const refusal = options.l10n.t(
				'In Restricted Mode no file of this workspace is read: which Sentry projects are its own is not known.',
			);
			return { refusal };
		}
		const named =
			view.projects === 'workspace'
				? ((await options.workspaceProjects?.()) ?? [])
				: view.projects === 'chosen'
					? []
					: view.projects;
		const ids = await projects.of(named, signal);
		const asked = viewQuery(view, {
			projects: scope.projects,
			workspaceProjects:
				view.projects === 'workspace'
					? named.flatMap((name) => (/^\d+$/.test(name) ? name : (ids[name] ?? [])))
					: [],
			projectIds: ids,
			environments: choices.environments,
			...(choices.statsPeriod !== undefined && { statsPeriod: choices.statsPeriod }),
		});
		return 'refusal' in asked
			? { refusal: viewRefusal(asked.refusal, asked.project, options.l10n) }
			: { query: asked.query };
	};
	return (view) =>
		new Section({
			id: view.id,
			view,
			ask,
			fetchPage: async (query, signal) =>
				learning(known, async () => (await api()).issues(scope.organization, query, signal)),
			now,
		});
}

/** Rows do not tell their release, so that each release is a section of its own: one request for which there are. */
function releases(
	{ scope, api, l10n }: IssueSectionsOptions,
	view: View,
	section: SectionMaker,
	changed: () => void,
): Folder {
	return new Folder({
		id: view.id,
		label: view.name,
		query: view.query === '' ? l10n.t('all issues') : view.query,
		icon: 'tag',
		empty: l10n.t('The server told of no releases'),
		load: async (signal) => {
			const values = await (await api()).tagValues(scope.organization, 'release', '', scope.projects, signal);
			return releaseGroups(view.query, values).map(({ key, label, query }) =>
				watched(section({ ...view, id: `${view.id}/${key}`, name: label, query }), changed),
			);
		},
		changed,
	});
}

function watched(section: Section, changed: () => void): Section {
	section.list.onDidChange(changed);
	return section;
}

/** Slug → id, asked for once and only where somebody wrote a slug. */
class ProjectIds {
	readonly #options: IssueSectionsOptions;
	#known: readonly ProjectRef[] | undefined;

	constructor(options: IssueSectionsOptions) {
		this.#options = options;
	}

	async of(names: readonly string[], signal: AbortSignal): Promise<{ readonly [slug: string]: string }> {
		if (names.every((name) => /^\d+$/.test(name))) {
			return {};
		}
		const { api, scope } = this.#options;
		this.#known ??= await (await api()).projects(scope.organization, signal);
		return Object.fromEntries(this.#known.flatMap(({ slug, id }) => (id === undefined ? [] : [[slug, id]])));
	}
}
