import { isCulpritError } from '../../core/failure.ts';
import type { Session } from '../session/session.ts';
import type { ContextKeys } from '../platform/contextKeys.ts';
import type { TextContext } from './text/issueText.ts';
import type { ListChoices } from './listChoices.ts';
import { listHeader } from './listHeader.ts';
import type { OrganizationFinder } from './organizationFinder.ts';
import { failureSentence } from './sectionRows.ts';
import type { Part } from './part.ts';
import type { SectionSet } from './sectionSet.ts';

export interface ViewStateParts {
	readonly session: Session;
	readonly choices: Pick<ListChoices, 'current'>;
	readonly finder: OrganizationFinder;
	readonly front: Part | undefined;
	/** The query in force. */
	readonly query: string;
	/** Milliseconds until what failed is tried again. */
	readonly wait: number | undefined;
	readonly context: TextContext;
}

/** What stands above the rows, or where there are none. */
export function viewState({ session, choices, finder, front, query, wait, context }: ViewStateParts): {
	readonly state: ContextKeys['culprit.state'];
	readonly message?: string;
} {
	if (session.scope) {
		const message = listHeader(query, session.scope, choices.current, front, context, wait);
		return { state: 'list', message };
	}
	if (!session.account) {
		return { state: 'signedOut' };
	}
	return finder.error === undefined
		? { state: finder.running ? 'loading' : 'noOrganization' }
		: { state: 'failed', message: failureSentence(finder.error, context, wait) };
}

/** What may fail for want of a pause. */
interface Pausing {
	readonly session: Session;
	readonly finder: OrganizationFinder;
	readonly sections: SectionSet;
}

/** Unix ms before which the server wants to hear nothing of what failed on screen. */
export function pausedUntil({ session, finder, sections }: Pausing): number | undefined {
	const { error } = finder;
	const finderAt = isCulpritError(error) ? error.facts.retryAt : undefined;
	const times = session.scope ? sections.paused.map(({ retryAt }) => retryAt) : [finderAt ?? 0];
	return Math.max(0, ...times) || undefined;
}

/** The pause is over: what was asked for in vain is asked for once more. */
export async function goOn({ session, finder, sections }: Pausing): Promise<void> {
	if (session.scope) {
		await Promise.all(sections.paused.map(({ part }) => part.retry()));
	} else {
		await finder.find();
	}
}
