import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import type { Mark, Marks, Remark } from '../../core/issue/marks.ts';
import { count, readAll, words } from './field.ts';
import type { RawEntry } from './eventBudget.ts';
import { present } from './present.ts';

/** Levels of the tree: values are kept to 24 (`toJson.ts`), and above them stand entry, data, exception and frame. */
const mostLevels = 32;
/** Remarks and errors of one value, and characters of a rule's name. */
const most = { remarks: 20, rule: 200 } as const;

const remark = z.transform((raw): Remark | undefined => {
	const [rule, type, from]: readonly unknown[] = Array.isArray(raw) ? (raw as unknown[]) : [];
	const name = z.safeParse(words, rule).data?.slice(0, most.rule);
	return name === undefined
		? undefined
		: present({
				rule: name,
				type: z.safeParse(words, type).data?.slice(0, 1),
				from: z.safeParse(count, from).data,
			});
});

/** `invalid_data`, or with what is to be said of it `["invalid_data", {…}]`. */
const error = z.transform((raw) =>
	z.safeParse(words, Array.isArray(raw) ? (raw as unknown[])[0] : raw).data?.slice(0, most.rule),
);

/** What `_meta` says of a value and of what is in it; nothing when nothing was marked. */
export function readMarks(meta: unknown, level = 0): Marks | undefined {
	if (!isObject(meta) || level > mostLevels) {
		return undefined;
	}
	const own = readMark(meta['']);
	const inner = Object.entries(meta).flatMap(([name, value]) => {
		const marks = name === '' || name === '__proto__' ? undefined : readMarks(value, level + 1);
		return marks ? [[name, marks] as const] : [];
	});
	return own || inner.length > 0
		? present({ own, inner: inner.length > 0 ? Object.fromEntries(inner) : undefined })
		: undefined;
}

function readMark(meta: unknown): Mark | undefined {
	if (!isObject(meta)) {
		return undefined;
	}
	const remarks = readAll(remark, meta['rem'], most.remarks);
	const errors = readAll(error, meta['err'], most.remarks);
	const length = z.safeParse(count, meta['len']).data;
	return remarks.length + errors.length > 0 || length !== undefined
		? present({ remarks, errors, length })
		: undefined;
}

/** The `_meta` of an object that is read: see `withMarks`. */
export const marks = z.transform((meta: unknown) => readMarks(meta));

/**
 * The value with `meta` beside it as its `_meta`, as the API itself gives a tag its own. Lists are shortened and what is no
 * item is left out of them before they are read: by then a number would no longer tell which item it speaks of.
 */
function withMarks(value: unknown, meta: unknown): unknown {
	return isObject(value) && isObject(meta) ? { ...value, _meta: meta } : value;
}

/** The same for each item of a list. */
export function eachWithMarks(
	list: unknown,
	meta: unknown,
	also: (item: unknown, meta: unknown) => unknown = (item) => item,
): unknown {
	if (!Array.isArray(list) || !isObject(meta)) {
		return list;
	}
	return (list as unknown[]).map((item, index) => {
		const own = Object.hasOwn(meta, index) ? meta[index] : undefined;
		return own === undefined || own === null ? item : also(withMarks(item, own), own);
	});
}

/** An entry whose parts have their marks with them. */
export function entryWithMarks({ type, data }: RawEntry, meta: unknown): RawEntry {
	const of = isObject(meta) ? meta['data'] : undefined;
	if (!isObject(of)) {
		return { type, data };
	}
	switch (type) {
		case 'exception':
		case 'threads':
			return { type, data: valuesWithMarks(data, of, stacksWithMarks) };
		case 'breadcrumbs':
			return { type, data: valuesWithMarks(data, of) };
		case 'stacktrace':
			return { type, data: framesWithMarks(data, of) };
		case 'request':
		case 'message':
			return { type, data: withMarks(data, of) };
		default:
			return { type, data };
	}
}

type Also = (item: unknown, meta: unknown) => unknown;

/** The list is the data itself, as SDKs send it, or its `values`. */
function valuesWithMarks(data: unknown, meta: { readonly [key: string]: unknown }, also?: Also): unknown {
	return isObject(data)
		? { ...data, values: eachWithMarks(data['values'], meta['values'], also) }
		: eachWithMarks(data, meta['values'] ?? meta, also);
}

function stacksWithMarks(item: unknown, meta: unknown): unknown {
	if (!isObject(item) || !isObject(meta)) {
		return item;
	}
	const copy: { [key: string]: unknown } = { ...item };
	for (const name of ['stacktrace', 'rawStacktrace', 'raw_stacktrace']) {
		if (isObject(item[name])) {
			copy[name] = framesWithMarks(item[name], meta[name]);
		}
	}
	return copy;
}

function framesWithMarks(stack: unknown, meta: unknown): unknown {
	return isObject(stack) && isObject(meta)
		? { ...stack, frames: eachWithMarks(stack['frames'], meta['frames']) }
		: stack;
}

/** `_meta` without the places at which it says nothing: Sentry names each part of an event, whether it is marked or not. */
export function saidByMeta(meta: unknown, level = 0): unknown {
	if (!isObject(meta) || level > mostLevels) {
		return meta;
	}
	const said = Object.entries(meta).flatMap(([name, value]) => {
		const kept = name === '' ? value : saidByMeta(value, level + 1);
		return kept === null || kept === undefined || name === '__proto__' ? [] : [[name, kept] as const];
	});
	return said.length === 0 ? undefined : Object.fromEntries(said);
}
