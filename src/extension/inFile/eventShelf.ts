import type { SentryEvent } from '../../core/issue/event.ts';
import type { Issue } from '../../core/issue/issue.ts';
import { forgetOldest } from '../platform/forgetOldest.ts';

/** Events that were asked for, by issue: one can have frames in several files. */
export interface EventShelf {
	/** Whether it was asked for since the issue was seen last; also when the server had none. */
	has(issue: Issue): boolean;
	get(issue: Issue): SentryEvent | undefined;
	put(issue: Issue, event: SentryEvent | undefined): void;
	clear(): void;
}

/** An event can be a megabyte. */
const most = 60;

export function createEventShelf(): EventShelf {
	const kept = new Map<
		string,
		{ readonly seen: number | undefined; readonly event: SentryEvent | undefined }
	>();
	const of = (issue: Issue) => {
		const found = kept.get(issue.id);
		return found && found.seen === issue.lastSeen ? found : undefined;
	};
	return {
		has: (issue) => of(issue) !== undefined,
		// An older event still says where, until a newer one is there.
		get: ({ id }) => kept.get(id)?.event,
		put(issue, event) {
			kept.delete(issue.id);
			kept.set(issue.id, { seen: issue.lastSeen, event });
			forgetOldest(kept, most);
		},
		clear: () => kept.clear(),
	};
}
