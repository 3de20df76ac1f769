import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortRelease } from '../../../src/webview/text/shortRelease.ts';

test('a release is abbreviated as on Sentry’s own pages', () => {
	for (const [version, short] of [
		['waterworks@2.4.1', '2.4.1'],
		['@scope/shop@1.0.0-rc.1+build7', '1.0.0-rc.1'],
		['2.4.1', '2.4.1'],
		['nightly', 'nightly'],
		['e48e7b5b90327ea1a4d1a4360c735eee7b536f82', 'e48e7b5b9032'],
		['shop@', 'shop@'],
		['+', '+'],
		['', ''],
	] as const) {
		assert.equal(shortRelease(version), short, version);
	}
});
