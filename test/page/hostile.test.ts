import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SentryEvent } from '../../src/core/issue/event.ts';
import { groupEvent } from './fixtures/otherEvents.ts';
import { anrEvent } from './fixtures/anrEvent.ts';
import { poisonedSnapshot } from './fixtures/poisoned.ts';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { PageHarness, whyNot } from './harness.ts';
import { openEverything } from './openEverything.ts';
import { unexpectedReports } from './unexpectedReports.ts';

let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

const markup = [
	'<img src=x onerror="window.pwned=1">',
	'</script><script>window.pwned=1</script>',
	'"><svg onload="window.pwned=1">',
	"'-window.pwned-'{{constructor.constructor('window.pwned=1')()}}",
	'&lt;img src=x onerror=window.pwned=1&gt;',
	'javascript:window.pwned=1',
	'$(sync~spin)[x](command:workbench.action.terminal.new)',
];

test('put into a page as markup, without a policy, such texts run', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	const careless = await panel.page.context().newPage();
	for (const text of markup.filter((one) => one.includes('<'))) {
		await careless.setContent(`<h1>${text}</h1>`);
		await careless.waitForFunction(() => Reflect.get(window, 'pwned') === 1);
		await careless.evaluate(() => Reflect.deleteProperty(window, 'pwned'));
	}
	await careless.close();
	await panel.close();
});

for (const text of markup) {
	for (const event of [pythonEvent, groupEvent, anrEvent]) {
		test(`${text} is text wherever it stands in ${event.platform}`, { skip: whyNot }, async () => {
			const panel = await harness.open({ snapshot: poisonedSnapshot(event, text) });
			await openEverything(panel);
			const found = await panel.page.evaluate(() => ({
				pwned: Reflect.get(window, 'pwned') as unknown,
				foreign: document.querySelectorAll('img, iframe, object, embed, form, base, [onerror], [onload]')
					.length,
				scripts: document.querySelectorAll('script').length,
				links: [...document.querySelectorAll('a')].map((link) => link.protocol),
				shown: document.body.innerText,
			}));
			assert.equal(found.pwned, undefined);
			assert.equal(found.foreign, 0);
			assert.equal(found.scripts, 1);
			assert.deepEqual(
				found.links.filter((protocol) => protocol !== 'https:' && protocol !== 'http:'),
				[],
			);
			assert.ok(found.shown.includes(text));
			assert.deepEqual(panel.errors, []);
			assert.deepEqual(await unexpectedReports(panel), []);
			await panel.close();
		});
	}
}

test('characters that are not seen, or move others, are marked', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: poisonedSnapshot(pythonEvent, 'a\u202Eb\0c\u2028d\uD800e') });
	const { title, body } = await panel.page.evaluate(() => ({
		title: document.querySelector('h1')?.textContent,
		body: document.body.innerText,
	}));
	assert.equal(title, 'aRLObNULcLSdU+D800e');
	assert.doesNotMatch(body, /[\0\u202E\u2028]|\p{Surrogate}/u);
	await panel.close();
});

test('a megabyte in every place is cut, with the way to see more', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: poisonedSnapshot(pythonEvent, 'x'.repeat(100_000)) });
	const length = await panel.page.evaluate(() => document.body.innerText.length);
	assert.ok(length < 150_000, `${length} characters are shown`);
	await panel.page
		.getByRole('button', { name: /Show (?:All|More)/ })
		.first()
		.click();
	await panel.close();
});

test('what is not on the page, since it was too much, is said, with the way to all of it', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	assert.equal(await panel.page.getByText('too large to be shown whole').count(), 0);
	const cut = { frames: 12_000, exceptions: 0, threads: 0, breadcrumbs: 0, values: 7 };
	await panel.push(snapshot({ ...pythonEvent, cut }));
	const note = panel.page.getByRole('note').filter({ hasText: 'This event is too large to be shown whole.' });
	assert.match(await note.innerText(), /Frames not shown: 12,000 · Other values not shown: 7/);
	await note.getByRole('button', { name: 'Open in Browser' }).click();
	await panel.askedLast('openInBrowser');
	await panel.close();
});

test('names of object machinery are names like others', { skip: whyNot }, async () => {
	const names = JSON.parse(
		'{"__proto__": {"a": 1}, "constructor": "c", "toString": "t", "hasOwnProperty": 1}',
	) as SentryEvent['context'];
	const panel = await harness.open({
		snapshot: snapshot({
			...pythonEvent,
			context: names,
			contexts: { ...pythonEvent.contexts, ...names },
			packages: { constructor: '1.0' },
		}),
	});
	await openEverything(panel);
	assert.deepEqual(panel.errors, []);
	assert.ok(await panel.page.getByText('hasOwnProperty').first().isVisible());
	await panel.close();
});

test('an answer to nothing and messages of strangers change nothing', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	await panel.page.evaluate(() => {
		for (const message of [
			null,
			1,
			'x',
			{},
			{ push: 'snapshot' },
			{ push: 'snapshot', snapshot: null },
			{ rpc: 'result', id: 99 },
		]) {
			window.postMessage(message, '*');
		}
		return new Promise((resolve) => setTimeout(resolve));
	});
	assert.equal(await panel.page.locator('h1').innerText(), 'ValueError');
	assert.deepEqual(panel.errors, []);
	await panel.close();
});

test('the permalink is text: the browser is opened by the host, on its own origin', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	await openEverything(panel);
	assert.ok(
		await panel.page.getByText('https://sentry.example/organizations/hydro/issues/4213/').isVisible(),
	);
	const links = await panel.page
		.getByRole('link')
		.evaluateAll((found) => found.map((link) => link.getAttribute('href')));
	assert.deepEqual(
		links.filter((link) => link?.includes('sentry.example')),
		[],
	);
	await panel.close();
});
