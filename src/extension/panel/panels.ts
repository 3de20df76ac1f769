import * as vscode from 'vscode';
import { CulpritError } from '../../core/failure.ts';
import type { Issue, IssueDetails } from '../../core/issue/issue.ts';
import type { IssueAction } from '../../core/panel/protocol.ts';
import { toFailure } from '../../core/text/userMessages.ts';
import type { Account } from '../session/account.ts';
import { permissionsOf } from '../session/permissions.ts';
import type { KnownByPlace } from '../session/knownByPlace.ts';
import type { Session } from '../session/session.ts';
import { type Commands, describe } from '../platform/commands.ts';
import { setting } from '../platform/config.ts';
import type { Source } from '../source/source.ts';
import { DisposableStore } from '../platform/disposableStore.ts';
import { IssuePanel, type PanelSubject, panelTitle } from './issuePanel.ts';
import { PanelModel } from './panelModel.ts';
import { parsePanelState } from './parsePanelState.ts';
import { unknownIssue } from './unknownIssue.ts';

export interface PanelsOptions {
	readonly session: Session;
	readonly source: Source;
	readonly commands: Commands;
	readonly log: vscode.LogOutputChannel;
	readonly extensionUri: vscode.Uri;
	readonly known: KnownByPlace;
	/** Changes an issue in Sentry. */
	readonly act: (subject: PanelSubject, action: IssueAction) => Promise<void>;
}

export interface ShowOptions {
	/** Default: the session's. */
	readonly organization?: string;
	/** The event to show, instead of the one that Sentry recommends. */
	readonly eventId?: string;
	/** What was fetched already is not fetched again. */
	readonly details?: IssueDetails;
	readonly preserveFocus?: boolean;
}

/** What a panel is of. */
interface Subject {
	readonly origin: string;
	readonly organization: string;
	readonly issue: Issue;
	readonly eventId?: string;
	readonly details?: IssueDetails;
}

/** The open panels: one an issue, used again. */
export class Panels implements vscode.Disposable {
	readonly #options: PanelsOptions;
	readonly #open = new Map<string, IssuePanel>();
	readonly #listening: vscode.Disposable;

	constructor(options: PanelsOptions) {
		this.#options = options;
		this.#listening = options.known.onDidChange(({ account, organization, issueIds }) => {
			for (const { model, subject } of this.#open.values()) {
				const isHere = this.#account(subject)?.id === account.id && subject.organization === organization;
				if (isHere && issueIds.includes(subject.issue.id)) {
					model.redraw();
				}
			}
		});
	}

	/** Opens the panel of an issue, or shows the one that is open. */
	show(issue: Issue, { eventId, details, organization, preserveFocus = false }: ShowOptions = {}): void {
		const { scope } = this.#options.session;
		if (!scope) {
			throw new CulpritError('signedOut');
		}
		const subject: Subject = {
			origin: scope.account.origin,
			organization: organization ?? scope.organization,
			issue,
			...(eventId !== undefined && { eventId }),
			...(details && { details }),
		};
		const open = this.#open.get(keyOf(subject));
		if (open) {
			open.reveal(preserveFocus);
			if (eventId !== undefined) {
				void this.#options.commands.run('select event', () => open.model.select({ kind: 'id', id: eventId }));
			}
			return;
		}
		const panel = vscode.window.createWebviewPanel(
			'culprit.issue',
			panelTitle(issue),
			{ viewColumn: vscode.ViewColumn.Active, preserveFocus },
			webviewOptions(this.#options.extensionUri),
		);
		this.#fill(panel, subject);
	}

	/** The panel that the user is in. */
	get active(): IssuePanel | undefined {
		return [...this.#open.values()].find((panel) => panel.active);
	}

	/** For whoever opens code beside panels: see `WatchFocus`. */
	watchFocus(): () => Promise<boolean | undefined> {
		const inSight = [...this.#open.values()].filter(({ isUp }) => isUp);
		return async () => {
			const focused = await Promise.all(inSight.map(async (panel) => panel.hasFocus()));
			// VS Code tells which panel is active a little later than which tab is: before it hands on an answer.
			return inSight.some(({ active }) => active) ? focused.includes(true) : undefined;
		};
	}

	/** Fills a panel that VS Code kept over a reload. */
	restore(panel: vscode.WebviewPanel, state: unknown): void {
		const restored = parsePanelState(state);
		if (!restored) {
			this.#options.log.warn('panel: restored state refused');
			panel.dispose();
			return;
		}
		panel.webview.options = webviewOptions(this.#options.extensionUri);
		this.#fill(panel, {
			origin: restored.origin,
			organization: restored.organization,
			issue: unknownIssue(restored.issueId, vscode.l10n),
			...(restored.eventId !== undefined && { eventId: restored.eventId }),
		});
	}

	dispose(): void {
		this.#listening.dispose();
		for (const panel of this.#open.values()) {
			panel.dispose();
		}
		this.#open.clear();
	}

	/** A panel never asks another server than the one its issue came from, whichever account is in use. */
	#account({ origin }: Pick<Subject, 'origin'>): Account | undefined {
		return this.#options.session.accountOf(origin);
	}

	/** Whether the window works with the account and organization that the issue is of. */
	#isShown({ origin, organization }: Subject): boolean {
		const { scope } = this.#options.session;
		return scope?.account.origin === origin && scope.organization === organization;
	}

	#model(subject: Subject, pageUp: Promise<void>): PanelModel {
		const { session, source, log, known } = this.#options;
		return new PanelModel({
			...subject,
			api: async () => {
				const own = this.#account(subject);
				if (!own) {
					throw new CulpritError('signedOut', { origin: subject.origin });
				}
				return session.api(own);
			},
			permissions: () => {
				const own = this.#account(subject);
				return own && this.#isShown(subject) ? permissionsOf(own) : { write: false };
			},
			known: () => {
				const account = this.#account(subject);
				return account && known.at({ account, organization: subject.organization });
			},
			lacks: (capability) => session.lacks(capability, this.#account(subject)),
			settings: () => ({ frameOrder: setting('frameOrder') }),
			source,
			pageUp,
			toFailure: (error, context) => {
				log.warn(`panel: ${describe(error)}`);
				return toFailure(error, vscode.l10n, context);
			},
			log: (error) => log.warn(`panel: ${describe(error)}`),
			now: Date.now,
		});
	}

	#fill(panel: vscode.WebviewPanel, subject: Subject): void {
		const { session, source, commands, log, extensionUri, act } = this.#options;
		panel.iconPath = {
			light: vscode.Uri.joinPath(extensionUri, 'media', 'issue-light.svg'),
			dark: vscode.Uri.joinPath(extensionUri, 'media', 'issue-dark.svg'),
		};
		const key = keyOf(subject);
		let onUp = (): void => {};
		const model = this.#model(
			subject,
			new Promise((resolve) => {
				onUp = resolve;
			}),
		);
		const issuePanel: IssuePanel = new IssuePanel({
			panel,
			model,
			onUp,
			source,
			commands,
			log,
			extensionUri,
			origin: subject.origin,
			organization: subject.organization,
			act: async (action) => {
				if (!this.#isShown(subject)) {
					throw new CulpritError('signedOut', { origin: subject.origin });
				}
				if (action.kind === 'comment') {
					// Waited for: the page keeps what was written until it is sent.
					await act(issuePanel.subject, action);
					void model.sections.load('comments');
					return;
				}
				// Not waited for: what is asked or refused is said in notifications, what changed in the next snapshot.
				void commands.run('act', () => act(issuePanel.subject, action));
			},
			openEvent: async (eventId, signal) => {
				const own = this.#account(subject);
				if (!own || !this.#isShown(subject)) {
					throw new CulpritError('signedOut', { origin: subject.origin });
				}
				const { organization } = subject;
				const api = await session.api(own);
				const issueId = await api.issueOfEvent(organization, eventId, signal);
				const details = await api.issue(organization, issueId, signal);
				this.show(details, { organization, eventId, details });
			},
		});
		this.#open.set(key, issuePanel);
		// After the document: the requests need the token, and asking the window for it would come before the webview.
		void model.start().catch((error: unknown) => log.error(`panel: ${describe(error)}`));
		let signedIn = this.#account(subject) !== undefined;
		const watching = new DisposableStore([
			session.onDidLearn(() => model.redraw()),
			session.onDidChange(() => {
				if (signedIn && !this.#account(subject)) {
					// What was read with a token goes when the user takes the token away.
					panel.dispose();
					return;
				}
				signedIn = this.#account(subject) !== undefined;
				model.redraw();
				if (signedIn && !model.details) {
					void commands.run('panel', () => model.refresh());
				}
			}),
		]);
		panel.onDidDispose(() => {
			watching.dispose();
			issuePanel.dispose();
			if (this.#open.get(key) === issuePanel) {
				this.#open.delete(key);
			}
		});
	}
}

function keyOf({ origin, organization, issue }: Subject): string {
	return `${origin}/${organization}/${issue.id}`;
}

function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
	return {
		enableScripts: true,
		enableForms: false,
		enableCommandUris: false,
		localResourceRoots: [
			vscode.Uri.joinPath(extensionUri, 'dist'),
			vscode.Uri.joinPath(extensionUri, 'media'),
		],
	};
}
