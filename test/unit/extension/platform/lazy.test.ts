import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lazy } from '../../../../src/extension/platform/lazy.ts';

/** A chunk whose loads are settled by hand, and what was made of it. */
function aChunk() {
	const loads: PromiseWithResolvers<string>[] = [];
	const made: { readonly code: string; disposed: number; dispose(): void }[] = [];
	let failing = 0;
	const thing = lazy(
		() => {
			const load = Promise.withResolvers<string>();
			loads.push(load);
			return load.promise;
		},
		(code) => {
			if (failing > 0) {
				failing--;
				throw new Error('cannot be made');
			}
			const one = { code, disposed: 0, dispose: () => void one.disposed++ };
			made.push(one);
			return one;
		},
	);
	return { thing, loads, made, failOnce: () => void failing++ };
}

test('nothing is loaded before it is asked for', async () => {
	const { thing, loads, made } = aChunk();
	assert.equal(loads.length, 0);
	assert.equal(thing.loaded, undefined);
	const got = thing.get();
	assert.equal(loads.length, 1);
	assert.equal(thing.loaded, undefined);
	loads[0]?.resolve('code');
	assert.equal(await got, made[0]);
	assert.equal(thing.loaded, made[0]);
	assert.equal(made[0]?.code, 'code');
});

test('it is loaded and made once for all who ask', async () => {
	const { thing, loads, made } = aChunk();
	const both = [thing.get(), thing.get()];
	loads[0]?.resolve('code');
	const [one, other] = await Promise.all(both);
	assert.equal(one, other);
	assert.equal(await thing.get(), one);
	assert.equal(loads.length, 1);
	assert.equal(made.length, 1);
});

test('a load that failed is tried again by who asks next', async () => {
	const { thing, loads, made } = aChunk();
	const waiting = [thing.get(), thing.get()];
	loads[0]?.reject(new Error('no such file'));
	// Each asks again at once: both get the same second load.
	const again = waiting.map(async (got) => {
		await assert.rejects(got, /no such file/);
		return thing.get();
	});
	await new Promise((resolve) => setImmediate(resolve));
	assert.equal(loads.length, 2);
	assert.equal(thing.loaded, undefined);
	loads[1]?.resolve('code');
	assert.deepEqual(await Promise.all(again), [made[0], made[0]]);
	assert.equal(made.length, 1);
});

test('what could not be made is tried again as well', async () => {
	const { thing, loads, failOnce } = aChunk();
	failOnce();
	const failed = thing.get();
	loads[0]?.resolve('code');
	await assert.rejects(failed, /cannot be made/);
	const second = thing.get();
	loads[1]?.resolve('code');
	assert.equal((await second).code, 'code');
});

test('what is made is disposed with it', async () => {
	const { thing, loads, made } = aChunk();
	const got = thing.get();
	loads[0]?.resolve('code');
	await got;
	assert.equal(made[0]?.disposed, 0);
	thing.dispose();
	assert.equal(made[0]?.disposed, 1);
});

test('disposed while it loads, it disposes what comes', async () => {
	const { thing, loads, made } = aChunk();
	const got = thing.get();
	thing.dispose();
	loads[0]?.resolve('code');
	assert.equal(await got, made[0]);
	assert.equal(made[0]?.disposed, 1);
});

test('disposed before anybody asked, it loads nothing', () => {
	const { thing, loads } = aChunk();
	thing.dispose();
	assert.equal(loads.length, 0);
});
