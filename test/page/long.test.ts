import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json, JsonObject } from '../../src/core/json.ts';
import { longEvent } from './fixtures/longEvent.ts';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { details, sections, snapshot } from './fixtures/snapshot.ts';
import { PageHarness, type PanelPage, whyNot } from './harness.ts';

let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

const elements = (panel: PanelPage) => panel.page.evaluate(() => document.querySelectorAll('*').length);

test('of a long event the page holds what is shown and a window', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(longEvent) });
	const small = await harness.open({ snapshot: snapshot(pythonEvent) });
	const atFirst = await elements(panel);
	assert.ok(atFirst < 3 * (await elements(small)), `${atFirst} elements`);
	const text = await panel.page.evaluate(() => document.body.textContent.length);
	assert.ok(text < 60_000, `${text} characters`);
	await small.close();
	await panel.close();
});

test('scrolled through from top to bottom, the page does not grow, and every end is reached', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(longEvent) });
	const atFirst = await elements(panel);
	await panel.page.getByText('step_499').first().waitFor();
	let most = 0;
	for (let round = 0; round < 200; round += 1) {
		const done = await panel.page.evaluate(async () => {
			const scroller = document.scrollingElement;
			const before = scroller?.scrollTop ?? 0;
			window.scrollBy(0, 700);
			await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
			return (scroller?.scrollTop ?? 0) === before;
		});
		most = Math.max(most, await elements(panel));
		if (done) {
			break;
		}
	}
	assert.ok(most < atFirst * 3, `${most} elements at most, ${atFirst} at first`);
	await panel.page.locator('.crumbs').getByText('crumb 0', { exact: true }).waitFor();
	await panel.close();
});

test('a list of rows tells how long it is and where one is in it', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(longEvent) });
	const row = panel.page.getByRole('list', { name: 'Frames' }).getByRole('listitem').first();
	assert.deepEqual(
		[await row.getAttribute('aria-setsize'), await row.getAttribute('aria-posinset')],
		['500', '1'],
	);
	await panel.close();
});

test('a row that has the focus stays when it is scrolled out of sight', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(longEvent) });
	await panel.page.getByRole('button', { name: 'Show Details of step_480 · app/module_4.py' }).focus();
	await panel.page.evaluate(async () => {
		window.scrollTo(0, 1e6);
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
	});
	assert.match(
		(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) ?? '',
		/step_480/,
	);
	await panel.close();
});

test('a variable of a megabyte opens bit by bit', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(longEvent) });
	const more = panel.page.getByRole('button', { name: 'Show More (400 of 1,000,000 characters)' });
	await more.click();
	assert.ok(
		await panel.page.getByRole('button', { name: 'Show More (50,400 of 1,000,000 characters)' }).isVisible(),
	);
	await panel.close();
});

test('lists that somebody made long are shown in part, each with the way to more', {
	skip: whyNot,
}, async () => {
	const many = <T>(of: (at: number) => T): readonly T[] => Array.from({ length: 2000 }, (_, at) => of(at));
	const named = (of: (at: number) => Json): JsonObject =>
		Object.fromEntries(many((at) => [`n${at}`, of(at)]));
	const first = snapshot({
		...pythonEvent,
		tags: many((at) => ({ key: `k${at}`, value: 'v' })),
		contexts: { ...named((at) => ({ name: `c${at}` })), device: named((at) => at) },
		errors: many((at) => ({ type: `t${at}`, data: {} })),
		packages: Object.fromEntries(many((at) => [`p${at}`, '1'])),
		entries: [
			{ type: 'exception', values: many((at) => ({ type: `E${at}`, value: 'x' })) },
			{
				type: 'request',
				request: {
					method: 'GET',
					query: many((at) => [`q${at}`, 'v'] as const),
					headers: many((at) => [`h${at}`, 'v'] as const),
					cookies: many((at) => [`c${at}`, 'v'] as const),
					env: named((at) => at),
				},
			},
			...many((at) => ({ type: 'unknown', name: `u${at}`, data: { at } }) as const),
		],
	});
	const long = details({ activity: many((at) => ({ id: `${at}`, type: 'note', text: 'x', data: {} })) });
	const tag = sections.tags[0];
	assert.ok(tag);
	const panel = await harness.open({
		snapshot: {
			...first,
			details: { state: 'ready', value: long },
			sections: {
				...first.sections,
				tags: { state: 'ready', value: many((at) => ({ ...tag, key: `k${at}` })) },
				attachments: { state: 'ready', value: many((at) => ({ id: `${at}`, name: `a${at}` })) },
				userReports: { state: 'ready', value: many((at) => ({ id: `${at}`, comments: 'x' })) },
				externalIssues: { state: 'ready', value: many((at) => ({ label: `L${at}` })) },
				releaseCommits: { state: 'ready', value: many((at) => ({ id: `${at}` })) },
			},
		},
	});
	for (const section of [
		'attachments',
		'user-feedback',
		'release-commits',
		'processing-errors',
		'packages',
	]) {
		await panel.page.locator(`[data-section="${section}"] .section-toggle`).click();
	}
	const atFirst = await elements(panel);
	assert.ok(atFirst < 9_000, `${atFirst} elements`);
	const more = panel.page.locator('[data-section="event-tags"]').getByRole('button', { name: /^Show More/ });
	assert.equal(await more.innerText(), 'Show More (60 of 2,000)');
	await more.click();
	assert.equal(await more.innerText(), 'Show More (300 of 2,000)');
	assert.deepEqual(panel.errors, []);
	await panel.close();
});
