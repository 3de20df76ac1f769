import { isObject } from '../../core/json.ts';
import * as z from 'zod/mini';

/**
 * `schema` over an object whose fields may go by the SDKs' spelling: where ours is missing or null, theirs is read. Nulls
 * are taken out on the way: zod would make an error of each, which costs more than all the rest. Those in `nulls` stay: they
 * say that there is none.
 */
export function spelled<S extends z.ZodMiniType>(
	spellings: readonly (readonly [ours: string, theirs: string])[],
	schema: S,
	nulls: readonly string[] = [],
) {
	return z.pipe(
		z.transform((value): unknown => {
			if (!isObject(value)) {
				return value;
			}
			const read = withoutNulls(value, nulls);
			for (const [ours, theirs] of spellings) {
				if (read[ours] === undefined && read[theirs] !== undefined) {
					read[ours] = read[theirs];
				}
			}
			return read;
		}),
		schema,
	);
}

/** A copy without the fields that say nothing. The nulls of `kept` say something. */
export function withoutNulls(
	object: { readonly [key: string]: unknown },
	kept: readonly string[] = [],
): { [key: string]: unknown } {
	const copy: { [key: string]: unknown } = {};
	for (const key of Object.keys(object)) {
		const value = object[key];
		if ((value !== null || kept.includes(key)) && value !== undefined && key !== '__proto__') {
			copy[key] = value;
		}
	}
	return copy;
}
