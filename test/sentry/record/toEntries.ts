import type { Json, JsonObject } from '../../../src/core/json.ts';
import { toStacktrace } from './toFrame.ts';
import { type StoredEvent, type StoredException, type StoredThread, valuesOf } from './storedEvent.ts';

/** An event's parts in the order in which Sentry lists them. */
export function toEntries(event: StoredEvent): JsonObject[] {
	const exceptions = valuesOf(event.exception);
	const threads = valuesOf(event.threads);
	const breadcrumbs = valuesOf(event.breadcrumbs);
	const message = messageOf(event);
	const stacktrace = toStacktrace(event.stacktrace);
	return [
		...(message ? [{ type: 'message', data: message }] : []),
		...(exceptions.length > 0 ? [{ type: 'exception', data: exceptionsData(exceptions) }] : []),
		...(stacktrace ? [{ type: 'stacktrace', data: stacktrace }] : []),
		...(event.csp ? [{ type: 'csp', data: event.csp }] : []),
		...(threads.length > 0 ? [{ type: 'threads', data: { values: threads.map(toThread) } }] : []),
		...(breadcrumbs.length > 0
			? [{ type: 'breadcrumbs', data: { values: breadcrumbs.map(toBreadcrumb) } }]
			: []),
		...(event.request ? [{ type: 'request', data: toRequest(event.request) }] : []),
	];
}

/** The message with its template and parameters. */
export function messageOf(
	event: StoredEvent,
): { formatted: string; message: string | null; params: Json } | undefined {
	const entry = event.logentry ?? event.message;
	if (entry === null || entry === undefined || entry === '') {
		return undefined;
	}
	if (typeof entry === 'string') {
		return { formatted: entry, message: null, params: null };
	}
	const { formatted, message, params } = entry;
	return { formatted: formatted ?? message ?? '', message: message ?? null, params: params ?? null };
}

function exceptionsData(exceptions: readonly StoredException[]): JsonObject {
	const values = exceptions.map(toException);
	const frames = exceptions.flatMap(({ stacktrace }) => stacktrace?.frames ?? []);
	return { values, hasSystemFrames: frames.some(({ in_app }) => in_app === true), excOmitted: null };
}

function toException(exception: StoredException): JsonObject {
	const { type, value, module, thread_id, mechanism } = exception;
	return {
		type: type ?? null,
		value:
			typeof value === 'string' || value === null || value === undefined
				? (value ?? null)
				: JSON.stringify(value),
		mechanism: mechanism ?? null,
		threadId: thread_id ?? null,
		module: module ?? null,
		stacktrace: toStacktrace(exception.stacktrace),
		rawStacktrace: toStacktrace(exception.raw_stacktrace),
	};
}

function toThread(thread: StoredThread): JsonObject {
	return {
		id: thread.id ?? null,
		current: thread.current ?? false,
		crashed: thread.crashed ?? false,
		name: thread.name ?? null,
		main: thread.main ?? null,
		state: thread.state ?? null,
		heldLocks: null,
		stacktrace: toStacktrace(thread.stacktrace),
		rawStacktrace: null,
	};
}

function toBreadcrumb(crumb: JsonObject): JsonObject {
	const { timestamp } = crumb;
	return {
		type: crumb['type'] ?? 'default',
		timestamp: typeof timestamp === 'number' ? new Date(timestamp * 1000).toISOString() : (timestamp ?? null),
		level: crumb['level'] ?? 'info',
		message: crumb['message'] ?? null,
		category: crumb['category'] ?? null,
		data: crumb['data'] ?? null,
		event_id: null,
	};
}

function toRequest(request: JsonObject): JsonObject {
	const query = request['query_string'];
	return {
		method: request['method'] ?? null,
		url: request['url'] ?? null,
		query: typeof query === 'string' ? [...new URLSearchParams(query)] : pairs(query),
		fragment: request['fragment'] ?? null,
		data: request['data'] ?? null,
		headers: pairs(request['headers']),
		cookies: pairs(request['cookies']),
		env: request['env'] ?? null,
		inferredContentType: request['inferred_content_type'] ?? null,
		apiTarget: null,
	};
}

function pairs(fields: Json | undefined): [string, Json][] {
	if (typeof fields !== 'object' || fields === null) {
		return [];
	}
	return Array.isArray(fields)
		? (fields as [string, Json][])
		: Object.entries(fields as JsonObject).sort(([left], [right]) => (left < right ? -1 : 1));
}
