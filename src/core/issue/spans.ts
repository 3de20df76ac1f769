import type { Entry } from './event.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../json.ts';

/** A span of a transaction, as far as it can be read, with all that was sent. */
export interface Span {
	readonly id?: string;
	readonly parentId?: string;
	/** `db.query`, `http.client`, …: an open set. */
	readonly op?: string;
	readonly description?: string;
	/** Milliseconds, with fractions; never negative. */
	readonly duration?: number;
	readonly raw: JsonObject;
}

/** The spans of an event: its entries `spans`, which Sentry leaves in the SDKs' spelling. */
export function spansOf(entries: readonly Entry[]): readonly Span[] {
	return entries.flatMap((entry) =>
		entry.type === 'unknown' && entry.name === 'spans' && isJsonList(entry.data)
			? entry.data.flatMap((one) => (isJsonObject(one) ? [spanOf(one)] : []))
			: [],
	);
}

export function spanOf(raw: JsonObject): Span {
	const id = textAt(raw, 'span_id');
	const parentId = textAt(raw, 'parent_span_id');
	const op = textAt(raw, 'op');
	const description = textAt(raw, 'description');
	const duration = elapsed(raw['start_timestamp'], raw['timestamp']);
	return {
		...(id !== undefined && { id }),
		...(parentId !== undefined && { parentId }),
		...(op !== undefined && { op }),
		...(description !== undefined && { description }),
		...(duration !== undefined && { duration }),
		raw,
	};
}

/** Milliseconds between two Unix times in seconds; `undefined` where either is none, or the end comes first. */
export function elapsed(start: Json | undefined, end: Json | undefined): number | undefined {
	if (typeof start !== 'number' || typeof end !== 'number' || end < start) {
		return undefined;
	}
	const ms = (end - start) * 1_000;
	return Number.isFinite(ms) ? ms : undefined;
}

export function textAt(object: JsonObject, key: string): string | undefined {
	const value = object[key];
	return typeof value === 'string' && value !== '' ? value : undefined;
}
