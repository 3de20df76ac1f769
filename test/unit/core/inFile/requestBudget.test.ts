import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fuzz } from '../../fuzz.ts';
import { createRequestBudget } from '../../../../src/core/inFile/requestBudget.ts';

test('gives so many, then says how long to wait', () => {
	let now = 0;
	const budget = createRequestBudget(2, 60_000, () => now);
	assert.equal(budget.take(), true);
	now = 10_000;
	assert.equal(budget.take(), true);
	assert.equal(budget.take(), false);
	assert.equal(budget.wait(), 50_000);
	now = 60_000;
	assert.equal(budget.wait(), 0);
	assert.equal(budget.take(), true);
	assert.equal(budget.take(), false);
});

test('is not locked by a clock that was set back', () => {
	let now = 1_000_000;
	const budget = createRequestBudget(1, 60_000, () => now);
	budget.take();
	now = 5;
	assert.equal(budget.take(), true);
});

test('never gives more in any span', () => {
	fuzz(
		fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 60 }), (steps) => {
			let now = 0;
			const budget = createRequestBudget(3, 100, () => now);
			const taken: number[] = [];
			for (const step of steps) {
				now += step;
				if (budget.take()) {
					taken.push(now);
				}
			}
			for (const time of taken) {
				assert.ok(taken.filter((other) => other >= time && other < time + 100).length <= 3);
			}
		}),
	);
});
