import type { Issue } from '../../../../src/core/issue/issue.ts';

/** An issue with what every row has, and the given fields. */
export function anIssue(fields: Partial<Issue> = {}): Issue {
	return {
		id: '1',
		title: 'ValueError: no',
		level: 'error',
		status: 'unresolved',
		statusDetails: {},
		isPublic: false,
		project: { id: '10', slug: 'backend', name: 'Backend' },
		metadata: { raw: {} },
		numComments: 0,
		isBookmarked: false,
		isSubscribed: false,
		hasSeen: true,
		annotations: [],
		stats: {},
		...fields,
	};
}
