import * as vscode from 'vscode';
import { CulpritError, isCulpritError, type Failure } from '../../core/failure.ts';
import type { Issue } from '../../core/issue.ts';
import { relativeTime } from '../../core/relativeTime.ts';
import { toFailure } from '../../core/userMessages.ts';
import type { Scope, Session } from '../account/session.ts';
import { actionTitle, describe } from '../commands.ts';
import { setContext } from '../contextKeys.ts';
import { type IssueFilter, toIssueQuery } from './issueFilter.ts';
import { IssueList } from './issueList.ts';
import { IssueTree, type IssueRow, type Row } from './issueTree.ts';
import type { TextContext } from './issueText.ts';

const viewId = 'culprit.issues';

/**
 * The view "Issues": one query of the session's scope. It asks for nothing before it is first seen, and for one page then.
 * What it cannot show as rows it says above them, so that the last good rows stay.
 */
export class IssuesView implements vscode.Disposable {
	readonly #session: Session;
	readonly #filter: IssueFilter;
	readonly #log: vscode.LogOutputChannel;
	readonly #tree: IssueTree;
	readonly #view: vscode.TreeView<Row>;
	readonly #owned: vscode.Disposable[];
	#list: { readonly issues: IssueList; readonly scope: Scope } | undefined;
	#finding: AbortController | undefined;
	#findingError: unknown;

	constructor(session: Session, filter: IssueFilter, log: vscode.LogOutputChannel) {
		this.#session = session;
		this.#filter = filter;
		this.#log = log;
		this.#tree = new IssueTree(textContext);
		this.#view = vscode.window.createTreeView(viewId, {
			treeDataProvider: this.#tree,
			showCollapseAll: false,
			canSelectMany: true,
		});
		this.#owned = [
			this.#view,
			this.#tree,
			session.onDidChange(() => this.#restart()),
			filter.onDidChange(() => this.#restart()),
			this.#view.onDidChangeVisibility(() => this.#seen()),
		];
		this.#restart();
	}

	/** Rows that a command works on: those it was called with, else the selection. */
	chosen(row: unknown, rows: unknown): readonly Issue[] {
		const given: readonly unknown[] =
			Array.isArray(rows) && rows.length > 0 ? rows : row === undefined ? [] : [row];
		const picked = given.filter(isIssueRow);
		return (picked.length > 0 ? picked : this.#view.selection.filter(isIssueRow)).map(({ issue }) => issue);
	}

	async refresh(): Promise<void> {
		if (!this.#list) {
			await this.#begin();
			return;
		}
		await this.#list.issues.refresh();
	}

	async loadMore(): Promise<void> {
		await this.#list?.issues.loadMore();
	}

	/** What a panel learnt of an issue. A row keeps what only the list knows: counts of the period, stats. */
	learn(issue: Issue): void {
		this.#list?.issues.patch((row) => (row.id === issue.id ? learnt(row, issue) : row));
	}

	/** Shows where an issue is, when it is among the rows. */
	async reveal(issueId: string): Promise<boolean> {
		const row = this.#tree.find(issueId);
		if (row) {
			await this.#view.reveal(row, { select: true, focus: true });
		}
		return row !== undefined;
	}

	dispose(): void {
		this.#finding?.abort();
		this.#list?.issues.dispose();
		for (const owned of this.#owned) {
			owned.dispose();
		}
	}

	/** Another account, organization or query: what is under way for the old one is no longer wanted. */
	#restart(): void {
		this.#finding?.abort();
		this.#finding = undefined;
		this.#findingError = undefined;
		this.#list?.issues.dispose();
		this.#list = undefined;
		const { scope } = this.#session;
		if (scope) {
			const filter = this.#filter.current;
			const issues = new IssueList({
				sort: filter.sort,
				now: Date.now,
				fetchPage: async (cursor, signal) => {
					const api = await this.#session.api();
					return api.issues(scope.organization, toIssueQuery(filter, scope.projects, cursor), signal);
				},
			});
			issues.onDidChange(() => this.#draw());
			this.#list = { issues, scope };
		}
		this.#draw();
		this.#seen();
	}

	#seen(): void {
		if (this.#view.visible) {
			void this.#begin();
		}
	}

	async #begin(): Promise<void> {
		if (this.#list) {
			await this.#list.issues.load();
		} else if (this.#session.account && !this.#finding) {
			await this.#findOrganization();
		}
	}

	/** An account without an organization (it has several, or was made before one was known): the only one is taken. */
	async #findOrganization(): Promise<void> {
		const { account } = this.#session;
		const finding = new AbortController();
		this.#finding = finding;
		this.#findingError = undefined;
		this.#draw();
		try {
			const api = await this.#session.api();
			const organizations = await api.organizations(finding.signal);
			if (finding.signal.aborted || !account) {
				return;
			}
			const [only, second] = organizations;
			if (!only) {
				throw new CulpritError('forbidden');
			}
			if (!second) {
				await this.#session.choose(account, only.slug, []);
			}
		} catch (error) {
			if (!finding.signal.aborted) {
				this.#findingError = error;
			}
		} finally {
			if (this.#finding === finding) {
				this.#finding = undefined;
				this.#draw();
			}
		}
	}

	#draw(): void {
		const filter = this.#filter.current;
		const { account } = this.#session;
		const list = this.#list;
		this.#view.description = account
			? filter.query === ''
				? vscode.l10n.t('all issues')
				: filter.query
			: '';
		if (!account) {
			this.#say('signedOut');
			return;
		}
		if (!list) {
			const failed = this.#findingError !== undefined;
			if (failed) {
				this.#fail(this.#findingError, []);
			} else {
				this.#say(this.#finding ? 'loading' : 'noOrganization');
			}
			this.#progress(this.#finding !== undefined);
			return;
		}
		const { state } = list.issues;
		this.#progress(state.loading !== undefined);
		const rows: Row[] = state.rows.map((issue) => ({ kind: 'issue', issue }));
		if (state.hasMore) {
			rows.push(moreRow(state.rows.length, state.total, state.loading === 'more', state.capped));
		}
		if (state.error !== undefined && state.loading === undefined) {
			this.#fail(state.error, rows, state.rows.length > 0 ? state.asOf : undefined);
		} else if (!state.loaded) {
			this.#say('loading', rows);
		} else if (state.rows.length === 0 && !state.hasMore) {
			this.#say('nothingMatches', [], nothingMatches(filter.query, list.scope));
		} else {
			this.#say('list', rows, notices(state.unreadable, state.asOf));
		}
	}

	#fail(error: unknown, rows: readonly Row[], asOf?: number): void {
		const failure = toFailure(error, vscode.l10n, 'issues');
		if (!isCulpritError(error) || error.reason !== 'cancelled') {
			this.#log.warn(`issues: ${describe(error)}`);
		}
		const age =
			asOf === undefined
				? undefined
				: vscode.l10n.t('Shown as of {0}.', relativeTime(asOf, Date.now(), vscode.env.language, 'long'));
		this.#say(
			rows.length > 0 ? 'list' : 'failed',
			[...rows, ...(rows.length > 0 ? [] : remedyRows(failure))],
			[failure.message, failure.remedy, age].filter((part) => part !== undefined).join(' '),
		);
	}

	#say(
		state: Parameters<typeof setContext<'culprit.state'>>[1],
		rows: readonly Row[] = [],
		message = '',
	): void {
		setContext('culprit.state', state);
		this.#view.message = message;
		this.#tree.show(rows);
	}

	#stopProgress: (() => void) | undefined;

	#progress(on: boolean): void {
		if (on && !this.#stopProgress) {
			void vscode.window.withProgress(
				{ location: { viewId } },
				() =>
					new Promise<void>((resolve) => {
						this.#stopProgress = resolve;
					}),
			);
		} else if (!on) {
			this.#stopProgress?.();
			this.#stopProgress = undefined;
		}
	}
}

export function isIssueRow(value: unknown): value is IssueRow {
	return typeof value === 'object' && value !== null && Reflect.get(value, 'kind') === 'issue';
}

export function textContext(): TextContext {
	return { l10n: vscode.l10n, language: vscode.env.language, now: Date.now() };
}

function moreRow(shown: number, total: number | undefined, loading: boolean, capped: boolean): Row {
	const counted =
		total === undefined || total <= shown
			? vscode.l10n.t('{0} shown', shown)
			: vscode.l10n.t('{0} of about {1} shown', shown, total);
	return {
		kind: 'action',
		id: 'more',
		label: capped
			? vscode.l10n.t('Too Many to Show')
			: loading
				? vscode.l10n.t('Loading More…')
				: vscode.l10n.t('Load More'),
		description: capped ? vscode.l10n.t('{0} shown: narrow the query', shown) : counted,
		icon: capped ? 'filter' : loading ? 'loading~spin' : 'chevron-down',
		command: 'culprit.loadMore',
	};
}

function remedyRows(failure: Failure): readonly Row[] {
	const rows: Row[] = [
		{
			kind: 'action',
			id: 'retry',
			label: actionTitle('retry'),
			icon: 'refresh',
			command: 'culprit.refresh',
		},
	];
	if (failure.action !== undefined && failure.action !== 'retry') {
		rows.unshift({
			kind: 'action',
			id: failure.action,
			label: actionTitle(failure.action),
			icon: 'arrow-right',
			command: 'culprit.remedy',
			arguments: [failure.action],
		});
	}
	return rows;
}

function nothingMatches(query: string, { organization, projects }: Scope): string {
	const where =
		projects.length === 0
			? organization
			: projects.length === 1
				? vscode.l10n.t('one project of {0}', organization)
				: vscode.l10n.t('{0} projects of {1}', projects.length, organization);
	return query === ''
		? vscode.l10n.t('There are no issues in {0}.', where)
		: vscode.l10n.t('No issue in {0} matches: {1}', where, query);
}

function notices(unreadable: number, asOf: number | undefined): string {
	const old = asOf !== undefined && Date.now() - asOf > 5 * 60_000;
	return [
		unreadable > 0 ? vscode.l10n.t('{0} issues could not be read and are left out.', unreadable) : undefined,
		old
			? vscode.l10n.t('Shown as of {0}.', relativeTime(asOf, Date.now(), vscode.env.language, 'long'))
			: undefined,
	]
		.filter((part) => part !== undefined)
		.join(' ');
}

function learnt(row: Issue, issue: Issue): Issue {
	const { title, level, status, statusDetails, isBookmarked, hasSeen } = issue;
	const known = { title, level, status, statusDetails, isBookmarked, hasSeen };
	const next: Issue = {
		...row,
		...known,
		...(issue.substatus !== undefined && { substatus: issue.substatus }),
		...(issue.priority !== undefined && { priority: issue.priority }),
		...(issue.assignedTo && { assignedTo: issue.assignedTo }),
	};
	return JSON.stringify(next) === JSON.stringify(row) ? row : next;
}
