import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CulpritError } from '../../../../src/core/failure.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { toFailure } from '../../../../src/core/text/userMessages.ts';
import { Slot } from '../../../../src/extension/panel/slot.ts';

function slotOf() {
	const states: string[] = [];
	const slot: Slot<string> = new Slot<string>({
		changed: () => states.push(slot.loadable.state),
		toFailure: (error) => toFailure(error, createL10n()),
		now: () => 5,
	});
	return { slot, states };
}

describe('Slot', () => {
	it('goes from loading to ready', async () => {
		const { slot, states } = slotOf();
		assert.equal(await slot.load(async () => 'a'), 'a');
		assert.deepEqual(states, ['loading', 'ready']);
	});

	it('keeps the last value while it loads again, and when that fails', async () => {
		const { slot } = slotOf();
		await slot.load(async () => 'a');
		const again = slot.load(async () => {
			throw new CulpritError('timeout');
		});
		assert.equal(slot.value, 'a');
		await again;
		assert.equal(slot.value, 'a');
		assert.partialDeepStrictEqual(slot.loadable, { state: 'failed', last: 'a', since: 5 });
	});

	it('falls back to what was known before a restart', async () => {
		const { slot } = slotOf();
		await slot.load(
			async () => {
				throw new CulpritError('unreachable');
			},
			async () => ({ value: 'kept', since: 1 }),
		);
		assert.equal(slot.value, 'kept');
		assert.partialDeepStrictEqual(slot.loadable, { state: 'failed', last: 'kept', since: 1 });
	});

	it('says that secrets of what was kept are hidden, until it has the whole', async () => {
		const { slot } = slotOf();
		const fail = (reason: 'unreachable' | 'cancelled') => async () => {
			throw new CulpritError(reason);
		};
		await slot.load(fail('unreachable'), async () => ({ value: 'kept', since: 1, masked: true }));
		const hidden = { state: 'failed', last: 'kept', since: 1, masked: true } as const;
		assert.partialDeepStrictEqual(slot.loadable, hidden);
		await slot.load(fail('cancelled'));
		assert.partialDeepStrictEqual(slot.loadable, hidden, 'nothing was learnt');
		await slot.load(fail('unreachable'));
		assert.partialDeepStrictEqual(slot.loadable, hidden);
		await slot.load(async () => 'whole');
		await slot.load(fail('unreachable'));
		assert.deepEqual(Object.keys(slot.loadable).toSorted(), ['failure', 'last', 'since', 'state']);
	});

	it('ends the older request and drops its answer', async () => {
		const { slot } = slotOf();
		let signal: AbortSignal | undefined;
		let answer: (value: string) => void = () => {};
		const older = slot.load((own) => {
			signal = own;
			return new Promise((resolve) => {
				answer = resolve;
			});
		});
		await slot.load(async () => 'new');
		assert.equal(signal?.aborted, true);
		answer('old');
		assert.equal(await older, undefined);
		assert.equal(slot.value, 'new');
	});

	it('is as before when it was cancelled', async () => {
		const { slot } = slotOf();
		await slot.load(async () => {
			throw new CulpritError('cancelled');
		});
		assert.equal(slot.loadable.state, 'idle');
	});
});
