import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { fromCorpus } from '../../tools/corpus.ts';
import { type Client, column, serve } from './serve.ts';

/*
 * The answers of the sample server against Sentry's own OpenAPI. Prism, as a checking proxy, does the same with the same
 * validator (ajv with ajv-formats) after it has rewritten OpenAPI's schemas; ajv alone knows OpenAPI's `nullable` too,
 * needs no second process, and here every violation counts, while the proxy reports only a part in a header.
 */
const { place: file, skip } = fromCorpus('api/openapi-issues.json');

const ORG = '/api/0/organizations/{organization_id_or_slug}';
const PROJECT = '/api/0/projects/{organization_id_or_slug}/{project_id_or_slug}';
const EXPAND = [
	'inbox',
	'owners',
	'integrationIssues',
	'sentryAppIssues',
	'latestEventHasAttachments',
	'sessions',
];
const everything = EXPAND.map((name) => `expand=${name}`).join('&');

/** The specification's path, then a call of it. */
const GETS: readonly (readonly [string, string])[] = [
	['/api/0/organizations/', 'organizations/'],
	[`${ORG}/`, '~/'],
	[`${ORG}/projects/`, '~/projects/'],
	[`${PROJECT}/`, 'projects/the-interstellar-jurisdiction/pump-station/'],
	[`${ORG}/environments/`, '~/environments/'],
	[`${PROJECT}/environments/`, 'projects/the-interstellar-jurisdiction/billing/environments/'],
	[`${ORG}/members/`, '~/members/'],
	[`${ORG}/repos/`, '~/repos/'],
	[`${ORG}/tags/`, '~/tags/'],
	[`${ORG}/releases/`, '~/releases/'],
	[`${ORG}/releases/{version}/`, '~/releases/billing%401.4.0/'],
	[`${ORG}/releases/{version}/commits/`, '~/releases/billing%401.4.0/commits/'],
	[`${ORG}/issues/`, `~/issues/?query=&statsPeriod=14d&${everything}`],
	[`${ORG}/issues/`, `~/issues/?query=&groupStatsPeriod=auto&statsPeriod=90d&sort=freq&${everything}`],
	[`${ORG}/issues/{issue_id}/events/`, '~/issues/7/events/'],
	[`${ORG}/issues/{issue_id}/hashes/`, '~/issues/7/hashes/'],
	[`${ORG}/issues/{issue_id}/external-issues/`, '~/issues/14/external-issues/'],
	[`${ORG}/issues/{issue_id}/tags/{key}/`, '~/issues/7/tags/environment/'],
	[`${ORG}/issues/{issue_id}/tags/{key}/values/`, '~/issues/7/tags/environment/values/'],
	[`${ORG}/shortids/{issue_id}/`, '~/shortids/PUMP-STATION-2/'],
	[`${PROJECT}/events/`, 'projects/the-interstellar-jurisdiction/control-room/events/'],
];

/**
 * Where the specification is stricter than Sentry's servers (SENTRY-API.md §18): an issue that nobody has to
 * review has no inbox, and an issue that nobody owns no owner.
 */
const TOLERATED = [/^\/\d+\/inbox must be object$/, /^\/\d+\/owners must be object$/];

test('answers are as the specification says', { skip }, async (t) => {
	const client = await serve(t);
	for (const [template, path] of GETS) {
		const answer = await client.get(path);
		assert.equal(answer.status, 200, path);
		assert.deepEqual(violations('get', template, 200, answer.json), [], path);
	}
});

test('every issue and its latest event are as the specification says', { skip }, async (t) => {
	const client = await serve(t);
	for (const id of await everyIssue(client)) {
		const details = await client.get(`~/issues/${id}/`);
		assert.deepEqual(violations('get', `${ORG}/issues/{issue_id}/`, 200, details.json), [], `issue ${id}`);
		const event = await client.get(`~/issues/${id}/events/latest/`);
		const template = `${ORG}/issues/{issue_id}/events/{event_id}/`;
		assert.deepEqual(violations('get', template, 200, event.json), [], `event of ${id}`);
	}
});

test('changes answer as the specification says', { skip }, async (t) => {
	const { send } = await serve(t);
	const changes: readonly object[] = [
		{ status: 'resolved' },
		{ status: 'unresolved' },
		{ status: 'resolved', statusDetails: { inNextRelease: true } },
		{ status: 'resolved', statusDetails: { inRelease: 'latest' } },
		{ status: 'ignored', substatus: 'archived_until_escalating' },
		{ status: 'ignored', statusDetails: { ignoreDuration: 60, ignoreCount: 10 } },
		{ assignedTo: 'user:2' },
		{ assignedTo: 'team:3' },
		{ priority: 'low', isBookmarked: true, hasSeen: true, isSubscribed: true, isPublic: true, inbox: false },
	];
	for (const change of changes) {
		const one = await send('PUT', '~/issues/7/', change);
		const label = JSON.stringify(change);
		assert.deepEqual(violations('put', `${ORG}/issues/{issue_id}/`, 200, one.json), [], label);
		const many = await send('PUT', '~/issues/?id=8&id=9', change);
		assert.deepEqual(violations('put', `${ORG}/issues/`, many.status, many.json), [], label);
	}
});

test('the validator refuses what is not in the dialect', { skip }, async (t) => {
	const { get } = await serve(t);
	const { json } = await get('~/issues/7/');
	const details = `${ORG}/issues/{issue_id}/`;
	assert.notDeepEqual(violations('get', details, 200, { ...(json as object), count: 7 }), []);
	assert.notDeepEqual(violations('get', details, 200, { ...(json as object), level: 'loud' }), []);
	assert.notDeepEqual(violations('get', details, 200, { ...(json as object), lastSeen: 'yesterday' }), []);
});

async function everyIssue({ get }: Client): Promise<string[]> {
	const { json } = await get('~/issues/?query=');
	return column(json, 'id').map(String);
}

interface Specification {
	readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
}

interface Operation {
	readonly responses: {
		readonly [status: string]: {
			readonly content?: { readonly 'application/json'?: { readonly schema: object } };
		};
	};
}

const compiled = new Map<string, ValidateFunction | 'empty'>();
let specification: Specification | undefined;

function violations(method: string, template: string, status: number, json: unknown): string[] {
	const key = `${method} ${template} ${status}`;
	const validate = compiled.get(key) ?? compile(method, template, status);
	compiled.set(key, validate);
	if (validate === 'empty') {
		return json === undefined ? [] : [`${key} has no body`];
	}
	return validate(json)
		? []
		: explain(validate.errors ?? []).filter((text) => !TOLERATED.some((known) => known.test(text)));
}

function compile(method: string, template: string, status: number): ValidateFunction | 'empty' {
	specification ??= JSON.parse(readFileSync(file, 'utf8')) as Specification;
	const response = specification.paths[template]?.[method]?.responses[status];
	assert.ok(response, `the specification has no ${status} for ${method} ${template}`);
	const schema = response.content?.['application/json']?.schema;
	if (!schema) {
		return 'empty';
	}
	const ajv = new Ajv({ strict: false, allErrors: true });
	addFormats.default(ajv);
	return ajv.compile(schema);
}

function explain(errors: readonly ErrorObject[]): string[] {
	return errors.map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
