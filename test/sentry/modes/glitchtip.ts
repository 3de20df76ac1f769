import type { JsonObject } from '../../../src/core/json.ts';
import { badRequest, Refusal, type Reply } from '../http/reply.ts';
import type { Call } from '../http/route.ts';
import type { SampleIssue } from '../model/issue.ts';
import { matchesIssue, type SearchContext } from '../search/matchIssue.ts';
import type { Term } from '../search/parseQuery.ts';
import type { Sort } from '../search/sortIssues.ts';
import { glitchtipShapes, type Shape } from './glitchtipShapes.ts';

/*
 * GlitchTip as it is, recorded from a real one of December 2025 (`glitchtipRecord.test.ts` holds the record against this):
 * few routes, web pages for all others, its own names for sorts, and fields of two spellings.
 */

const organization = '/api/0/organizations/:org/';
const project = '/api/0/projects/:org/:project/';
const issue = '/api/0/issues/:issue/';

/** Its routes, and how it shapes what they answer; none: as it is. Numbers only for `:issue`. */
const routes: ReadonlyMap<string, Shape | undefined> = new Map([
	['GET /api/0/', 'index'],
	['GET /api/0/organizations/', 'organizations'],
	[`GET ${organization}`, 'organization'],
	[`GET ${organization}projects/`, 'projects'],
	['GET /api/0/projects/', 'projects'],
	[`GET ${project}`, undefined],
	[`GET ${project}keys/`, undefined],
	[`GET ${organization}environments/`, 'environments'],
	[`GET ${project}environments/`, 'environments'],
	[`GET ${organization}members/`, 'members'],
	[`GET ${organization}teams/`, 'teams'],
	[`GET ${organization}issues/`, 'issues'],
	[`GET ${project}issues/`, 'issues'],
	[`PUT ${organization}issues/`, undefined],
	[`PUT ${organization}issues/:issue/`, 'changedIssue'],
	[`PUT ${issue}`, 'changedIssue'],
	[`DELETE ${organization}issues/:issue/`, undefined],
	[`DELETE ${issue}`, undefined],
	[`GET ${issue}`, 'issue'],
	[`GET ${issue}events/`, 'events'],
	[`GET ${issue}events/:event/`, 'event'],
	[`GET ${issue}tags/`, 'tags'],
	[`GET ${issue}comments/`, 'comments'],
	[`POST ${issue}comments/`, 'comment'],
	[`GET ${issue}user-reports/`, 'userReports'],
	[`GET ${organization}issues-stats/`, undefined],
	[`GET ${organization}releases/`, 'releases'],
	[`GET ${organization}releases/:version/`, 'release'],
]);

export function glitchtipHas(method: string, pattern: string, params: Call['params']): boolean {
	return routes.has(`${method} ${pattern}`) && /^\d+$/.test(params['issue'] ?? '0');
}

/** Its sorts, and what Sentry calls them. */
const sorts = new Map<string, Sort>([
	['last_seen', 'date'],
	['first_seen', 'new'],
	['count', 'freq'],
	['priority', 'priority'],
]);

/** What it says of a value that it does not take (FastAPI's kin `django-ninja`, over pydantic). */
function unprocessable(loc: readonly string[], type: string, msg: string, ctx?: JsonObject): Refusal {
	return new Refusal({ status: 422, json: { detail: [{ type, loc, msg, ...(ctx && { ctx }) }] } });
}

/** Throws 422 for a sort that GlitchTip does not know, before the search is made. Returns the one that Sentry calls it. */
export function glitchtipSort(sort = '-last_seen'): Sort {
	const found = sorts.get(sort.replace(/^-/, ''));
	if (found === undefined) {
		const names = [...sorts.keys()];
		const choices = [...names, ...names.map((known) => `-${known}`)].map((known) => `'${known}'`);
		const expected = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;
		throw unprocessable(['query', 'sort'], 'literal_error', `Input should be ${expected}`, { expected });
	}
	return found;
}

/** Whether an issue answers to all terms: of Sentry's keys it knows a few, and takes every other for a tag. */
export function glitchtipFinds(issue: SampleIssue, terms: readonly Term[], context: SearchContext): boolean {
	return terms.every((term) => {
		switch (term.key) {
			case undefined: {
				const text = `${issue.title}\n${issue.culprit}`.toLowerCase();
				return term.values.every((value) => text.includes(value.toLowerCase()));
			}
			case 'is':
				return (
					!term.negated &&
					term.values.some((value) => value === issue.status) &&
					['unresolved', 'resolved', 'ignored'].includes(issue.status)
				);
			case 'has':
			case 'level':
			case 'project':
			case 'release':
			case 'environment':
				return !term.negated && matchesIssue(issue, [term], context);
			default:
				return !term.negated && term.values.some((value) => issue.tagValues[term.key ?? '']?.includes(value));
		}
	});
}

/** The request as the rest of the server reads it, and refusals of what GlitchTip does not take. */
export function glitchtipRequest(pattern: string, method: string, call: Call): Call {
	const { event } = call.params;
	if (
		event !== undefined &&
		event !== 'latest' &&
		!/^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(event)
	) {
		const at = event.search(/[^0-9a-f-]/i);
		const error =
			at === -1
				? `invalid length: expected length 32 for simple format, found ${event.length}`
				: `invalid character: expected an optional prefix of \`urn:uuid:\` followed by [0-9a-fA-F-], found \`${event[at] ?? ''}\` at ${at + 1}`;
		throw unprocessable(['path', 'event_id'], 'uuid_parsing', `Input should be a valid UUID, ${error}`, {
			error,
		});
	}
	if (method === 'PUT' && call.body['status'] === undefined) {
		throw new Refusal(
			page(500, '<!doctype html><title>Server Error (500)</title><h1>Server Error (500)</h1><p></p>'),
		);
	}
	const url = plainCursor(call.url);
	if (pattern.startsWith(issue)) {
		// Events and what is counted of them are of all environments, whatever is asked for.
		for (const ignored of ['environment', 'query', 'statsPeriod', 'start', 'end']) {
			url.searchParams.delete(ignored);
		}
	}
	if (method === 'PUT') {
		return { ...call, url, body: { status: call.body['status'] ?? null } };
	}
	if (method === 'POST') {
		const data: unknown = call.body['data'];
		if (typeof data !== 'object' || data === null) {
			throw unprocessable(['body', 'payload', 'data'], 'missing', 'Field required');
		}
		const text: unknown = Reflect.get(data, 'text');
		if (typeof text !== 'string') {
			throw unprocessable(['body', 'payload', 'data', 'text'], 'missing', 'Field required');
		}
		return { ...call, url, body: { text } };
	}
	return { ...call, url };
}

function plainCursor(url: URL): URL {
	const plain = new URL(url);
	const cursor = plain.searchParams.get('cursor');
	if (cursor !== null && cursor !== '') {
		const text = Buffer.from(cursor, 'base64').toString();
		if (!text.includes(':')) {
			throw badRequest('Invalid cursor parameter.');
		}
		plain.searchParams.set('cursor', text);
	}
	return plain;
}

/** What a route answered, as GlitchTip would. */
export function asGlitchtip(reply: Reply, method: string, pattern: string, call: Call): Reply {
	const shape = routes.get(`${method} ${pattern}`);
	if (reply.status >= 300 || reply.json === undefined || shape === undefined) {
		return { ...reply, ...(reply.headers && { headers: headersOf(reply.headers) }) };
	}
	const shaped: unknown = glitchtipShapes[shape](JSON.parse(JSON.stringify(reply.json)), call);
	const isPaged = Array.isArray(shaped) && shape !== 'tags';
	const headers = isPaged
		? { 'x-hits': String(shaped.length), link: noLink(call.url), ...reply.headers }
		: { ...reply.headers, link: '' };
	return {
		...reply,
		status: method === 'POST' ? 200 : reply.status,
		json: shaped,
		headers: headersOf(headers),
	};
}

function noLink(url: URL): string {
	const address = `<${url.origin}${url.pathname}?>`;
	return `${address}; rel="previous"; results="false", ${address}; rel="next"; results="false"`;
}

/**
 * The cursor is base64, and left out where there is no such page. No `X-Max-Hits`. And the whole is the text of a Python set
 * with one element (`response["Link"] = {", ".join(links)}`).
 */
function headersOf(headers: NonNullable<Reply['headers']>): NonNullable<Reply['headers']> {
	const { link = '', 'x-max-hits': _max, ...rest } = headers;
	if (link === '') {
		return rest;
	}
	const relations = link.split(/, (?=<)/).map((relation) => {
		const cursor = /cursor="([^"]*)"/.exec(relation)?.[1] ?? '';
		const encoded = encodeURIComponent(Buffer.from(cursor).toString('base64'));
		return relation.includes('results="true"')
			? relation
					.replace(/cursor=[^&>"]+>/, `cursor=${encoded}>`)
					.replace(/cursor="[^"]*"/, `cursor="${encoded}"`)
			: relation.replace(/&cursor=[^&>"]+>/, '>').replace(/; cursor="[^"]*"/, '');
	});
	return { ...rest, link: `{'${relations.join(', ').replaceAll("'", String.raw`\'`)}'}` };
}

/** What is missing, with no such id or of somebody else, in django-ninja's words. */
export function glitchtipRefusal({ reply }: Refusal): Reply {
	const { 'www-authenticate': _challenge, ...headers } = reply.headers ?? {};
	switch (reply.status) {
		case 401:
			return { ...reply, headers, json: { detail: 'Unauthorized' } };
		case 404:
			return { ...reply, headers, json: { detail: 'Not Found' } };
		default:
			return { ...reply, headers };
	}
}

/** A path of its web app is answered by that, and whoever writes to one is taken for a browser without a token. */
export function glitchtipUnknown(method: string, pathname: string): Reply {
	if (!/\/(?:issues|projects|releases|settings|performance)/.test(pathname)) {
		return page(404, notFoundPage);
	}
	return method === 'GET' ? page(200, appPage) : page(403, forbiddenPage);
}

/** The route is there for other methods only. */
export const glitchtipNotAllowed: Reply = page(405, 'Method not allowed');

function page(status: number, text: string): Reply {
	return { status, text, contentType: 'text/html; charset=utf-8' };
}

const appPage =
	'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>GlitchTip</title><base href="/"></head><body><app-root></app-root></body></html>';
const forbiddenPage =
	'<!DOCTYPE html>\n<html lang="en"><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1><p>CSRF verification failed. Request aborted.</p></body></html>';
/** As large as the real one, which carries its fonts. */
const notFoundPage = `<!DOCTYPE html>\n<html>\n<head><title>GlitchTip</title><style>/* ${'.'.repeat(73_000)} */</style></head><body>404</body></html>`;

/** `GET /api/settings/`: what only GlitchTip has, and tells everybody. */
export const glitchtipSettings: JsonObject = {
	socialApps: [],
	billingEnabled: false,
	iPaidForGlitchTip: false,
	enableUserRegistration: true,
	enableSocialAppsUserRegistration: true,
	enableOrganizationCreation: false,
	stripePublicKey: null,
	plausibleUrl: null,
	plausibleDomain: null,
	chatwootWebsiteToken: null,
	sentryDSN: null,
	sentryTracesSampleRate: null,
	environment: null,
	version: '5.1.0',
	serverTimeZone: 'UTC',
	glitchtipInstanceName: null,
};
