import type { L10n } from '../text/l10n.ts';

/** One line on what a key finds; nothing for a tag or a key that speaks for itself. */
export function searchKeyDoc(key: string, l10n: L10n): string | undefined {
	switch (key) {
		case 'is':
			return l10n.t('Status, review, assignment or link of the issue');
		case 'assigned':
			return l10n.t('Assigned to me, my_teams, none, an e-mail address or a #team');
		case 'assigned_or_suggested':
			return l10n.t('Assigned, or unassigned and suggested by ownership rules or suspect commits');
		case 'level':
			return l10n.t('Severity of the events');
		case 'release':
			return l10n.t('Seen in this release; latest is the newest');
		case 'firstRelease':
			return l10n.t('First seen in this release; latest is the newest');
		case 'regressed_in_release':
			return l10n.t('Came back in this release after it was resolved');
		case 'firstSeen':
		case 'age':
			return l10n.t('First event: -24h within the last day, +7d more than a week ago, >2026-01-31');
		case 'lastSeen':
			return l10n.t('Last event: -1h within the last hour, +30d more than a month ago, >2026-01-31');
		case 'event.timestamp':
		case 'timestamp':
			return l10n.t('Has events in this span of time');
		case 'timesSeen':
			return l10n.t('Number of events: >100, <=5k');
		case 'has':
			return l10n.t('Has a value for this tag or field');
		case 'issue.priority':
			return l10n.t('Priority of the issue');
		case 'issue.category':
			return l10n.t('Kind of problem: error, outage, db_query, …');
		case 'issue.type':
			return l10n.t('Exact kind of problem, such as performance_n_plus_one_db_queries');
		case 'issue':
			return l10n.t('Short id, such as BACKEND-12');
		case 'message':
			return l10n.t('Text in the title or message; the same as free text');
		case 'title':
			return l10n.t('Title of the issue');
		case 'error.type':
			return l10n.t('Type of the exception, such as ValueError');
		case 'error.value':
			return l10n.t('Message of the exception');
		case 'error.mechanism':
			return l10n.t('What caught the error, such as onerror');
		case 'error.handled':
			return l10n.t('Whether the program handled the error');
		case 'error.unhandled':
			return l10n.t('Whether the error reached the top of the program');
		case 'error.main_thread':
			return l10n.t('Whether it happened on the main thread');
		case 'stack.filename':
			return l10n.t('A frame in this file: *billing/invoice.py');
		case 'stack.abs_path':
			return l10n.t('A frame in the file with this absolute path');
		case 'stack.function':
			return l10n.t('A frame in this function');
		case 'stack.module':
			return l10n.t('A frame in this module');
		case 'stack.package':
			return l10n.t('A frame in this package, assembly or library');
		case 'stack.in_app':
			return l10n.t('A frame in your own code, or not');
		case 'transaction':
			return l10n.t('Name of the route, task or transaction');
		case 'location':
			return l10n.t('Place of the error, as the server worked it out');
		case 'project':
			return l10n.t('Slug of the project');
		case 'bookmarks':
			return l10n.t('Bookmarked by me or by an e-mail address');
		case 'subscribed':
			return l10n.t('Subscribed to by me or by an e-mail address');
		case 'release.version':
			return l10n.t('Version in the name of the release, compared as a version: >1.2.0');
		case 'release.build':
			return l10n.t('Build number in the name of the release');
		case 'release.package':
			return l10n.t('Package in the name of the release');
		case 'release.stage':
			return l10n.t('How widely the release is used');
		case 'dist':
			return l10n.t('Distribution of the release, such as a build number');
		case 'event.type':
			return l10n.t('Type of the events: error, default, csp');
		case 'platform.name':
			return l10n.t('Platform, such as python or javascript');
		case 'user.id':
		case 'user.email':
		case 'user.username':
		case 'user.ip':
			return l10n.t('A user who was affected');
		case 'http.method':
		case 'http.url':
		case 'http.status_code':
		case 'http.referer':
			return l10n.t('Part of the request that failed');
		case 'trace':
			return l10n.t('Id of the trace');
		default:
			return undefined;
	}
}

/** One line on what a word behind `is:` finds. */
export function statusDoc(word: string, l10n: L10n): string | undefined {
	switch (word) {
		case 'unresolved':
			return l10n.t('Neither resolved nor archived');
		case 'resolved':
			return l10n.t('Done, until it comes back');
		case 'archived':
			return l10n.t('Put aside, for ever or until something happens');
		case 'for_review':
			return l10n.t('New or back, and nobody has looked at it');
		case 'assigned':
			return l10n.t('Someone is on it');
		case 'unassigned':
			return l10n.t('Nobody is on it');
		case 'linked':
			return l10n.t('Linked to an issue in another tracker');
		case 'unlinked':
			return l10n.t('Not linked to another tracker');
		case 'new':
			return l10n.t('First seen within the last week');
		case 'ongoing':
			return l10n.t('Known for more than a week, or marked so');
		case 'escalating':
			return l10n.t('Far more events than was to be expected');
		case 'regressed':
			return l10n.t('Back after it was resolved');
		default:
			return undefined;
	}
}
