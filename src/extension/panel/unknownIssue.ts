import type { Issue } from '../../core/issue.ts';
import type { L10n } from '../../core/l10n.ts';

/** What a restored panel shows until the server has answered. */
export function unknownIssue(issueId: string, l10n: L10n): Issue {
	return {
		id: issueId,
		title: l10n.t('Issue {0}', issueId),
		level: 'unknown',
		status: 'unresolved',
		statusDetails: {},
		isPublic: false,
		project: { slug: '', name: '' },
		metadata: { raw: {} },
		numComments: 0,
		isBookmarked: false,
		isSubscribed: false,
		hasSeen: true,
		annotations: [],
		stats: {},
	};
}
