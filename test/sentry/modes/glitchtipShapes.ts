import type { Call } from '../http/route.ts';

type Row = { readonly [field: string]: unknown };
type Reshape = (json: unknown, call: Call) => unknown;

const row = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});
const each =
	(reshape: (one: Row, call: Call) => Row): Reshape =>
	(json, call) =>
		(Array.isArray(json) ? json : []).map((one) => reshape(row(one), call));
const one =
	(reshape: (one: Row, call: Call) => Row): Reshape =>
	(json, call) =>
		reshape(row(json), call);

function pick(from: Row, ...fields: readonly string[]): Row {
	return Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));
}

const avatar = { avatarType: '', avatarUuid: null };

function organization(of: Row): Row {
	return {
		...pick(of, 'name', 'id', 'dateCreated', 'status', 'isEarlyAdopter', 'slug'),
		avatar,
		require2fa: false,
		isAcceptingEvents: true,
		eventThrottleRate: 0,
	};
}

function projectOfTeam(of: Row): Row {
	return {
		...pick(
			of,
			'name',
			'slug',
			'id',
			'hasAccess',
			'isBookmarked',
			'isMember',
			'dateCreated',
			'platform',
			'firstEvent',
		),
		avatar,
		color: '',
		features: [],
		isInternal: false,
		isPublic: false,
		scrubIPAddresses: true,
		eventThrottleRate: 0,
	};
}

function project(of: Row): Row {
	const teams = Array.isArray(of['teams']) ? (of['teams'] as unknown[]) : [];
	return { ...projectOfTeam(of), teams: teams.map((team) => pick(row(team), 'id', 'slug')) };
}

function user(of: Row): Row {
	const options = {
		timezone: null,
		stacktraceOrder: null,
		language: null,
		clock24Hours: null,
		preferredTheme: null,
	};
	return {
		...pick(
			of,
			'id',
			'dateJoined',
			'email',
			'hasPasswordAuth',
			'lastLogin',
			'isSuperuser',
			'isActive',
			'name',
		),
		username: of['email'] ?? null,
		options,
		identities: [],
	};
}

function issue(of: Row, { url }: Call): Row {
	const { slug } = row(of['project']);
	return {
		...pick(of, 'id', 'count', 'type', 'level', 'status', 'shortId', 'numComments', 'shareId', 'logger'),
		...pick(of, 'userCount', 'title', 'metadata'),
		project: pick(row(of['project']), 'id', 'platform', 'slug', 'name'),
		stats: { '24h': [] },
		permalink: `${url.origin}/${String(slug)}/issues/${String(of['id'])}`,
		statusDetails: {},
		subscriptionDetails: null,
		matchingEventId: null,
		firstSeen: inMillis(of['firstSeen']),
		lastSeen: inMillis(of['lastSeen']),
		culprit: '',
	};
}

function inMillis(date: unknown): unknown {
	return typeof date === 'string' ? new Date(date).toISOString() : (date ?? null);
}

function renamed(of: Row, names: { readonly [from: string]: string }): Row {
	return Object.fromEntries(Object.entries(of).map(([field, value]) => [names[field] ?? field, value]));
}

const changed = {
	shareId: 'share_id',
	statusDetails: 'status_details',
	subscriptionDetails: 'subscription_details',
	userCount: 'user_count',
	matchingEventId: 'matching_event_id',
};

function event(of: Row): Row {
	const from = row(of['user']);
	const known = Object.entries(pick(from, 'id', 'email', 'username', 'ip_address')).filter(
		([, value]) => value !== null,
	);
	return {
		...pick(
			of,
			'platform',
			'id',
			'eventID',
			'groupID',
			'dateCreated',
			'dateReceived',
			'dist',
			'culprit',
			'packages',
		),
		...pick(of, 'type', 'message', 'metadata', 'tags', 'entries', 'contexts', 'context', 'sdk', 'title'),
		errors: null,
		projectID: Number(of['projectID']),
		user: known.length > 0 ? Object.fromEntries(known) : null,
	};
}

function wholeEvent(of: Row): Row {
	return { ...event(of), ...pick(of, 'userReport', 'nextEventID', 'previousEventID') };
}

const ofList = {
	eventID: 'event_id',
	projectID: 'project_id',
	groupID: 'group_id',
	dateCreated: 'date_created',
	dateReceived: 'date_received',
};

function comment(of: Row): Row {
	return {
		...pick(of, 'data', 'type', 'dateCreated'),
		user: pick(row(of['user']), 'id', 'email'),
		id: Number(of['id']),
	};
}

/** How GlitchTip shapes what it answers, by what it is. */
export const glitchtipShapes = {
	index: one((of, { token }) =>
		token.text === ''
			? { version: '0', user: null, auth: null }
			: {
					version: '0',
					user: of['user'] === null ? null : user(row(of['user'])),
					// Its own answer holds the token.
					auth: {
						id: 1,
						label: 'sample',
						scopes: token.scopes,
						token: token.text,
						created: '2026-11-30T17:45:42.955Z',
					},
				},
	),
	organizations: each(organization),
	organization: one(organization),
	projects: each(project),
	environments: (json) =>
		(Array.isArray(json) ? json : []).map((environment, at) => ({
			id: at + 1,
			name: row(environment)['name'],
		})),
	members: each((of) => ({
		...pick(of, 'id', 'dateCreated', 'email', 'pending'),
		user: user(row(of['user'])),
		role: 'member',
		roleName: 'Member',
		isOwner: of['orgRole'] === 'owner',
	})),
	teams: each((of, { world }) => ({
		...pick(of, 'id', 'slug', 'dateCreated', 'isMember', 'memberCount'),
		projects: world.data.projects
			.filter(({ team }) => team.id === of['id'])
			.map(({ id, slug, name, platform }) => projectOfTeam({ id, slug, name, platform })),
	})),
	issues: each(issue),
	issue: one((of, call) => ({ ...issue(of, call), userReportCount: of['userReportCount'] ?? 0 })),
	changedIssue: one((of, call) => ({
		...renamed(issue(of, call), changed),
		userReportCount: of['userReportCount'] ?? 0,
	})),
	events: each((of) => renamed(event(of), ofList)),
	event: one(wholeEvent),
	tags: each((of) => ({
		...pick(of, 'uniqueValues', 'key', 'name', 'totalValues'),
		topValues: (Array.isArray(of['topValues']) ? of['topValues'] : []).map((value) => ({
			...pick(row(value), 'name', 'value', 'count'),
			key: of['key'],
		})),
	})),
	comments: each(comment),
	comment: one(comment),
	userReports: each((of) => of),
	releases: each((of) => of),
	release: one((of) => of),
} satisfies { readonly [name: string]: Reshape };

export type Shape = keyof typeof glitchtipShapes;
