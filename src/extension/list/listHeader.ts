import { describeQuery } from '../../core/query/describeQuery.ts';
import type { Scope } from '../session/session.ts';
import { unknownWords } from './issueRows.ts';
import type { TextContext } from './text/issueText.ts';
import type { Choices } from './listChoices.ts';
import { ageMessage, askedMessage } from './text/listMessage.ts';
import { describeChoices } from './sectionPlan.ts';
import { failureSentence } from './sectionRows.ts';
import type { Part } from './part.ts';

/**
 * What always stands above the rows: the query in force, where it asks, what it hides, and what failed. `wait`: ms until
 * what failed is tried again.
 */
export function listHeader(
	query: string,
	scope: Scope,
	choices: Choices,
	front: Part | undefined,
	context: TextContext,
	wait: number | undefined,
): string {
	const { l10n } = context;
	return [
		askedMessage(query, scope, l10n),
		describeQuery(query, l10n).sentence,
		describeChoices(choices, l10n),
		unknownOf(query, scope, front, context),
		...failureOf(front, context, wait),
	]
		.filter((part) => part !== undefined)
		.join(' ');
}

/** Where nothing came, what is said to be in force may not be. */
function unknownOf(
	query: string,
	{ account }: Scope,
	front: Part | undefined,
	{ l10n }: TextContext,
): string | undefined {
	const state = front?.section?.list.state;
	const isEmpty = state?.loaded === true && state.rows.length === 0;
	const unknown = isEmpty ? unknownWords(query, account.server, l10n) : undefined;
	return unknown && `${unknown}.`;
}

function failureOf(
	front: Part | undefined,
	context: TextContext,
	wait: number | undefined,
): readonly (string | undefined)[] {
	if (!front?.section) {
		return [];
	}
	const { error, loading, asOf, rows } = front.section.list.state;
	return error === undefined || loading !== undefined
		? []
		: [
				failureSentence(error, context, wait),
				rows.length > 0 && asOf !== undefined ? ageMessage(asOf, context) : undefined,
			];
}
