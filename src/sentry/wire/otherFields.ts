import type { JsonObject } from '../../core/json.ts';
import { toJsonObject } from './field.ts';

/** What the server sent beside the fields that we know, where it holds anything: shown raw. */
export function otherFields(raw: { readonly [key: string]: unknown }, known: readonly string[]): JsonObject {
	return toJsonObject(
		Object.fromEntries(Object.entries(raw).filter(([key, value]) => !known.includes(key) && holds(value))),
	);
}

function holds(value: unknown): boolean {
	return typeof value === 'object' ? value !== null && Object.keys(value).length > 0 : value !== '';
}
