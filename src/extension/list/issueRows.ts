import type { ServerFacts } from '../../core/capabilities.ts';
import { wholeCount } from '../../core/text/countText.ts';
import type { L10n } from '../../core/text/l10n.ts';
import { unknownTerms } from '../../core/query/unknownTerms.ts';
import { toFailure } from '../../core/text/userMessages.ts';
import { andList } from '../../core/query/wordList.ts';
import { labelText, visibleText } from '../../core/text/visibleText.ts';
import { actionTitle } from '../platform/actionTitle.ts';
import type { IssueListState } from './issueList.ts';
import type { TextContext } from './text/issueText.ts';
import { ageMessage } from './text/listMessage.ts';
import type { RowSpec } from './row.ts';

/** The row below the issues that brings the next page. */
export function moreRow(
	key: string,
	section: string,
	{ rows, start, total, totalIsLeast, loading, full }: IssueListState,
	{ l10n, language }: TextContext,
): RowSpec {
	const number = (count: number): string => wholeCount(count, language);
	const shown = start + rows.length;
	const isLoading = loading === 'more';
	return {
		key: `${key}/more`,
		content: {
			kind: 'action',
			label: isLoading
				? l10n.t('Loading More…')
				: full
					? l10n.t('Continue After {0}', number(shown))
					: l10n.t('Load More'),
			description: full
				? l10n.t('{0} rows are shown at a time: a narrower query finds faster', number(rows.length))
				: total === undefined || total <= shown || totalIsLeast
					? l10n.t('{0} shown', number(shown))
					: l10n.t('{0} of about {1} shown', number(shown), number(total)),
			icon: isLoading ? 'loading~spin' : full ? 'arrow-down' : 'chevron-down',
			command: 'culprit.loadMore',
			arguments: [section],
		},
	};
}

/** The row below the issues that says that more are there which cannot be had. */
export function cutShortRow(
	key: string,
	{ rows, start, total = 0 }: IssueListState,
	{ l10n, language }: TextContext,
): RowSpec {
	const number = (count: number): string => wholeCount(count, language);
	const why = l10n.t('The server’s answer does not tell how to ask for the rest: a narrower query finds it');
	return {
		key: `${key}/cutShort`,
		content: {
			kind: 'action',
			label: l10n.t('There Are More'),
			description: l10n.t('{0} of about {1} shown', number(start + rows.length), number(total)),
			tooltip: why,
			icon: 'warning',
		},
	};
}

/** The row above later pages that leads back. */
export function startRow(
	key: string,
	section: string,
	start: number,
	{ l10n, language }: TextContext,
): RowSpec {
	return {
		key: `${key}/start`,
		content: {
			kind: 'action',
			label: l10n.t('Back to the First'),
			description: l10n.t('{0} before these', wholeCount(start, language)),
			icon: 'arrow-up',
			command: 'culprit.showFirst',
			arguments: [section],
		},
	};
}

/** What failed in a section, and what can be done about it. The last good rows stay below. */
export function failureRows(
	key: string,
	section: string,
	error: unknown,
	asOf: number | undefined,
	context: TextContext,
): readonly RowSpec[] {
	const { l10n, now } = context;
	const { message, remedy, action, retryAt } = toFailure(error, l10n, 'issues');
	const age = asOf === undefined ? undefined : ageMessage(asOf, context);
	const said: RowSpec = {
		key: `${key}/failure`,
		content: {
			kind: 'action',
			label: labelText(message),
			description: [remedy, age].filter((part) => part !== undefined).join(' '),
			tooltip: [message, remedy, age].filter((part) => part !== undefined).join('\n'),
			icon: 'warning',
		},
	};
	const retry: RowSpec = {
		key: `${key}/retry`,
		content: {
			kind: 'action',
			label: actionTitle('retry', l10n),
			icon: 'refresh',
			command: 'culprit.refresh',
			arguments: [section],
		},
	};
	if (retryAt !== undefined && retryAt > now) {
		return [said];
	}
	if (action === undefined || action === 'retry') {
		return [said, retry];
	}
	const help: RowSpec = {
		key: `${key}/remedy`,
		content: {
			kind: 'action',
			label: actionTitle(action, l10n),
			icon: 'arrow-right',
			command: 'culprit.remedy',
			arguments: [action],
		},
	};
	return [said, help, retry];
}

/** That nothing came: that no issue matches, unless the server may have understood something else. */
export function nothingRow(key: string, query: string, server: ServerFacts | undefined, l10n: L10n): RowSpec {
	const unknown = unknownWords(query, server, l10n);
	const asked = labelText(query, 200);
	return {
		key: `${key}/nothing`,
		content:
			unknown === undefined
				? { kind: 'action', label: l10n.t('No issue matches'), description: asked, icon: 'pass' }
				: {
						kind: 'action',
						label: labelText(unknown),
						description: asked,
						tooltip: `${visibleText(unknown, 500)}\n${l10n.t('What it does not know, it takes for a tag or for text.')}`,
						icon: 'question',
					},
	};
}

/** One sentence, without its full stop, on what the server may not know of a query; nothing where it knows all of it. */
export function unknownWords(query: string, server: ServerFacts | undefined, l10n: L10n): string | undefined {
	const unknown = unknownTerms(query, server);
	return unknown.length === 0 ? undefined : l10n.t('This server may not know {0}', andList(unknown, l10n));
}

/** What can be done when nothing matches. */
export function nothingRows(key: string, isUsual: boolean, l10n: L10n): readonly RowSpec[] {
	const choose: RowSpec = {
		key: `${key}/chooseOrganization`,
		content: {
			kind: 'action',
			label: l10n.t('Choose Organization and Projects'),
			icon: 'organization',
			command: 'culprit.chooseOrganization',
		},
	};
	const reset: RowSpec = {
		key: `${key}/resetFilter`,
		content: {
			kind: 'action',
			label: l10n.t('Back to the Usual Query'),
			icon: 'discard',
			command: 'culprit.resetFilter',
		},
	};
	return isUsual ? [choose] : [reset, choose];
}
