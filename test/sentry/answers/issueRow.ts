import type { Call } from '../http/route.ts';
import type { Assignee, SampleIssue } from '../model/issue.ts';
import { eventsBetween, series } from '../model/rhythm.ts';
import { isoSeconds } from './date.ts';
import { actorAnswer } from './person.ts';
import { commentsOf } from './activity.ts';
import { projectOfIssue } from './project.ts';

/** What a list was asked for, as far as rows depend on it. */
export interface RowOptions {
	/** Start of the period (Unix ms): counts are of that period. Undefined: of all time. */
	readonly from: number | undefined;
	/** Unix ms. */
	readonly to: number | undefined;
	/** `''` leaves the series out. */
	readonly groupStatsPeriod: '' | '24h' | '14d' | 'auto';
	/** `statsPeriod` in ms, for `auto`. */
	readonly period: number | undefined;
	readonly collapse: readonly string[];
	readonly matchingEventId: string | undefined;
}

/** The fields that every answer about an issue has: Sentry's base `GroupSerializer`. */
export function issueBase(issue: SampleIssue, { world, url, token }: Pick<Call, 'world' | 'url' | 'token'>) {
	return {
		id: issue.id,
		shareId: issue.shareId,
		shortId: issue.shortId,
		title: issue.title,
		culprit: issue.culprit,
		permalink: `${url.origin}/organizations/${issue.project.organization.slug}/issues/${issue.id}/`,
		logger: issue.logger,
		level: issue.level,
		status: issue.status,
		statusDetails: issue.statusDetails,
		substatus: issue.substatus,
		isPublic: issue.isPublic,
		platform: issue.platform,
		priority: issue.priority,
		priorityLockedAt: issue.priorityLockedAt === undefined ? null : isoSeconds(issue.priorityLockedAt),
		seerFixabilityScore: null,
		seerAutofixLastTriggered: null,
		seerExplorerAutofixLastTriggered: null,
		project: projectOfIssue(issue.project),
		type: issue.type,
		issueType: issue.issueType,
		issueCategory: issue.issueCategory,
		metadata: issue.metadata,
		numComments: commentsOf(issue).length,
		assignedTo: actorAnswer(world, issue.assignedTo),
		isBookmarked: issue.isBookmarked,
		isSubscribed: issue.isSubscribed,
		subscriptionDetails: issue.isSubscribed && issue.assignedTo ? { reason: 'assigned' } : null,
		hasSeen: issue.seenBy.some(({ userId }) => userId === token.userId),
		annotations: issue.annotations,
		isUnhandled: issue.isUnhandled,
		count: String(issue.count),
		userCount: issue.userCount,
		firstSeen: isoSeconds(issue.rhythm.firstSeen),
		lastSeen: isoSeconds(issue.rhythm.lastSeen),
	};
}

/** A row of `GET /organizations/{org}/issues/`. */
export function issueRow(issue: SampleIssue, call: Call, options: RowOptions) {
	const base = issueBase(issue, call);
	const { count, userCount, firstSeen, lastSeen, isUnhandled, ...rest } = base;
	const leftOut = (part: string) => options.collapse.includes(part);
	return {
		...rest,
		...(!leftOut('unhandled') && { isUnhandled }),
		...(!leftOut('stats') && {
			...countsOf(issue, options),
			firstSeen,
			lastSeen,
			...statsOf(issue, call, options),
			...(!leftOut('lifetime') && { lifetime: { count, userCount, firstSeen, lastSeen, stats: null } }),
			...(!leftOut('filtered') && { filtered: null }),
		}),
		...expansions(issue, call),
		matchingEventId: options.matchingEventId ?? null,
		matchingEventEnvironment: null,
		derivedData: derivedOf(issue),
	};
}

function countsOf(issue: SampleIssue, { from, to }: RowOptions) {
	if (from === undefined) {
		return { count: String(issue.count), userCount: issue.userCount };
	}
	const count = Math.min(issue.count, eventsBetween(issue.rhythm, from, to ?? Number.POSITIVE_INFINITY));
	return { count: String(count), userCount: Math.min(issue.userCount, count) };
}

function statsOf(issue: SampleIssue, { world }: Call, { groupStatsPeriod, period, to }: RowOptions) {
	const now = to ?? world.now();
	switch (groupStatsPeriod) {
		case '':
			return {};
		case '24h':
			return { stats: { '24h': series(issue.rhythm, now, 1, 24) } };
		case '14d':
			return { stats: { '14d': series(issue.rhythm, now, 24, 14) } };
		case 'auto': {
			const hours = Math.max(1, Math.ceil((period ?? 1_209_600_000) / 3_600_000 / 84));
			return { stats: { auto: series(issue.rhythm, now, hours, 84) } };
		}
	}
}

/** How far the work on it is, as the newest servers tell in lists. */
function derivedOf(issue: SampleIssue) {
	return {
		blocker: 'none',
		progress: issue.status === 'resolved' ? 'fix_applied' : 'none',
		status: issue.status === 'unresolved' ? 'open' : 'closed',
		viewCount: issue.seenBy.length,
		hasOpenFixPr: false,
		isAssigned: issue.assignedTo !== undefined,
		hasRootCause: false,
		lastCompletedAutofixStep: 'none',
		lastProgressedAt: null,
	};
}

/** What `expand` adds. Nothing of it when it is not asked for. */
function expansions(issue: SampleIssue, { url }: Call) {
	const asked = url.searchParams.getAll('expand');
	const date_added = isoSeconds(issue.rhythm.firstSeen);
	const parts: { readonly [name: string]: object } = {
		inbox: { inbox: issue.inbox ? { reason: 0, reason_details: null, date_added } : null },
		owners: {
			owners: issue.assignedTo
				? { type: 'ownershipRule', owner: ownerOf(issue.assignedTo), date_added }
				: null,
		},
		integrationIssues: { integrationIssues: [] },
		sentryAppIssues: {
			sentryAppIssues: issue.externalIssues.map((external) => ({ ...external, issueId: issue.id })),
		},
		latestEventHasAttachments: { latestEventHasAttachments: false },
		sessions: { sessionCount: 0 },
	};
	return Object.assign({}, ...asked.flatMap((name) => parts[name] ?? [])) as object;
}

function ownerOf({ type, id }: Assignee): string {
	return `${type}:${id}`;
}
