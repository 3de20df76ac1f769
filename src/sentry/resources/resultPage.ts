import * as z from 'zod/mini';
import { misshapen, type Reader } from './answer.ts';
import type { ResultPage } from '../api.ts';
import type { ApiReply } from '../request/exchange.ts';
import { isLastPage, nextCursor } from '../request/link.ts';
import { count } from '../wire/field.ts';
import { present } from '../wire/present.ts';

/**
 * One page of rows with an id. A row that cannot be read is counted, one that was there already (the same id twice) is
 * left out: views key their rows by id.
 */
export function toPage<T extends { readonly id: string }>(
	row: z.ZodMiniType<T | undefined>,
): Reader<ResultPage<T>> {
	return (reply) => pageOf(row, reply);
}

function pageOf<T extends { readonly id: string }>(
	row: z.ZodMiniType<T | undefined>,
	reply: ApiReply,
): ResultPage<T> {
	if (!Array.isArray(reply.json)) {
		return misshapen(reply);
	}
	const rows = new Map<string, T>();
	let unreadable = 0;
	for (const one of reply.json.slice(0, mostRows) as unknown[]) {
		const read = z.safeParse(row, one);
		if (!read.success || read.data === undefined) {
			unreadable++;
		} else if (!rows.has(read.data.id)) {
			rows.set(read.data.id, read.data);
		}
	}
	const link = reply.headers.get('link');
	const next = nextCursor(link);
	return present({
		rows: [...rows.values()],
		unreadable,
		next,
		endUnknown: next === undefined && !isLastPage(link) ? (true as const) : undefined,
		total: z.safeParse(count, reply.headers.get('x-hits')).data,
		maxTotal: z.safeParse(count, reply.headers.get('x-max-hits')).data,
	});
}

/** Sentry gives at most 100 a page; a server that ignores `limit` is read so far. */
const mostRows = 1_000;
