import * as vscode from 'vscode';
import type { Issue } from '../../core/issue.ts';
import { toFailure } from '../../core/userMessages.ts';
import type { Scope, Session } from '../account/session.ts';
import { describe } from '../commands.ts';
import { type ContextKeys, setContext } from '../contextKeys.ts';
import { type Filter, type IssueFilter, toIssueQuery } from './issueFilter.ts';
import { IssueList } from './issueList.ts';
import { moreRow, nothingRows, remedyRows } from './issueRows.ts';
import type { TextContext } from './issueText.ts';
import { IssueTree } from './issueTree.ts';
import { learn } from './learn.ts';
import { ageMessage, askedMessage, nothingMatchesMessage } from './listMessage.ts';
import { OrganizationFinder } from './organizationFinder.ts';
import { isIssueRow, type Row } from './row.ts';
import { viewProgress } from './viewProgress.ts';

const viewId = 'culprit.issues';

/** One query of one scope, with its rows. */
interface Shown {
	readonly issues: IssueList;
	readonly scope: Scope;
	readonly filter: Filter;
}

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
	readonly #finder: OrganizationFinder;
	readonly #progress = viewProgress(viewId);
	readonly #owned: vscode.Disposable[];
	#shown: Shown | undefined;
	#logged: unknown;

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
		this.#finder = new OrganizationFinder(session, () => this.#draw());
		this.#owned = [
			this.#view,
			this.#tree,
			this.#finder,
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
		if (!this.#shown) {
			await this.#finder.find();
			return;
		}
		(await this.#session.api()).revalidate();
		await this.#shown.issues.refresh();
	}

	async loadMore(): Promise<void> {
		await this.#shown?.issues.loadMore();
	}

	/** What a panel learnt of an issue. */
	learn(issue: Issue): void {
		this.#shown?.issues.patch((row) => (row.id === issue.id ? learn(row, issue) : row));
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
		this.#shown?.issues.dispose();
		this.#progress(false);
		for (const owned of this.#owned) {
			owned.dispose();
		}
	}

	/** Another account, organization or query: what is under way for the old one is no longer wanted. */
	#restart(): void {
		this.#finder.reset();
		this.#shown?.issues.dispose();
		const { scope } = this.#session;
		this.#shown = scope && this.#open(scope, this.#filter.current);
		this.#draw();
		this.#seen();
	}

	#open(scope: Scope, filter: Filter): Shown {
		const issues = new IssueList({
			sort: filter.sort,
			now: Date.now,
			fetchPage: async (cursor, signal) => {
				const api = await this.#session.api();
				return api.issues(scope.organization, toIssueQuery(filter, scope.projects, cursor), signal);
			},
		});
		issues.onDidChange(() => this.#draw());
		return { issues, scope, filter };
	}

	#seen(): void {
		if (this.#view.visible) {
			void (this.#shown ? this.#shown.issues.load() : this.#finder.find());
		}
	}

	#draw(): void {
		if (this.#shown) {
			this.#drawList(this.#shown);
			return;
		}
		this.#progress(this.#finder.running);
		if (!this.#session.account) {
			this.#say('signedOut');
		} else if (this.#finder.error !== undefined) {
			this.#fail(this.#finder.error, []);
		} else {
			this.#say(this.#finder.running ? 'loading' : 'noOrganization');
		}
	}

	#drawList({ issues: { state }, scope, filter }: Shown): void {
		this.#progress(state.loading !== undefined);
		const header = askedMessage(filter.query, scope, vscode.l10n);
		const rows: Row[] = state.rows.map((issue) => ({ kind: 'issue', issue }));
		if (state.hasMore) {
			const { length } = state.rows;
			rows.push(moreRow(length, state.total, state.loading === 'more', state.capped, vscode.l10n));
		}
		if (state.error !== undefined && state.loading === undefined) {
			this.#fail(state.error, rows, header, state.asOf);
		} else if (!state.loaded) {
			this.#say('loading', rows, [header]);
		} else if (state.rows.length === 0 && !state.hasMore) {
			this.#say('nothingMatches', nothingRows(this.#filter.isInitial, vscode.l10n), [
				nothingMatchesMessage(filter.query, scope, vscode.l10n),
			]);
		} else {
			const { unreadable } = state;
			this.#say('list', rows, [
				header,
				unreadable > 0
					? vscode.l10n.t('{0} issues could not be read and are left out.', unreadable)
					: undefined,
			]);
		}
	}

	#fail(error: unknown, rows: readonly Row[], header?: string, asOf?: number): void {
		const failure = toFailure(error, vscode.l10n, 'issues');
		if (error !== this.#logged) {
			this.#logged = error;
			this.#log.warn(`issues: ${describe(error)}`);
		}
		const hasRows = rows.length > 0;
		this.#say(hasRows ? 'list' : 'failed', hasRows ? rows : remedyRows(failure, vscode.l10n), [
			header,
			failure.message,
			failure.remedy,
			hasRows && asOf !== undefined ? ageMessage(asOf, textContext()) : undefined,
		]);
	}

	#say(
		state: ContextKeys['culprit.state'],
		rows: readonly Row[] = [],
		message: readonly (string | undefined)[] = [],
	): void {
		setContext('culprit.state', state);
		this.#view.message = message.filter((part) => part !== undefined).join(' ');
		this.#tree.show(rows);
	}
}

function textContext(): TextContext {
	return { l10n: vscode.l10n, language: vscode.env.language, now: Date.now() };
}
