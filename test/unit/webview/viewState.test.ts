import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { test } from 'node:test';
import { pythonEvent } from '../../page/fixtures/pythonEvent.ts';
import { snapshot } from '../../page/fixtures/snapshot.ts';
import { ViewState } from '../../../src/webview/viewState.ts';

function stored(state?: unknown) {
	const kept: unknown[] = [];
	const view = new ViewState({
		postMessage: () => {},
		getState: () => state,
		setState: (next) => kept.push(next),
	});
	return { view, kept };
}

test('what was opened and scrolled to comes back', () => {
	const { view } = stored({
		version: 1,
		open: { stack: false, request: true },
		scroll: 120,
		anchor: 'stack',
	});
	assert.deepEqual(
		[view.isOpen('stack'), view.isOpen('request'), view.isOpen('tags')],
		[false, true, undefined],
	);
	assert.deepEqual(view.place, { scroll: 120, anchor: 'stack' });
});

for (const state of [
	undefined,
	null,
	1,
	'x',
	[],
	{ version: 2, open: { a: true }, scroll: 3 },
	{ version: 1, open: 'x', scroll: -5 },
	{ version: 1, open: { a: 'yes', b: 1 }, scroll: Number.NaN },
]) {
	test(`the state ${JSON.stringify(state)} is as good as none`, () => {
		const { view } = stored(state);
		assert.deepEqual([view.isOpen('a'), view.isOpen('b'), view.place.scroll], [undefined, undefined, 0]);
	});
}

test('nothing is kept before the issue is known; then changes of one turn are written once', async () => {
	const { view, kept } = stored();
	view.setOpen('tags', false);
	await setImmediate();
	assert.deepEqual(kept, []);
	view.setSnapshot(snapshot(pythonEvent));
	view.setPlace({ scroll: 10.4 });
	await setImmediate();
	assert.deepEqual(kept, [
		{
			version: 1,
			origin: 'https://sentry.example',
			organization: 'hydro',
			issueId: '4213',
			open: { tags: false },
			scroll: 10,
		},
	]);
});

test('an event is kept only when the user went to it', async () => {
	const { view, kept } = stored();
	view.setSnapshot(snapshot(pythonEvent, { selection: { kind: 'id', id: 'e'.repeat(32) } }));
	await setImmediate();
	view.setSnapshot(snapshot(pythonEvent, { selection: { kind: 'previous' } }));
	await setImmediate();
	view.setSnapshot(snapshot(pythonEvent, { selection: { kind: 'latest' } }));
	await setImmediate();
	assert.deepEqual(
		kept.map((state) => (state as { eventId?: string }).eventId),
		['e'.repeat(32), pythonEvent.id, undefined],
	);
});

test('of a thousand opened rows the newest are kept', async () => {
	const { view, kept } = stored();
	view.setSnapshot(snapshot(pythonEvent));
	for (let row = 0; row < 1000; row += 1) {
		view.setOpen(`row${row}`, true);
	}
	await setImmediate();
	const { open } = kept.at(-1) as { open: { [id: string]: boolean } };
	assert.equal(Object.keys(open).length, 500);
	assert.ok(open['row999']);
});
