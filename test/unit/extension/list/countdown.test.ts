import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Countdown } from '../../../../src/extension/list/countdown.ts';

/** On a clock of the test's own: nothing here waits. */
function started(context: TestContext) {
	context.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 });
	const happened = { ticks: 0, ended: 0 };
	let back = 0;
	const countdown = new Countdown({
		tick: () => happened.ticks++,
		ended: () => happened.ended++,
		now: () => Date.now() - back,
		random: () => 0.5,
	});
	context.after(() => countdown.dispose());
	const pass = (ms: number): void => {
		for (let passed = 0; passed < ms; passed += 500) {
			context.mock.timers.tick(500);
		}
	};
	const setBack = (ms: number): void => {
		back += ms;
	};
	return { countdown, happened, pass, setBack };
}

test('counts a pause down each second while it is looked at, and says once when it is over', (context) => {
	const { countdown, happened, pass } = started(context);
	countdown.looking({ visible: true, focused: true });
	assert.equal(countdown.remaining, undefined);
	countdown.note(Date.now() + 20_000);
	// Half of the two seconds by which many windows come back apart.
	assert.equal(countdown.remaining, 21_000);
	pass(1_000);
	assert.deepEqual([countdown.remaining, happened.ticks], [20_000, 1]);
	pass(19_000);
	assert.deepEqual([countdown.remaining, happened.ticks, happened.ended], [1_000, 20, 0]);
	pass(1_000);
	assert.deepEqual([countdown.remaining, happened.ended], [undefined, 1]);
	pass(60_000);
	assert.equal(happened.ended, 1);
});

test('the same pause noted again and again is one; a longer one takes its place; none ends it', (context) => {
	const { countdown, happened, pass } = started(context);
	countdown.looking({ visible: true, focused: true });
	const first = Date.now() + 20_000;
	countdown.note(first);
	pass(1_500);
	countdown.note(first);
	assert.equal(countdown.remaining, 19_500);
	countdown.note(first + 40_000);
	assert.equal(countdown.remaining, 59_500);
	countdown.note(undefined);
	pass(120_000);
	assert.deepEqual([countdown.remaining, happened.ended], [undefined, 0]);
	countdown.note(first);
	assert.equal(countdown.remaining, undefined, 'over long ago');
});

test('does nothing in a view that is hidden, and nothing is sent from a window without the focus', (context) => {
	const { countdown, happened, pass } = started(context);
	countdown.note(Date.now() + 20_000);
	pass(5_000);
	assert.equal(happened.ticks, 0);
	countdown.looking({ visible: true, focused: false });
	pass(5_000);
	assert.equal(happened.ticks, 5);
	pass(60_000);
	assert.deepEqual([countdown.remaining, happened.ended], [undefined, 0]);
	countdown.looking({ visible: true, focused: true });
	assert.equal(happened.ended, 1);
	countdown.looking({ visible: false, focused: true });
	countdown.looking({ visible: true, focused: true });
	assert.equal(happened.ended, 1);
});

test('a short pause was waited for already, in vain: it is not counted down, or it would never end', (context) => {
	const { countdown, happened, pass } = started(context);
	countdown.looking({ visible: true, focused: true });
	countdown.note(Date.now() + 2_000);
	assert.equal(countdown.remaining, undefined);
	pass(60_000);
	assert.equal(happened.ended, 0);
});

test('when the clock is set back during a pause it goes on: how long the pause still is nobody knows', (context) => {
	const { countdown, happened, pass, setBack } = started(context);
	countdown.looking({ visible: true, focused: true });
	countdown.note(Date.now() + 20_000);
	pass(1_000);
	setBack(3_600_000);
	assert.equal(countdown.remaining, undefined);
	pass(1_000);
	assert.equal(happened.ended, 1);
});
