import * as vscode from 'vscode';
import type { Issue } from '../../core/issue/issue.ts';
import type { KnownChange } from '../../core/issue/knownIssues.ts';
import { parseViews } from '../../core/query/parseViews.ts';
import type { Session } from '../session/session.ts';
import type { KnownByPlace } from '../session/knownByPlace.ts';
import { onDidChangeSetting, setting } from '../platform/config.ts';
import { setContext } from '../platform/contextKeys.ts';
import { Debounce } from '../platform/debounce.ts';
import { DisposableStore } from '../platform/disposableStore.ts';
import { logOnce } from '../platform/logOnce.ts';
import type { Source } from '../source/source.ts';
import { AutoRefresh } from './autoRefresh.ts';
import { chosenIssues } from './chosenIssues.ts';
import { Countdown } from './countdown.ts';
import { firstRows } from './firstRows.ts';
import { FrameRows } from './frameRows.ts';
import { planParts } from './issueSections.ts';
import { IssueTree } from './issueTree.ts';
import type { ListChoices } from './listChoices.ts';
import { newBadge } from './text/newBadge.ts';
import { NewIssues } from './newIssues.ts';
import { OrganizationFinder } from './organizationFinder.ts';
import type { FollowingPart } from './part.ts';
import type { Row } from './row.ts';
import type { Section } from './section.ts';
import { planSections, searchId } from './sectionPlan.ts';
import { SectionSet } from './sectionSet.ts';
import { textContext } from './text/textContext.ts';
import { say } from '../platform/quirks/viewHead.ts';
import { viewProgress } from './viewProgress.ts';
import { goOn, pausedUntil, viewState } from './viewState.ts';
import { workspaceProjects } from '../signIn/discovery/workspaceProjects.ts';

export interface IssuesViewOptions {
	readonly session: Session;
	readonly choices: ListChoices;
	readonly log: vscode.LogOutputChannel;
	readonly view: vscode.TreeView<Row>;
	readonly source: () => Promise<Pick<Source, 'linksOf'>>;
	/** The part "In This File". */
	readonly following: FollowingPart;
	readonly known: KnownByPlace;
	/** Told how many issues a refresh that nobody asked for brought. */
	readonly onNew: (count: number) => void;
}

const chance = { now: Date.now, random: Math.random };

/**
 * The view "Issues": sections, each a query of the session's scope. It asks for nothing before it is first seen, then for
 * one page of the section that is open. What it cannot show as rows it says above them, so that the last good rows stay.
 */
export class IssuesView implements vscode.Disposable {
	readonly #options: IssuesViewOptions;
	readonly #sections = new SectionSet();
	readonly #frames: FrameRows;
	readonly #finder: OrganizationFinder;
	readonly #news: NewIssues;
	readonly #auto: AutoRefresh;
	readonly #countdown: Countdown;
	readonly #progress = viewProgress('culprit.issues');
	/** Draws once for an answer: its rows, and what other rows learnt from it. */
	readonly #redrawing = new Debounce(() => this.redraw());
	readonly #owned: DisposableStore;
	readonly #log: (error: unknown) => void;
	readonly tree: IssueTree;
	/** Id of the section that was opened last. */
	#front = '';
	/** Id of the section that has the query in force. */
	#inForce = '';

	constructor(options: IssuesViewOptions) {
		this.#options = options;
		this.#log = logOnce(options.log, 'issues');
		const { session, choices, view } = options;
		this.#frames = new FrameRows({
			event: async (issue, signal) =>
				(await session.api()).event(session.scope?.organization ?? '', issue.id, 'recommended', signal),
			links: async (...what) => (await options.source()).linksOf(...what),
			l10n: vscode.l10n,
		});
		this.tree = new IssueTree({
			context: textContext,
			frames: async (row, onChange) => this.#frames.of(row, onChange),
			coming: (id) => firstRows(this.section(id)?.list),
		});
		this.#finder = new OrganizationFinder(session, () => this.redraw());
		this.#news = new NewIssues(choices, Date.now);
		this.#auto = new AutoRefresh({
			onFocusAfter: () => setting('refresh.onFocusAfter'),
			interval: () => setting('refresh.interval'),
			asOf: () => this.#sections.asOf,
			refresh: () => void this.#refreshUnasked(),
			...chance,
		});
		this.#countdown = new Countdown({
			tick: () => (this.#countdown.remaining === undefined ? this.redraw() : this.#sayState()),
			ended: () => void goOn(this.#pausing),
			...chance,
		});
		this.#owned = new DisposableStore([
			this.#countdown,
			this.tree,
			this.#sections,
			this.#frames,
			this.#finder,
			this.#auto,
			this.#redrawing,
			...[this.#sections.onDidChange, session.onDidLearn].map((on) => on(() => this.redraw())),
			options.known.onDidChange((change) => options.known.isAt(change) && this.#learnt(change.by)),
			session.onDidChange(() => this.#restart()),
			choices.onDidChange(() => this.#replan()),
			view.onDidChangeVisibility(() => this.#seen()),
			vscode.window.onDidChangeWindowState(() => this.#seen()),
			vscode.workspace.onDidGrantWorkspaceTrust(() => this.#replan()),
			view.onDidExpandElement(({ element }) => this.#fold(element, true)),
			view.onDidCollapseElement(({ element }) => this.#fold(element, false)),
			onDidChangeSetting(['views', 'inThisFile'], () => this.#replan()),
			onDidChangeSetting(['refresh.interval'], () => this.#auto.schedule()),
		]);
		this.#restart();
	}

	/** Rows that a command works on: those it was called with, else the selection. */
	chosen(row: unknown, rows: unknown): readonly Issue[] {
		return chosenIssues(row, rows, this.#options.view.selection);
	}

	/** One request for each section that is open, or for the one that is named. */
	async refresh(id?: string): Promise<void> {
		const { session } = this.#options;
		if (!session.scope) {
			await this.#finder.find();
			return;
		}
		(await session.api()).revalidate();
		this.#frames.forget();
		this.#options.following.forget();
		const named = id === undefined ? undefined : this.#sections.find(id);
		await Promise.all((named ? [named] : this.#sections.open).map((part) => part.refresh()));
	}

	/** The next page of a section, or of the one that was opened last. */
	async loadMore(id: string = this.#front): Promise<void> {
		await this.#sections.find(id)?.more();
	}

	async showFirst(id: string | undefined): Promise<void> {
		await this.section(id)?.list.toStart();
	}

	/** Nothing of the list is under way. */
	get isIdle(): boolean {
		return !this.#sections.loading;
	}

	/** A section by its id, once it is there. */
	section(id: string | undefined): Section | undefined {
		return id === undefined ? undefined : this.#sections.find(id)?.section;
	}

	/** Shows where an issue is, when it is among the rows. */
	async reveal(issueId: string): Promise<boolean> {
		const row = this.tree.find(issueId);
		await (row && this.#options.view.reveal(row, { select: true, focus: true }));
		return row !== undefined;
	}

	/** Opens the section "In This File", whatever else is open. */
	async showInFile(): Promise<void> {
		const row = this.#sections.expand(this.#options.following.id)
			? (await this.tree.getChildren())[0]
			: undefined;
		await (row && this.#options.view.reveal(row, { select: true, focus: true }));
	}

	/** Opens the section that has the query in force, and only that: after a search. */
	showQuery(): void {
		this.#front = this.#inForce;
		void this.#options.choices.setOpen(undefined);
		this.#sections.only(this.#front);
		this.redraw();
		this.#loadOpen();
	}

	redraw(): void {
		this.#redrawing.cancel();
		this.#countdown.note(pausedUntil(this.#pausing));
		this.#sayState();
		if (this.#options.session.scope) {
			this.#drawSections();
			return;
		}
		this.#progress(this.#finder.running);
		say(this.#options.view, 'description', '');
		if (this.#finder.error !== undefined) {
			this.#log(this.#finder.error);
		}
		this.tree.show([]);
	}

	dispose(): void {
		this.#news.looking(false);
		this.#progress(false);
		this.#owned.dispose();
	}

	/** Another account or organization: what is under way for the old one is no longer wanted. */
	#restart(): void {
		const { session } = this.#options;
		this.#finder.reset();
		this.#frames.forget();
		this.#sections.set([]);
		const { scope } = session;
		this.#news.at(scope && `${scope.account.origin}/${scope.organization}`);
		this.#replan(true);
		this.#seen();
	}

	/** Other views, query or filters: sections that ask for the same as before keep their rows. */
	#replan(starts = false): void {
		const { session, choices, log } = this.#options;
		const { scope } = session;
		if (!scope) {
			this.redraw();
			return;
		}
		const { views, problems } = parseViews(setting('views'), vscode.l10n);
		for (const { message } of problems) {
			log.warn(`culprit.views: ${message}`);
		}
		const { current } = choices;
		const plan = planSections(views, choices.query, current, vscode.l10n);
		const before = this.#front;
		this.#inForce = plan.inForce;
		setContext('culprit.isSearch', plan.inForce === searchId);
		setContext('culprit.isNarrowed', !choices.isUsual);
		this.#sections.set(
			planParts({
				scope,
				choices: current,
				views: plan.views,
				api: async () => session.api(),
				known: this.#options.known.at(scope),
				workspaceProjects: workspaceProjects(scope.account.origin),
				following: setting('inThisFile') === 'off' ? undefined : this.#options.following,
				l10n: vscode.l10n,
				now: Date.now,
			}),
		);
		const opened = starts ? choices.open : before;
		const front = opened === undefined ? undefined : this.#sections.find(opened);
		this.#front = front?.id ?? plan.inForce;
		if (starts || !front) {
			this.#sections.only(this.#front);
		}
		this.redraw();
		this.#loadOpen();
	}

	#learnt(by: KnownChange['by']): void {
		if (by === 'edit') {
			this.redraw();
		} else {
			this.#redrawing.start(0);
		}
	}

	#seen(): void {
		const { view } = this.#options;
		const looking = view.visible && vscode.window.state.focused;
		this.#news.looking(looking);
		this.#auto.looking(looking);
		this.#countdown.looking({ visible: view.visible, focused: vscode.window.state.focused });
		if (view.visible) {
			this.#loadOpen();
		}
	}

	#loadOpen(): void {
		const { view, session } = this.#options;
		if (!view.visible) {
			return;
		}
		if (!session.scope) {
			void this.#finder.find();
			return;
		}
		for (const part of this.#sections.open) {
			void part.load();
		}
	}

	#fold({ content }: Row, expanded: boolean): void {
		const part = content.kind === 'section' ? this.#sections.find(content.id) : undefined;
		if (!part) {
			return;
		}
		part.expanded = expanded;
		// What follows the editor has no query that the words above the rows could be of.
		if (expanded && !part.isApart) {
			this.#front = part.id;
			void this.#options.choices.setOpen(part.id);
			void part.load();
		} else if (this.#front === part.id) {
			// What stands above the rows is said of rows that are there.
			this.#front = this.#sections.open.findLast(({ isApart }) => !isApart)?.id ?? this.#inForce;
			void this.#options.choices.setOpen(this.#front);
		}
		this.redraw();
	}

	async #refreshUnasked(): Promise<void> {
		const known = new Set(this.#newIds());
		await Promise.all(this.#sections.open.map((part) => part.refresh()));
		const count = this.#newIds().filter((id) => !known.has(id)).length;
		if (count > 0) {
			this.#options.onNew(count);
		}
	}

	#newIds(): readonly string[] {
		return [...new Set(this.#sections.rows.flatMap((row) => (this.#news.isNew(row) ? row.id : [])))];
	}

	#drawSections(): void {
		const { choices, session, view } = this.#options;
		this.#progress(this.#sections.loading);
		const shown = (issue: Issue): Issue => this.#options.known.of(issue);
		this.#options.following.know(this.#sections.rows.map(shown));
		const options = {
			context: textContext(),
			groupBy: choices.current.groupBy,
			shown,
			isNew: (issue: Issue) => this.#news.isNew(issue),
			isUsual: choices.isUsual,
			server: session.account?.server,
		};
		say(view, 'description', this.#query || vscode.l10n.t('all issues'));
		this.#sections.errors.forEach(this.#log);
		view.badge = newBadge(this.#newIds().length);
		this.tree.show(this.#sections.parts.map((part) => part.row(options)));
	}

	get #pausing() {
		return { session: this.#options.session, finder: this.#finder, sections: this.#sections };
	}

	/** Of the section that was opened last. */
	get #query(): string {
		const front = this.#sections.find(this.#front);
		return front?.section?.view.query ?? this.#options.choices.query;
	}

	#sayState(): void {
		const { state, message } = viewState({
			...this.#pausing,
			choices: this.#options.choices,
			front: this.#sections.find(this.#front),
			query: this.#query,
			wait: this.#countdown.remaining,
			context: textContext(),
		});
		setContext('culprit.state', state);
		say(this.#options.view, 'message', message ?? '');
	}
}
