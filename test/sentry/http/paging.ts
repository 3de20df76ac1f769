import { badRequest } from './reply.ts';

export interface Paged<T> {
	readonly rows: readonly T[];
	/** The `Link` header. */
	readonly link: string;
}

/** `value:offset:isPrev`, opaque to clients. */
interface Cursor {
	readonly value: number;
	readonly offset: number;
	readonly isPrev: boolean;
}

/**
 * One page of rows already sorted by falling `score`. As in Sentry the cursor holds the score of the next row and how
 * many rows of that score came before it, so that new rows at the top do not shift a page.
 */
export function pageByScore<T>(
	rows: readonly T[],
	score: (row: T) => number,
	url: URL,
	limit: number,
): Paged<T> {
	const cursor = cursorOf(url);
	const at = cursor ? rows.findIndex((row) => score(row) <= cursor.value) : 0;
	const anchor = (at === -1 ? rows.length : at) + (cursor?.offset ?? 0);
	const start = cursor?.isPrev ? Math.max(0, anchor - limit) : anchor;
	const end = cursor?.isPrev ? anchor : start + limit;
	const cursorAt = (index: number, isPrev: boolean): Cursor => {
		const row = rows[Math.min(index, rows.length - 1)];
		const value = row === undefined ? 0 : score(row);
		const first = rows.findIndex((other) => score(other) <= value);
		return { value, offset: Math.max(0, index - first), isPrev };
	};
	return {
		rows: rows.slice(start, end),
		link: linkHeader(url, [cursorAt(start, true), start > 0], [cursorAt(end, false), end < rows.length]),
	};
}

/** One page by offset: what every list other than issues does. The total may be a number, for rows made when asked. */
export function pageByOffset<T>(
	total: number,
	rowsBetween: (start: number, end: number) => readonly T[],
	url: URL,
	limit: number,
): Paged<T> {
	const start = cursorOf(url)?.offset ?? 0;
	const end = Math.min(start + limit, total);
	const back = Math.max(0, start - limit);
	return {
		rows: start < total ? rowsBetween(start, end) : [],
		link: linkHeader(
			url,
			[{ value: 0, offset: back, isPrev: true }, start > 0],
			[{ value: 0, offset: start + limit, isPrev: false }, start + limit < total],
		),
	};
}

/** `per_page`, or `limit` for issues: 1 to 100. */
export function limitOf(url: URL, name: 'limit' | 'per_page', usual = 100): number {
	const text = url.searchParams.get(name);
	if (text === null || text === '') {
		return usual;
	}
	const limit = Number(text);
	if (!/^\d+$/.test(text) || limit < 1 || limit > 100) {
		throw badRequest(`Invalid ${name} value. Must be between 1 and 100.`);
	}
	return limit;
}

function cursorOf(url: URL): Cursor | undefined {
	const text = url.searchParams.get('cursor');
	if (text === null || text === '') {
		return undefined;
	}
	const match = /^(-?\d+(?:\.\d+)?):(\d+):([01])$/.exec(text);
	if (!match) {
		throw badRequest('Invalid cursor parameter.');
	}
	return { value: Number(match[1]), offset: Number(match[2]), isPrev: match[3] === '1' };
}

/** Both relations are always there, with the query as asked; only `results` tells whether there is such a page. */
function linkHeader(url: URL, previous: [Cursor, boolean], next: [Cursor, boolean]): string {
	const query = new URLSearchParams(url.searchParams);
	query.delete('cursor');
	const relation = (rel: string, [{ value, offset, isPrev }, results]: [Cursor, boolean]) => {
		const cursor = `${value}:${offset}:${isPrev ? 1 : 0}`;
		return `<${url.origin}${url.pathname}?${query}&cursor=${cursor}>; rel="${rel}"; results="${results}"; cursor="${cursor}"`;
	};
	return `${relation('previous', previous)}, ${relation('next', next)}`;
}
