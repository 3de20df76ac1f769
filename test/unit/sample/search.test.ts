import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Client, at, column, serve, sorted } from './serve.ts';

async function ids({ get }: Client, query: string, more = ''): Promise<string[]> {
	const { json, status, text } = await get(`~/issues/?query=${encodeURIComponent(query)}${more}`);
	assert.equal(status, 200, text);
	return column(json, 'id') as string[];
}

test('no query means unresolved issues, an empty one means all', async (t) => {
	const client = await serve(t);
	const unresolved = await client.get('~/issues/');
	assert.deepEqual(new Set(column(unresolved.json, 'status')), new Set(['unresolved']));
	const all = await client.get('~/issues/?query=');
	const kinds = ['unresolved', 'resolved', 'ignored', 'reprocessing'];
	assert.deepEqual(new Set(column(all.json, 'status')), new Set(kinds));
});

for (const [query, path, expected] of [
	['is:resolved', 'status', ['resolved']],
	['is:archived', 'status', ['ignored']],
	['is:ignored', 'status', ['ignored']],
	['is:escalating', 'substatus', ['escalating']],
	['level:warning', 'level', ['warning']],
	['level:[warning, fatal]', 'level', ['fatal', 'warning']],
	['assigned:none', 'assignedTo', [null]],
	['assigned:#waterworks', 'assignedTo.name', ['waterworks']],
	['assigned:rahul.okafor@example.com', 'assignedTo.name', ['Rahul Okafor']],
	['assigned:me', 'assignedTo.name', ['Jane Schmidt']],
	['project:billing', 'project.slug', ['billing']],
	['issue:PUMP-STATION-1', 'id', ['1']],
	['error.type:KeyError', 'metadata.type', ['KeyError']],
	['error.type:*Exception project:billing', 'project.slug', ['billing']],
	['first-release:pump-station@1.3.2', 'project.slug', ['pump-station']],
	['release:billing@1.4.0', 'project.slug', ['billing']],
	['station:north-7', 'project.slug', ['pump-station']],
	['stack.filename:*/bank.go', 'project.slug', ['valve-controller']],
	['stack.function:decodeFrame', 'project.slug', ['telemetry-gateway']],
	['division by zero', 'title', ['ZeroDivisionError: division by zero']],
	['"division by zero"', 'title', ['ZeroDivisionError: division by zero']],
	['raven.scripts.runner', 'project.slug', ['pump-station']],
	['issue.category:performance', 'issueType', ['performance_n_plus_one_db_queries']],
	['firstSeen:+1000d', 'id', ['1']],
	['lastSeen:>2018-08-22 lastSeen:<2018-08-23', 'id', ['1']],
	['lastSeen:2018-08-22', 'id', ['1']],
	['has:nothing', 'id', []],
] as const) {
	test(`the query ${query} finds what it names, and its negation the rest`, async (t) => {
		const client = await serve(t);
		const { json } = await client.get(`~/issues/?query=${encodeURIComponent(query)}`);
		assert.deepEqual(sorted(new Set(column(json, path))), expected.map(String));
		if (/^[a-z.-]+:\S+$/i.test(query)) {
			const found = column(json, 'id');
			const rest = await ids(client, `!${query}`);
			const all = await ids(client, '');
			assert.deepEqual(sorted([...found, ...rest]), sorted(all));
		}
	});
}

test('timesSeen compares, and terms add up', async (t) => {
	const client = await serve(t);
	const many = await client.get('~/issues/?query=timesSeen:%3E1000+is:unresolved');
	assert.ok(column(many.json, 'count').every((count) => Number(count) > 1000));
	const all = await ids(client, '');
	const few = await ids(client, 'timesSeen:<=1000');
	const more = await ids(client, 'timesSeen:>1000');
	assert.deepEqual(sorted([...few, ...more]), sorted(all));
});

test('environment, project and statsPeriod narrow the list', async (t) => {
	const client = await serve(t);
	const staging = await ids(client, '', '&environment=staging');
	const all = await ids(client, '');
	assert.ok(staging.length > 0 && staging.length < all.length);
	const billing = await client.get('~/issues/?query=&project=7&project=8');
	assert.deepEqual(sorted(new Set(column(billing.json, 'project.slug'))), ['billing', 'valve-controller']);
	assert.equal((await client.get('~/issues/?project=4506')).status, 403);
	assert.ok(!(await ids(client, '', '&statsPeriod=14d')).includes('1'));
	const recent = await client.get('~/issues/?query=&statsPeriod=24h');
	const dayAgo = Date.now() - 86_400_000;
	assert.ok(column(recent.json, 'lastSeen').every((seen) => Date.parse(String(seen)) >= dayAgo));
});

test('each sort puts its own first', async (t) => {
	const { get } = await serve(t);
	for (const [sort, path] of [
		['date', 'lastSeen'],
		['new', 'firstSeen'],
		['freq', 'count'],
		['user', 'userCount'],
	] as const) {
		const { json } = await get(`~/issues/?query=&sort=${sort}`);
		const values = column(json, path).map((value) =>
			path.endsWith('Seen') ? Date.parse(String(value)) : Number(value),
		);
		assert.deepEqual(
			values,
			[...values].sort((left, right) => right - left),
			sort,
		);
	}
	for (const sort of ['trends', 'recommended', 'inbox']) {
		assert.equal((await get(`~/issues/?sort=${sort}`)).status, 200);
	}
	assert.equal((await get('~/issues/?sort=last_seen')).status, 400);
});

test('series are as the group period asks', async (t) => {
	const { get } = await serve(t);
	for (const [period, name, buckets] of [
		['', '24h', 24],
		['&groupStatsPeriod=24h', '24h', 24],
		['&groupStatsPeriod=14d', '14d', 14],
		['&groupStatsPeriod=auto&statsPeriod=7d', 'auto', 84],
	] as const) {
		const { json } = await get(`~/issues/?limit=1${period}`);
		assert.deepEqual(Object.keys(at(json, '0.stats') as object), [name]);
		assert.equal((at(json, `0.stats.${name}`) as unknown[]).length, buckets);
	}
	const wrong = await get('~/issues/?groupStatsPeriod=1h');
	assert.deepEqual(wrong.json, {
		detail: "Invalid stats_period. Valid choices are '', '24h', '14d' and 'auto'",
	});
});

test('collapse=stats leaves counts, dates and series out', async (t) => {
	const { get } = await serve(t);
	const { json } = await get('~/issues/?limit=1&collapse=stats');
	for (const field of ['count', 'userCount', 'firstSeen', 'lastSeen', 'stats']) {
		assert.equal(at(json, `0.${field}`), undefined, field);
	}
});

test('an event id, or a short id when asked for, is a direct hit', async (t) => {
	const { get } = await serve(t);
	const event = String(at((await get('~/issues/5/events/latest/')).json, 'eventID'));
	const byEvent = await get(`~/issues/?query=${event}`);
	assert.equal(byEvent.headers.get('x-sentry-direct-hit'), '1');
	assert.equal(byEvent.headers.get('link'), null);
	assert.partialDeepStrictEqual(byEvent.json, [{ id: '5', matchingEventId: event }]);
	const byShortId = await get('~/issues/?query=pump-station-1&shortIdLookup=1');
	assert.deepEqual(column(byShortId.json, 'id'), ['1']);
	assert.equal(byShortId.headers.get('x-sentry-direct-hit'), '1');
});

for (const [query, detail] of [
	['foo:', "Error parsing search query: Empty string after 'foo:'"],
	['is:well', /^Error parsing search query: Invalid value for "is" search/],
	['level:error OR level:fatal', /not supported in this search/],
	['timesSeen:>many', /Invalid number: many/],
	['firstSeen:soon', /Invalid date: soon/],
] as const) {
	test(`the query ${query} is refused with the reason`, async (t) => {
		const { get } = await serve(t);
		const { status, json } = await get(`~/issues/?query=${encodeURIComponent(query)}`);
		assert.equal(status, 400);
		const text = String(at(json, 'detail'));
		assert.ok(typeof detail === 'string' ? text === detail : detail.test(text), text);
	});
}
