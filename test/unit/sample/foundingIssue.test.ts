import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foundingIssue } from '../../sentry/data/foundingIssue.ts';
import { at, serve } from './serve.ts';

test('a Sentry 9 answers for issue 1 exactly as the documentation shows', async (t) => {
	const { get } = await serve(t, { mode: 'old' });
	assert.deepEqual((await get('issues/1/')).json, foundingIssue);
});

test('a new server keeps every documented value of issue 1, but links to itself', async (t) => {
	const { get } = await serve(t);
	const { json } = await get('~/issues/1/');
	const { permalink, ...documented } = foundingIssue;
	assert.partialDeepStrictEqual(json, documented);
	assert.equal(permalink, null);
	assert.match(String(at(json, 'permalink')), /^http:\/\/127\.0\.0\.1:\d+\/organizations\/.*\/issues\/1\/$/);
	assert.equal(documented.stats['24h'].length, 25);
	assert.equal(documented.stats['30d'].length, 31);
	assert.equal(documented.firstRelease.shortVersion, 'e48e7b5');
});

test('its one event has the documented id', async (t) => {
	const { get } = await serve(t);
	const id = at((await get('~/issues/PUMP-STATION-1/events/latest/')).json, 'eventID');
	assert.equal(id, '332d51f6b28b4bc1ac52d16540c51394');
	assert.equal(at((await get(`~/eventids/${id}/`)).json, 'groupId'), '1');
});
