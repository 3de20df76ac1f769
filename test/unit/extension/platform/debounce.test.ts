import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Debounce } from '../../../../src/extension/platform/debounce.ts';

function aDebounce(t: TestContext) {
	t.mock.timers.enable({ apis: ['setTimeout'] });
	let done = 0;
	const debounce = new Debounce(() => {
		done++;
	});
	const after = (ms: number): number => {
		t.mock.timers.tick(ms);
		return done;
	};
	return { debounce, after };
}

test('started again and again, the task is done once, after the first start', (t) => {
	const { debounce, after } = aDebounce(t);
	debounce.start(100);
	assert.equal(after(60), 0);
	debounce.start(100);
	assert.equal(debounce.isWaiting, true);
	assert.equal(after(39), 0);
	assert.equal(after(1), 1);
	assert.equal(debounce.isWaiting, false);
	assert.equal(after(1_000), 1);
	debounce.start(100);
	assert.equal(after(100), 2);
});

test('restarted, the task is done after the last restart', (t) => {
	const { debounce, after } = aDebounce(t);
	debounce.restart(100);
	assert.equal(after(99), 0);
	debounce.restart(50);
	assert.equal(after(49), 0);
	assert.equal(after(1), 1);
	assert.equal(after(1_000), 1);
});

test('the task may wish for itself again', (t) => {
	t.mock.timers.enable({ apis: ['setTimeout'] });
	let done = 0;
	const debounce: Debounce = new Debounce(() => {
		done++;
		debounce.start(10);
	});
	debounce.start(10);
	t.mock.timers.tick(10);
	t.mock.timers.tick(10);
	assert.equal(done, 2);
	debounce.dispose();
});

for (const end of ['cancel', 'dispose'] as const) {
	test(`after ${end} nothing is done, and it can start again`, (t) => {
		const { debounce, after } = aDebounce(t);
		debounce.start(100);
		debounce[end]();
		assert.equal(debounce.isWaiting, false);
		assert.equal(after(1_000), 0);
		debounce.start(100);
		assert.equal(after(100), 1);
	});
}
