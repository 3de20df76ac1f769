import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import type { ProjectRef } from '../../core/issue/issue.ts';
import { CulpritError } from '../../core/failure.ts';
import { allPages } from './allPages.ts';
import { asItCame } from './answer.ts';
import type { IssueQuery } from '../api.ts';
import { apiPath } from '../request/apiPath.ts';
import type { Calls } from './calls.ts';
import type { ApiReply } from '../request/exchange.ts';
import { nextCursor } from '../request/link.ts';
import { parameters } from '../request/parameters.ts';
import { count, date } from '../wire/field.ts';
import { projectRow } from '../wire/project.ts';

/** More projects than this are not asked one by one: each is a request. */
const mostProjects = 10;

/** Marks a cursor that holds one for each project. */
const mark = 'projects~';

export function isProjectsCursor(cursor: string): boolean {
	return cursor.startsWith(mark);
}

/**
 * The issues of several projects by `GET /projects/{org}/{project}/issues/`, the only list that old servers have. Each
 * project gives a page, the rows are merged in the order asked for; the next page continues each project where it was, so
 * that order holds within a page and not between pages. There `statsPeriod` means the series of the chart, so the period
 * asked for becomes a term of the query.
 */
export async function projectIssues(
	calls: Calls,
	org: string,
	query: IssueQuery,
	signal: AbortSignal,
): Promise<ApiReply> {
	const places =
		query.cursor === undefined ? await firstPlaces(calls, org, query, signal) : parseCursor(query.cursor);
	const replies = await Promise.all(
		places.map(({ project, cursor }) =>
			calls.get(
				{
					organization: org,
					paths: [apiPath`/projects/${{ org }}/${{ project }}/issues/`],
					query: parameters({
						query: [query.query, query.statsPeriod && `lastSeen:-${query.statsPeriod}`]
							.filter(Boolean)
							.join(' '),
						sort: query.sort === 'date' ? undefined : query.sort,
						environment: query.environments,
						statsPeriod: query.groupStatsPeriod === '14d' ? '14d' : '24h',
						limit: query.limit,
						cursor,
					}),
					keep: 'never',
				},
				asItCame,
				signal,
			),
		),
	);
	return merge(
		replies,
		places.map(({ project }) => project),
		query,
	);
}

interface Place {
	readonly project: string;
	readonly cursor?: string;
}

async function firstPlaces(
	calls: Calls,
	org: string,
	query: IssueQuery,
	signal: AbortSignal,
): Promise<Place[]> {
	const paths = [apiPath`/organizations/${{ org }}/projects/`, apiPath`/projects/`] as const;
	const all = await allPages(calls, projectRow, { organization: org, paths, keep: 'slow' }, signal);
	const wanted = query.projects ?? [];
	return all
		.filter((project) => wanted.length === 0 || isNamed(project, wanted))
		.slice(0, mostProjects)
		.map(({ slug }) => ({ project: slug }));
}

function isNamed({ id, slug }: ProjectRef, wanted: readonly string[]): boolean {
	return wanted.includes(slug) || (id !== undefined && wanted.includes(id));
}

function merge(
	replies: readonly ApiReply[],
	projects: readonly string[],
	{ sort, limit }: IssueQuery,
): ApiReply {
	const rows = replies.flatMap(({ json }) => (Array.isArray(json) ? (json as unknown[]) : []));
	rows.sort((a, b) => rank(b, sort) - rank(a, sort));
	const next = replies.flatMap((reply, index) => {
		const cursor = nextCursor(reply.headers.get('link'));
		const project = projects[index];
		return cursor === undefined || project === undefined ? [] : [{ project, cursor }];
	});
	const headers = new Headers();
	if (next.length > 0) {
		headers.set('link', `<https://merged.invalid/>; rel="next"; results="true"; cursor="${toCursor(next)}"`);
	}
	return {
		status: 200,
		facts: {},
		headers,
		size: replies.reduce((sum, { size }) => sum + size, 0),
		json: rows.slice(0, (limit ?? 100) * Math.max(1, projects.length)),
	};
}

function rank(row: unknown, sort: IssueQuery['sort']): number {
	const raw = isObject(row) ? row : {};
	switch (sort) {
		case 'new':
			return z.safeParse(date, raw['firstSeen']).data ?? 0;
		case 'freq':
			return z.safeParse(count, raw['count']).data ?? 0;
		case 'user':
			return z.safeParse(count, raw['userCount']).data ?? 0;
		case 'date':
		case 'trends':
		case 'recommended':
		case 'inbox':
		case undefined:
			return z.safeParse(date, raw['lastSeen']).data ?? 0;
	}
}

function toCursor(places: readonly Place[]): string {
	return mark + Buffer.from(JSON.stringify(places)).toString('base64url');
}

const placesShape = z.array(z.object({ project: z.string(), cursor: z.string() }));

function parseCursor(cursor: string): Place[] {
	try {
		const json: unknown = JSON.parse(Buffer.from(cursor.slice(mark.length), 'base64url').toString());
		return z.parse(placesShape, json).slice(0, mostProjects);
	} catch (error) {
		throw new CulpritError('badInput', { detail: 'cursor' }, error);
	}
}
