import * as vscode from 'vscode';
import type { Account } from '../session/account.ts';
import type { Remembered } from '../session/accountMemory.ts';
import { hostOf } from '../../core/text/hostOf.ts';
import type { Scope } from '../session/session.ts';
import { notice } from '../platform/notice.ts';

/** A panel's issue is of another account or organization than the window's. */
export function sayElsewhere(origin: string, organization: string): void {
	void notice(
		'info',
		vscode.l10n.t(
			'This issue is in {0} on {1}, and this window works with another organization or account. Switch back to change it.',
			organization,
			hostOf(origin),
		),
	);
}

/** Nothing is left that could be taken back. */
export function sayNothingToUndo(made?: Remembered<unknown>): void {
	if (made?.isEnded === true) {
		saySignedOut(made.account);
	} else {
		void notice('info', vscode.l10n.t('There is nothing to undo.'));
	}
}

export function saySignedOut({ origin }: Account): void {
	void notice(
		'info',
		vscode.l10n.t('Nothing was changed: you have signed out of {0} since.', hostOf(origin)),
	);
}

/** Nothing on the screen shows it: the window works elsewhere by now. */
export function sayTakenBack({ account, organization }: Scope): void {
	void notice('info', vscode.l10n.t('Taken back in {0} on {1}.', organization, hostOf(account.origin)));
}

export function sayNotTakenBack(issues: number): void {
	void notice(
		'warning',
		issues === 1
			? vscode.l10n.t('1 issue cannot be brought back to what it was: do it in Sentry.')
			: vscode.l10n.t('{0} issues cannot be brought back to what they were: do it in Sentry.', issues),
	);
}
