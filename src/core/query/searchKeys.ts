/**
 * A key that Sentry's issue search knows. Every other key means a tag. From Sentry's documentation of issue properties,
 * `static/app/utils/fields` (`ISSUE_FIELDS`) and `src/sentry/api/issue_search.py`; servers differ in what they have.
 */
export interface SearchKey {
	readonly key: string;
	readonly type: SearchKeyType;
	/** Words to offer. With `isClosed` they and `alsoTakes` are all that the server accepts. */
	readonly values?: readonly string[];
	readonly isClosed?: boolean;
	/** Accepted, but old or rare: not offered. */
	readonly alsoTakes?: readonly string[];
	/** Where more values come from. */
	readonly source?: ValueSource;
}

type SearchKeyType =
	| 'status' /* `is:` */
	| 'presence' /* `has:` */
	| 'text'
	| 'version' /* text that also takes `>` and the like */
	| 'number'
	| 'date'
	| 'boolean';

export type ValueSource =
	| 'tagKeys' /* the names of tags */
	| 'tagValues' /* what events have for this key */
	| 'releases' /* the values of the tag `release` */
	| 'members' /* e-mail addresses of members, `#team` for teams */
	| 'projects'; /* slugs */

const ago = ['-1h', '-24h', '-7d', '-14d', '-30d', '+7d', '+30d'];
const truth = ['true', 'false'];

/** In the order in which they are offered. */
export const searchKeys: readonly SearchKey[] = [
	{
		key: 'is',
		type: 'status',
		values: (
			'unresolved resolved archived for_review assigned unassigned linked unlinked new ongoing escalating regressed ' +
			'archived_until_escalating archived_until_condition_met archived_forever'
		).split(' '),
		isClosed: true,
		alsoTakes: ['ignored', 'muted', 'reprocessing', 'until_escalating', 'until_condition_met', 'forever'],
	},
	{ key: 'assigned', type: 'text', values: ['me', 'my_teams', 'none'], source: 'members' },
	{ key: 'assigned_or_suggested', type: 'text', values: ['me', 'my_teams', 'none'], source: 'members' },
	{ key: 'level', type: 'text', values: ['fatal', 'error', 'warning', 'info', 'debug', 'sample'] },
	{ key: 'release', type: 'text', values: ['latest'], source: 'releases' },
	{ key: 'firstRelease', type: 'text', values: ['latest'], source: 'releases' },
	{ key: 'firstSeen', type: 'date', values: ago },
	{ key: 'lastSeen', type: 'date', values: ago },
	{ key: 'age', type: 'date', values: ago },
	{ key: 'timesSeen', type: 'number', values: ['>10', '>100', '>1000'] },
	{ key: 'has', type: 'presence', source: 'tagKeys' },
	{ key: 'issue.priority', type: 'text', values: ['high', 'medium', 'low'], isClosed: true },
	{
		key: 'issue.category',
		type: 'text',
		values:
			'error outage metric db_query http_client mobile frontend feedback performance cron replay uptime'.split(
				' ',
			),
	},
	...text('issue.type'),
	...text('issue'),
	...text('message'),
	...text('title', 'error.type', 'error.value', 'error.mechanism'),
	...['error.handled', 'error.unhandled', 'error.main_thread'].map(flag),
	...text('stack.filename', 'stack.function', 'stack.module', 'stack.abs_path', 'stack.package'),
	...['stack.lineno', 'stack.colno', 'stack.stack_level'].map(number),
	flag('stack.in_app'),
	...text('transaction', 'location'),
	{ key: 'project', type: 'text', source: 'projects' },
	{ key: 'project.id', type: 'number' },
	{ key: 'bookmarks', type: 'text', values: ['me'], source: 'members' },
	{ key: 'subscribed', type: 'text', values: ['me'], source: 'members' },
	{ key: 'release.version', type: 'version', source: 'tagValues' },
	{ key: 'release.build', type: 'version', source: 'tagValues' },
	{ key: 'release.package', type: 'text', source: 'tagValues' },
	{ key: 'release.stage', type: 'text', values: ['adopted', 'low', 'replaced'], isClosed: true },
	{ key: 'regressed_in_release', type: 'text', values: ['latest'], source: 'releases' },
	{ key: 'dist', type: 'text', source: 'tagValues' },
	{ key: 'event.type', type: 'text', values: ['error', 'default', 'csp', 'generic', 'transaction'] },
	{ key: 'event.timestamp', type: 'date', values: ago },
	{ key: 'timestamp', type: 'date', values: ago },
	...text('platform.name', 'sdk.name', 'sdk.version'),
	...text('user.id', 'user.email', 'user.username', 'user.ip'),
	...text('http.method', 'http.url', 'http.status_code', 'http.referer'),
	...text('os.build', 'os.kernel_version', 'os.distribution_name', 'os.distribution_version'),
	...text('device.arch', 'device.brand', 'device.family', 'device.model_id', 'device.name'),
	{ key: 'device.class', type: 'text', values: ['high', 'medium', 'low'], isClosed: true },
	{ key: 'device.orientation', type: 'text', values: ['portrait', 'landscape'] },
	...text('geo.city', 'geo.country_code', 'geo.region', 'geo.subdivision'),
	...['app.in_foreground', 'symbolicated_in_app'].map(flag),
	...text('trace', 'unreal.crash_type'),
];

/** Other spellings that the server takes: old, or its names inside. */
const aliases: { readonly [alias: string]: string } = {
	'first-release': 'firstRelease',
	first_release: 'firstRelease',
	first_seen: 'firstSeen',
	last_seen: 'lastSeen',
	times_seen: 'timesSeen',
	assigned_to: 'assigned',
	bookmarked_by: 'bookmarks',
	subscribed_by: 'subscribed',
	date: 'event.timestamp',
	project_id: 'project.id',
};

/** The key that this name means to the server; nothing for a tag. */
export function searchKeyOf(name: string): SearchKey | undefined {
	const known = Object.hasOwn(aliases, name) ? aliases[name] : name;
	return searchKeys.find(({ key }) => key === known);
}

function text(...keys: readonly string[]): readonly SearchKey[] {
	return keys.map((key) => ({ key, type: 'text', source: 'tagValues' }));
}

function number(key: string): SearchKey {
	return { key, type: 'number' };
}

function flag(key: string): SearchKey {
	return { key, type: 'boolean', values: truth, isClosed: true, alsoTakes: ['1', '0'] };
}
