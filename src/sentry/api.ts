import type { IssueChange } from '../core/actions/issueChange.ts';
import type { ServerFacts } from '../core/capabilities.ts';
import type { Attachment, EventSummary, SentryEvent } from '../core/issue/event.ts';
import type {
	Activity,
	Actor,
	Annotation,
	Commit,
	Issue,
	IssueDetails,
	ProjectRef,
	Release,
	SuspectCommit,
	TagDistribution,
	TagValue,
	UserReport,
} from '../core/issue/issue.ts';
import type { CulpritError } from '../core/failure.ts';
import type { ImageType } from '../core/issue/imageType.ts';
import type { IssuePatch } from '../core/issue/issuePatch.ts';
import type { IssueQuery, IssueSort } from '../core/query/issueQuery.ts';
import type { IssueSeries } from '../core/issue/stats.ts';

export type { IssueQuery };

/**
 * Sentry's Web API as Culprit uses it: one method an endpoint, every answer parsed. Implemented by `client.ts` in the
 * lazy chunk. Every method rejects with a `CulpritError`, also when `signal` aborts (`cancelled`). Ids and slugs are
 * checked before anything is sent (`badInput`).
 */
export interface SentryApi {
	/** `GET /`: the token's scopes and, for a user's token, its user. The cheap check that a token works. */
	whoAmI(signal: AbortSignal): Promise<WhoAmI>;
	/** Where users of this server make a token: a URL of its origin. Needs none itself. Never rejects. */
	tokenPage(signal: AbortSignal): Promise<string>;
	/**
	 * Asks the server for its make and version where that is not known, for `server`. Needs no token itself, and takes a second
	 * at most. Never rejects.
	 */
	learnServer(signal: AbortSignal): Promise<void>;
	/** What its answers have told of the server so far. */
	server(): ServerFacts;
	/** Over all regions of the server, in the order of the server. */
	organizations(signal: AbortSignal): Promise<readonly Organization[]>;
	projects(organization: string, signal: AbortSignal): Promise<readonly ProjectRef[]>;
	environments(organization: string, signal: AbortSignal): Promise<readonly string[]>;
	/** One page of `GET /organizations/{org}/issues/`. Never more than one request a call (fallbacks apart). */
	issues(organization: string, query: IssueQuery, signal: AbortSignal): Promise<ResultPage<Issue>>;
	/** Takes a numeric id or a short id. The id of the answer can differ: merged issues answer with the survivor. */
	issue(organization: string, idOrShortId: string, signal: AbortSignal): Promise<IssueDetails>;
	/** The id of the issue that an event belongs to, by the event's id alone. */
	issueOfEvent(organization: string, eventId: string, signal: AbortSignal): Promise<string>;
	/** `among` narrows what `latest` and its like choose from, and what is next and previous; an id is found whatever it says. */
	event(
		organization: string,
		issueId: string,
		which: EventName,
		signal: AbortSignal,
		among?: EventFilterQuery,
	): Promise<SentryEvent>;
	events(
		organization: string,
		issueId: string,
		query: EventQuery,
		signal: AbortSignal,
	): Promise<ResultPage<EventSummary>>;
	/** Two requests. Nothing where the server has no such thing. */
	series(organization: string, issue: SeriesOf, signal: AbortSignal): Promise<IssueSeries | undefined>;
	tags(
		organization: string,
		issueId: string,
		environments: readonly string[],
		signal: AbortSignal,
	): Promise<readonly TagDistribution[]>;
	comments(organization: string, issueId: string, signal: AbortSignal): Promise<readonly Activity[]>;
	suspectCommits(
		organization: string,
		project: string,
		eventId: string,
		signal: AbortSignal,
	): Promise<readonly SuspectCommit[]>;
	attachments(
		organization: string,
		project: string,
		eventId: string,
		signal: AbortSignal,
	): Promise<readonly Attachment[]>;
	/**
	 * An attachment that is an image, as its bytes say; `badReply` with the code `noImage` when it is none, `noImageSize`
	 * when it does not say how large it is, and `manyPixels` when that is more than `mostPixels`; `tooLarge` when it has more
	 * than `mostImageBytes`. Kept nowhere.
	 */
	attachedImage(
		organization: string,
		project: string,
		eventId: string,
		attachmentId: string,
		signal: AbortSignal,
	): Promise<{ readonly type: ImageType; readonly bytes: Uint8Array }>;
	userReports(organization: string, issueId: string, signal: AbortSignal): Promise<readonly UserReport[]>;
	externalIssues(organization: string, issueId: string, signal: AbortSignal): Promise<readonly Annotation[]>;
	release(organization: string, version: string, signal: AbortSignal): Promise<Release>;
	/** Newest first, the first 100. Empty where nobody told Sentry of commits. */
	releaseCommits(organization: string, version: string, signal: AbortSignal): Promise<readonly Commit[]>;
	codeMappings(organization: string, projectId: string, signal: AbortSignal): Promise<readonly CodeMapping[]>;
	tagKeys(
		organization: string,
		projects: readonly string[],
		signal: AbortSignal,
	): Promise<readonly { readonly key: string; readonly name: string }[]>;
	tagValues(
		organization: string,
		key: string,
		prefix: string,
		projects: readonly string[],
		signal: AbortSignal,
	): Promise<readonly TagValue[]>;
	savedSearches(organization: string, signal: AbortSignal): Promise<readonly SavedSearch[]>;
	/** Whom an issue can be assigned to. */
	members(organization: string, projects: readonly string[], signal: AbortSignal): Promise<readonly Actor[]>;
	teams(organization: string, signal: AbortSignal): Promise<readonly Actor[]>;
	/**
	 * Returns what the server now says; it lacks activity, stats, tags and releases (SENTRY-API.md §16): merge it with
	 * `mergeIssue`, do not replace. Empty when no issue of these was there to change.
	 */
	update(
		organization: string,
		issueIds: readonly string[],
		change: IssueChange,
		signal: AbortSignal,
	): Promise<readonly IssuePatch[]>;
	comment(organization: string, issueId: string, text: string, signal: AbortSignal): Promise<Activity>;
	/** The first page last read for a query, also before a restart: to show at once while `issues` asks. Never rejects. */
	lastIssues(organization: string, query: IssueQuery): Promise<ResultPage<Issue> | undefined>;
	/** What was last read of an issue, also before a restart; for when the server cannot be asked. Never rejects. */
	lastIssue(organization: string, idOrShortId: string): Promise<Kept<IssueDetails> | undefined>;
	/** The same for an event, by what was asked for. */
	lastEvent(
		organization: string,
		issueId: string,
		which: EventName,
		among?: EventFilterQuery,
	): Promise<Kept<SentryEvent> | undefined>;
	/** For "Refresh": the next answers come from the server, not from the brief cache. What is kept for offline stays. */
	revalidate(): void;
	/**
	 * For another token or signing out: forgets everything that was learnt or kept with this account, on disk too, where
	 * nothing is written from then on.
	 */
	forget(): Promise<void>;
	/** Ends keep-alive connections, refuses further calls and writes nothing more to disk. */
	close(): Promise<void>;
}

export interface Kept<T> {
	readonly value: T;
	/** Unix ms when it was read from the server. */
	readonly since: number;
	/** Its secrets were not kept: a mask stands in their place. */
	readonly masked?: boolean;
}

export interface WhoAmI {
	/** Empty when the server does not tell. */
	readonly scopes: readonly string[];
	readonly user?: { readonly id: string; readonly name: string; readonly email?: string };
}

export interface Organization {
	readonly id?: string;
	readonly slug: string;
	readonly name: string;
	/** Origin of the region its data lives in, when it is one that may receive the token. */
	readonly regionOrigin?: string;
}

/** Which events of an issue. */
export interface EventFilterQuery {
	readonly query?: string;
	readonly environments?: readonly string[];
	readonly statsPeriod?: string;
	/** Instead of `statsPeriod`: Unix seconds, `end` excluded. */
	readonly span?: { readonly start: number; readonly end: number };
}

export interface EventQuery extends EventFilterQuery {
	readonly limit?: number;
	readonly cursor?: string;
}

/** The issue that a series is wanted of. */
export interface SeriesOf {
	readonly id: string;
	readonly projectId?: string;
	/** Sentry found it itself (slow queries, outages): its events are kept apart from errors. */
	readonly isOccurrence: boolean;
}

/** A word, or 32 hex digits. `recommended` falls back to `latest` where the server has no such thing. */
export type EventName = 'latest' | 'oldest' | 'recommended' | (string & {});

export interface ResultPage<T> {
	readonly rows: readonly T[];
	/** Opaque cursor of the next page; absent on the last. */
	readonly next?: string;
	/** There is no `next`, and the server did not say that this is the last page: where `total` is more, there is more. */
	readonly endUnknown?: true;
	/** The server's estimate of all rows (`X-Hits`), and the most it will count to (`X-Max-Hits`). */
	readonly total?: number;
	readonly maxTotal?: number;
	/** Rows that could not be read at all (no id) and were left out. */
	readonly unreadable: number;
	/** Unix ms, set when this is the last good page kept because the server could not be asked. */
	readonly since?: number;
	/** Why the server could not be asked; set with `since`. */
	readonly problem?: CulpritError;
}

export interface CodeMapping {
	readonly projectId?: string;
	readonly projectSlug?: string;
	readonly repoName?: string;
	/** Prefix of frames' paths … */
	readonly stackRoot: string;
	/** … and what replaces it, relative to the repository. */
	readonly sourceRoot: string;
}

interface SavedSearch {
	readonly id: string;
	readonly name: string;
	readonly query: string;
	readonly sort?: IssueSort;
}
