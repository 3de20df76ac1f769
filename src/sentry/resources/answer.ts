import * as z from 'zod/mini';
import { CulpritError } from '../../core/failure.ts';
import type { Kept } from '../api.ts';
import type { ApiReply } from '../request/exchange.ts';
import type { KeptReply } from '../cache/replyStore.ts';
import { readAll } from '../wire/field.ts';

/** How an answer is read; throws `badReply` when it is not even the right shape. */
export type Reader<T> = (reply: ApiReply) => T;

/** The answer as `schema` reads it. */
export function readOne<S extends z.ZodMiniType>(schema: S): Reader<z.output<S>> {
	return (reply) => {
		const read = z.safeParse(schema, reply.json);
		return read.success ? read.data : misshapen(reply);
	};
}

/** The rows that can be read, in order. What is no list is not Sentry's: a proxy answered (SENTRY-API.md §5). */
export function readRows<S extends z.ZodMiniType>(schema: S): Reader<(z.output<S> & ({} | null))[]> {
	return (reply) => (Array.isArray(reply.json) ? readAll(schema, reply.json) : misshapen(reply));
}

/** The answer as it came, once `read` has found it readable. */
export function checkedBy(read: Reader<unknown>): Reader<ApiReply> {
	return (reply) => {
		read(reply);
		return reply;
	};
}

/** An answer that was kept, as `read` reads it. */
export function toKept<T>({ reply, at, masked }: KeptReply, read: Reader<T>): Kept<T> {
	return { value: read(reply), since: at, ...(masked && { masked }) };
}

/** The answer as it came, for who looks at it himself. */
export function asItCame(reply: ApiReply): ApiReply {
	return reply;
}

export function misshapen(reply: ApiReply): never {
	throw new CulpritError('badReply', { ...reply.facts, code: 'shape' });
}
