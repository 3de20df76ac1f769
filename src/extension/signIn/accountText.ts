import { serverName } from '../../core/capabilities.ts';
import type { L10n } from '../../core/text/l10n.ts';
import { visibleText } from '../../core/text/visibleText.ts';
import { accountLabel, type Account } from '../session/account.ts';

/** Whose account it is, on which server, and what it may do: a line each, what is not known left out. */
export function accountTooltip(account: Account, organization: string | undefined, l10n: L10n): string {
	const server = serverName(account.server);
	const { scopes } = account;
	return [
		l10n.t('Sentry: {0}', visibleText(accountLabel(account), 200)),
		server && l10n.t('Server: {0}', server),
		organization === undefined
			? l10n.t('No organization is chosen.')
			: l10n.t('Organization: {0}', organization),
		scopes.length > 0 && l10n.t('Scopes: {0}', visibleText(scopes.join(', '))),
	]
		.filter((line) => typeof line === 'string')
		.join('\n');
}
