import * as z from 'zod/mini';
import { isObject, type JsonObject } from '../../core/json.ts';
import { toJson } from './toJson.ts';

/**
 * The tolerant fields that every schema here is made of. Servers of every age leave out, null or mistype anything
 * (SENTRY-API.md §18), so a field that cannot be read is absent and never fails its object. Only `id` is strict.
 */
function tolerant<S extends z.ZodMiniType>(schema: S) {
	// oxlint-disable-next-line promise/valid-params -- zod's catch, not a promise's
	return z.catch(z.optional(schema), undefined);
}

/** Bounds on what one field may hold: far above what is real, low enough that a hostile answer stays harmless. */
export const most = { text: 100_000, items: 5_000, buckets: 2_000, frames: 2_000 } as const;

/** Text; numbers and booleans are read as text. */
export const text = tolerant(
	z.pipe(
		z.union([z.string(), z.number(), z.boolean()]),
		z.transform((value) => String(value).slice(0, most.text)),
	),
);

/** Text that holds something. */
export const words = tolerant(
	z.pipe(
		z.union([z.string().check(z.minLength(1)), z.number()]),
		z.transform((value) => String(value).slice(0, most.text)),
	),
);

/** Text and nothing else. */
export const exactText = tolerant(
	z.pipe(
		z.string(),
		z.transform((value) => value.slice(0, most.text)),
	),
);

/** A finite number, or text that is one. */
export const number = tolerant(
	z.pipe(
		z.union([z.number(), z.string().check(z.regex(/^\s*[-+]?\d/), z.maxLength(40))]),
		z.pipe(z.transform(Number), z.number()),
	),
);

/** How many of something: finite, not negative, whole. */
export const count = tolerant(
	z.pipe(
		number,
		z.pipe(
			z.number().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER)),
			z.transform((value) => Math.floor(value)),
		),
	),
);

export const flag = tolerant(z.boolean());

/** Unix ms, from ISO text or Unix seconds. */
export const date = tolerant(
	z.pipe(
		z.union([z.string().check(z.maxLength(60)), z.number()]),
		z.pipe(z.transform(toMs), z.number().check(z.minimum(-maxDate()), z.maximum(maxDate()))),
	),
);

function toMs(value: string | number): number {
	if (typeof value === 'number' || /^\d{9,11}(?:\.\d+)?$/.test(value)) {
		return Math.round(Number(value) * 1_000);
	}
	// Without a zone JavaScript would read it as local time; Sentry means UTC.
	const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(value) || !value.includes('T');
	return Date.parse(zoned ? value : `${value}Z`);
}

/** ECMAScript's own bound on dates. */
function maxDate(): number {
	return 8.64e15;
}

/** An http(s) URL as the URL parser writes it; anything else (`javascript:`, scheme-less, "Not implemented") is absent. */
export const webUrl = tolerant(
	z.pipe(z.string().check(z.maxLength(4_000)), z.pipe(z.transform(toWebUrl), z.string())),
);

function toWebUrl(value: string): string | undefined {
	const url = URL.canParse(value) ? new URL(value) : undefined;
	return url &&
		(url.protocol === 'https:' || url.protocol === 'http:') &&
		url.username === '' &&
		url.password === ''
		? url.href
		: undefined;
}

/** Whatever it is, also nothing; looked at later. */
export const anything = z.optional(z.unknown());

/** An object, bounded; empty when it is anything else. */
export const jsonObject = z.transform(toJsonObject);

export function toJsonObject(value: unknown): JsonObject {
	const read = isObject(value) ? toJson(value) : undefined;
	return isObject(read) ? read : {};
}

/** An object as it came, empty when it is anything else. (`z.looseObject` would copy it: one of 200,000 fields takes a second.) */
export const rawObject = z.transform((value): { readonly [key: string]: unknown } =>
	isObject(value) ? value : {},
);

/** Those of the fields that are named and there. */
export function picked(
	object: { readonly [key: string]: unknown },
	names: readonly string[],
): { readonly [key: string]: unknown } {
	return Object.fromEntries(
		names.filter((name) => Object.hasOwn(object, name)).map((name) => [name, object[name]]),
	);
}

/** The items that can be read, in order; empty when it is no list. What is no item is left out. */
export function list<S extends z.ZodMiniType>(item: S, max: number = most.items) {
	return z.transform((value) => readAll(item, value, max));
}

export function readAll<S extends z.ZodMiniType>(
	item: S,
	value: unknown,
	max: number = most.items,
): (z.output<S> & ({} | null))[] {
	if (!Array.isArray(value)) {
		return [];
	}
	const items: (z.output<S> & ({} | null))[] = [];
	for (const one of value.slice(0, max) as unknown[]) {
		const read = z.safeParse(item, one);
		if (read.success && read.data !== undefined) {
			items.push(read.data);
		}
	}
	return items;
}

export function optional<S extends z.ZodMiniType>(schema: S) {
	return tolerant(schema);
}
