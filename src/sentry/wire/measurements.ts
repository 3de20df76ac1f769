import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import type { Breakdown, Measurement } from '../../core/issue/event.ts';
import { number, words } from './field.ts';
import { present } from './present.ts';

/** SDKs send a dozen, Sentry takes ten of a user's own. */
const mostMeasured = 200;
const mostBreakdowns = 20;

/** `{lcp: {value, unit}}`; absent where there is none. */
export const measurements = z.transform((value): readonly Measurement[] | undefined => {
	const read = measured(value);
	return read.length === 0 ? undefined : read;
});

/** `{span_ops: {'ops.db': {value, unit}}}`; absent where there is none. */
export const breakdowns = z.transform((value): readonly Breakdown[] | undefined => {
	const read = entries(value, mostBreakdowns).flatMap(([name, of]) => {
		const values = measured(of);
		return values.length === 0 ? [] : [{ name, values }];
	});
	return read.length === 0 ? undefined : read;
});

function measured(value: unknown): Measurement[] {
	return entries(value, mostMeasured).flatMap(([name, one]) => {
		const read = z.safeParse(number, isObject(one) ? one['value'] : one).data;
		const unit = isObject(one) ? z.safeParse(words, one['unit']).data : undefined;
		return read === undefined ? [] : [present({ name, value: read, unit: unit?.slice(0, 100) })];
	});
}

function entries(value: unknown, most: number): readonly (readonly [string, unknown])[] {
	return isObject(value)
		? Object.entries(value)
				.slice(0, most)
				.map(([name, one]) => [name.slice(0, 200), one])
		: [];
}
