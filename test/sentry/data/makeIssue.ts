import type { JsonObject } from '../../../src/core/json.ts';
import { fraction, hashOf } from '../model/deterministic.ts';
import type { EventBody } from '../model/event.ts';
import type { SampleIssue } from '../model/issue.ts';
import type { Project } from '../model/organization.ts';
import { eventsBetween } from '../model/rhythm.ts';

const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What one issue is made from; all the rest follows from the seed. */
export interface IssueSeed {
	readonly id: number;
	/** Counts within its project: becomes the end of the short id. */
	readonly number: number;
	readonly project: Project;
	readonly bodies: readonly EventBody[];
	/** Unix ms. */
	readonly firstSeen: number;
	/** Unix ms. */
	readonly lastSeen: number;
	readonly eventsPerHour: number;
	/** Oldest first. Empty: its events name no release. */
	readonly versions: readonly string[];
	readonly title?: string;
}

/** An unresolved issue that nobody has touched. */
export function makeIssue(seed: IssueSeed): SampleIssue {
	const { project, bodies, firstSeen, lastSeen, versions } = seed;
	const body = bodies[0];
	if (!body) {
		throw new RangeError('An issue has at least one event.');
	}
	const hash = hashOf('issue', seed.id);
	const rhythm = { firstSeen, lastSeen, eventsPerHour: seed.eventsPerHour, seed: hash };
	const count = Math.max(1, eventsBetween(rhythm, firstSeen, lastSeen));
	return {
		id: String(seed.id),
		shortId: `${project.slug.toUpperCase()}-${base32(seed.number)}`,
		project,
		title: seed.title ?? body.title,
		culprit: body.culprit,
		logger: body.logger,
		level: body.level,
		platform: body.platform,
		type: body.type === 'transaction' ? 'transaction' : body.type,
		...kindOf(body),
		metadata: body.metadata,
		annotations: seed.id % 10 === 6 ? [annotationOf(seed.id)] : [],
		isUnhandled: body.tags.some(({ key, value }) => key === 'handled' && value === 'no'),
		rhythm,
		count,
		userCount: body.user ? Math.max(1, Math.ceil(count * fraction(hash) * 0.6)) : 0,
		firstRelease: versions[0],
		lastRelease: versions.at(-1),
		tagValues: tagValuesOf(seed, body),
		bodies,
		eventIds: [],
		externalIssues: seed.id % 10 === 4 ? [externalOf(seed.id)] : [],
		userReports: seed.id % 17 === 3 ? Math.min(2, count) : 0,
		documented: undefined,
		status: 'unresolved',
		statusDetails: {},
		substatus: 'ongoing',
		priority: { fatal: 'high', error: 'high', warning: 'medium' }[body.level] ?? 'low',
		priorityLockedAt: undefined,
		assignedTo: undefined,
		isPublic: false,
		shareId: null,
		isBookmarked: false,
		isSubscribed: false,
		inbox: true,
		seenBy: [],
		activity: [],
		mergedInto: undefined,
	};
}

/** Sentry's short ids count in this alphabet. */
export function base32(number: number): string {
	let text = '';
	for (let left = number; left > 0 || text === ''; left = Math.floor(left / 32)) {
		text = (BASE32[left % 32] ?? '0') + text;
	}
	return text;
}

function annotationOf(id: number) {
	return { displayName: `WATER-${id}`, url: `https://tracker.example.com/browse/WATER-${id}` };
}

function externalOf(id: number) {
	return {
		id: String(300 + id),
		serviceType: 'tracker',
		displayName: `WATER-${id}`,
		webUrl: annotationOf(id).url,
	};
}

function kindOf(body: EventBody): Pick<SampleIssue, 'issueType' | 'issueCategory'> {
	const kind = body.occurrence?.['kind'];
	if (typeof kind === 'string') {
		const [issueCategory = 'error', issueType = 'error'] = kind.split(':');
		return { issueType, issueCategory };
	}
	return body.type === 'feedback'
		? { issueType: 'feedback', issueCategory: 'feedback' }
		: { issueType: 'error', issueCategory: 'error' };
}

function tagValuesOf({ id, project, versions }: IssueSeed, body: EventBody): SampleIssue['tagValues'] {
	const values: { [key: string]: readonly string[] } = {};
	for (const { key, value } of body.tags) {
		values[key] = [value];
	}
	values['level'] = [body.level];
	values['environment'] = environmentsOf(body, project, id);
	if (versions.length > 0) {
		values['release'] = [...versions].reverse();
	} else {
		delete values['release'];
	}
	if (body.user) {
		values['user'] = [userTag(body.user), 'id:1042', 'id:88', 'email:ops@example.com'];
	}
	return values;
}

/** Where it was recorded, and for every third issue a second environment. */
function environmentsOf(body: EventBody, project: Project, id: number): readonly string[] {
	const own = body.environment ?? 'production';
	const others = project.environments.filter((name) => name !== own);
	return id % 3 === 0 ? [own, ...others.slice(0, 1)] : [own];
}

function userTag(user: JsonObject): string {
	const [kind, value] =
		Object.entries(user).find(
			([key, value]) => ['id', 'username', 'email'].includes(key) && typeof value === 'string',
		) ?? [];
	return kind === undefined
		? `ip:${JSON.stringify(user['ip_address'])}`
		: `${kind}:${JSON.stringify(value)}`.replaceAll('"', '');
}
