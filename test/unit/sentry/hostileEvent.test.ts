import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { SentryEvent } from '../../../src/core/issue/event.ts';
import { mostBytes } from '../../../src/sentry/transport/body.ts';
import { jsonCaps } from '../../../src/sentry/transport/readJson.ts';
import { eventBudget } from '../../../src/sentry/wire/eventBudget.ts';
import { framesEvent, hostileEvents } from './hostileEvents.ts';
import { client, fails, json, never, selfHosted, serve } from './loopback.ts';

/** What the client makes of an event of this text, sent as gzip. */
async function read(context: TestContext, text: string): Promise<SentryEvent> {
	const server = await serve(
		context,
		selfHosted((_request, response) => {
			response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
			response.end(gzipSync(text));
		}),
	);
	return client(context, server.origin).event('acme', '1', 'latest', never());
}

function frameCount({ entries }: SentryEvent): number {
	return entries
		.flatMap((entry) => (entry.type === 'exception' || entry.type === 'threads' ? entry.values : []))
		.reduce(
			(sum, { stacktrace, rawStacktrace }) =>
				sum + (stacktrace?.frames.length ?? 0) + (rawStacktrace?.frames.length ?? 0),
			0,
		);
}

test('with a bound on each list alone, 24 KB of gzip are an event of six million frames', () => {
	const text = framesEvent(8, 200, 2_000);
	const packed = gzipSync(text, { level: 9 });
	assert.ok(packed.length < 25_000, `${packed.length} bytes`);
	let frames = 0;
	for (let at = text.indexOf('{}'); at >= 0; at = text.indexOf('{}', at + 2)) {
		frames++;
	}
	assert.equal(frames, 6_400_000);
});

test('an event of 20 MB is refused, whatever is in it', async (context) => {
	for (const make of Object.values(hostileEvents)) {
		const text = make(19_500_000, 10_000_000);
		await assert.rejects(read(context, text), fails('tooLarge'));
	}
});

test('an event of fewer bytes is refused before it is parsed when it has too many values or levels', async (context) => {
	const frames = framesEvent(1, 150, 1_000);
	assert.ok(frames.length < mostBytes);
	await assert.rejects(read(context, frames), fails('tooLarge', { code: 'values' }));
	await assert.rejects(
		read(context, `{"eventID":"${'a'.repeat(32)}","contexts":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
		fails('tooLarge', { code: 'levels' }),
	);
});

test('an error of the server is told whatever its body holds', async (context) => {
	const server = await serve(
		context,
		selfHosted((_request, response) => json(response, 400, JSON.parse(framesEvent(1, 150, 1_000)))),
	);
	await assert.rejects(client(context, server.origin).issue('acme', '1', never()), fails('badRequest'));
});

for (const [name, make] of Object.entries(hostileEvents)) {
	test(`the largest event that is read at all, ${name}, is within the budget, and so is what the page is sent`, async (context) => {
		const text = make(mostBytes - 1_000, jsonCaps.values - 1_000);
		assert.ok(text.length < mostBytes);
		const event = await read(context, text);
		assert.equal(event.id, 'a'.repeat(32));
		assert.ok(frameCount(event) <= eventBudget.frames);
		const posted = JSON.stringify(event).length;
		assert.ok(posted < eventBudget.text * 1.5, `${posted} characters`);
	});
}

test('frames over the budget are counted, and the newest of each stack are there', async (context) => {
	const sent = 25 * 2 * 1_200;
	const event = await read(context, framesEvent(1, 25, 1_200));
	assert.equal(frameCount(event), eventBudget.frames);
	assert.equal(event.cut?.frames, sent - eventBudget.frames);
	assert.equal(event.cut?.exceptions, 0);
});
