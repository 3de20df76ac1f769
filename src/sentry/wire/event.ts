import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import type { EventSummary, EventTag, EventUser, SentryEvent } from '../../core/issue/event.ts';
import { isIssueId } from '../../core/issue/issueReference.ts';
import { entriesOf, readEntry } from './entries.ts';
import { withinBudget } from './eventBudget.ts';
import {
	anything,
	date,
	exactText,
	jsonObject,
	list,
	most,
	number,
	optional,
	picked,
	rawObject,
	text,
	toJsonObject,
	words,
} from './field.ts';
import { eventIdOf } from './issue.ts';
import { breakdowns, measurements } from './measurements.ts';
import { eachWithMarks, readMarks, saidByMeta } from './marks.ts';
import { present } from './present.ts';
import { release } from './release.ts';
import { spelled } from './spelled.ts';

/** `{key, value}`, or the stored form `[key, value]`. Either may be null: then it says nothing. */
export const eventTag = z.transform((raw): EventTag | undefined => {
	const [k, v, meta]: unknown[] = Array.isArray(raw)
		? (raw as unknown[]).slice(0, 2)
		: isObject(raw)
			? [raw['key'], raw['value'], raw['_meta']]
			: [];
	const key = z.safeParse(words, k).data;
	const value = z.safeParse(text, v).data;
	return key === undefined || value === undefined
		? undefined
		: present({ key, value, marks: readMarks(meta) });
});

const eventUser = optional(
	z.pipe(
		spelled(
			[['ipAddress', 'ip_address']],
			z.object({
				id: words,
				email: words,
				username: words,
				name: words,
				ipAddress: words,
				geo: anything,
				data: jsonObject,
			}),
		),
		z.transform(
			({ geo, ...user }): EventUser =>
				present({ ...user, geo: isObject(geo) ? toJsonObject(geo) : undefined }),
		),
	),
);

const processingError = z.pipe(
	z.object({ type: words, message: exactText, data: jsonObject }),
	z.transform(({ type, message, data }) => present({ type: type ?? 'unknown', message, data })),
);

const packages = z.transform((value) =>
	Object.fromEntries(
		Object.entries(toJsonObject(value)).flatMap(([name, version]) =>
			typeof version === 'string' || typeof version === 'number' ? [[name, String(version)]] : [],
		),
	),
);

/** The event's release is an object, the version alone, or absent. */
const eventRelease = z.transform((value) => {
	const read = z.safeParse(release, typeof value === 'string' ? { version: value } : value).data;
	return (
		read &&
		present({
			version: read.version,
			shortVersion: read.shortVersion,
			lastCommit: read.lastCommit,
			dateCreated: read.dateCreated,
			url: read.url,
		})
	);
});

/** Some servers tell the release by its tag alone. */
function taggedRelease(tags: readonly EventTag[]): SentryEvent['release'] {
	const version = tags.find(({ key }) => key === 'release')?.value;
	return version ? { version } : undefined;
}

const userReport = optional(
	z.pipe(z.object({ name: words, email: words, comments: words }), z.transform(present)),
);

const spellings = [
	['eventID', 'event_id'],
	['dateReceived', 'received'],
	['dateCreated', 'datetime'],
	['meta', '_meta'],
	['startTimestamp', 'start_timestamp'],
	['perfProblem', 'perf_problem'],
] as const;

const shape = z.object({
	id: words,
	eventID: words,
	groupID: words,
	projectID: words,
	projectSlug: words,
	title: words,
	message: words,
	culprit: words,
	location: words,
	platform: words,
	type: words,
	dateCreated: date,
	dateReceived: date,
	dist: words,
	size: number,
	tags: list(eventTag, 1_000),
	user: eventUser,
	contexts: jsonObject,
	context: jsonObject,
	packages,
	sdk: optional(z.pipe(z.object({ name: words, version: words }), z.transform(present))),
	errors: list(processingError, 500),
	release: eventRelease,
	fingerprints: list(words, 100),
	groupingConfig: anything,
	occurrence: anything,
	perfProblem: anything,
	startTimestamp: number,
	endTimestamp: number,
	measurements,
	breakdowns,
	crashFile: anything,
	previousEventID: words,
	nextEventID: words,
	userReport,
	metadata: jsonObject,
	meta: jsonObject,
});

const fields = spelled(spellings, shape);
/** What there is beside the entries: other fields are not looked at, however many there are. */
const fieldNames = [...z.keyof(shape).options, ...spellings.map(([, theirs]) => theirs)];

/** `GET …/events/{id}/`. Fails only when it is no object or has no id at all. */
export const event = z.pipe(
	rawObject,
	z.transform((raw, issues): SentryEvent => {
		const { entries, cut, ...within } = withinBudget({
			fields: withTagMarks(picked(raw, fieldNames)),
			entries: entriesOf(raw),
		});
		const read = z.parse(fields, within.fields);
		// The old row id is used only where there is nothing better: nothing can be asked with it.
		const id = eventIdOf(read.eventID) ?? eventIdOf(read.id) ?? read.eventID ?? read.id;
		if (id === undefined) {
			issues.issues.push({ code: 'custom', message: 'no id', input: raw });
			return z.NEVER;
		}
		return {
			id,
			entries: entries.map(readEntry),
			tags: read.tags,
			contexts: read.contexts,
			context: read.context,
			packages: read.packages,
			errors: read.errors,
			fingerprints: read.fingerprints,
			metadata: read.metadata,
			meta: read.meta,
			...present({
				issueId: read.groupID,
				projectId: read.projectID,
				projectSlug: read.projectSlug,
				title: read.title,
				message: read.message,
				culprit: read.culprit,
				location: read.location,
				platform: read.platform,
				type: read.type,
				dateCreated: read.dateCreated,
				dateReceived: read.dateReceived,
				dist: read.dist,
				size: read.size,
				user: read.user,
				sdk: read.sdk,
				release: read.release ?? taggedRelease(read.tags),
				groupingConfig: nameIn(read.groupingConfig, 'id'),
				marks: ownMarks(within.fields['_meta']),
				occurrence: isObject(read.occurrence) ? toJsonObject(read.occurrence) : undefined,
				perfProblem: isObject(read.perfProblem) ? toJsonObject(read.perfProblem) : undefined,
				startTimestamp: read.startTimestamp,
				endTimestamp: read.endTimestamp,
				measurements: read.measurements,
				breakdowns: read.breakdowns,
				hasPages: Object.hasOwn(raw, 'occurrence') ? (true as const) : undefined,
				crashFile: nameIn(read.crashFile, 'name'),
				previousEventId: eventIdOf(read.previousEventID),
				nextEventId: eventIdOf(read.nextEventID),
				userReport: read.userReport,
				cut,
			}),
		};
	}),
);

/** The tags, each with what `_meta` says of it, which is without what says nothing. */
function withTagMarks(fields: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } {
	const meta = saidByMeta(fields['_meta']);
	const tags = eachWithMarks(fields['tags'], isObject(meta) ? meta['tags'] : undefined);
	return { ...fields, ...(fields['tags'] !== undefined && { tags }), _meta: meta };
}

/** Of what has no marks of its own with it. */
function ownMarks(meta: unknown): SentryEvent['marks'] {
	return isObject(meta) ? readMarks(picked(meta, ['message', 'user', 'contexts', 'context'])) : undefined;
}

function nameIn(value: unknown, key: string): string | undefined {
	return z.safeParse(words, isObject(value) ? value[key] : value).data?.slice(0, most.text);
}

/** A row of `GET …/issues/{id}/events/`. */
export const eventSummary = z.pipe(
	z.object({
		id: words,
		eventID: words,
		title: words,
		message: words,
		dateCreated: date,
		// GlitchTip's spelling, in this list only.
		date_created: date,
		platform: words,
		user: eventUser,
		tags: list(eventTag, 1_000),
		location: words,
		culprit: words,
	}),
	z.transform(
		({ id, eventID, date_created, dateCreated = date_created, ...rest }): EventSummary | undefined => {
			const own = eventIdOf(eventID) ?? eventIdOf(id) ?? eventID ?? id;
			return own === undefined ? undefined : present({ id: own, dateCreated, ...rest });
		},
	),
);

/** `GET …/eventids/{event}/`. An event that belongs to no issue (a transaction) fails. */
export const issueOfEvent = z.pipe(
	z.object({ groupId: words }),
	z.transform(({ groupId }, issues): string => {
		if (groupId === undefined || !isIssueId(groupId)) {
			issues.issues.push({ code: 'custom', message: 'no issue', input: groupId });
			return z.NEVER;
		}
		return groupId;
	}),
);
