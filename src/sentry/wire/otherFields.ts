import type { JsonObject } from '../../core/json.ts';
import { toJsonObject } from './field.ts';

/** As many as `toJson` takes, and one that it takes for the mark that there are more. */
const mostFields = 20_001;

/** What the server sent beside the fields that we know, where it holds anything: shown raw. */
export function otherFields(raw: { readonly [key: string]: unknown }, known: readonly string[]): JsonObject {
	const names = new Set(known);
	const others: (readonly [string, unknown])[] = [];
	for (const key of Object.keys(raw)) {
		if (!names.has(key) && holds(raw[key]) && others.push([key, raw[key]]) === mostFields) {
			break;
		}
	}
	return toJsonObject(Object.fromEntries(others));
}

function holds(value: unknown): boolean {
	return typeof value === 'object' ? value !== null && Object.keys(value).length > 0 : value !== '';
}
