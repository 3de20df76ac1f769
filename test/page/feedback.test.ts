import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, type TestContext, test } from 'node:test';
import { once } from 'node:events';
import * as z from 'zod/mini';
import type { Attachment } from '../../src/core/issue/event.ts';
import type { PanelSnapshot } from '../../src/core/panel/protocol.ts';
import { event } from '../../src/sentry/wire/event.ts';
import { feedbackIssue, rawFeedback, tinyPng } from './fixtures/feedbackEvent.ts';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { PageHarness, type PanelPage, whyNot } from './harness.ts';
import { unexpectedReports } from './unexpectedReports.ts';

let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

const screenshot: Attachment = { id: '12', name: 'screenshot.png', size: 20_480, mimetype: 'image/png' };
const log: Attachment = { id: '11', name: 'pump.log', mimetype: 'text/plain' };

function feedback(attachments: readonly Attachment[]): PanelSnapshot {
	const drawn = snapshot(z.parse(event, rawFeedback), { issue: feedbackIssue });
	return { ...drawn, sections: { ...drawn.sections, attachments: { state: 'ready', value: attachments } } };
}

const section = ({ page }: PanelPage) => page.locator('[data-section="feedback"]');

test('a feedback begins with the words of the person, and hides the secrets in them', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: feedback([log]) });
	const first = panel.page.locator('.event [data-section]').first();
	assert.equal(await first.getAttribute('data-section'), 'feedback');
	assert.match(
		await first.innerText(),
		/^Feedback\s+The pump page stays dark\.\nI pressed the button twice\.\s+Name\s+Kim Osei\s+Email\s+kim@sentry\.example\s+URL\s+https:\/\/shop\.example\/pumps\?token=•+/,
	);
	assert.equal(await first.locator('a').count(), 0);
	assert.equal(await first.getByRole('button', { name: 'Show Screenshot' }).count(), 0);
	assert.match(
		await panel.page.locator('[data-section="stack"]').innerText(),
		/A person sent this: it has no stack trace\./,
	);
	await panel.close();
});

test('an event that is no feedback has no place for one, whatever its contexts are called', {
	skip: whyNot,
}, async () => {
	const called = { ...pythonEvent, contexts: { feedback: { url: 'https://shop.example/pumps' } } };
	const panel = await harness.open({ snapshot: snapshot(called) });
	assert.equal(await section(panel).count(), 0);
	const contexts = panel.page.locator('[data-section="contexts"]');
	assert.ok((await contexts.innerText()).includes('https://shop.example/pumps'));
	await panel.close();
});

test('a screenshot is asked for by a click, shown from the page’s own bytes, and forgotten when it is hidden', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({
		snapshot: feedback([log, screenshot]),
		onAsk: ({ method }) =>
			method === 'image' ? { id: '12', type: 'image/png', base64: tinyPng } : undefined,
	});
	assert.ok(!panel.asked.some(({ method }) => method === 'image'));
	await section(panel).getByRole('button', { name: 'Show Screenshot' }).click();
	const image = section(panel).getByRole('img', { name: 'screenshot.png' });
	await image.waitFor();
	await panel.askedLast('image', { attachment: 1 });
	const address = (await image.getAttribute('src')) ?? '';
	assert.match(address, /^blob:/);
	await panel.page.waitForFunction(() => document.querySelector('img')?.naturalWidth === 2);
	await section(panel).getByRole('button', { name: 'Hide Screenshot' }).click();
	assert.equal(await image.count(), 0);
	assert.equal(await section(panel).getByRole('button', { name: 'Show Screenshot' }).count(), 1);
	assert.deepEqual(panel.errors, []);
	assert.deepEqual(await unexpectedReports(panel), []);
	await panel.close();
});

/** Counts the addresses of images that are made and given back. */
async function countAddresses({ page }: PanelPage): Promise<() => Promise<readonly number[]>> {
	await page.evaluate(() => {
		const counts = { made: 0, back: 0 };
		const make = URL.createObjectURL.bind(URL);
		const giveBack = URL.revokeObjectURL.bind(URL);
		URL.createObjectURL = (blob) => {
			counts.made += 1;
			return make(blob);
		};
		URL.revokeObjectURL = (url) => {
			counts.back += 1;
			giveBack(url);
		};
		Object.assign(window, { counts });
	});
	return () =>
		page.evaluate(() => {
			const counts: unknown = Reflect.get(window, 'counts');
			return Object.values(counts ?? {}).filter((count) => typeof count === 'number');
		});
}

test('an image that cannot be drawn is given back', { skip: whyNot }, async () => {
	const panel = await harness.open({
		snapshot: feedback([log, screenshot]),
		onAsk: ({ method }) => (method === 'image' ? { id: '12', type: 'image/png', base64: 'AAAA' } : undefined),
	});
	const counts = await countAddresses(panel);
	await section(panel).getByRole('button', { name: 'Show Screenshot' }).click();
	await section(panel).getByRole('alert').waitFor();
	assert.deepEqual(await counts(), [1, 1]);
	await panel.close();
});

test('an image that comes when nobody waits for it any more is not made', { skip: whyNot }, async () => {
	const asked = Promise.withResolvers<void>();
	const answer = Promise.withResolvers<unknown>();
	const panel = await harness.open({
		snapshot: feedback([log, screenshot]),
		onAsk: ({ method }) => {
			if (method !== 'image') {
				return undefined;
			}
			asked.resolve();
			return answer.promise;
		},
	});
	const counts = await countAddresses(panel);
	await section(panel).getByRole('button', { name: 'Show Screenshot' }).click();
	await asked.promise;
	await panel.push(snapshot(pythonEvent));
	await section(panel).waitFor({ state: 'detached' });
	const heard = panel.page.evaluate(
		() => new Promise((done) => addEventListener('message', () => setTimeout(done), { once: true })),
	);
	answer.resolve({ id: '12', type: 'image/png', base64: tinyPng });
	await heard;
	assert.deepEqual(await counts(), [0, 0]);
	await panel.close();
});

for (const [what, answer, words] of [
	[
		'a refusal',
		() => {
			throw new Error('no such file');
		},
		/no such file/,
	],
	[
		'the image of another attachment',
		() => ({ id: '11', type: 'image/png', base64: tinyPng }),
		/^The image cannot be shown\.$/,
	],
	[
		'bytes that are no image',
		() => ({ id: '12', type: 'image/png', base64: 'AAAA' }),
		/^The image cannot be shown\.$/,
	],
] as const) {
	test(`${what} is told where the image would be`, { skip: whyNot }, async () => {
		const panel = await harness.open({
			snapshot: feedback([log, screenshot]),
			onAsk: ({ method }) => (method === 'image' ? answer() : undefined),
		});
		await section(panel).getByRole('button', { name: 'Show Screenshot' }).click();
		assert.match(await section(panel).getByRole('alert').innerText(), words);
		assert.equal(await section(panel).locator('img').count(), 0);
		assert.equal(await panel.page.locator('.notice').count(), 0);
		await panel.close();
	});
}

test('a feedback leads to its error and its replay, by words and not by addresses', {
	skip: whyNot,
}, async () => {
	const value = z.parse(event, { ...rawFeedback, occurrence: null });
	const panel = await harness.open({ snapshot: snapshot(value, { issue: feedbackIssue }) });
	await section(panel).getByRole('button', { name: 'Show Linked Error' }).click();
	await panel.askedLast('openLinkedError');
	await section(panel).getByRole('button', { name: 'Open Replay in Browser' }).click();
	await panel.askedLast('openRelated', { page: 'replay' });
	assert.equal(await panel.page.locator('.related').count(), 1);
	assert.equal(await panel.page.locator('.related a').count(), 0);
	await panel.close();
});

test('an error leads to its trace and profile where the server has pages of them', {
	skip: whyNot,
}, async () => {
	const raw = {
		eventID: 'ab'.repeat(16),
		contexts: { trace: { trace_id: '2'.repeat(32) }, profile: { profile_id: '3'.repeat(32) } },
	};
	const panel = await harness.open({ snapshot: snapshot(z.parse(event, { ...raw, occurrence: null })) });
	const related = panel.page.locator('.related');
	assert.deepEqual(
		(await related.getByRole('button').allInnerTexts()).map((text) => text.trim()),
		['Open Trace in Browser', 'Open Profile in Browser'],
	);
	await related.getByRole('button', { name: 'Open Profile in Browser' }).click();
	await panel.askedLast('openRelated', { page: 'profile' });
	await panel.push(snapshot(z.parse(event, raw)));
	assert.equal(await related.count(), 0);
	await panel.close();
});

test('an image that is too large is not asked for', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: feedback([{ ...screenshot, size: 10_485_761 }]) });
	assert.match(await section(panel).innerText(), /This image is too large to be shown here\./);
	assert.equal(await section(panel).getByRole('button', { name: 'Show Screenshot' }).count(), 0);
	await panel.close();
});

/** The addresses that somebody asks of a server, which has an image for each. */
async function imageServer(context: TestContext) {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		asked.push(request.url ?? '');
		response.writeHead(200, { 'content-type': 'image/png' });
		response.end(Buffer.from(tinyPng, 'base64'));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	context.after(() => server.close());
	const address = server.address();
	assert.ok(address !== null && typeof address === 'object');
	return { asked, url: `http://127.0.0.1:${address.port}/seen.png` };
}

test('a page without a policy asks whatever server an image names', { skip: whyNot }, async (context) => {
	const { asked, url } = await imageServer(context);
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	const careless = await panel.page.context().newPage();
	await careless.setContent(`<img src="${url}">`);
	await careless.waitForFunction(() => document.querySelector('img')?.naturalWidth === 2);
	assert.deepEqual(asked, ['/seen.png']);
	await panel.close();
});

test('an image of an address is not asked for, of whatever server and written however', {
	skip: whyNot,
}, async (context) => {
	const { asked, url } = await imageServer(context);
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	const failed = await panel.page.evaluate(
		(addresses) =>
			Promise.all(
				addresses.map(
					(address) =>
						new Promise((resolve) => {
							const image = new Image();
							image.onerror = () => resolve('refused');
							image.onload = () => resolve('shown');
							image.src = address;
							document.body.append(image);
						}),
				),
			),
		[url, '/dist/x.png', `data:image/png;base64,${tinyPng}`],
	);
	assert.deepEqual(failed, ['refused', 'refused', 'refused']);
	assert.deepEqual(asked, []);
	await panel.close();
});
