import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { EventFilter } from '../../src/core/panel/protocol.ts';
import { cocoaEvent, groupEvent } from './fixtures/otherEvents.ts';
import { pythonEvent, pythonLinks } from './fixtures/pythonEvent.ts';
import { details, sections, snapshot } from './fixtures/snapshot.ts';
import { PageHarness, whyNot } from './harness.ts';

let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

test('the way into the code is the second stop of the keyboard, and Enter takes it', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	await panel.page.keyboard.press('Tab');
	await panel.page.keyboard.press('Tab');
	await panel.page.keyboard.press('Enter');
	await panel.askedLast('openCulprit');
	await panel.close();
});

test('a first event that the server cannot give is not asked for, and the button says why', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent, { lacksFirst: true }) });
	const first = panel.page.getByRole('button', { name: 'First', exact: true });
	assert.equal(await first.getAttribute('title'), 'This server does not offer the first event');
	assert.equal(await first.isDisabled(), true);
	await first.click({ force: true });
	await panel.page.getByRole('button', { name: 'Last', exact: true }).click();
	await panel.askedLast('select', { kind: 'latest' });
	assert.equal(panel.asked.filter(({ method }) => method === 'select').length, 1);
	// Of another server it is as ever.
	await panel.push(snapshot(pythonEvent));
	await first.click();
	await panel.askedLast('select', { kind: 'oldest' });
	await panel.close();
});

test('every stop of the keyboard has a name and can be seen to have the focus', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent, { links: pythonLinks }) });
	const seen = new Set<string>();
	for (let stop = 0; stop < 120; stop += 1) {
		await panel.page.keyboard.press('Tab');
		const at = await panel.page.evaluate(() => {
			let active = document.activeElement;
			const host = active;
			while (active?.shadowRoot?.activeElement) {
				active = active.shadowRoot.activeElement;
			}
			if (!active || !host || active === document.body) {
				return undefined;
			}
			const name = host.getAttribute('aria-label') ?? host.textContent?.trim() ?? '';
			const style = getComputedStyle(active);
			const column = active.querySelector('.column');
			const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
			const visible =
				outlined ||
				(style.borderColor !== '' && host.localName.startsWith('vscode-')) ||
				(column && getComputedStyle(column).stroke !== 'none');
			return { name: name.slice(0, 60), html: host.outerHTML.slice(0, 100), visible: Boolean(visible) };
		});
		if (!at) {
			break;
		}
		assert.notEqual(at.name, '', at.html);
		assert.ok(at.visible, `no focus to be seen: ${at.html}`);
		seen.add(at.name);
	}
	for (const name of [
		'Go to Culprit',
		'Open in Browser',
		'Go to Event by ID',
		'Stack Trace',
		'Reveal Secret',
	]) {
		assert.ok(
			[...seen].some((one) => one.includes(name)),
			`${name} was not reached`,
		);
	}
	await panel.close();
});

test('a chart is one stop; arrows read its bars, Enter shows the events of one', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	const chart = panel.page.getByRole('group', { name: /^Last 24 Hours/ });
	const isInChart = () => chart.evaluate((element) => element.contains(document.activeElement));
	await panel.page.getByRole('button', { name: 'Show Last 24 Hours as Table' }).focus();
	await panel.page.keyboard.press('Tab');
	assert.ok(await isInChart());
	await panel.page.keyboard.press('Tab');
	assert.ok(!(await isInChart()), 'one stop');
	await panel.page.keyboard.press('Shift+Tab');
	assert.ok(await isInChart());
	await panel.page.keyboard.press('Home');
	const readout = panel.page.locator('figure', { has: chart }).getByRole('status');
	const first = await readout.innerText();
	await panel.page.keyboard.press('ArrowRight');
	assert.match(first, /: \d+ events?$/);
	assert.notEqual(await readout.innerText(), first);
	await panel.page.keyboard.press('Enter');
	const bucket = details().stats['24h']?.[1]?.start ?? 0;
	await panel.askedLast('filter', { span: { start: bucket, end: bucket + 3600 } });
	await panel.page.keyboard.press('Escape');
	assert.equal(await readout.innerText(), '');
	await panel.close();
});

test('a chart can be read as a table', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	await panel.page.getByRole('button', { name: 'Show Last 30 Days as Table' }).click();
	const rows = panel.page.getByRole('region', { name: 'Last 30 Days' }).getByRole('row');
	assert.equal(await rows.count(), 32);
	await panel.close();
});

test('a menu is walked by arrows, acts on Enter and gives the focus back', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	await panel.page.getByRole('button', { name: 'Resolve' }).focus();
	await panel.page.keyboard.press('Enter');
	await panel.page.keyboard.press('ArrowDown');
	await panel.page.keyboard.press('Enter');
	await panel.askedLast('act', { kind: 'offered', id: 'resolveInNextRelease' });
	assert.equal(
		await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
		'Resolve',
	);
	await panel.page.keyboard.press('Enter');
	await panel.page.keyboard.press('Escape');
	assert.equal(await panel.page.getByRole('menu').count(), 0);
	await panel.close();
});

test('without the right to write there is nothing to press, and what is missing is said', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({
		snapshot: snapshot(pythonEvent, { may: { write: false, missing: 'event:write' } }),
	});
	assert.equal(await panel.page.getByRole('button', { name: /Resolve|Archive|Assign|Comment$/ }).count(), 0);
	assert.ok(await panel.page.getByText('need a token with event:write').isVisible());
	await panel.close();
});

test('a panel of another organization says why there is nothing to press, and blames no token', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent, { may: { write: false } }) });
	assert.ok(await panel.page.getByText(/This issue is in hydro on sentry\.example, and/).isVisible());
	assert.equal(await panel.page.getByText(/need a token/).count(), 0);
	await panel.close();
});

test('what the host refuses is said, and can be put away', { skip: whyNot }, async () => {
	const panel = await harness.open({
		snapshot: snapshot(pythonEvent),
		onAsk: ({ method }) => {
			if (method === 'act') {
				throw new Error('The server refused.');
			}
		},
	});
	await panel.page.getByRole('textbox', { name: 'Comment' }).fill('It is the sensor.');
	await panel.page.getByRole('button', { name: 'Comment' }).click();
	const notice = panel.page.getByRole('alert').filter({ hasText: 'The server refused.' });
	await notice.waitFor();
	await panel.askedLast('act', { kind: 'comment', text: 'It is the sensor.' });
	assert.equal(await panel.page.getByRole('textbox', { name: 'Comment' }).inputValue(), 'It is the sensor.');
	await notice.getByRole('button', { name: 'Dismiss' }).click();
	assert.equal(await panel.page.getByText('The server refused.').count(), 0);
	await panel.close();
});

test('an event is found by its id only; anything else is refused with the reason', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	const field = panel.page.getByRole('textbox', { name: 'Go to Event by ID' });
	await field.fill('../../users/me');
	await field.press('Enter');
	assert.ok(await panel.page.getByText('An event ID has 32 hexadecimal digits.').isVisible());
	await field.fill('A7C1F0DE-93B2-4C5D-8E6F-70819A2B3C4D');
	await field.press('Enter');
	assert.deepEqual(
		panel.asked.filter(({ method }) => method === 'select'),
		[{ method: 'select', argument: { kind: 'id', id: 'a7c1f0de93b24c5d8e6f70819a2b3c4d' } }],
	);
	await panel.close();
});

test('a secret is masked until it is asked for', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	assert.equal(await panel.page.getByText('hunter2').count(), 0);
	assert.doesNotMatch(
		await panel.page.locator('main').innerText(),
		/f00dfeed|eyJhbGciOiJIUzI1NiJ9|abc123def456/,
	);
	const password = panel.page.getByRole('listitem').filter({ hasText: 'password' }).last();
	await password.getByRole('button', { name: 'Reveal Secret' }).click();
	assert.equal(await panel.page.getByText('hunter2').count(), 1);
	await panel.close();
});

test('breadcrumbs are narrowed by text and level', { skip: whyNot }, async () => {
	const values = Array.from({ length: 40 }, (_, index) => ({
		message: `crumb ${index}`,
		level: index % 10 === 0 ? 'error' : 'info',
		category: 'test',
	}));
	const panel = await harness.open({
		snapshot: snapshot({ ...pythonEvent, entries: [{ type: 'breadcrumbs', values }] }),
	});
	const list = panel.page.getByRole('list', { name: 'Breadcrumbs' }).getByRole('listitem');
	await panel.page.getByRole('searchbox', { name: 'Search Breadcrumbs' }).pressSequentially('crumb 3');
	assert.equal(await list.count(), 11);
	await panel.page.getByRole('combobox', { name: 'Level' }).click();
	await panel.page.getByRole('option', { name: 'Error' }).click();
	assert.deepEqual(await list.locator('.crumb-body').allInnerTexts(), ['crumb 30']);
	await panel.close();
});

test('the order of frames and raw stacks are switches', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(groupEvent) });
	const titles = () => panel.page.locator('.stack-block h3').allInnerTexts();
	const before = await titles();
	await panel.page.getByRole('button', { name: 'Oldest First' }).click();
	assert.deepEqual(await titles(), before.toReversed());
	await panel.page.getByRole('button', { name: 'Minified' }).click();
	assert.ok(await panel.page.getByText('/app.1f2e.min.js').first().isVisible());
	await panel.close();
});

test('a section asks for its data when it is first seen, and again when it failed', {
	skip: whyNot,
}, async () => {
	const failed = {
		state: 'failed',
		failure: { reason: 'serverError', message: 'Sentry has a problem.', action: 'retry' },
	} as const;
	const first = snapshot(pythonEvent);
	const panel = await harness.open({
		snapshot: {
			...first,
			sections: {
				...first.sections,
				tags: { state: 'idle' },
				userReports: { state: 'idle' },
				suspectCommits: failed,
			},
		},
	});
	await panel.page.locator('[data-section="tags"]').scrollIntoViewIfNeeded();
	await panel.page.waitForFunction(() => document.querySelector('[data-section="tags"] .skeleton') !== null);
	const loads = () => panel.asked.filter(({ method }) => method === 'load').map(({ argument }) => argument);
	while (loads().length === 0) {
		await panel.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
	}
	assert.deepEqual(loads(), [{ section: 'tags' }]);
	await panel.page.locator('[data-section="suspect-commits"]').getByRole('button', { name: 'Retry' }).click();
	assert.deepEqual(loads(), [{ section: 'tags' }, { section: 'suspectCommits' }]);
	await panel.close();
});

test('the event list goes on, and goes to an event', { skip: whyNot }, async () => {
	const panel = await harness.open({
		snapshot: snapshot(pythonEvent, { filter: { environment: 'production' } }),
	});
	await panel.page.getByRole('button', { name: 'Load More' }).click();
	await panel.askedLast('moreEvents');
	await panel.page.getByRole('button', { name: /^22222222/ }).click();
	await panel.askedLast('select', { kind: 'id', id: sections.events.rows[2]?.id });
	await panel.close();
});

test('whoever asks for the events of a tag is brought to their list', { skip: whyNot }, async () => {
	const panel = await harness.open({
		snapshot: snapshot(pythonEvent),
		height: 500,
		onAsk: async ({ method, argument }, shown) => {
			if (method === 'filter') {
				await shown.push(snapshot(pythonEvent, { filter: argument as EventFilter }));
			}
		},
	});
	await panel.page
		.getByRole('button', { name: /^pump-07/ })
		.last()
		.click();
	await panel.askedLast('filter', { tag: { key: 'server_name', value: 'pump-07' } });
	await panel.page.getByRole('button', { name: 'Load More' }).waitFor();
	await panel.page.waitForFunction(() => {
		const top = document.querySelector('[data-section="events"]')?.getBoundingClientRect().top ?? -1;
		return top >= 0 && top < window.innerHeight;
	});
	await panel.page.getByRole('button', { name: 'Remove Filter server_name' }).click();
	await panel.askedLast('filter', {});
	await panel.close();
});

test('a list of events that was closed opens for whoever narrows it', { skip: whyNot }, async () => {
	const panel = await harness.open({
		snapshot: snapshot(pythonEvent),
		onAsk: async ({ method, argument }, shown) => {
			if (method === 'filter') {
				await shown.push(snapshot(pythonEvent, { filter: argument as EventFilter }));
			}
		},
	});
	const { page } = panel;
	await page.getByRole('button', { name: 'All Events' }).click();
	await page.getByRole('button', { name: 'All Events' }).click();
	assert.equal(await page.getByRole('button', { name: 'Load More' }).count(), 0);
	await page
		.getByRole('group', { name: /^Last 30 Days/ })
		.locator('[tabindex="0"]')
		.press('Enter');
	await page.getByRole('button', { name: 'Load More' }).waitFor();
	assert.ok(await page.getByRole('button', { name: 'Events That Match' }).isVisible());
	await page.getByRole('button', { name: 'Remove Filter Time' }).click();
	await page.getByRole('button', { name: 'All Events' }).waitFor();
	assert.equal(await page.getByRole('button', { name: 'Load More' }).count(), 0, 'closed as it was before');
	await panel.close();
});

test('events are locked to a release, and to an environment, and let go again', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({
		snapshot: snapshot(pythonEvent),
		onAsk: async ({ method, argument }, shown) => {
			if (method === 'filter') {
				await shown.push(snapshot(pythonEvent, { filter: argument as EventFilter }));
			}
		},
	});
	const lock = panel.page.getByRole('button', { name: 'Lock Release' });
	await lock.click();
	await panel.askedLast('filter', { release: 'waterworks@2.4.1' });
	await panel.page.getByRole('combobox', { name: 'Environment' }).click();
	await panel.page.getByRole('option', { name: 'staging' }).click();
	await panel.askedLast('filter', { release: 'waterworks@2.4.1', environment: 'staging' });
	await panel.page.locator('button[aria-pressed="true"]', { hasText: 'Lock Release' }).click();
	await panel.askedLast('filter', { environment: 'staging' });
	await panel.close();
});

test('a server that ignores the filter is said to, at the event and at the list', {
	skip: whyNot,
}, async () => {
	const first = snapshot(pythonEvent, { filter: { environment: 'staging' }, mismatch: 'ignored' });
	const panel = await harness.open({
		snapshot: {
			...first,
			sections: {
				...first.sections,
				events: { state: 'ready', value: { rows: [], hasMore: true, leftOut: 7 } },
			},
		},
	});
	assert.ok(await panel.page.getByText('This event does not match the filter.').isVisible());
	assert.ok(await panel.page.getByText(/^The server was asked for one that does/).isVisible());
	assert.ok(await panel.page.getByText(/^The server ignored the filter\. .*do not match: 7$/).isVisible());
	assert.equal(await panel.page.getByText(/^No event matches/).count(), 0);
	await panel.push({ ...first, mismatch: 'chosen' });
	assert.ok(await panel.page.getByText('This event does not match the filter.').isVisible());
	assert.equal(await panel.page.getByText(/ignored the filter/).count(), 0);
	await panel.page.getByRole('button', { name: 'Remove All Filters' }).click();
	await panel.askedLast('filter', {});
	await panel.close();
});

test('a filter that leaves nothing says so, keeps the event, and is taken away by one button', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({
		snapshot: snapshot(pythonEvent, {
			filter: { environment: 'staging' },
			event: {
				state: 'failed',
				failure: { reason: 'notFound', message: 'This event is not there.' },
				last: pythonEvent,
			},
		}),
	});
	assert.ok(await panel.page.getByText('No event of this issue matches the filter.').isVisible());
	assert.equal(await panel.page.getByText('This event is not there.').count(), 0);
	assert.ok(await panel.page.getByRole('heading', { name: 'Stack Trace' }).isVisible());
	await panel.page.getByRole('button', { name: 'Remove All Filters' }).click();
	await panel.askedLast('filter', {});
	await panel.close();
});

test('the charts count users when asked, from what is asked for then', { skip: whyNot }, async () => {
	const idle = snapshot(pythonEvent);
	const panel = await harness.open({
		snapshot: { ...idle, sections: { ...idle.sections, series: { state: 'idle' } } },
		onAsk: async ({ method }, shown) => {
			if (method === 'load') {
				await shown.push(snapshot(pythonEvent));
			}
		},
	});
	const { page } = panel;
	const figure = page.getByRole('figure', { name: 'Last 24 Hours' });
	await figure.getByText('Last 12 hours: 58% vs. the 12 before').waitFor();
	assert.equal(panel.asked.filter(({ method }) => method === 'load').length, 0);
	await page.getByRole('button', { name: 'Users 212' }).click();
	await panel.askedLast('load', { section: 'series' });
	await figure.getByText('Distinct users each hour').waitFor();
	const bars = figure.locator('[data-bar]');
	assert.equal(await bars.count(), 25);
	const users = sections.series?.['24h'].users.at(-1)?.count ?? 0;
	assert.match((await bars.last().getAttribute('aria-label')) ?? '', new RegExp(`: ${users} users?$`));
	await page.getByRole('button', { name: 'Events 1,534' }).click();
	// Looking at users changes no comparison.
	await figure.getByText('Last 12 hours: 58% vs. the 12 before').waitFor();
	await panel.close();
});

test('a server that counts no users over time is told of, not blamed', { skip: whyNot }, async () => {
	const first = snapshot(pythonEvent);
	const panel = await harness.open({
		snapshot: { ...first, sections: { ...first.sections, series: { state: 'ready', value: undefined } } },
	});
	await panel.page.getByRole('button', { name: 'Users 212' }).click();
	assert.equal(await panel.page.getByText('This server does not count users over time.').count(), 2);
	await panel.close();
});

test('what is done is what the list offers, for the same issue and token', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	const entriesOf = async (name: string) => {
		await panel.page.getByRole('button', { name, exact: true }).click();
		const entries = await panel.page.getByRole('menuitem').allInnerTexts();
		await panel.page.keyboard.press('Escape');
		return entries.map((entry) => entry.trim());
	};
	assert.deepEqual(await entriesOf('Resolve'), ['Resolve', 'Resolve in Next Release', 'Resolve in Commit…']);
	assert.deepEqual(await entriesOf('Archive'), [
		'Archive Until Escalating',
		'Archive for a Time…',
		'Archive Until More Events…',
		'Archive Until More Users…',
		'Archive Forever',
	]);
	assert.deepEqual(await entriesOf('Assign'), ['Assign to Me', 'Assign…', 'Unassign']);
	await panel.page.getByRole('button', { name: 'Bookmark' }).click();
	await panel.askedLast('act', { kind: 'offered', id: 'bookmark' });
	await panel.push(snapshot(pythonEvent, { may: { write: true } }));
	assert.equal(await panel.page.getByRole('button', { name: 'Bookmark' }).count(), 0);
	await panel.close();
});

test('the commits of the release are there for whoever opens them', { skip: whyNot }, async () => {
	const first = snapshot(pythonEvent);
	const panel = await harness.open({
		snapshot: { ...first, sections: { ...first.sections, releaseCommits: { state: 'idle' } } },
	});
	await panel.page.getByRole('button', { name: 'Commits in 2.4.1' }).click();
	await panel.askedLast('load', { section: 'releaseCommits' });
	await panel.push(first);
	assert.ok(await panel.page.getByText('Log each regulation').isVisible());
	await panel.close();
});

test('sizes of memory are read as sizes, other numbers as they are', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(cocoaEvent) });
	const device = panel.page.locator('.card', { hasText: 'Device' });
	assert.match(await device.innerText(), /battery_level\s+61\s[^]*memory_size\s+8 GB/);
	await panel.close();
});

test('an exception of a group says what it is part of', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(groupEvent) });
	assert.deepEqual(await panel.page.locator('.relation').allInnerTexts(), [
		'Part of AggregateError',
		'Part of AggregateError',
		'Part of AggregateError',
	]);
	await panel.close();
});

test('a pointer reads a bar; marks name releases, the first and the last event and the one shown', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	const figure = panel.page.getByRole('figure', { name: 'Last 30 Days' });
	await figure.locator('[data-bar]').nth(4).hover();
	assert.match(await figure.getByRole('status').innerText(), /^Oct 23: \d+ events$/);
	await panel.page.locator('h1').hover();
	assert.equal(await figure.getByRole('status').innerText(), '');
	const marks = await figure
		.getByRole('img')
		.evaluateAll((found) => found.map((mark) => mark.getAttribute('aria-label')));
	assert.deepEqual(marks, [
		'Release 2.4.1',
		'Release 2.3.0',
		'Regressed in 2.4.1',
		'First seen',
		'Last seen',
		'This event',
	]);
	await panel.close();
});

test('issues that were merged into this one are counted', { skip: whyNot }, async () => {
	const merges = [2, 1].map((count, at) => ({
		id: `m${at}`,
		type: 'merge',
		data: { issues: Array.from({ length: count }, (_, id) => ({ id: String(id) })) },
	}));
	const value = details({ activity: merges });
	const panel = await harness.open({
		snapshot: snapshot(pythonEvent, { details: { state: 'ready', value } }),
	});
	assert.match(await panel.page.locator('[data-section="facts"]').innerText(), /Merged issues\s+3/);
	await panel.close();
});

test('a culprit that leads nowhere is offered quietly, with the reason', { skip: whyNot }, async () => {
	const panel = await harness.open({
		snapshot: snapshot(pythonEvent, {
			culpritLink: { verdict: 'noPath', why: 'GET /pumps is a route, not a place in code.' },
		}),
	});
	const button = panel.page.locator('.head-culprit vscode-button');
	assert.equal(await button.getAttribute('appearance'), 'secondary');
	assert.match(await panel.page.locator('.head-culprit .verdict').innerText(), /no path/);
	await panel.push(snapshot(pythonEvent, { links: pythonLinks }));
	assert.equal(await button.getAttribute('appearance'), 'primary');
	await panel.close();
});
