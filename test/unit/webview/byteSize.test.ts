import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteSize } from '../../../src/webview/sections/byteSize.ts';

test('sizes in a context are read in the unit that Sentry sends them in', () => {
	assert.equal(byteSize('device', 'memory_size', 8_589_934_592), 8_589_934_592);
	assert.equal(byteSize('device', 'free_storage', 4_096), 4_096);
	// A card of 6 GB: that one field is in megabytes.
	assert.equal(byteSize('gpu', 'memory_size', 6_144), 6_442_450_944);
	assert.equal(byteSize('gpu', 'memory_size', 512), 536_870_912);
});

test('a number that is no size stays the number that it is', () => {
	assert.equal(byteSize('device', 'battery_level', 4_096), undefined);
	assert.equal(byteSize('device', 'memory_size', '8589934592'), undefined);
	assert.equal(byteSize('device', 'memory_size', 12), undefined);
	assert.equal(byteSize('gpu', 'id', 6_144), undefined);
});
