import * as vscode from 'vscode';
import { Emitter } from '../../core/emitter.ts';
import { createRequestBudget } from '../../core/inFile/requestBudget.ts';
import { CulpritError } from '../../core/failure.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import type { KnownByPlace } from '../session/knownByPlace.ts';
import { learning } from '../session/learning.ts';
import type { Session } from '../session/session.ts';
import { onDidChangeSetting, setting } from '../platform/config.ts';
import { Debounce } from '../platform/debounce.ts';
import { DisposableStore } from '../platform/disposableStore.ts';
import { forgetOldest } from '../platform/forgetOldest.ts';
import { logOnce } from '../platform/logOnce.ts';
import type { ListChoices } from '../list/listChoices.ts';
import type { Source } from '../source/source.ts';
import { createEventShelf } from './eventShelf.ts';
import { FileIssues, type FoundIssue } from './fileIssues.ts';
import { fileInFront, hasTab, nameOf, pathOf } from './fileInFront.ts';
import { type LineMark, lineMarks } from './markText.ts';

export interface InFileOptions {
	readonly session: Session;
	readonly choices: Pick<ListChoices, 'current' | 'onDidChange'>;
	readonly log: vscode.LogOutputChannel;
	readonly source: () => Promise<Pick<Source, 'placesIn' | 'onDidChange'>>;
	readonly view: Pick<vscode.TreeView<unknown>, 'visible' | 'onDidChangeVisibility'>;
	readonly known: KnownByPlace;
}

/** The file in front: the editor that had the focus last, as long as it is open. */
export type FileInFront =
	| { readonly kind: 'none' }
	| { readonly kind: 'outside'; readonly name: string }
	| { readonly kind: 'file'; readonly name: string; readonly path: string; readonly issues: FileIssues };

/** Requests that nobody clicked on, of all files together, in any minute. */
const requestsAMinute = 20;
/** Files whose issues are kept; the one that was in front longest ago goes first. */
const maxFiles = 30;
/** Milliseconds of quiet before a file that came to the front is looked at. */
const frontDelay = 150;

/**
 * Issues by the file that they are in: for the section "In This File" and for the marks in editors.
 *
 * It is made when the view is first looked at, and then goes by the rows that the list holds. It asks the server only from
 * the moment on when the user opened the section or ran "Show Issues in This File" in this window, and no longer than the
 * section stays open: before, nobody said that a file that comes to the front is a question to Sentry.
 */
export class InFile implements vscode.Disposable {
	readonly #options: InFileOptions;
	readonly #changed = new Emitter<void>();
	readonly onDidChange = this.#changed.event;
	readonly #files = new Map<string, FileIssues>();
	readonly #events = createEventShelf();
	readonly #budget = createRequestBudget(requestsAMinute, 60_000, Date.now);
	readonly #owned: DisposableStore;
	readonly #log: (error: unknown) => void;
	#front: vscode.TextDocument | undefined;
	#known: readonly Issue[] = [];
	#isOpen = false;
	/** The file in front once more, when nothing else came to the front meanwhile. */
	readonly #look = new Debounce(() => void this.#lookNow());
	/** The same when the budget allows it. */
	readonly #lookLater = new Debounce(() => this.#look.restart(0));
	#listening: Disposable | undefined;

	constructor(options: InFileOptions) {
		this.#options = options;
		this.#log = logOnce(options.log, 'inFile');
		this.#owned = new DisposableStore([
			vscode.window.onDidChangeActiveTextEditor(() => this.#follow()),
			vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
				if (opened.length + closed.length > 0) {
					this.#closeUnseen();
				}
			}),
			vscode.workspace.onDidChangeTextDocument((change) => this.#edited(change)),
			vscode.workspace.onDidChangeWorkspaceFolders(() => this.#restart()),
			options.view.onDidChangeVisibility(() => this.#seen()),
			options.known.onDidChange((place) => options.known.isAt(place) && this.#changed.fire()),
			options.session.onDidChange(() => this.#restart()),
			options.choices.onDidChange(() => this.#restart()),
			onDidChangeSetting(['inThisFile'], () => this.#restart()),
		]);
		this.#follow();
	}

	get front(): FileInFront {
		const document = this.#front;
		if (!document) {
			return { kind: 'none' };
		}
		const name = nameOf(document.uri);
		const issues = this.#files.get(document.uri.toString());
		return issues ? { kind: 'file', name, path: pathOf(document.uri), issues } : { kind: 'outside', name };
	}

	/** What is marked in a file that was in front at some time and is still open: what is open in Sentry too. */
	marksOf(uri: vscode.Uri): ReadonlyMap<number, LineMark> {
		const found = this.#files.get(uri.toString())?.found ?? [];
		return lineMarks(found.map((one) => this.#shown(one)).filter(({ issue }) => isOpen(issue)));
	}

	/** An issue of the file in front, else of another open one. */
	find(issueId: string): FoundIssue | undefined {
		const { front } = this;
		return [...(front.kind === 'file' ? [front.issues] : []), ...this.#files.values()]
			.flatMap(({ found }) => found)
			.filter(({ issue }) => issue.id === issueId)
			.map((one) => this.#shown(one))[0];
	}

	get isVisible(): boolean {
		return this.#options.view.visible;
	}

	get loading(): boolean {
		const { front } = this;
		return this.#isOpen && front.kind === 'file' && front.issues.loading;
	}

	/** The rows that the list holds. */
	know(rows: readonly Issue[]): void {
		const unique = [...new Map(rows.map((issue) => [issue.id, issue])).values()].filter(isOpen);
		const isSame =
			unique.length === this.#known.length && unique.every((issue, at) => issue === this.#known[at]);
		if (!isSame) {
			this.#known = unique;
			this.#look.restart(frontDelay);
		}
	}

	/** The section was opened: from now on the server may be asked. Or it was closed: from now on no more. */
	open(isOpen: boolean): void {
		if (this.#isOpen === isOpen) {
			return;
		}
		this.#isOpen = isOpen;
		if (isOpen) {
			this.#look.restart(0);
		} else {
			for (const issues of this.#files.values()) {
				issues.stop();
			}
			this.#changed.fire();
		}
	}

	/** Every file is asked for again when it is in front the next time. */
	forget(): void {
		for (const issues of this.#files.values()) {
			issues.forget();
		}
	}

	/** The file in front is asked for again, the others when they come to the front. */
	async refresh(): Promise<void> {
		this.forget();
		const { front } = this;
		if (front.kind === 'file' && this.#mayAsk) {
			await front.issues.ask();
		}
	}

	async more(): Promise<void> {
		const { front } = this;
		if (front.kind === 'file') {
			await front.issues.more();
		}
	}

	dispose(): void {
		this.#listening?.dispose();
		this.#clear();
		this.#changed.dispose();
		this.#owned.dispose();
	}

	#shown(found: FoundIssue): FoundIssue {
		return { ...found, issue: this.#options.known.of(found.issue) };
	}

	get #mayAsk(): boolean {
		const mode = setting('inThisFile');
		return (
			this.#isOpen &&
			this.#options.session.scope !== undefined &&
			mode !== 'off' &&
			// Marks are for who reads code, with the view out of sight; without them there is nobody to see the answer.
			(mode !== 'section' || this.isVisible)
		);
	}

	/** The view came on screen: what was neither asked for nor drawn while it was hidden is now. */
	#seen(): void {
		if (this.isVisible) {
			if (this.#isOpen) {
				this.#look.restart(0);
			}
			this.#changed.fire();
		}
	}

	/** Another account, scope, filter or folder: nothing of before holds. */
	#restart(): void {
		this.#clear();
		this.#events.clear();
		this.#follow();
		this.#changed.fire();
	}

	#clear(): void {
		this.#look.cancel();
		this.#lookLater.cancel();
		for (const issues of this.#files.values()) {
			issues.dispose();
		}
		this.#files.clear();
	}

	/** A panel or the output in front does not take the file away: it is still what is worked on. */
	#follow(): void {
		this.#front = fileInFront(this.#front);
		if (
			this.#front &&
			setting('inThisFile') !== 'off' &&
			vscode.workspace.getWorkspaceFolder(this.#front.uri)
		) {
			this.#keep(this.#front);
			this.#look.restart(frontDelay);
		}
		this.#changed.fire();
	}

	#keep(document: vscode.TextDocument): void {
		const key = document.uri.toString();
		const issues = this.#files.get(key) ?? this.#make(document);
		this.#files.delete(key);
		this.#files.set(key, issues);
		forgetOldest(this.#files, maxFiles, (old) => old.dispose());
	}

	#make(document: vscode.TextDocument): FileIssues {
		const { session, choices, source, known } = this.#options;
		const organization = (): string => session.scope?.organization ?? '';
		const issues: FileIssues = new FileIssues({
			path: pathOf(document.uri),
			fetchIssues: async (query, signal) => {
				const { environments, statsPeriod } = choices.current;
				const { scope } = session;
				if (!scope) {
					throw new CulpritError('signedOut');
				}
				return learning(known.at(scope), async () =>
					(await session.api()).issues(
						scope.organization,
						{
							query,
							sort: 'date',
							projects: scope.projects,
							environments,
							...(statsPeriod !== undefined && { statsPeriod }),
							groupStatsPeriod: '24h',
							limit: 100,
						},
						signal,
					),
				);
			},
			// The same event as in the panel, so that neither asks twice.
			fetchEvent: async (issue, signal) =>
				(await session.api()).event(organization(), issue.id, 'recommended', signal),
			locate: async (subjects, signal) => {
				if (subjects.length === 0) {
					return new Map();
				}
				const engine = await source();
				this.#listening ??= engine.onDidChange(() => this.#locate());
				return engine.placesIn(document.uri, subjects, signal);
			},
			events: this.#events,
			budget: this.#budget,
			now: Date.now,
			textOf: (line) =>
				line >= 1 && line <= document.lineCount ? document.lineAt(line - 1).text : undefined,
			changed: () => this.#told(issues),
		});
		return issues;
	}

	#told(issues: FileIssues): void {
		const { error } = issues;
		if (error !== undefined) {
			this.#log(error);
		}
		const { front } = this;
		this.#lookLater.cancel();
		if (front.kind === 'file' && front.issues.waiting && !front.issues.loading) {
			this.#lookLater.start(this.#budget.wait());
		}
		this.#changed.fire();
	}

	async #lookNow(): Promise<void> {
		const { front } = this;
		if (front.kind !== 'file') {
			return;
		}
		try {
			await front.issues.know(this.#known);
			if (this.#mayAsk && front.issues.error === undefined) {
				await front.issues.ask();
			}
		} catch (error) {
			this.#log(error);
		}
	}

	/** A document outlives its editors by minutes: a file is closed when its last tab is. */
	#closeUnseen(): void {
		for (const [key, issues] of this.#files) {
			if (!hasTab(key)) {
				issues.dispose();
				this.#files.delete(key);
			}
		}
		this.#follow();
	}

	#edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
		const key = document.uri.toString();
		const issues = this.#files.get(key);
		if (!issues || contentChanges.length === 0) {
			return;
		}
		issues.follow(
			contentChanges.map(({ range, text }) => ({
				start: range.start.line + 1,
				end: range.end.line + 1,
				breaks: text.split('\n').length - 1,
			})),
		);
	}

	/** Code changed, in these files or beside them: a moment later every place is found anew. */
	#locate(): void {
		for (const issues of this.#files.values()) {
			void issues.locate().catch(this.#log);
		}
	}
}

/** What nobody said to be done with: a server that tells no status is asked for the unresolved ones. */
function isOpen({ status }: Issue): boolean {
	return status === 'unresolved' || status === 'unknown';
}
