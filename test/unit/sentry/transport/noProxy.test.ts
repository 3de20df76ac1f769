import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isExempt } from '../../../../src/sentry/transport/noProxy.ts';

for (const [entry, url, exempt] of [
	['*', 'https://sentry.io', true],
	['sentry.io', 'https://sentry.io', true],
	['sentry.io', 'https://us.sentry.io', true],
	['.sentry.io', 'https://us.sentry.io', true],
	['*.sentry.io', 'https://us.sentry.io', true],
	['SENTRY.IO', 'https://sentry.io', true],
	['sentry.io', 'https://evilsentry.io', false],
	['sentry.io', 'https://sentry.io.evil.test', false],
	['sentry.io:443', 'https://sentry.io', true],
	['sentry.io:8443', 'https://sentry.io', false],
	['sentry.io:8443', 'https://sentry.io:8443', true],
	['10.0.0.0/8', 'https://10.1.2.3', true],
	['10.0.0.0/8', 'https://11.1.2.3', false],
	['10.0.0.0/99', 'https://10.1.2.3', false],
	['10.1.2.3', 'https://10.1.2.3', true],
	['2.3', 'https://10.1.2.3', false],
	['fd00::/8', 'https://[fd00::1]', true],
	['fd00::1', 'https://[fd00::1]', true],
	['[fd00::1]', 'https://[fd00::1]', true],
	['', 'https://sentry.io', false],
] as const) {
	test(`${entry || 'nothing'} ${exempt ? 'exempts' : 'does not exempt'} ${url}`, () => {
		assert.equal(isExempt(new URL(url), ['other.test', ` ${entry} `]), exempt);
	});
}
