import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { frameAt } from '../../core/issue/event.ts';
import { CulpritError } from '../../core/failure.ts';
import { copiedTitle } from '../../core/text/copiedTitle.ts';
import { issueMarkdown } from '../../core/panel/issueMarkdown.ts';
import { firstPaint } from '../../core/panel/firstPaint.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { Markup } from '../../core/panel/markup.ts';
import { panelHtml } from '../../core/panel/panelHtml.ts';
import type { CopyWhat, PanelHost, PanelPush, PanelQuestion } from '../../core/panel/protocol.ts';
import { type Related, type RelatedPage, relatedOf, relatedPageUrl } from '../../core/issue/related.ts';
import { type Port, serve } from '../../core/panel/rpc.ts';
import { toFailure } from '../../core/text/userMessages.ts';
import { labelText } from '../../core/text/visibleText.ts';
import { type Commands, describe } from '../platform/commands.ts';
import { Debounce } from '../platform/debounce.ts';
import { DisposableStore } from '../platform/disposableStore.ts';
import type { Source } from '../source/source.ts';
import { checks, panelGate } from './checks.ts';
import type { PanelModel } from './panelModel.ts';
import { permalinkOf } from './permalink.ts';

export interface IssuePanelOptions {
	readonly panel: vscode.WebviewPanel;
	readonly model: PanelModel;
	/** The page has drawn. */
	readonly onUp: () => void;
	readonly source: Source;
	readonly commands: Commands;
	readonly log: vscode.LogOutputChannel;
	readonly extensionUri: vscode.Uri;
	readonly origin: string;
	readonly organization: string;
	/** Changes the issue in Sentry. */
	readonly act: PanelHost['act'];
	/** Shows an event of any issue of the organization, in the panel of its issue. */
	readonly openEvent: (eventId: string, signal: AbortSignal) => Promise<void>;
}

/** An issue, and where it is: others have the same id elsewhere. */
export interface PanelSubject {
	readonly issue: Issue;
	readonly origin: string;
	readonly organization: string;
}

/** Milliseconds in which changes are gathered: the issue and its event come at nearly the same moment. */
const gathering = 8;
/** Milliseconds between two snapshots at least: frames' links come by the dozen. */
const shortestPause = 60;
const longestPause = 1_000;

/**
 * A snapshot carries the whole event. A megabyte took 40 ms to reach a webview of VS Code 1.139 (November 2026), so large
 * ones go less often.
 */
function pauseAfter(eventSize: number | undefined): number {
	return Math.min(longestPause, Math.max(shortestPause, ((eventSize ?? 0) / 1_000_000) * 400));
}

/** One webview panel and its page. The model outlives the page, which VS Code throws away while it is hidden. */
export class IssuePanel implements vscode.Disposable {
	readonly #options: IssuePanelOptions;
	readonly #owned: DisposableStore;
	readonly #closing = new AbortController();
	#ready = false;
	/** Of the last snapshot that was posted. */
	#revision = 0;
	/** When it was, by a clock that nobody sets: `performance.now()`. */
	#posted = Number.NEGATIVE_INFINITY;
	/** Something has changed since. */
	#stale = false;
	readonly #posting = new Debounce(() => {
		if (this.#stale && this.#isHeard()) {
			this.#post();
		}
	});
	/** What the document shows until its script has drawn. */
	#painted = '';
	#toldFocus: ((has: boolean) => void) | undefined;
	/** The code changed while the page was hidden. */
	#oldLinks = false;
	/** The browser, while it is being opened. */
	#opening: Thenable<boolean> | undefined;
	/** What was wrong with messages, as far as the log says it. */
	readonly #dropped = new Set<string>();

	constructor(options: IssuePanelOptions) {
		this.#options = options;
		const { panel, model, source } = options;
		this.#owned = new DisposableStore([
			this.#posting,
			model,
			model.onDidChange(() => this.#soon()),
			serve(
				this.#port(),
				this.#methods(),
				checks,
				(error) => {
					const { message, remedy } = toFailure(error, vscode.l10n);
					options.log.warn(`panel: ${describe(error)}`);
					return { message: remedy === undefined ? message : `${message} ${remedy}` };
				},
				(why) => this.#logDropped(why),
				{
					mayRun: panelGate(() => performance.now()),
					refusal: { message: vscode.l10n.t('Too many actions at once. Try again in a moment.') },
				},
			),
			panel.onDidChangeViewState(() => {
				// A hidden page is gone; the new one says when it is up.
				if (!panel.visible) {
					this.#ready = false;
					this.#paint();
				} else if (this.#oldLinks) {
					this.#relink();
				}
			}),
			source.onDidChange(() => this.#relink()),
		]);
		this.#draw();
		this.#paint();
		// VS Code keeps it until the page is loaded: what the row knows is drawn without a way there and back.
		this.#post();
	}

	get model(): PanelModel {
		return this.#options.model;
	}

	get subject(): PanelSubject {
		const { model, origin, organization } = this.#options;
		return { issue: model.issue, origin, organization };
	}

	reveal(preserveFocus: boolean): void {
		const { panel } = this.#options;
		panel.reveal(panel.viewColumn, preserveFocus);
	}

	get active(): boolean {
		return this.#options.panel.active;
	}

	/** The page is in sight and hears. */
	get isUp(): boolean {
		return this.#ready;
	}

	/** Asks the page; resolves never when it goes before it answers. */
	async hasFocus(): Promise<boolean> {
		const ask: PanelQuestion = { push: 'askFocus' };
		void this.#options.panel.webview.postMessage(ask);
		return new Promise((resolve) => {
			this.#toldFocus = resolve;
		});
	}

	/** Opens the line that is to blame: the event's if it is there already. */
	async openCulprit(): Promise<void> {
		const { model, source } = this.#options;
		await source.openCulprit(model.issue, model.event, this.#closing.signal);
	}

	async copy(what: CopyWhat): Promise<void> {
		await vscode.env.clipboard.writeText(this.#textOf(what));
	}

	async openInBrowser(): Promise<void> {
		const { model, origin, organization } = this.#options;
		await this.#openExternal(permalinkOf(model.issue, origin, organization));
	}

	async #openExternal(url: string): Promise<void> {
		// VS Code may ask whether to open it, and would ask again and again.
		this.#opening ??= vscode.env.openExternal(vscode.Uri.parse(url, true));
		try {
			await this.#opening;
		} finally {
			this.#opening = undefined;
		}
	}

	async #openRelated(page: RelatedPage): Promise<void> {
		const { origin, organization } = this.#options;
		const id = this.#related().pages[page];
		if (id === undefined) {
			throw new CulpritError('badInput');
		}
		const { event, project } = this.#options.model;
		await this.#openExternal(
			relatedPageUrl(page, id, { origin, organization, project, time: event?.dateCreated }),
		);
	}

	async #openLinkedError(): Promise<void> {
		const { error } = this.#related();
		if (error === undefined) {
			throw new CulpritError('badInput');
		}
		await this.#options.openEvent(error, this.#closing.signal);
	}

	#related(): Related {
		const { event, project } = this.#options.model;
		return event ? relatedOf(event, project) : { pages: {} };
	}

	dispose(): void {
		this.#closing.abort();
		this.#owned.dispose();
	}

	/** Once for each reason: a page that says a thing a thousand times must not fill the log. */
	#logDropped(why: string): void {
		if (!this.#dropped.has(why)) {
			this.#dropped.add(why);
			this.#options.log.warn(`panel: message dropped: ${why}`);
		}
	}

	#methods(): PanelHost {
		const { model, source, commands } = this.#options;
		return {
			ready: ({ revision }) => {
				if (this.#stale || revision !== this.#revision) {
					this.#post();
				}
				this.#ready = true;
				this.#options.onUp();
			},
			focus: ({ has }) => this.#toldFocus?.(has),
			refresh: () => void model.refresh(),
			load: ({ section }) => void model.load(section),
			moreEvents: () => void model.sections.moreEvents(),
			select: async (selection) => model.select(selection),
			filter: async (filter) => model.filter(filter),
			openFrame: async (ref) => {
				const { event } = model;
				if (!event || !frameAt(event, ref)) {
					throw new CulpritError('badInput');
				}
				await source.openFrame(model.issue, event, ref, this.#closing.signal);
			},
			openCulprit: async () => this.openCulprit(),
			openInBrowser: async () => this.openInBrowser(),
			openRelated: async ({ page }) => this.#openRelated(page),
			openLinkedError: async () => this.#openLinkedError(),
			copy: async ({ what }) => this.copy(what),
			image: async ({ attachment }) => model.sections.image(attachment, this.#closing.signal),
			act: (action) => this.#options.act(action),
			remedy: async ({ action }) => commands.remedy(action),
		};
	}

	#textOf(what: CopyWhat): string {
		const { model, origin, organization } = this.#options;
		const { issue, event } = model;
		switch (what) {
			case 'id':
				return issue.id;
			case 'shortId':
				return issue.shortId ?? issue.id;
			case 'eventId':
				return event?.id ?? '';
			case 'title':
				return copiedTitle(issue.title);
			case 'link':
				return permalinkOf(issue, origin, organization);
			case 'markdown':
				return issueMarkdown(issue, permalinkOf(issue, origin, organization), model.known());
		}
	}

	/** Before the click the page says where each frame leads: that must be as true as the click. */
	#relink(): void {
		const { panel, model } = this.#options;
		this.#oldLinks = !panel.visible;
		if (panel.visible) {
			model.relink();
		}
	}

	/** Changes that come together go together, and not too often. */
	#soon(): void {
		this.#draw();
		this.#stale = true;
		const pause = pauseAfter(this.#options.model.event?.size);
		this.#posting.start(Math.max(gathering, this.#posted + pause - performance.now()));
	}

	/**
	 * A page that is not up yet is told by VS Code what was said to it meanwhile: only once, when all that it opens with is
	 * there, so that it need not draw twice.
	 */
	#isHeard(): boolean {
		return this.#ready || (this.#options.panel.visible && this.#options.model.isOpened);
	}

	#post(): void {
		const { panel, model } = this.#options;
		if (this.#closing.signal.aborted) {
			return;
		}
		this.#revision++;
		this.#posted = performance.now();
		this.#stale = false;
		const bundle = this.#ready ? undefined : textBundle();
		const push: PanelPush = {
			push: 'snapshot',
			snapshot: model.snapshot(),
			revision: this.#revision,
			...(bundle && { bundle }),
		};
		void panel.webview.postMessage(push);
	}

	#draw(): void {
		const title = panelTitle(this.#options.model.issue);
		if (this.#options.panel.title !== title) {
			this.#options.panel.title = title;
		}
	}

	#port(): Port {
		const { webview } = this.#options.panel;
		return {
			post: (message) => void webview.postMessage(message),
			listen: (hear) => webview.onDidReceiveMessage(hear),
		};
	}

	/** Writes the document, unless it shows that already. A hidden page reads it when it is shown again. */
	#paint(): void {
		const { panel, model } = this.#options;
		const page = firstPaint(model.snapshot(), vscode.l10n, vscode.env.language);
		if (page.toString() !== this.#painted) {
			this.#painted = page.toString();
			panel.webview.html = this.#html(page);
		}
	}

	#html(page: Markup): string {
		const { panel, extensionUri } = this.#options;
		const uri = (file: string): string =>
			panel.webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', file)).toString();
		return panelHtml({
			nonce: randomBytes(18).toString('base64'),
			cspSource: panel.webview.cspSource,
			loaderUri: uri('panelLoader.js'),
			scriptUri: uri('webview.js'),
			styleUri: uri('panel.css'),
			lang: vscode.env.language,
			title: panel.title,
			page,
		});
	}
}

/** A tab's. */
export function panelTitle({ id, shortId, title }: Issue): string {
	return labelText(`${shortId ?? id} ${title}`, 80);
}

/** Translations of the host's language, as far as they are plain text. */
function textBundle(): { readonly [message: string]: string } | undefined {
	const { bundle } = vscode.l10n;
	return (
		bundle &&
		Object.fromEntries(
			Object.entries(bundle).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
		)
	);
}
