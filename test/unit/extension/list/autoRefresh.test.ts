import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { AutoRefresh, type AutoRefreshOptions } from '../../../../src/extension/list/autoRefresh.ts';

function refresher(options: Partial<AutoRefreshOptions>) {
	let count = 0;
	const auto = new AutoRefresh({
		onFocusAfter: () => 0,
		interval: () => 0,
		asOf: () => 0,
		refresh: () => count++,
		now: () => 10_000,
		random: () => 0.5,
		...options,
	});
	return { auto, count: () => count };
}

describe('AutoRefresh', () => {
	it('asks again on focus only when the rows are older than the setting', () => {
		let asOf: number | undefined = 6_000;
		const { auto, count } = refresher({ onFocusAfter: () => 5_000, asOf: () => asOf });
		auto.looking(true);
		assert.equal(count(), 0);
		auto.looking(false);
		asOf = 5_000;
		auto.looking(true);
		assert.equal(count(), 1);
		// Still looking: nothing new happened.
		auto.looking(true);
		assert.equal(count(), 1);
		asOf = undefined;
		auto.looking(false);
		auto.looking(true);
		assert.equal(count(), 1);
		auto.dispose();
	});

	it('asks again on focus when the rows are of the future: the clock was set back', () => {
		const { auto, count } = refresher({ onFocusAfter: () => 5_000, asOf: () => 10_001 });
		auto.looking(true);
		assert.equal(count(), 1);
		auto.dispose();
	});

	it('never asks on focus when the setting is 0', () => {
		const { auto, count } = refresher({ asOf: () => -1e9 });
		auto.looking(true);
		assert.equal(count(), 0);
		auto.dispose();
	});

	it('waits the interval, a tenth more or less, and only while somebody looks', (t) => {
		t.mock.timers.enable({ apis: ['setTimeout'] });
		const { auto, count } = refresher({ interval: () => 1_000, random: () => 0 });
		t.mock.timers.tick(5_000);
		assert.equal(count(), 0);
		auto.looking(true);
		t.mock.timers.tick(899);
		assert.equal(count(), 0);
		t.mock.timers.tick(1);
		assert.equal(count(), 1);
		t.mock.timers.tick(900);
		assert.equal(count(), 2);
		auto.looking(false);
		t.mock.timers.tick(10_000);
		assert.equal(count(), 2);
		auto.dispose();
		mock.timers.reset();
	});
});
