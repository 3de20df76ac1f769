import * as z from 'zod/mini';
import type {
	Breadcrumb,
	Entry,
	EventRequest,
	Exception,
	Mechanism,
	Thread,
} from '../../core/issue/event.ts';
import { isObject, type Json } from '../../core/json.ts';
import {
	anything,
	date,
	exactText,
	flag,
	jsonObject,
	list,
	most,
	number,
	optional,
	text,
	toJsonObject,
	webUrl,
	words,
} from './field.ts';
import type { RawEntry } from './eventBudget.ts';
import { stacktrace } from './frame.ts';
import { locks } from './lock.ts';
import { entryWithMarks, marks } from './marks.ts';
import { present } from './present.ts';
import { range } from './range.ts';
import { spelled } from './spelled.ts';
import { toJson } from './toJson.ts';

const mechanism = optional(
	z.pipe(
		spelled(
			[
				['exceptionId', 'exception_id'],
				['parentId', 'parent_id'],
				['isExceptionGroup', 'is_exception_group'],
				['helpLink', 'help_link'],
			],
			z.object({
				type: words,
				handled: flag,
				synthetic: flag,
				exceptionId: number,
				parentId: number,
				isExceptionGroup: flag,
				source: words,
				description: words,
				helpLink: webUrl,
				data: jsonObject,
				meta: jsonObject,
			}),
		),
		z.transform((raw): Mechanism => present(raw)),
	),
);

/** Old SDKs sent objects where text belongs: they are shown as their JSON. */
const textOrJson = z.transform((value) =>
	isObject(value) || Array.isArray(value)
		? JSON.stringify(toJson(value)).slice(0, 10_000)
		: z.safeParse(text, value).data,
);

const exception = z.pipe(
	spelled(
		[
			['threadId', 'thread_id'],
			['rawStacktrace', 'raw_stacktrace'],
			['marks', '_meta'],
		],
		z.object({
			type: words,
			value: textOrJson,
			module: words,
			threadId: words,
			mechanism,
			stacktrace,
			rawStacktrace: stacktrace,
			marks,
		}),
	),
	z.transform((raw): Exception => present(raw)),
);

const thread = z.pipe(
	spelled(
		[
			['heldLocks', 'held_locks'],
			['rawStacktrace', 'raw_stacktrace'],
		],
		z.object({
			id: text,
			name: words,
			current: flag,
			crashed: flag,
			main: flag,
			state: words,
			heldLocks: locks,
			stacktrace,
			rawStacktrace: stacktrace,
		}),
	),
	z.transform(
		({ current, crashed, ...rest }): Thread =>
			present({ ...rest, current: current ?? false, crashed: crashed ?? false }),
	),
);

const breadcrumb = z.pipe(
	z.object({
		type: words,
		category: words,
		level: words,
		message: textOrJson,
		data: anything,
		timestamp: date,
		_meta: marks,
	}),
	z.transform(
		({ data, _meta, ...rest }): Breadcrumb =>
			present({
				...rest,
				data: data === undefined || data === null ? undefined : toJson(data),
				marks: _meta,
			}),
	),
);

/** Pairs `[[name, value]]`, an object, or for the query the text itself. */
const pairs = z.transform((value): (readonly [string, string])[] => {
	if (typeof value === 'string') {
		return [...new URLSearchParams(value.slice(0, 20_000))].slice(0, 500);
	}
	const rows: unknown[] = Array.isArray(value) ? value : isObject(value) ? Object.entries(value) : [];
	return rows.slice(0, 500).flatMap((row) => {
		const [k, v] = Array.isArray(row) ? (row as unknown[]) : [];
		const key = z.safeParse(text, k).data;
		return key === undefined ? [] : [[key, z.parse(textOrJson, v) ?? ''] as const];
	});
});

const request = z.pipe(
	spelled(
		[
			['query', 'query_string'],
			['inferredContentType', 'inferred_content_type'],
			['marks', '_meta'],
		],
		z.object({
			method: words,
			url: words,
			query: pairs,
			fragment: words,
			data: anything,
			headers: pairs,
			cookies: pairs,
			env: jsonObject,
			inferredContentType: words,
			marks,
		}),
	),
	z.transform(
		({ data, ...rest }): EventRequest =>
			present({ ...rest, data: data === undefined || data === null ? undefined : toJson(data) }),
	),
);

const message = spelled(
	[
		['template', 'message'],
		['marks', '_meta'],
	],
	z.object({ formatted: exactText, template: exactText, params: anything, marks }),
);

const exceptions = list(exception, 200);
const threads = list(thread, 1_000);
const breadcrumbs = list(breadcrumb, 1_000);

/** `{values: […]}`, or the list itself as SDKs send it. */
function valuesOf(data: unknown): unknown {
	return isObject(data) ? (data['values'] ?? []) : data;
}

/** One entry; none is lost: a type that is not known, or data that is not what its type says, stays raw. */
export function readEntry({ type, data }: RawEntry): Entry {
	switch (type) {
		case 'exception': {
			const omitted = isObject(data)
				? z.safeParse(range, data['excOmitted'] ?? data['exc_omitted']).data
				: undefined;
			return present({ type, values: z.parse(exceptions, valuesOf(data)), omitted });
		}
		case 'stacktrace': {
			const read = z.safeParse(stacktrace, data).data;
			return read ? { type, stacktrace: read } : unknownEntry(type, data);
		}
		case 'threads':
			return { type, values: z.parse(threads, valuesOf(data)) };
		case 'breadcrumbs':
			return { type, values: z.parse(breadcrumbs, valuesOf(data)) };
		case 'request': {
			const read = z.safeParse(request, data);
			return read.success ? { type, request: withoutShifted(read.data, data) } : unknownEntry(type, data);
		}
		case 'message': {
			const read = z.safeParse(message, typeof data === 'string' ? { formatted: data } : data).data;
			const formatted = read?.formatted ?? read?.template;
			return read === undefined || formatted === undefined
				? unknownEntry(type, data)
				: present({
						type,
						formatted,
						template: read.template,
						params: read.params === undefined || read.params === null ? undefined : toJson(read.params),
						marks: read.marks,
					});
		}
		case 'spans':
			return Array.isArray(data) ? rawEntry(type, each(data)) : unknownEntry(type, data);
		case 'debugmeta': {
			const { images, ...others } = isObject(data) ? data : {};
			return Array.isArray(images)
				? rawEntry(type, { ...toJsonObject(others), images: each(images) })
				: unknownEntry(type, data);
		}
		default:
			return unknownEntry(type, data);
	}
}

/** One by one: together they may be more than the largest of one thing, and the event's budget bounds them all. */
function each(list: readonly unknown[]): readonly Json[] {
	const read = list.slice(0, most.items).map(toJson);
	return list.length > read.length ? [...read, '…'] : read;
}

function rawEntry(name: string, data: Json): Entry {
	return { type: 'unknown', name, data };
}

/** Without the marks of a list of which a row could not be read: what is said of the next would stand at the wrong one. */
function withoutShifted(request: EventRequest, data: unknown): EventRequest {
	const { marks } = request;
	if (!marks?.inner || !isObject(data)) {
		return request;
	}
	const inner = Object.entries(marks.inner).filter(([name]) => {
		const sent = data[name];
		const read = name === 'headers' || name === 'cookies' || name === 'query' ? request[name] : undefined;
		return !read || !Array.isArray(sent) || sent.length === read.length;
	});
	return { ...request, marks: { ...marks, inner: Object.fromEntries(inner) } };
}

function unknownEntry(name: string, data: unknown): Entry {
	return rawEntry(name.slice(0, 200), toJson(data));
}

/** An event in the form in which Sentry stores it has its interfaces at the top (SENTRY-API.md §15). */
const stored: readonly (readonly [key: string, type: string])[] = [
	['logentry', 'message'],
	['exception', 'exception'],
	['stacktrace', 'stacktrace'],
	['threads', 'threads'],
	['breadcrumbs', 'breadcrumbs'],
	['request', 'request'],
];

/** The entries of an event, in the server's order. */
export function entriesOf(event: { readonly [key: string]: unknown }): readonly RawEntry[] {
	const listed = event['entries'];
	if (!Array.isArray(listed)) {
		return stored.flatMap(([key, type]) => (isObject(event[key]) ? [{ type, data: event[key] }] : []));
	}
	const meta = isObject(event['_meta']) ? event['_meta']['entries'] : undefined;
	return (listed as unknown[]).flatMap((entry, index) =>
		isObject(entry)
			? entryWithMarks(
					{ type: z.safeParse(words, entry['type']).data ?? 'unknown', data: entry['data'] ?? null },
					isObject(meta) ? meta[index] : undefined,
				)
			: [],
	);
}
