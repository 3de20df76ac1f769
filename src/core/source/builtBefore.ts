import type { SentryEvent } from '../issue/event.ts';

/**
 * The Unix milliseconds before which the code of an event was built: the earliest time that it, or its release, was heard
 * of. The clock of the machine that it ran on may be wrong, Sentry's is not.
 */
export function builtBefore({
	dateCreated,
	dateReceived,
	release,
}: Pick<SentryEvent, 'dateCreated' | 'dateReceived' | 'release'>): number | undefined {
	const seen = [dateCreated, dateReceived].filter((date) => date !== undefined);
	const heard = [...seen, release?.dateCreated].filter((date) => date !== undefined);
	return seen.length === 0 ? undefined : Math.min(...heard);
}
