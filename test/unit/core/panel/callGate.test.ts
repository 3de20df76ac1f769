import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { createGate } from '../../../../src/core/panel/callGate.ts';
import { fuzz } from '../../fuzz.ts';

const limits = { burst: 4, perSecond: 2 };

test('a burst may come at once, then so many a second', () => {
	let now = 5_000;
	const gate = createGate(['act', 'copy'], limits, () => now);
	const burst = Array.from({ length: 6 }, (_, at) => gate(at % 2 === 0 ? 'act' : 'copy'));
	assert.deepEqual(burst, [true, true, true, true, false, false]);
	now += 499;
	assert.equal(gate('act'), false);
	now += 1;
	assert.deepEqual([gate('act'), gate('act')], [true, false]);
	now += 60_000;
	assert.equal(Array.from({ length: 10 }, () => gate('copy')).filter(Boolean).length, 4);
});

test('other methods are never held, and hold none', () => {
	const gate = createGate(['act'], limits, () => 0);
	assert.ok(Array.from({ length: 100 }, () => gate('refresh')).every(Boolean));
	assert.equal(gate('act'), true);
});

test('whenever calls come, no span of time has more than the burst and its seconds', () => {
	fuzz(
		fc.property(fc.array(fc.nat(2_000), { maxLength: 60 }), (pauses) => {
			let now = 0;
			const gate = createGate(['act'], limits, () => now);
			const times = pauses.flatMap((pause) => {
				now += pause;
				return gate('act') ? [now] : [];
			});
			for (const [from, start] of times.entries()) {
				for (const [count, end] of times.slice(from).entries()) {
					const most = limits.burst + ((end - start) / 1000) * limits.perSecond;
					assert.ok(count + 1 <= most + 1e-6, `${count + 1} in ${end - start} ms`);
				}
			}
		}),
	);
});
