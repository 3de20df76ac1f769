import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { frameAt } from '../../core/event.ts';
import { CulpritError } from '../../core/failure.ts';
import { copiedTitle } from '../../core/copiedTitle.ts';
import { issueMarkdown } from '../../core/issueMarkdown.ts';
import { panelHtml } from '../../core/panelHtml.ts';
import type { CopyWhat, PanelHost, PanelPush } from '../../core/protocol.ts';
import { type Port, serve } from '../../core/rpc.ts';
import { toFailure } from '../../core/userMessages.ts';
import { labelText } from '../../core/visibleText.ts';
import { type Commands, describe } from '../commands.ts';
import type { Source } from '../source/source.ts';
import { checks } from './checks.ts';
import type { PanelModel } from './panelModel.ts';
import { permalinkOf } from './permalink.ts';

export interface IssuePanelOptions {
	readonly panel: vscode.WebviewPanel;
	readonly model: PanelModel;
	readonly source: Source;
	readonly commands: Commands;
	readonly log: vscode.LogOutputChannel;
	readonly extensionUri: vscode.Uri;
	readonly origin: string;
	readonly organization: string;
	/** Changes the issue in Sentry. */
	readonly act: PanelHost['act'];
}

/** Milliseconds between two snapshots at least: frames' links come by the dozen. */
const shortestPause = 60;
const longestPause = 1_000;

/** A snapshot carries the whole event; a megabyte takes 40 ms to cross (DEPS.md §2c), so large ones go less often. */
function pauseAfter(eventSize: number | undefined): number {
	return Math.min(longestPause, Math.max(shortestPause, ((eventSize ?? 0) / 1_000_000) * 400));
}

/** One webview panel and its page. The model outlives the page, which VS Code throws away while it is hidden. */
export class IssuePanel implements vscode.Disposable {
	readonly #options: IssuePanelOptions;
	readonly #owned: vscode.Disposable[];
	readonly #closing = new AbortController();
	#ready = false;
	#timer: NodeJS.Timeout | undefined;
	#stale = false;
	/** The code changed while the page was hidden. */
	#oldLinks = false;

	constructor(options: IssuePanelOptions) {
		this.#options = options;
		const { panel, model, source } = options;
		this.#owned = [
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
				(why) => options.log.warn(`panel: message dropped: ${why}`),
			),
			panel.onDidChangeViewState(() => {
				// A hidden page is gone; the new one says when it is up.
				if (!panel.visible) {
					this.#ready = false;
				} else if (this.#oldLinks) {
					this.#relink();
				}
			}),
			source.onDidChange(() => this.#relink()),
		];
		this.#draw();
		panel.webview.html = this.#html();
		// VS Code keeps it until the page is loaded: what the row knows is drawn without a way there and back.
		this.#post(textBundle());
		void model.start().catch((error: unknown) => options.log.error(`panel: ${describe(error)}`));
	}

	get model(): PanelModel {
		return this.#options.model;
	}

	reveal(preserveFocus: boolean): void {
		const { panel } = this.#options;
		panel.reveal(panel.viewColumn, preserveFocus);
	}

	get active(): boolean {
		return this.#options.panel.active;
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
		await vscode.env.openExternal(vscode.Uri.parse(permalinkOf(model.issue, origin, organization), true));
	}

	dispose(): void {
		this.#closing.abort();
		clearTimeout(this.#timer);
		for (const owned of this.#owned) {
			owned.dispose();
		}
	}

	#methods(): PanelHost {
		const { model, source, commands } = this.#options;
		return {
			ready: () => {
				this.#ready = true;
				this.#post(textBundle());
			},
			refresh: () => void model.refresh(),
			load: ({ section }) => {
				void (section === 'details'
					? model.loadDetails()
					: section === 'event'
						? model.loadEvent()
						: model.sections.load(section));
			},
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
			copy: async ({ what }) => this.copy(what),
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

	/** The first change goes out at once, those that follow it closely go together. */
	#soon(): void {
		this.#draw();
		if (this.#timer !== undefined) {
			this.#stale = true;
			return;
		}
		if (this.#ready) {
			this.#post();
		}
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			if (this.#stale) {
				this.#stale = false;
				this.#soon();
			}
		}, pauseAfter(this.#options.model.event?.size));
	}

	#post(bundle?: { readonly [message: string]: string }): void {
		const { panel, model } = this.#options;
		if (this.#closing.signal.aborted) {
			return;
		}
		const push: PanelPush = { push: 'snapshot', snapshot: model.snapshot(), ...(bundle && { bundle }) };
		void panel.webview.postMessage(push);
	}

	#draw(): void {
		const { issue } = this.#options.model;
		const id = issue.shortId ?? issue.id;
		const title = labelText(`${id} ${issue.title}`, 80);
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

	#html(): string {
		const { panel, extensionUri } = this.#options;
		const uri = (...path: string[]): string =>
			panel.webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
		return panelHtml({
			nonce: randomBytes(18).toString('base64'),
			cspSource: panel.webview.cspSource,
			scriptUri: uri('dist', 'webview.js'),
			styleUri: uri('dist', 'panel.css'),
			lang: vscode.env.language,
			title: panel.title,
		});
	}
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
