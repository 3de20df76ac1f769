import * as z from 'zod/mini';
import { CulpritError } from '../core/failure.ts';
import type { ApiReply } from './exchange.ts';
import { readAll } from './wire/field.ts';

/** The answer as `schema` reads it; `badReply` when it is not even that. */
export function readOne<S extends z.ZodMiniType>(schema: S, reply: ApiReply): z.output<S> {
	const read = z.safeParse(schema, reply.json);
	if (!read.success) {
		throw new CulpritError('badReply', { ...reply.facts, code: 'shape' });
	}
	return read.data;
}

/** The rows of the answer that can be read, in order; `badReply` when it is no list (a proxy answered, API.md §1). */
export function readRows<S extends z.ZodMiniType>(schema: S, reply: ApiReply): (z.output<S> & ({} | null))[] {
	if (!Array.isArray(reply.json)) {
		throw new CulpritError('badReply', { ...reply.facts, code: 'shape' });
	}
	return readAll(schema, reply.json);
}
