import * as z from 'zod/mini';
import { number, optional } from './field.ts';

/** `[first, last]` of what was left out. */
export const range = z.pipe(
	optional(z.tuple([number, number])),
	z.transform((pair): readonly [number, number] | undefined => {
		const [first, last] = pair ?? [];
		return first === undefined || last === undefined ? undefined : [first, last];
	}),
);
