import * as vscode from 'vscode';
import { describeEdit } from '../../core/actions/describeEdit.ts';
import { applyEdit, changeOf, type IssueEdit } from '../../core/actions/issueEdit.ts';
import { type ActionId, offeredActions } from '../../core/actions/offeredActions.ts';
import { settledFields } from '../../core/actions/settleEdit.ts';
import { revertEdit, undoSteps } from '../../core/actions/undoEdit.ts';
import { CulpritError, isCulpritError } from '../../core/failure.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { IssuePatch } from '../../core/issue/issuePatch.ts';
import type { IssueAction } from '../../core/panel/protocol.ts';
import { toFailure } from '../../core/text/userMessages.ts';
import { AccountMemory, type Remembered } from '../session/accountMemory.ts';
import type { Scope, Session } from '../session/session.ts';
import { actionTitle } from '../platform/actionTitle.ts';
import { ask } from '../platform/ask.ts';
import { type Commands, describe } from '../platform/commands.ts';
import { setContext } from '../platform/contextKeys.ts';
import { notice } from '../platform/notice.ts';
import type { PanelSubject } from '../panel/issuePanel.ts';
import {
	sayElsewhere,
	sayNothingToUndo,
	sayNotTakenBack,
	saySignedOut,
	sayTakenBack,
} from './actionNotices.ts';
import { askEdit } from './askEdit.ts';
import type { KnownByPlace } from '../session/knownByPlace.ts';
import { rightsOf } from '../session/rights.ts';
import { UndoWindow } from './undoWindow.ts';

export interface IssueActionsOptions {
	readonly session: Session;
	readonly commands: Pick<Commands, 'remedy'>;
	readonly log: vscode.LogOutputChannel;
	/** Edits lie over what is known of issues, wherever that is shown. */
	readonly known: KnownByPlace;
}

/** Where a panel's issue is. */
export type Place = Pick<PanelSubject, 'origin' | 'organization'>;

/** One edit, what was before it, and where it is made: wherever the window works by the time it is taken back. */
interface Done {
	readonly before: readonly Issue[];
	readonly edit: IssueEdit;
	readonly scope: Scope;
}

/** An action that needs something asked before it is an edit. */
interface Question {
	readonly id: ActionId;
	readonly issues: readonly Issue[];
	readonly scope: Scope;
}

/**
 * Everything that changes issues in Sentry, from the tree, the palette and the panel. What is done shows at once; a refusal
 * takes it back and says why. All of it stays with the account and organization that it began with, since others have
 * issues of the same ids, and ends with that account.
 */
export class IssueActions implements vscode.Disposable {
	readonly #options: IssueActionsOptions;
	readonly #closing = new AbortController();
	readonly #recent = new UndoWindow<Remembered<Done>>((canUndo) => setContext('culprit.canUndo', canUndo));
	readonly #memory: AccountMemory;
	readonly #listening: vscode.Disposable;

	constructor(options: IssueActionsOptions) {
		this.#options = options;
		const { session } = options;
		this.#memory = new AccountMemory(session);
		this.#listening = session.onDidSignOut(() => {
			const { last } = this.#recent;
			if (last?.isEnded === true) {
				this.#recent.end(last);
			}
		});
	}

	/**
	 * Does one of the actions of the menus. What it needs is asked for first; what the token may not do is said. `at`: where
	 * the issues are, unless they are of the window's scope for sure.
	 */
	async run(id: ActionId, issues: readonly Issue[], at?: Place): Promise<void> {
		if (issues.length === 0) {
			void notice('info', vscode.l10n.t('Select an issue in the Issues view first.'));
			return;
		}
		const scope = this.#scope();
		if (at && !isAt(scope, at)) {
			sayElsewhere(at.origin, at.organization);
			return;
		}
		const offered = offeredActions(issues, rightsOf(scope.account), vscode.l10n).find(
			(action) => action.id === id,
		);
		if (offered?.why !== undefined) {
			await this.explain(offered.why);
		} else if (!offered) {
			void notice('info', vscode.l10n.t('There is nothing to change.'));
		} else if (id === 'comment') {
			await this.#askComment(issues, scope);
		} else if (offered.edit) {
			await this.#edit(issues, offered.edit, scope);
		} else {
			await this.#ask(this.#memory.keep(scope.account, { id, issues, scope }));
		}
	}

	/** The panel's actions: those of the menus, and two that need nothing asked because the page did. */
	async performAction(issues: readonly Issue[], action: IssueAction, at?: Place): Promise<void> {
		if (action.kind === 'offered') {
			await this.run(action.id, issues, at);
			return;
		}
		const scope = this.#scope();
		if (at && !isAt(scope, at)) {
			throw new CulpritError('signedOut', { origin: at.origin });
		}
		await (action.kind === 'priority'
			? this.#edit(issues, action, scope)
			: this.#comment(issues, action.text, scope, this.#closing.signal));
	}

	/** Makes an edit: at once on screen, then one request for all issues. */
	async edit(issues: readonly Issue[], edit: IssueEdit): Promise<void> {
		await this.#edit(issues, edit, this.#scope());
	}

	/** Takes the last edit back, as long as it can be. */
	async undo(): Promise<void> {
		const { last } = this.#recent;
		if (!last) {
			sayNothingToUndo();
			return;
		}
		await this.#takeBack(last);
	}

	/** Says which scope is missing, and leads to a token that has it. */
	async explain(why?: string): Promise<void> {
		const signIn = actionTitle('signIn', vscode.l10n);
		const chosen = await notice(
			'info',
			[
				why ?? vscode.l10n.t('The token lacks the scope {0}.', 'event:write'),
				vscode.l10n.t('It can read issues, but not change them. Sign in with a token that has it.'),
			].join(' '),
			signIn,
		);
		if (chosen === signIn) {
			await this.#options.commands.remedy('signIn');
		}
	}

	dispose(): void {
		this.#closing.abort();
		this.#recent.dispose();
		this.#listening.dispose();
		this.#memory.dispose();
	}

	#scope(): Scope {
		const { scope } = this.#options.session;
		if (!scope) {
			throw new CulpritError('signedOut');
		}
		return scope;
	}

	async #ask(question: Remembered<Question>): Promise<void> {
		const { value } = question;
		if (!value) {
			saySignedOut(question.account);
			return;
		}
		const { id, issues, scope } = value;
		let edit: IssueEdit | undefined;
		try {
			edit = await askEdit(id, issues, {
				api: async () => this.#options.session.api(scope.account),
				organization: scope.organization,
				rights: rightsOf(scope.account),
			});
		} catch (error) {
			await this.#refused(error, async () => this.#ask(question));
			return;
		}
		await (edit && this.#edit(issues, edit, scope));
	}

	async #askComment(issues: readonly Issue[], scope: Scope): Promise<void> {
		await ask<{ readonly sent: true }>(
			{
				title: vscode.l10n.t('Comment'),
				prompt: vscode.l10n.t('Everybody in the organization can read it. Enter sends it.'),
				keepOpen: true,
				context: 'update',
			},
			async (text, signal) => {
				if (text.trim() === '') {
					return { refused: vscode.l10n.t('A comment needs some text.') };
				}
				await this.#comment(issues, text, scope, signal);
				return { done: { sent: true } };
			},
		);
	}

	async #comment(issues: readonly Issue[], text: string, scope: Scope, signal: AbortSignal): Promise<void> {
		const known = this.#options.known.at(scope);
		const api = await this.#options.session.api(scope.account);
		for (const { id } of issues) {
			await api.comment(scope.organization, id, text, signal);
			known.commented(id);
		}
	}

	async #edit(issues: readonly Issue[], edit: IssueEdit, scope: Scope): Promise<void> {
		await this.#make(this.#memory.keep(scope.account, { before: issues, edit, scope }));
	}

	async #make(made: Remembered<Done>): Promise<void> {
		const { value: done } = made;
		if (!done) {
			saySignedOut(made.account);
			return;
		}
		const { before, edit, scope } = done;
		const ids = before.map(({ id }) => id);
		const now = Date.now();
		const apply = <T extends Issue>(issue: T): T => applyEdit(issue, edit, now);
		const known = this.#options.known.at(scope);
		const end = known.begin(ids, apply);
		let answers: readonly IssuePatch[];
		try {
			const api = await this.#options.session.api(scope.account);
			answers = await api.update(scope.organization, ids, changeOf(edit), this.#closing.signal);
			// An issue that the server did not speak of is as it was.
			const old = new Map(before.map((issue) => [issue.id, issue]));
			known.settle(
				answers.flatMap((patch) => {
					const issue = old.get(patch.id);
					return issue ? settledFields(apply(known.settled(issue)), edit, patch) : [];
				}),
			);
			end();
		} catch (error) {
			end();
			await this.#refused(error, async () => this.#make(made));
			return;
		}
		if (answers.length === 0) {
			void notice('info', vscode.l10n.t('There is nothing to change.'));
			return;
		}
		this.#offerUndo(made, describeEdit(edit, before, vscode.l10n, answers));
	}

	#offerUndo(made: Remembered<Done>, said: string): void {
		if (!made.isEnded) {
			this.#recent.keep(made);
		}
		const undo = vscode.l10n.t('Undo');
		const offer = async (): Promise<void> => {
			if ((await notice('info', said, undo)) === undo) {
				await this.#takeBack(made);
			}
		};
		void offer();
	}

	async #takeBack(made: Remembered<Done>): Promise<void> {
		this.#recent.end(made);
		const { value: done } = made;
		if (!done) {
			sayNothingToUndo(made);
			return;
		}
		// Once: its notification can be pressed after the command was run.
		made.value = undefined;
		const { before, edit, scope } = done;
		const steps = undoSteps(before, edit, Date.now());
		const ids = steps.flatMap(({ issueIds }) => issueIds);
		const known = this.#options.known.at(scope);
		const old = new Map(before.map((issue) => [issue.id, issue]));
		const revert = <T extends Issue>(issue: T): T => {
			const was = old.get(issue.id);
			return was ? revertEdit(issue, was, edit) : issue;
		};
		const end = known.begin(ids, revert);
		try {
			const api = await this.#options.session.api(scope.account);
			for (const { issueIds, change } of steps) {
				const patches = await api.update(scope.organization, issueIds, change, this.#closing.signal);
				known.settle(
					before
						.filter(({ id }) => issueIds.includes(id))
						.map((issue) => {
							const patch = patches.find(({ id }) => id === issue.id);
							return settledFields(revert(known.settled(issue)), edit, patch);
						}),
				);
			}
			end();
		} catch (error) {
			end();
			made.value = made.isEnded ? undefined : done;
			await this.#refused(error, async () => this.#takeBack(made));
			return;
		}
		const left = before.length - ids.length;
		if (left > 0) {
			sayNotTakenBack(left);
		} else if (!this.#options.known.isAt(scope)) {
			sayTakenBack(scope);
		}
	}

	/** Answers the command that the user just ran; everything on screen is as before. */
	async #refused(error: unknown, again: () => Promise<void>): Promise<void> {
		if (this.#closing.signal.aborted || (isCulpritError(error) && error.reason === 'cancelled')) {
			return;
		}
		this.#options.log.warn(`update: ${describe(error)}`);
		const { message, remedy, action } = toFailure(error, vscode.l10n, 'update');
		const button = action && actionTitle(action, vscode.l10n);
		const text = vscode.l10n.t('Nothing was changed. {0}', [message, remedy].filter(Boolean).join(' '));
		const show = async (): Promise<void> => {
			const chosen = await notice('error', text, ...(button === undefined ? [] : [button]));
			if (chosen !== undefined && action !== undefined) {
				await (action === 'retry' ? again() : this.#options.commands.remedy(action));
			}
		};
		void show();
	}
}

function isAt({ account, organization }: Scope, at: Place): boolean {
	return account.origin === at.origin && organization === at.organization;
}
