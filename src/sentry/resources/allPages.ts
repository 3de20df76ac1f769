import type * as z from 'zod/mini';
import { type Reader, readRows } from './answer.ts';
import type { Calls, Question } from './calls.ts';
import { nextCursor } from '../request/link.ts';

/** At most this many pages of 100: a list that people choose from. */
const mostPages = 10;

/** The rows of all pages of a short list. */
export async function allPages<S extends z.ZodMiniType>(
	calls: Calls,
	row: S,
	question: Question,
	signal: AbortSignal,
): Promise<(z.output<S> & ({} | null))[]> {
	const rows: (z.output<S> & ({} | null))[] = [];
	let cursor: string | undefined;
	for (let count = 0; count < mostPages; count++) {
		const query = new URLSearchParams(question.query);
		query.set('per_page', '100');
		if (cursor !== undefined) {
			query.set('cursor', cursor);
		}
		const page = await calls.get({ ...question, query }, withCursor(readRows(row)), signal);
		rows.push(...page.rows);
		cursor = page.cursor;
		if (cursor === undefined) {
			break;
		}
	}
	return rows;
}

function withCursor<T>(read: Reader<T>): Reader<{ readonly rows: T; readonly cursor: string | undefined }> {
	return (reply) => ({ rows: read(reply), cursor: nextCursor(reply.headers.get('link')) });
}
