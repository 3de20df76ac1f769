import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Emitter } from '../../../../src/core/emitter.ts';
import type { Account } from '../../../../src/extension/session/account.ts';
import { AccountMemory } from '../../../../src/extension/session/accountMemory.ts';

const accountAt = (origin: string): Account => ({ id: `${origin}#1`, origin, userId: '1', scopes: [] });
const [ours, theirs] = [accountAt('https://sentry.acme.test'), accountAt('https://sentry.other.test')];

describe('AccountMemory', () => {
	it('ends all that is remembered of an account with it, and nothing of another', () => {
		const signedOut = new Emitter<Account>();
		const memory = new AccountMemory({ onDidSignOut: signedOut.event });
		const kept = [memory.keep(ours, 'one'), memory.keep(theirs, 'two'), memory.keep(ours, 'three')];
		const used = memory.keep(ours, 'four');
		used.value = undefined;
		signedOut.fire(ours);
		assert.deepEqual(
			[...kept, used].map(({ value, isEnded }) => [value, isEnded]),
			[
				[undefined, true],
				['two', false],
				[undefined, true],
				[undefined, true],
			],
		);
		// Signed in again: what is new is remembered, what was stays forgotten.
		const since = memory.keep(ours, 'five');
		assert.deepEqual([since.value, kept[0]?.value], ['five', undefined]);
	});

	it('hears of nothing after it was let go of', () => {
		const signedOut = new Emitter<Account>();
		const memory = new AccountMemory({ onDidSignOut: signedOut.event });
		const kept = memory.keep(ours, 'one');
		memory.dispose();
		signedOut.fire(ours);
		assert.equal(kept.value, 'one');
	});
});
