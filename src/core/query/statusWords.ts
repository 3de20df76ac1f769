/** What a word behind `is:` says of an issue. */
export interface StatusMeaning {
	readonly status?: 'unresolved' | 'resolved' | 'archived' | 'reprocessing';
	readonly substatus?: string;
	readonly assigned?: boolean;
	readonly linked?: boolean;
}

/**
 * The meaning of `is:…` as the server has it: a word for a substatus includes its status
 * (getsentry/sentry `src/sentry/api/issue_search.py`, `expand_substatus_query_values`). Nothing for unknown words.
 */
export function statusOf(word: string): StatusMeaning | undefined {
	switch (word) {
		case 'unresolved':
		case 'resolved':
		case 'archived':
		case 'reprocessing':
			return { status: word };
		case 'ignored':
		case 'muted':
			return { status: 'archived' };
		case 'for_review':
			return { status: 'unresolved' };
		case 'new':
		case 'ongoing':
		case 'escalating':
		case 'regressed':
			return { status: 'unresolved', substatus: word };
		case 'archived_until_escalating':
		case 'archived_until_condition_met':
		case 'archived_forever':
			return { status: 'archived', substatus: word };
		case 'until_escalating':
		case 'until_condition_met':
		case 'forever':
			return { status: 'archived', substatus: `archived_${word}` };
		case 'assigned':
		case 'unassigned':
			return { assigned: word === 'assigned' };
		case 'linked':
		case 'unlinked':
			return { linked: word === 'linked' };
		default:
			return undefined;
	}
}
