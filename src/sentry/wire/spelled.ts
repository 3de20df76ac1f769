import * as z from 'zod/mini';
import { isObject } from './field.ts';

/** `schema` over an object whose fields may go by the SDKs' spelling: where ours is missing or null, theirs is read. */
export function spelled<S extends z.ZodMiniType>(
	spellings: readonly (readonly [ours: string, theirs: string])[],
	schema: S,
) {
	return z.pipe(
		z.transform((value): unknown => {
			if (!isObject(value)) {
				return value;
			}
			const read: { [key: string]: unknown } = { ...value };
			for (const [ours, theirs] of spellings) {
				read[ours] ??= read[theirs];
			}
			return read;
		}),
		schema,
	);
}
