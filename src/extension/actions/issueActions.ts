import * as vscode from 'vscode';
import { describeEdit } from '../../core/actions/describeEdit.ts';
import { applyEdit, changeOf, type IssueEdit } from '../../core/actions/issueEdit.ts';
import { type ActionId, offeredActions } from '../../core/actions/offeredActions.ts';
import type { PendingEdits } from '../../core/actions/pendingEdits.ts';
import { revertEdit, undoSteps } from '../../core/actions/undoEdit.ts';
import { CulpritError, isCulpritError } from '../../core/failure.ts';
import type { Issue } from '../../core/issue.ts';
import { type IssuePatch, mergeIssue } from '../../core/issuePatch.ts';
import type { IssueAction } from '../../core/protocol.ts';
import { toFailure } from '../../core/userMessages.ts';
import type { Scope, Session } from '../account/session.ts';
import { actionTitle } from '../actionTitle.ts';
import { ask } from '../ask.ts';
import { type Commands, describe } from '../commands.ts';
import { setContext } from '../contextKeys.ts';
import { notice } from '../notice.ts';
import { askEdit } from './askEdit.ts';
import { rightsOf } from './rights.ts';
import { UndoWindow } from './undoWindow.ts';

/** Lays a change over every place that shows these issues. */
export type ChangeIssues = (issueIds: readonly string[], change: <T extends Issue>(issue: T) => T) => void;

export interface IssueActionsOptions {
	readonly session: Session;
	readonly commands: Pick<Commands, 'remedy'>;
	readonly log: vscode.LogOutputChannel;
	/** Lies over the rows, so that a refresh in between takes nothing back. */
	readonly pending: PendingEdits;
	readonly changed: ChangeIssues;
}

/** One edit that was made, and what was before it. */
interface Done {
	readonly before: readonly Issue[];
	readonly edit: IssueEdit;
	readonly scope: Scope;
}

/**
 * Everything that changes issues in Sentry, from the tree, the palette and the panel. What is done shows at once; a refusal
 * takes it back and says why.
 */
export class IssueActions implements vscode.Disposable {
	readonly #options: IssueActionsOptions;
	readonly #closing = new AbortController();
	readonly #recent = new UndoWindow<Done>((canUndo) => setContext('culprit.canUndo', canUndo));

	constructor(options: IssueActionsOptions) {
		this.#options = options;
	}

	/** Does one of the actions of the menus. What it needs is asked for first; what the token may not do is said. */
	async run(id: ActionId, issues: readonly Issue[]): Promise<void> {
		if (issues.length === 0) {
			void notice('info', vscode.l10n.t('Select an issue in the Issues view first.'));
			return;
		}
		const scope = this.#scope();
		const rights = rightsOf(scope.account);
		const offered = offeredActions(issues, rights, vscode.l10n).find((action) => action.id === id);
		if (offered?.why !== undefined) {
			await this.explain(offered.why);
			return;
		}
		if (!offered) {
			void notice('info', vscode.l10n.t('There is nothing to change.'));
			return;
		}
		if (id === 'comment') {
			await this.#askComment(issues);
			return;
		}
		const { session } = this.#options;
		const edit =
			offered.edit ??
			(await askEdit(id, issues, {
				api: async () => session.api(),
				organization: scope.organization,
				rights,
			}));
		if (edit) {
			await this.edit(issues, edit);
		}
	}

	/** The panel's actions: those of the menus, and two that need nothing asked because the page did. */
	async performAction(issues: readonly Issue[], action: IssueAction): Promise<void> {
		switch (action.kind) {
			case 'offered':
				await this.run(action.id, issues);
				return;
			case 'priority':
				await this.edit(issues, action);
				return;
			case 'comment':
				await this.#comment(issues, action.text, this.#closing.signal);
		}
	}

	/** Makes an edit: at once on screen, then one request for all issues. */
	async edit(issues: readonly Issue[], edit: IssueEdit): Promise<void> {
		const scope = this.#scope();
		const done: Done = { before: issues, edit, scope };
		const ids = issues.map(({ id }) => id);
		const now = Date.now();
		const apply = <T extends Issue>(issue: T): T => applyEdit(issue, edit, now);
		const end = this.#options.pending.begin(ids, apply);
		this.#options.changed(ids, apply);
		try {
			const api = await this.#options.session.api();
			const patches = await api.update(scope.organization, ids, changeOf(edit), this.#closing.signal);
			end();
			this.#merge(ids, patches);
			this.#offerUndo(done);
		} catch (error) {
			end();
			this.#revert(done);
			await this.#refused(error, async () => this.edit(issues, edit));
		}
	}

	/** Takes the last edit back, as long as it can be. */
	async undo(): Promise<void> {
		const { last } = this.#recent;
		if (!last) {
			void notice('info', vscode.l10n.t('There is nothing to undo.'));
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
	}

	#scope(): Scope {
		const { scope } = this.#options.session;
		if (!scope) {
			throw new CulpritError('signedOut');
		}
		return scope;
	}

	async #askComment(issues: readonly Issue[]): Promise<void> {
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
				await this.#comment(issues, text, signal);
				return { done: { sent: true } };
			},
		);
	}

	async #comment(issues: readonly Issue[], text: string, signal: AbortSignal): Promise<void> {
		const { organization } = this.#scope();
		const api = await this.#options.session.api();
		for (const { id } of issues) {
			await api.comment(organization, id, text, signal);
			this.#options.changed([id], (issue) => ({ ...issue, numComments: issue.numComments + 1 }));
		}
	}

	#merge(ids: readonly string[], patches: readonly IssuePatch[]): void {
		const byId = new Map(patches.map((patch) => [patch.id, patch]));
		this.#options.changed(ids, (issue) => {
			const patch = byId.get(issue.id);
			return patch ? mergeIssue(issue, patch) : issue;
		});
	}

	#revert({ before, edit }: Done): void {
		const old = new Map(before.map((issue) => [issue.id, issue]));
		this.#options.changed([...old.keys()], (issue) => {
			const known = old.get(issue.id);
			return known ? revertEdit(issue, known, edit) : issue;
		});
	}

	#offerUndo(done: Done): void {
		this.#recent.keep(done);
		const undo = vscode.l10n.t('Undo');
		const offer = async (): Promise<void> => {
			const said = describeEdit(done.edit, done.before, vscode.l10n);
			if ((await notice('info', said, undo)) === undo) {
				await this.#takeBack(done);
			}
		};
		void offer();
	}

	async #takeBack(done: Done): Promise<void> {
		this.#recent.end(done);
		const { before, edit, scope } = done;
		const steps = undoSteps(before, edit, Date.now());
		const ids = steps.flatMap(({ issueIds }) => issueIds);
		this.#revert({ ...done, before: before.filter(({ id }) => ids.includes(id)) });
		try {
			const api = await this.#options.session.api();
			for (const { issueIds, change } of steps) {
				const patches = await api.update(scope.organization, issueIds, change, this.#closing.signal);
				this.#merge(issueIds, patches);
			}
		} catch (error) {
			const now = Date.now();
			this.#options.changed(ids, (issue) => applyEdit(issue, edit, now));
			await this.#refused(error, async () => this.#takeBack(done));
			return;
		}
		const left = before.length - ids.length;
		if (left > 0) {
			void notice(
				'warning',
				left === 1
					? vscode.l10n.t('1 issue cannot be brought back to what it was: do it in Sentry.')
					: vscode.l10n.t('{0} issues cannot be brought back to what they were: do it in Sentry.', left),
			);
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
