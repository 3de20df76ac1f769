import * as vscode from 'vscode';
import { labelText } from '../../core/text/visibleText.ts';
import { accountTooltip } from './accountText.ts';
import { hostOf } from '../../core/text/hostOf.ts';
import type { Session } from '../session/session.ts';
import { DisposableStore } from '../platform/disposableStore.ts';

/** Says in the status bar which account and organization this window works with; a click switches. Hidden when signed out. */
export function showAccountStatus(session: Session): vscode.Disposable {
	const item = vscode.window.createStatusBarItem('account', vscode.StatusBarAlignment.Right, 10);
	item.name = vscode.l10n.t('Sentry Account');
	item.command = 'culprit.switchAccount';
	const draw = (): void => {
		const { account, scope } = session;
		if (!account) {
			item.hide();
			return;
		}
		const where = scope?.organization ?? hostOf(account.origin);
		item.text = `$(account) ${labelText(where, 30)}`;
		item.tooltip = accountTooltip(account, scope?.organization, vscode.l10n);
		item.accessibilityInformation = { label: vscode.l10n.t('Sentry account: {0}', where), role: 'button' };
		item.show();
	};
	draw();
	return new DisposableStore([session.onDidChange(draw), session.onDidLearn(draw), item]);
}
