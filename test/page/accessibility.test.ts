import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeViolations } from './axe.ts';
import { cocoaEvent, groupEvent } from './fixtures/otherEvents.ts';
import { pythonEvent, pythonLinks } from './fixtures/pythonEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { PageHarness, whyNot } from './harness.ts';
import { openEverything } from './openEverything.ts';
import type { ThemeName } from './themes.ts';

let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

const failure = {
	reason: 'rateLimited',
	message: 'Sentry asks for a pause.',
	remedy: 'Wait until the countdown ends.',
	retryAt: snapshot(pythonEvent).now + 90_000,
} as const;
const states = {
	python: snapshot(pythonEvent, {
		links: pythonLinks,
		culpritLink: {
			verdict: 'exact',
			file: 'waterworks/views.py',
			line: 57,
			why: 'The line reads as it did.',
		},
	}),
	cocoa: snapshot(cocoaEvent, { may: { write: false, missing: 'event:write' } }),
	group: snapshot(groupEvent, {
		filter: { environment: 'production', release: '1.0', tag: { key: 'a', value: 'b' } },
	}),
	failed: snapshot(pythonEvent, {
		details: { state: 'failed', failure },
		event: { state: 'failed', failure },
	}),
	loading: snapshot(pythonEvent, { details: { state: 'loading' }, event: { state: 'loading' } }),
} as const;

/** Every theme with the page that holds most, every other page in one. */
const looks: readonly (readonly [keyof typeof states, ThemeName])[] = [
	['python', 'light'],
	['python', 'dark'],
	['python', 'hc-black'],
	['python', 'hc-light'],
	['cocoa', 'light'],
	['group', 'dark'],
	['failed', 'light'],
	['loading', 'hc-black'],
];

for (const [name, theme] of looks) {
	test(`axe has nothing against ${name} in ${theme}`, { skip: whyNot }, async () => {
		const panel = await harness.open({ theme, snapshot: states[name] });
		await openEverything(panel);
		assert.deepEqual(await axeViolations(panel), []);
		await panel.screenshot(`${name}-${theme}`);
		await panel.close();
	});
}

test('nothing is wider than a page of 320 pixels', { skip: whyNot }, async () => {
	for (const shown of Object.values(states)) {
		const panel = await harness.open({ width: 320, snapshot: shown });
		await openEverything(panel);
		const width = await panel.page.evaluate(() => document.documentElement.scrollWidth);
		assert.equal(width, 320);
		await panel.close();
	}
});
