import type { JsonObject } from '../../../src/core/json.ts';
import type { Call } from '../http/route.ts';
import type { IssueEvent } from '../model/issueEvents.ts';
import { issueEvent } from '../model/issueEvents.ts';
import { isoMicros, isoSeconds } from './date.ts';
import { releaseOfIssue } from './release.ts';

/**
 * A whole event: `…/events/{latest|oldest|recommended|id}/`. Its neighbours are the nearest of `among`, newest first: the
 * events that the query leaves.
 */
export function eventAnswer(
	event: IssueEvent,
	{ world, url }: Pick<Call, 'world' | 'url'>,
	among?: readonly IssueEvent[],
) {
	const collapse = url.searchParams.getAll('collapse');
	const { issue, body } = event;
	const version = event.tags.find(({ key }) => key === 'release')?.value;
	return {
		...eventBase(event),
		size: JSON.stringify(body.entries).length + 1024,
		entries: body.entries.map((entry) => inTime(entry, event)),
		dist: body.dist,
		sdk: body.sdk,
		contexts: body.contexts,
		context: body.context,
		packages: body.packages,
		type: body.type,
		errors: body.errors,
		dateReceived: isoMicros(event.date + 412),
		occurrence: body.occurrence
			? {
					...body.occurrence,
					eventId: event.id,
					projectId: Number(issue.project.id),
					detectionTime: event.date / 1000,
				}
			: null,
		_meta: {
			context: null,
			contexts: null,
			entries: {},
			message: null,
			packages: null,
			sdk: null,
			tags: {},
			user: null,
		},
		fingerprints: body.fingerprints,
		groupingConfig: { id: 'newstyle:2026-01-20', enhancements: 'KLUv_SAAAQAA' },
		release: collapse.includes('fullRelease')
			? version === undefined
				? null
				: { version }
			: releaseOfIssue(issue, version, world),
		userReport: userReportOf(event),
		sdkUpdates: [],
		resolvedWith: [],
		...(!collapse.includes('adjacentEvents') && neighboursOf(event, among)),
	};
}

function neighboursOf({ issue, index }: IssueEvent, among: readonly IssueEvent[] | undefined) {
	if (among) {
		return {
			nextEventID: among.findLast((one) => one.index < index)?.id ?? null,
			previousEventID: among.find((one) => one.index > index)?.id ?? null,
		};
	}
	return {
		nextEventID: index === 0 ? null : issueEvent(issue, index - 1).id,
		previousEventID: index + 1 < issue.count ? issueEvent(issue, index + 1).id : null,
	};
}

/** A light row: `…/issues/{id}/events/` and `…/projects/{org}/{project}/events/`. */
export function eventRow(event: IssueEvent) {
	return { ...eventBase(event), 'event.type': event.body.type };
}

function eventBase(event: IssueEvent) {
	const { issue, body } = event;
	return {
		id: event.id,
		eventID: event.id,
		groupID: issue.id,
		projectID: issue.project.id,
		title: issue.title,
		message: body.message,
		location: body.location,
		culprit: issue.culprit,
		user: userOf(event),
		tags: event.tags,
		platform: body.platform,
		dateCreated: isoSeconds(event.date),
		crashFile: null,
		metadata: body.metadata,
	};
}

/** Breadcrumbs as long before their event as they were when it was recorded. */
function inTime(entry: JsonObject, { date, body }: IssueEvent): JsonObject {
	const { recordedAt } = body;
	const values = (entry['data'] as JsonObject | undefined)?.['values'];
	if (entry['type'] !== 'breadcrumbs' || recordedAt === undefined || !Array.isArray(values)) {
		return entry;
	}
	const shifted = (values as JsonObject[]).map((crumb) => {
		const { timestamp } = crumb;
		return typeof timestamp === 'string'
			? { ...crumb, timestamp: isoMicros(Date.parse(timestamp) - recordedAt + date) }
			: crumb;
	});
	return { ...entry, data: { values: shifted } };
}

/** The user that the SDK sent, or the one that the `user` tag names. */
function userOf({ index, body, tags }: IssueEvent) {
	const none = { id: null, email: null, username: null, ip_address: null, name: null, geo: null, data: null };
	if (index === 0 && body.user) {
		return { ...none, ...body.user };
	}
	const [, kind, value] =
		/^(id|email|username|ip):(.*)$/.exec(tags.find(({ key }) => key === 'user')?.value ?? '') ?? [];
	return kind === undefined ? null : { ...none, [kind === 'ip' ? 'ip_address' : kind]: value };
}

function userReportOf(event: IssueEvent) {
	return event.index < event.issue.userReports ? userReportAnswer(event) : null;
}

/** `…/issues/{id}/user-reports/`: the newest events of some issues have one each. */
export function userReportAnswer(event: IssueEvent) {
	return {
		id: String(7000 + event.index),
		eventID: event.id,
		name: 'Lea Marsh',
		email: 'lea.marsh@example.com',
		comments: 'The pump page went blank when I pressed "Restart".\nIt worked yesterday.',
		dateCreated: isoMicros(event.date + 60_000),
		user: null,
		event: { id: event.id, eventID: event.id },
	};
}
