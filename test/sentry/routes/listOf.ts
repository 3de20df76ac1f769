import { limitOf, pageByOffset } from '../http/paging.ts';
import { ok } from '../http/reply.ts';
import type { Call } from '../http/route.ts';

/** A page of a list that is short and whole in memory. */
export function listOf(call: Call, rows: readonly unknown[]) {
	const page = pageByOffset(
		rows.length,
		(start, end) => rows.slice(start, end),
		call.url,
		limitOf(call.url, 'per_page'),
	);
	return ok(page.rows, { link: page.link });
}
