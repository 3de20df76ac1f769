import type { Issue } from '../../core/issue/issue.ts';
import { toPage } from './resultPage.ts';
import { issue } from '../wire/issue.ts';

/**
 * Reads an answer that nobody gave. A function is compiled when it is first called, which for a page of issues takes as
 * long as reading it: done while the server thinks, nobody waits for it. What comes of it is for others to practise on.
 */
export function practiseReading(): Issue | undefined {
	const { rows } = toPage(issue)({
		status: 200,
		headers: new Headers(),
		facts: {},
		size: 0,
		json: [invented],
	});
	return rows[0];
}

/** With every field, in the shapes that servers of today send: each is read by other code. */
const invented = {
	id: '1',
	shortId: 'PRACTICE-1',
	title: 'Error: practice',
	culprit: 'practice in module',
	permalink: 'https://practice.invalid/issues/1/',
	logger: null,
	level: 'error',
	status: 'unresolved',
	statusDetails: {},
	substatus: 'ongoing',
	isPublic: false,
	platform: 'python',
	priority: 'high',
	project: { id: '1', name: 'Practice', slug: 'practice', platform: 'python' },
	type: 'error',
	issueType: 'error',
	issueCategory: 'error',
	metadata: { type: 'Error', value: 'practice', filename: 'module.py', function: 'practice' },
	numComments: 0,
	assignedTo: { id: '1', name: 'nobody', type: 'user' },
	isBookmarked: false,
	isSubscribed: false,
	hasSeen: true,
	annotations: [],
	isUnhandled: true,
	count: '1500',
	userCount: 20,
	firstSeen: '2026-01-01T00:00:00Z',
	lastSeen: '2026-01-02T00:00:00.000000Z',
	stats: {
		'24h': [
			[1_767_225_600, 1],
			[1_767_229_200, 2],
		],
	},
};
