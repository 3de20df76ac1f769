import type { L10n } from '../../../core/text/l10n.ts';
import { relativeTime } from '../../../core/text/relativeTime.ts';
import type { Scope } from '../../session/session.ts';
import type { TextContext } from './issueText.ts';

/** What the rows are the answer to: always said, because a query hides things. */
export function askedMessage(query: string, scope: Scope, l10n: L10n): string {
	return query === ''
		? l10n.t('All issues in {0}.', placeOf(scope, l10n))
		: l10n.t('{0} in {1}.', query, placeOf(scope, l10n));
}

/** How old rows are that could not be fetched again. */
export function ageMessage(asOf: number, { l10n, language, now }: TextContext): string {
	return l10n.t('Shown as of {0}.', relativeTime(asOf, now, language, 'long'));
}

function placeOf({ organization, projects }: Scope, l10n: L10n): string {
	switch (projects.length) {
		case 0:
			return organization;
		case 1:
			return l10n.t('one project of {0}', organization);
		default:
			return l10n.t('{0} projects of {1}', projects.length, organization);
	}
}
