import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostOf } from '../../../../src/core/text/hostOf.ts';

test('a server is called by its host, and its port where it has one of its own', () => {
	assert.equal(hostOf('https://sentry.io'), 'sentry.io');
	assert.equal(hostOf('http://127.0.0.1:9000'), '127.0.0.1:9000');
	assert.equal(hostOf('https://http.sentry.example'), 'http.sentry.example');
});
