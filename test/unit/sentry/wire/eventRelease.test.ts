import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { event } from '../../../../src/sentry/wire/event.ts';

const released = (more: object) => z.parse(event, { eventID: 'a'.repeat(32), ...more }).release;

test('a release that only the tag names is the release of the event', () => {
	const tags = [
		{ key: 'environment', value: 'production' },
		{ key: 'release', value: 'py-api@1.4.2' },
	];
	assert.deepEqual(released({ tags }), { version: 'py-api@1.4.2' });
	assert.deepEqual(released({ tags, release: null }), { version: 'py-api@1.4.2' });
	assert.deepEqual(released({ tags, release: {} }), { version: 'py-api@1.4.2' });
});

test('what the server says of the release itself says more than the tag', () => {
	const release = { version: 'py-api@1.4.2', shortVersion: '1.4.2' };
	assert.deepEqual(released({ release, tags: [['release', 'other@1']] }), release);
	assert.equal(released({ tags: [{ key: 'release', value: '' }] }), undefined);
	assert.equal(released({}), undefined);
});
