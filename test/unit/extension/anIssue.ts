import type { Issue } from '../../../src/core/issue/issue.ts';

/** A small true issue; `changes` make it the one that a test is about. */
export function anIssue(changes: Partial<Issue> = {}): Issue {
	return {
		id: '1',
		shortId: 'PUMP-STATION-1',
		title: 'This is an example Python exception',
		culprit: 'raven.scripts.runner in main',
		level: 'error',
		status: 'unresolved',
		statusDetails: {},
		isPublic: false,
		project: { id: '2', slug: 'pump-station', name: 'Pump Station' },
		metadata: { raw: {} },
		numComments: 0,
		isBookmarked: false,
		isSubscribed: true,
		hasSeen: false,
		annotations: [],
		count: 1,
		userCount: 0,
		firstSeen: Date.UTC(2018, 10, 6, 21, 19, 55),
		lastSeen: Date.UTC(2018, 10, 6, 21, 19, 55),
		stats: {},
		...changes,
	};
}
