import { isEventId, isIssueId, isSlug } from '../../core/issue/issueReference.ts';
import type { PanelState } from '../../core/panel/protocol.ts';
import { isServerOrigin } from '../session/serverOrigin.ts';

/**
 * What names the issue in a restored panel's state. It was on disk and passed through a page, so it is checked like
 * anything from outside. What the page keeps for itself (what was open, how far it was scrolled) stays with the page.
 */
export type RestoredPanel = Pick<PanelState, 'origin' | 'organization' | 'issueId' | 'eventId'>;

export function parsePanelState(state: unknown): RestoredPanel | undefined {
	if (typeof state !== 'object' || state === null || read(state, 'version') !== 1) {
		return undefined;
	}
	const origin = read(state, 'origin');
	const organization = read(state, 'organization');
	const issueId = read(state, 'issueId');
	const eventId = read(state, 'eventId');
	if (
		typeof origin !== 'string' ||
		!isServerOrigin(origin) ||
		typeof organization !== 'string' ||
		!isSlug(organization) ||
		typeof issueId !== 'string' ||
		!isIssueId(issueId)
	) {
		return undefined;
	}
	return {
		origin,
		organization,
		issueId,
		...(typeof eventId === 'string' && isEventId(eventId) && { eventId: eventId.toLowerCase() }),
	};
}

function read(record: object, name: string): unknown {
	return Object.hasOwn(record, name) ? Reflect.get(record, name) : undefined;
}
