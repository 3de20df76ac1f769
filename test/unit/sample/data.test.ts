import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, column, serve, sorted } from './serve.ts';

test('there are four languages, sixty issues, and every kind of each', async (t) => {
	const { get } = await serve(t);
	const { json } = await get('~/issues/?query=&limit=100');
	const platforms = new Set(column((await get('~/projects/')).json, 'platform'));
	for (const platform of ['python', 'javascript', 'java', 'go']) {
		assert.ok(platforms.has(platform), platform);
	}
	assert.ok((json as unknown[]).length >= 60);
	const has = (field: string, values: readonly (string | boolean | null)[]) => {
		const found = new Set(column(json, field));
		for (const value of values) {
			assert.ok(found.has(value), `${field} ${value}`);
		}
	};
	has('level', ['fatal', 'error', 'warning', 'info', 'debug', 'sample', 'unknown']);
	has('status', ['unresolved', 'resolved', 'ignored', 'reprocessing']);
	has('substatus', [
		'new',
		'ongoing',
		'escalating',
		'regressed',
		null,
		'archived_until_escalating',
		'archived_until_condition_met',
		'archived_forever',
	]);
	has('type', [
		'error',
		'default',
		'csp',
		'transaction',
		'generic',
		'feedback',
		'hpkp',
		'expectct',
		'expectstaple',
		'nel',
	]);
	has('issueCategory', ['error', 'performance', 'cron', 'uptime', 'feedback']);
	has('priority', ['high', 'medium', 'low']);
	has('assignedTo.type', ['user', 'team']);
	has('isUnhandled', [true, false]);
	has('isBookmarked', [true, false]);
	has('hasSeen', [true, false]);
	assert.ok(column(json, 'assignedTo').includes(null));
});

test('each view that ships has something to show', async (t) => {
	const { get } = await serve(t);
	for (const query of [
		'is:unresolved assigned:me',
		'is:unresolved firstRelease:latest',
		'is:unresolved !is:new !is:ongoing',
	]) {
		const { json } = await get(`~/issues/?query=${encodeURIComponent(query)}`);
		const found = column(json, 'id').length;
		assert.ok(found >= 3 && found < 30, `${query}: ${found}`);
	}
});

test('releases are there, and are not', async (t) => {
	const { get } = await serve(t);
	const { json } = await get('~/issues/?query=&limit=100');
	const details = await Promise.all(column(json, 'id').map((id) => get(`~/issues/${String(id)}/`)));
	const first = details.map((answer) => at(answer.json, 'firstRelease'));
	assert.ok(first.includes(null));
	assert.ok(first.filter((release) => release !== null).length > 30);
	assert.ok(details.some((answer) => at(answer.json, 'userReportCount') === 2));
	assert.ok(details.some((answer) => Number(at(answer.json, 'numComments')) > 0));
	assert.ok(details.some((answer) => (at(answer.json, 'annotations') as unknown[]).length > 0));
	const total = (name: string) =>
		details.reduce((sum, answer) => sum + (at(answer.json, name) as unknown[]).length, 0);
	assert.ok(total('seenBy') > 0 && total('participants') > 0);
});

test('what is counted adds up', async (t) => {
	const { get } = await serve(t);
	for (const id of ['2', '3', '12', '40']) {
		const { json } = await get(`~/issues/${id}/`);
		const count = Number(at(json, 'count'));
		const age = Date.now() - Date.parse(String(at(json, 'firstSeen')));
		const sum = (at(json, 'stats.30d') as [number, number][]).reduce(
			(total, [, events]) => total + events,
			0,
		);
		assert.ok(age > 29 * 86_400_000 ? sum <= count : sum === count, `issue ${id}: ${sum} of ${count}`);
		const tags = (await get(`~/issues/${id}/tags/`)).json as {
			topValues: { count: number }[];
			totalValues: number;
		}[];
		for (const { topValues, totalValues } of tags) {
			assert.equal(
				topValues.reduce((total, value) => total + value.count, 0),
				totalValues,
			);
		}
		assert.ok(Number(at(json, 'userCount')) <= count);
	}
});

test('events lead to each other, and to their issue', async (t) => {
	const { get } = await serve(t);
	const latest = (await get('~/issues/3/events/latest/')).json;
	const oldest = (await get('~/issues/3/events/oldest/')).json;
	assert.equal(at(latest, 'nextEventID'), null);
	assert.equal(at(oldest, 'previousEventID'), null);
	const before = (await get(`~/issues/3/events/${String(at(latest, 'previousEventID'))}/`)).json;
	assert.equal(at(before, 'nextEventID'), at(latest, 'eventID'));
	const alone = (await get('~/issues/3/events/latest/?collapse=adjacentEvents&collapse=fullRelease')).json;
	assert.equal(at(alone, 'previousEventID'), undefined);
	assert.deepEqual(Object.keys(at(alone, 'release') ?? {}), ['version']);
	assert.equal(at((await get(`~/eventids/${String(at(oldest, 'eventID'))}/`)).json, 'groupId'), '3');
	assert.equal(at((await get('~/issues/3/events/recommended/')).json, 'eventID'), at(latest, 'eventID'));
	const staging = await get('~/issues/3/events/?environment=staging&per_page=5');
	for (const tags of column(staging.json, 'tags') as { key: string; value: string }[][]) {
		assert.ok(tags.some(({ key, value }) => key === 'environment' && value === 'staging'));
	}
	assert.ok((staging.json as unknown[]).length > 0);
});

test('breadcrumbs are from just before their event, whenever that is', async (t) => {
	const { get } = await serve(t);
	const { json } = await get('~/issues/?query=restart&project=5');
	const event = (await get(`~/issues/${String(at(json, '0.id'))}/events/latest/`)).json;
	const crumbs = (at(event, 'entries') as { type: string; data: unknown }[]).find(
		({ type }) => type === 'breadcrumbs',
	);
	const date = Date.parse(String(at(event, 'dateCreated')));
	for (const time of column(at(crumbs, 'data.values'), 'timestamp')) {
		assert.ok(Math.abs(Date.parse(String(time)) - date) < 60_000, String(time));
	}
});

test('suspect commits, attachments, releases and code mappings are there', async (t) => {
	const { get } = await serve(t);
	const events = 'projects/the-interstellar-jurisdiction/billing/events/';
	const [issue] = column((await get('~/issues/?query=release:billing@1.4.0')).json, 'id');
	const id = String(at((await get(`~/issues/${String(issue)}/events/latest/`)).json, 'eventID'));
	const committers = await get(`${events}${id}/committers/`);
	assert.match(String(at(committers.json, 'committers.0.commits.0.id')), /^[0-9a-f]{40}$/);
	assert.equal((await get(`${events}${id}/attachments/`)).status, 200);
	const release = await get(`~/releases/${encodeURIComponent('billing@1.4.0')}/`);
	assert.partialDeepStrictEqual(release.json, { version: 'billing@1.4.0', shortVersion: '1.4.0' });
	const mappings = await get('~/code-mappings/?project=2');
	assert.partialDeepStrictEqual(mappings.json, [
		{ projectSlug: 'pump-station', stackRoot: 'raven/', sourceRoot: 'raven/' },
	]);
	const link = 'projects/the-interstellar-jurisdiction/valve-controller/stacktrace-link/';
	const source = await get(`${link}?file=/srv/valves/main.go&lineNo=26`);
	assert.equal(at(source.json, 'sourcePath'), 'valve-controller/main.go');
	assert.equal(at((await get(`${link}?file=/other/main.go`)).json, 'error'), 'stack_root_mismatch');
	assert.equal((await get(link)).status, 400);
});

test('what autocompletion needs is there', async (t) => {
	const { get } = await serve(t);
	assert.ok(column((await get('~/tags/')).json, 'key').includes('environment'));
	const values = await get('~/tags/environment/values/?query=stag');
	assert.deepEqual(column(values.json, 'value'), ['staging']);
	assert.deepEqual(sorted(column((await get('~/environments/')).json, 'name')), [
		'development',
		'production',
		'staging',
	]);
	assert.ok(column((await get('~/searches/')).json, 'query').includes('is:unresolved'));
	assert.ok(column((await get('~/members/')).json, 'user.email').includes('rahul.okafor@example.com'));
	assert.ok(column((await get('~/teams/')).json, 'slug').includes('waterworks'));
	const users = await get('~/users/?project=2');
	assert.deepEqual(at(users.json, '0.projects'), ['pump-station']);
});
