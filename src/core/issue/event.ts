import type { Json, JsonObject } from '../json.ts';
import type { Marks } from './marks.ts';

/**
 * Sentry's event as `sentry/wire` hands it on. Same rules as `Issue`: `null` is absent, dates are Unix ms, everything but
 * the id may be missing, all text is untrusted. `entries` keep the server's order; unknown ones stay raw.
 */
export interface SentryEvent {
	/** 32 hex digits. (`eventID` on the wire; old servers' row id is dropped.) */
	readonly id: string;
	readonly issueId?: string;
	readonly projectId?: string;
	readonly projectSlug?: string;
	readonly title?: string;
	readonly message?: string;
	readonly culprit?: string;
	readonly location?: string;
	readonly platform?: string;
	/** `error default csp transaction generic …`: an open set. */
	readonly type?: string;
	readonly dateCreated?: number;
	readonly dateReceived?: number;
	readonly dist?: string;
	readonly size?: number;
	readonly entries: readonly Entry[];
	readonly tags: readonly EventTag[];
	readonly user?: EventUser;
	readonly contexts: JsonObject;
	/** "Additional data". */
	readonly context: JsonObject;
	readonly packages: { readonly [name: string]: string };
	readonly sdk?: { readonly name?: string; readonly version?: string };
	readonly errors: readonly ProcessingError[];
	readonly release?: EventRelease;
	readonly fingerprints: readonly string[];
	readonly groupingConfig?: string;
	readonly occurrence?: JsonObject;
	/** What servers of before 2023 tell of a performance issue in place of an occurrence. */
	readonly perfProblem?: JsonObject;
	/** When a transaction began and ended: Unix seconds with fractions, as sent. */
	readonly startTimestamp?: number;
	readonly endTimestamp?: number;
	/** Web vitals, app starts and whatever else was measured; absent where nothing was. */
	readonly measurements?: readonly Measurement[];
	/** Where a transaction's time went: `span_ops`, by kind of work. */
	readonly breakdowns?: readonly Breakdown[];
	readonly crashFile?: string;
	/**
	 * The server has pages of replays, traces and profiles: it says whether it found the event itself (`occurrence`, also
	 * null), as Sentry does since it has them and work-alikes do not.
	 */
	readonly hasPages?: true;
	readonly previousEventId?: string;
	readonly nextEventId?: string;
	readonly userReport?: { readonly name?: string; readonly email?: string; readonly comments?: string };
	readonly metadata: JsonObject;
	/** Redaction and truncation marks as sent, without what says nothing. */
	readonly meta: JsonObject;
	/** The same, read: of all but the entries and tags, whose parts have theirs with them. */
	readonly marks?: Marks;
	/** What the server sent and is not here, since it was too much; absent when all is here. */
	readonly cut?: EventCut;
}

export interface Measurement {
	/** `lcp`, `cls`, `app_start_cold`, …: an open set. */
	readonly name: string;
	readonly value: number;
	/** `millisecond`, `byte`, `ratio`, `none`, …: an open set; absent where the server tells none. */
	readonly unit?: string;
}

export interface Breakdown {
	readonly name: string;
	readonly values: readonly Measurement[];
}

/** How many were left out. What was inside of them is not counted beside them. */
export interface EventCut {
	readonly frames: number;
	readonly exceptions: number;
	readonly threads: number;
	readonly breadcrumbs: number;
	/** Anything else: tags, variables, numbers and texts of JSON. */
	readonly values: number;
}

/** A row of `GET …/issues/{id}/events/`. */
export interface EventSummary {
	readonly id: string;
	readonly title?: string;
	readonly message?: string;
	readonly dateCreated?: number;
	readonly platform?: string;
	readonly user?: EventUser;
	readonly tags: readonly EventTag[];
	readonly location?: string;
	readonly culprit?: string;
}

export interface EventRelease {
	readonly version: string;
	readonly shortVersion?: string;
	readonly lastCommit?: string;
	readonly dateCreated?: number;
	readonly url?: string;
}

export interface EventTag {
	readonly key: string;
	readonly value: string;
	readonly marks?: Marks;
}

export interface EventUser {
	readonly id?: string;
	readonly email?: string;
	readonly username?: string;
	readonly name?: string;
	readonly ipAddress?: string;
	readonly geo?: JsonObject;
	readonly data: JsonObject;
}

export interface ProcessingError {
	/** `js_no_source`, `native_missing_dsym`, …: an open set. */
	readonly type: string;
	readonly message?: string;
	readonly data: JsonObject;
}

export type Entry =
	| {
			readonly type: 'exception';
			readonly values: readonly Exception[];
			readonly omitted?: readonly [number, number];
	  }
	| { readonly type: 'stacktrace'; readonly stacktrace: Stacktrace }
	| { readonly type: 'threads'; readonly values: readonly Thread[] }
	| {
			readonly type: 'message';
			readonly formatted: string;
			readonly template?: string;
			readonly params?: Json;
			readonly marks?: Marks;
	  }
	| { readonly type: 'breadcrumbs'; readonly values: readonly Breadcrumb[] }
	| { readonly type: 'request'; readonly request: EventRequest }
	| { readonly type: 'unknown'; readonly name: string; readonly data: Json };

/** Root cause first, the exception that was raised last (SENTRY-API.md §14). */
export interface Exception {
	readonly type?: string;
	readonly value?: string;
	readonly module?: string;
	readonly threadId?: string;
	readonly mechanism?: Mechanism;
	readonly stacktrace?: Stacktrace;
	/** Before source maps and symbols were applied. */
	readonly rawStacktrace?: Stacktrace;
	readonly marks?: Marks;
}

export interface Mechanism {
	readonly type?: string;
	readonly handled?: boolean;
	readonly synthetic?: boolean;
	readonly exceptionId?: number;
	readonly parentId?: number;
	readonly isExceptionGroup?: boolean;
	readonly source?: string;
	readonly description?: string;
	/** Only http(s). */
	readonly helpLink?: string;
	readonly data: JsonObject;
	readonly meta: JsonObject;
}

export interface Thread {
	readonly id?: string;
	readonly name?: string;
	readonly current: boolean;
	readonly crashed: boolean;
	readonly main?: boolean;
	/** `BLOCKED`, `Waiting`, …: the runtime's own word. */
	readonly state?: string;
	/** Locks that it holds or waits for, despite the name that Sentry gave them; absent where none was told. */
	readonly heldLocks?: readonly Lock[];
	readonly stacktrace?: Stacktrace;
	readonly rawStacktrace?: Stacktrace;
}

/** A monitor and what a thread has to do with it (develop.sentry.dev "Lock Reason Interface"). */
export interface Lock {
	/** Absent: the server told none of these. `blocked` waits until another thread lets go of it. */
	readonly type?: 'locked' | 'waiting' | 'sleeping' | 'blocked';
	readonly address?: string;
	readonly packageName?: string;
	readonly className?: string;
	/** Of `blocked`: the thread that holds it. */
	readonly threadId?: string;
}

export interface Stacktrace {
	/** Oldest first: the crash is last. */
	readonly frames: readonly Frame[];
	readonly framesOmitted?: readonly [number, number];
	readonly registers?: JsonObject;
}

/** Line and column as sent; 1-based line. Anything may be absent or absurd: clamp before use. */
export interface Frame {
	readonly filename?: string;
	readonly absPath?: string;
	readonly module?: string;
	readonly package?: string;
	/** Overrides the event's. */
	readonly platform?: string;
	readonly function?: string;
	readonly rawFunction?: string;
	readonly symbol?: string;
	readonly symbolAddr?: string;
	readonly instructionAddr?: string;
	readonly lineNo?: number;
	readonly colNo?: number;
	/** `[line number, text]`, the text untrimmed; empty without source. */
	readonly context: readonly (readonly [number, string])[];
	readonly inApp: boolean;
	readonly trust?: string;
	readonly vars?: JsonObject;
	readonly errors: readonly string[];
	/** What the frame has locked or waits for. */
	readonly lock?: Lock;
	readonly sourceLink?: string;
	/** Why the symbolicator found nothing, e.g. `missing_symbol`. */
	readonly symbolicatorStatus?: string;
	/** Where the minified code is: set when a source map was applied. */
	readonly origAbsPath?: string;
	readonly origFunction?: string;
	readonly origLineNo?: number;
	readonly origColNo?: number;
	readonly mapUrl?: string;
	readonly marks?: Marks;
}

export interface Breadcrumb {
	readonly type?: string;
	readonly category?: string;
	readonly level?: string;
	readonly message?: string;
	readonly data?: Json;
	readonly timestamp?: number;
	readonly marks?: Marks;
}

export interface EventRequest {
	readonly method?: string;
	readonly url?: string;
	readonly query: readonly (readonly [string, string])[];
	readonly fragment?: string;
	readonly data?: Json;
	readonly headers: readonly (readonly [string, string])[];
	readonly cookies: readonly (readonly [string, string])[];
	readonly env: JsonObject;
	readonly inferredContentType?: string;
	readonly marks?: Marks;
}

export interface Attachment {
	readonly id: string;
	readonly name: string;
	readonly size?: number;
	readonly mimetype?: string;
	readonly type?: string;
	readonly dateCreated?: number;
}

/**
 * One stack of an event, in the order in which it is shown and addressed. Both ends of the webview compute it from the
 * same event, so that the page can name a frame by two indexes.
 */
export interface Stack {
	readonly kind: 'exception' | 'thread' | 'stacktrace';
	readonly exception?: Exception;
	readonly thread?: Thread;
	/** Absent: the exception has none, here or in its thread. */
	readonly stacktrace?: Stacktrace;
	readonly rawStacktrace?: Stacktrace;
}

/** Names one frame of one event: indexes into `stacksOf(event)` and its `stacktrace.frames`. */
export interface FrameRef {
	readonly stack: number;
	readonly frame: number;
}

/**
 * The event's stacks: the exceptions in wire order, then threads that no exception has taken, then a top-level stack
 * trace. An exception without frames borrows those of its thread: by `threadId`, else the crashed, the current, the
 * first (SENTRY-API.md §14).
 */
export function stacksOf(event: Pick<SentryEvent, 'entries'>): readonly Stack[] {
	const stacks: Stack[] = [];
	const threads = event.entries.flatMap((entry) => (entry.type === 'threads' ? entry.values : []));
	const taken = new Set<Thread>();
	for (const entry of event.entries) {
		if (entry.type !== 'exception') {
			continue;
		}
		for (const exception of entry.values) {
			const own = (exception.stacktrace?.frames.length ?? 0) > 0;
			const isRaised = exception === entry.values.at(-1);
			const thread = threadOf(exception, threads, !own && isRaised);
			if (thread) {
				taken.add(thread);
			}
			const source = own ? exception : isRaised || exception.threadId !== undefined ? thread : undefined;
			stacks.push({
				kind: 'exception',
				exception,
				...(thread && { thread }),
				...(source?.stacktrace && { stacktrace: source.stacktrace }),
				...(source?.rawStacktrace && { rawStacktrace: source.rawStacktrace }),
			});
		}
	}
	for (const thread of threads) {
		if (!taken.has(thread)) {
			stacks.push({
				kind: 'thread',
				thread,
				...(thread.stacktrace && { stacktrace: thread.stacktrace }),
				...(thread.rawStacktrace && { rawStacktrace: thread.rawStacktrace }),
			});
		}
	}
	for (const entry of event.entries) {
		if (entry.type === 'stacktrace') {
			stacks.push({ kind: 'stacktrace', stacktrace: entry.stacktrace });
		}
	}
	return stacks;
}

function threadOf(exception: Exception, threads: readonly Thread[], anyOther: boolean): Thread | undefined {
	const named = threads.find((thread) => thread.id !== undefined && thread.id === exception.threadId);
	if (named || !anyOther) {
		return named;
	}
	return threads.find((thread) => thread.crashed) ?? threads.find((thread) => thread.current) ?? threads[0];
}

/** The frame that a reference names, if the event has it. */
export function frameAt(event: Pick<SentryEvent, 'entries'>, ref: FrameRef): Frame | undefined {
	return stacksOf(event)[ref.stack]?.stacktrace?.frames[ref.frame];
}
