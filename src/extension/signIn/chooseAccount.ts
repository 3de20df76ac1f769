import * as vscode from 'vscode';
import { labelText } from '../../core/text/visibleText.ts';
import { accountLabel, type Account } from '../session/account.ts';
import { hostOf } from '../../core/text/hostOf.ts';

type Other = 'another' | 'organization' | 'signOut';

/** Which account, or what else there is to do with them. Nothing when the user left. */
export async function chooseAccount(
	accounts: readonly Account[],
	active: Account | undefined,
): Promise<Account | Other | undefined> {
	const other = (value: Other, label: string, icon: string) => ({
		label,
		iconPath: new vscode.ThemeIcon(icon),
		value,
	});
	const chosen = await vscode.window.showQuickPick<vscode.QuickPickItem & { value: Account | Other }>(
		[
			...accounts.map((account) => ({
				label: labelText(accountLabel(account), 200),
				description: account.id === active?.id ? vscode.l10n.t('in use') : '',
				detail: labelText([account.organization, account.scopes.join(' ')].filter(Boolean).join(' · ')),
				value: account,
			})),
			other('another', vscode.l10n.t('Add Another Account…'), 'add'),
			...(active
				? [
						other('organization', vscode.l10n.t('Choose Organization and Projects…'), 'organization'),
						other('signOut', vscode.l10n.t('Sign Out of {0}', hostOf(active.origin)), 'sign-out'),
					]
				: []),
		],
		{
			title: vscode.l10n.t('Sentry Account'),
			placeHolder: vscode.l10n.t('Which account does this window use?'),
		},
	);
	return chosen?.value;
}
