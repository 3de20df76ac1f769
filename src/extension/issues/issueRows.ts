import type { Failure } from '../../core/failure.ts';
import type { L10n } from '../../core/l10n.ts';
import { actionTitle } from '../actionTitle.ts';
import type { Row } from './row.ts';

/** The row below the issues that brings the next page, or says why none comes. */
export function moreRow(
	shown: number,
	total: number | undefined,
	loading: boolean,
	capped: boolean,
	l10n: L10n,
): Row {
	if (capped) {
		return {
			kind: 'action',
			id: 'more',
			label: l10n.t('Too Many to Show'),
			description: l10n.t('{0} shown: narrow the query', shown),
			icon: 'filter',
			command: 'culprit.chooseOrganization',
		};
	}
	return {
		kind: 'action',
		id: 'more',
		label: loading ? l10n.t('Loading More…') : l10n.t('Load More'),
		description:
			total === undefined || total <= shown
				? l10n.t('{0} shown', shown)
				: l10n.t('{0} of about {1} shown', shown, total),
		icon: loading ? 'loading~spin' : 'chevron-down',
		command: 'culprit.loadMore',
	};
}

/** What can be done about a list that could not be loaded at all. */
export function remedyRows({ action }: Failure, l10n: L10n): readonly Row[] {
	const retry: Row = {
		kind: 'action',
		id: 'retry',
		label: actionTitle('retry', l10n),
		icon: 'refresh',
		command: 'culprit.refresh',
	};
	return action === undefined || action === 'retry'
		? [retry]
		: [
				{
					kind: 'action',
					id: action,
					label: actionTitle(action, l10n),
					icon: 'arrow-right',
					command: 'culprit.remedy',
					arguments: [action],
				},
				retry,
			];
}

/** What can be done when nothing matches. */
export function nothingRows(isInitialFilter: boolean, l10n: L10n): readonly Row[] {
	const choose: Row = {
		kind: 'action',
		id: 'chooseOrganization',
		label: l10n.t('Choose Organization and Projects'),
		icon: 'organization',
		command: 'culprit.chooseOrganization',
	};
	const reset: Row = {
		kind: 'action',
		id: 'resetFilter',
		label: l10n.t('Back to the Usual Query'),
		icon: 'discard',
		command: 'culprit.resetFilter',
	};
	return isInitialFilter ? [choose] : [reset, choose];
}
