import type { JsonObject } from '../json.ts';
import type { Stats } from './stats.ts';

/**
 * Sentry's issue, as `sentry/wire` hands it on: `null` is mapped to absent, numbers are numbers, dates are Unix
 * milliseconds. Only `id` is certain: servers of every age leave out anything else (SENTRY-API.md §11, §18), so each
 * such field is optional here or has a stated fallback. All text is untrusted.
 */
export interface Issue {
	/** Decimal digits. */
	readonly id: string;
	/** `PUMP-STATION-1`. */
	readonly shortId?: string;
	/**
	 * Never empty nor `?`: falls back to the metadata's title, type, value or message, then to `<unlabeled issue>`. May hold
	 * any character.
	 */
	readonly title: string;
	/** Often a route or a task, not a place in code: CULPRITS.md §1. */
	readonly culprit?: string;
	/** Only ever an http(s) URL; anything else is dropped. Opened only on the account's own origin. */
	readonly permalink?: string;
	readonly logger?: string;
	readonly level: Level;
	readonly status: Status;
	readonly statusDetails: StatusDetails;
	readonly substatus?: Substatus;
	readonly priority?: Priority;
	/** This, and each flag and count below: absent when the server did not tell, which is neither no nor none. */
	readonly isPublic?: boolean;
	readonly platform?: string;
	readonly project: ProjectRef;
	/** `error`, `default`, `csp`, `transaction`, `generic`, …: an open set. */
	readonly type?: string;
	readonly issueType?: string;
	readonly issueCategory?: string;
	readonly metadata: IssueMetadata;
	readonly numComments?: number;
	/** `null`: nobody. Absent: the server did not tell. */
	readonly assignedTo?: Actor | null;
	readonly isBookmarked?: boolean;
	readonly isSubscribed?: boolean;
	readonly hasSeen?: boolean;
	readonly isUnhandled?: boolean;
	readonly annotations: readonly Annotation[];
	/** Events in the period asked for (list) or ever (details). Absent when the server was told to leave it out. */
	readonly count?: number;
	readonly userCount?: number;
	readonly firstSeen?: number;
	readonly lastSeen?: number;
	/** Series by period: `24h`, `14d`, `30d`, `auto`. Empty when the server sent none. */
	readonly stats: { readonly [period: string]: Stats };
	/** Set when the query named one event: that event's id (32 hex digits). */
	readonly matchingEventId?: string;
}

/** What `GET …/issues/{id}/` adds to a row. */
export interface IssueDetails extends Issue {
	/** Newest first; at most 100. */
	readonly activity: readonly Activity[];
	readonly seenBy: readonly Actor[];
	readonly participants: readonly Actor[];
	readonly userReportCount?: number;
	readonly firstRelease?: Release;
	readonly lastRelease?: Release;
	/** Keys with totals only; the values come from `tags`. */
	readonly tags: readonly TagSummary[];
	readonly shareId?: string;
	readonly subscriptionReason?: string;
	/** `pluginIssues`: issues in other trackers. */
	readonly externalIssues: readonly Annotation[];
	/** Names of `pluginActions` and `pluginContexts`, which old servers send. */
	readonly plugins: readonly string[];
	/** What the server sent and no field above holds: shown raw in the panel's "Other Fields". */
	readonly other: JsonObject;
}

export type Level = 'fatal' | 'error' | 'warning' | 'info' | 'debug' | 'sample' | 'unknown';

/**
 * `archived` on the web is `ignored` on the wire. Other words become `unresolved` with the word kept in `statusDetails.raw`.
 * `unknown`: the server did not tell.
 */
export type Status =
	| 'unknown'
	| 'unresolved'
	| 'resolved'
	| 'ignored'
	| 'reprocessing'
	| 'pending_deletion'
	| 'pending_merge'
	| 'deletion_in_progress';

/** Open set: newer servers have more. Known: `new ongoing escalating regressed archived_until_escalating archived_until_condition_met archived_forever`. */
type Substatus = string;

export type Priority = 'low' | 'medium' | 'high';

/** Why and for how long a status holds. Everything is optional. */
export interface StatusDetails {
	readonly inNextRelease?: boolean;
	readonly inRelease?: string;
	readonly inCommit?: { readonly id: string; readonly message?: string; readonly repository?: string };
	readonly autoResolved?: boolean;
	readonly ignoreCount?: number;
	/** Unix ms. */
	readonly ignoreUntil?: number;
	readonly ignoreUserCount?: number;
	/** Minutes. */
	readonly ignoreUserWindow?: number;
	/** Minutes. */
	readonly ignoreWindow?: number;
	readonly actor?: Actor;
	/** A status word that this version does not know. */
	readonly raw?: string;
}

export interface Actor {
	readonly type: 'user' | 'team';
	readonly id: string;
	/** Never empty: `team:3` where the server told an id alone. */
	readonly name: string;
	readonly email?: string;
	/** Unix ms, in `seenBy` only. */
	readonly lastSeen?: number;
}

export interface ProjectRef {
	/** Absent on Sentry 8. */
	readonly id?: string;
	/** Empty when the server told nothing of the project. */
	readonly slug: string;
	readonly name: string;
	readonly platform?: string;
}

/** By event type; see SENTRY-API.md §11. Values that are not text are dropped here and stay in `raw`. */
export interface IssueMetadata {
	readonly type?: string;
	readonly value?: string;
	readonly title?: string;
	readonly message?: string;
	/** Of the crash frame: with `function` the best key to the code that a list row has. */
	readonly filename?: string;
	readonly function?: string;
	readonly location?: string;
	readonly directive?: string;
	readonly uri?: string;
	readonly raw: JsonObject;
}

export interface Annotation {
	readonly label: string;
	/** Only http(s). */
	readonly url?: string;
}

export interface Activity {
	readonly id: string;
	/** Open set: SENTRY-API.md §13. */
	readonly type: string;
	/** `null`: Sentry itself. Absent: the server did not tell. */
	readonly user?: Actor | null;
	/** Unix ms. */
	readonly dateCreated?: number;
	/** `data.text` of a note. */
	readonly text?: string;
	readonly data: JsonObject;
}

interface TagSummary {
	readonly key: string;
	readonly name: string;
	readonly totalValues?: number;
	readonly uniqueValues?: number;
}

/** One tag with its commonest values: `GET …/issues/{id}/tags/`. */
export interface TagDistribution extends TagSummary {
	readonly topValues: readonly TagValue[];
}

export interface TagValue {
	/** Empty text is a value too. */
	readonly value: string;
	readonly name: string;
	readonly count?: number;
	readonly firstSeen?: number;
	readonly lastSeen?: number;
}

export interface Release {
	readonly version: string;
	readonly shortVersion?: string;
	readonly dateCreated?: number;
	readonly dateReleased?: number;
	readonly firstEvent?: number;
	readonly lastEvent?: number;
	readonly newGroups?: number;
	readonly commitCount?: number;
	readonly deployCount?: number;
	readonly url?: string;
	readonly ref?: string;
	/** Commit hash: what the git remap starts from. */
	readonly lastCommit?: string;
	readonly lastDeploy?: string;
	readonly owner?: Actor;
	readonly authors: readonly Actor[];
	readonly projects: readonly ProjectRef[];
	/** What else the server sent with a value. */
	readonly other: JsonObject;
}

/** A commit of a release: `GET …/releases/{version}/commits/`. */
export interface Commit {
	readonly id: string;
	readonly message?: string;
	readonly author?: Actor;
	readonly dateCreated?: number;
	readonly repository?: string;
	/** Of its pull request, where it is known. */
	readonly url?: string;
}

/** One commit that may have caused the issue: `GET …/events/{eid}/committers/`. */
export interface SuspectCommit extends Commit {
	readonly score?: number;
}

export interface UserReport {
	readonly id: string;
	readonly eventId?: string;
	readonly name?: string;
	readonly email?: string;
	readonly comments: string;
	readonly dateCreated?: number;
}
