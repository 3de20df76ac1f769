import type { Json, JsonObject } from '../../../src/core/json.ts';

/** A stack frame as SDKs send it. */
export interface StoredFrame {
	filename?: string | null;
	abs_path?: string | null;
	module?: string | null;
	package?: string | null;
	platform?: string | null;
	function?: string | null;
	raw_function?: string | null;
	lineno?: number | null;
	colno?: number | null;
	pre_context?: string[] | null;
	context_line?: string | null;
	post_context?: string[] | null;
	in_app?: boolean | null;
	vars?: JsonObject | null;
	native?: boolean | null;
}

export interface StoredStacktrace {
	frames?: StoredFrame[] | null;
	frames_omitted?: [number, number] | null;
}

export interface StoredException {
	type?: string | null;
	value?: Json;
	module?: string | null;
	thread_id?: string | number | null;
	mechanism?: JsonObject | null;
	stacktrace?: StoredStacktrace | null;
	raw_stacktrace?: StoredStacktrace | null;
}

export interface StoredThread {
	id?: string | number | null;
	name?: string | null;
	current?: boolean | null;
	crashed?: boolean | null;
	main?: boolean | null;
	state?: string | null;
	stacktrace?: StoredStacktrace | null;
}

/** An event as SDKs send it (snake case), before Sentry has looked at it. Lists come bare or under `values`. */
export interface StoredEvent {
	/** `event` or `feedback` (the envelope's), or `csp`. */
	type?: string;
	event_id?: string;
	platform?: string;
	level?: string;
	logger?: string | null;
	transaction?: string | null;
	message?: string | { formatted?: string; message?: string; params?: Json } | null;
	logentry?: { formatted?: string; message?: string; params?: Json } | null;
	exception?: StoredException[] | { values?: StoredException[] } | null;
	threads?: StoredThread[] | { values?: StoredThread[] } | null;
	stacktrace?: StoredStacktrace | null;
	breadcrumbs?: JsonObject[] | { values?: JsonObject[] } | null;
	request?: JsonObject | null;
	user?: JsonObject | null;
	tags?: { [key: string]: Json } | [string, string][] | null;
	contexts?: { [name: string]: JsonObject } | null;
	extra?: JsonObject | null;
	modules?: JsonObject | null;
	sdk?: { name?: string; version?: string } | null;
	release?: string | null;
	environment?: string | null;
	dist?: string | null;
	server_name?: string | null;
	fingerprint?: string[] | null;
	timestamp?: string | number;
	csp?: JsonObject;
}

/** A browser's report of a violated content security policy (`application/csp-report`), as Relay reads it. */
export function cspEvent(report: { readonly 'csp-report': { readonly [name: string]: Json } }): StoredEvent {
	const fields = Object.entries(report['csp-report']).map(([name, value]) => [
		name.replaceAll('-', '_'),
		value,
	]);
	return {
		type: 'csp',
		platform: 'other',
		level: 'error',
		logger: 'csp',
		csp: Object.fromEntries(fields) as JsonObject,
	};
}

/** `[…]` or `{values: […]}`: SDKs send both. */
export function valuesOf<T>(list: readonly T[] | { values?: T[] } | null | undefined): readonly T[] {
	if (!list) {
		return [];
	}
	return Array.isArray(list) ? (list as readonly T[]) : ((list as { values?: T[] }).values ?? []);
}
