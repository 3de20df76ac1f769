/** What is PUT on issues (SENTRY-API.md §16); only what is set is sent. */
export interface IssueChange {
	readonly status?: 'resolved' | 'unresolved' | 'ignored';
	readonly statusDetails?: {
		readonly inNextRelease?: true;
		readonly inRelease?: string;
		readonly inCommit?: { readonly commit: string; readonly repository: string };
		/** Minutes. */
		readonly ignoreDuration?: number;
		readonly ignoreCount?: number;
		/** Minutes within which `ignoreCount` events must come; at most 10,080. */
		readonly ignoreWindow?: number;
		readonly ignoreUserCount?: number;
		/** Minutes, as `ignoreWindow`. */
		readonly ignoreUserWindow?: number;
	};
	readonly substatus?:
		| 'archived_until_escalating'
		| 'archived_forever'
		| 'archived_until_condition_met'
		| 'ongoing'
		| 'new'
		| 'escalating'
		| 'regressed';
	/** `user:ID`, `team:ID`, or empty text to unassign. */
	readonly assignedTo?: string;
	readonly priority?: 'low' | 'medium' | 'high';
	readonly isBookmarked?: boolean;
	readonly hasSeen?: boolean;
}
