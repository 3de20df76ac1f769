import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { toFailure } from '../../../../src/core/text/userMessages.ts';
import { mostImageBytes } from '../../../../src/core/issue/imageType.ts';
import { client, fails, never, selfHosted, serve, token } from '../loopback.ts';

const event = 'ab'.repeat(16);
/** The beginning of a PNG of this size, in pixels. */
function pngOf(width: number, height: number): Buffer {
	const start = Buffer.from('\x89PNG\r\n\x1A\n\0\0\0\rIHDR', 'latin1');
	const size = Buffer.alloc(8);
	size.writeUInt32BE(width, 0);
	size.writeUInt32BE(height, 4);
	return Buffer.concat([start, size, Buffer.alloc(1_000, 7)]);
}

const png = pngOf(10_000, 5_000);

/** A server that answers for every attachment so, and what the client makes of it. */
async function answering(context: TestContext, answer: (response: ServerResponse) => void) {
	const server = await serve(
		context,
		selfHosted((_request, response) => {
			answer(response);
		}),
	);
	const api = client(context, server.origin);
	return { server, ask: async (id = '123') => api.attachedImage('acme', 'pump', event, id, never()) };
}

const sending =
	(bytes: Uint8Array, headers = {}) =>
	(response: ServerResponse) => {
		response.writeHead(200, { 'content-type': 'image/png', ...headers });
		response.end(bytes);
	};

test('an attached image comes as its bytes, asked for with the token in the header only', async (context) => {
	const { server, ask } = await answering(context, sending(png));
	assert.deepEqual(await ask(), { type: 'image/png', bytes: png });
	const request = server.seen.at(-1);
	assert.equal(request?.url, `/api/0/projects/acme/pump/events/${event}/attachments/123/?download=1`);
	assert.equal(request?.headers.authorization, `Bearer ${token}`);
	assert.equal(request?.headers.accept, '*/*');
});

test('an image is unpacked', async (context) => {
	const { ask } = await answering(context, sending(gzipSync(png), { 'content-encoding': 'gzip' }));
	assert.deepEqual(Buffer.from((await ask()).bytes), png);
});

for (const [what, bytes] of [
	['a page with script', Buffer.from('<!doctype html><script>alert(1)</script>')],
	['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
	['nothing', Buffer.alloc(0)],
] as const) {
	test(`${what} that is called image/png is no image`, async (context) => {
		const { ask } = await answering(context, sending(bytes));
		await assert.rejects(ask(), fails('badReply', { code: 'noImage' }));
	});
}

for (const [what, bytes, words] of [
	['of more pixels than are shown', pngOf(10_000, 5_001), /^This image is too large to be shown here\.$/],
	['of very many pixels', pngOf(65_535, 65_535), /^This image is too large to be shown here\.$/],
	['that ends in its size', png.subarray(0, 20), /^The size of this image cannot be read\.$/],
	['without width', pngOf(0, 5), /^The size of this image cannot be read\.$/],
] as const) {
	test(`an image ${what} is refused with the reason, and there is nothing to try again`, async (context) => {
		const { ask } = await answering(context, sending(bytes));
		await assert.rejects(ask(), (error) => {
			const { message, action } = toFailure(error, createL10n());
			assert.match(message, words);
			assert.equal(action, undefined);
			return true;
		});
	});
}

test('an image that is too large is not read to its end, packed or not', async (context) => {
	const large = Buffer.concat([png, Buffer.alloc(mostImageBytes)]);
	const { ask } = await answering(context, sending(large));
	await assert.rejects(ask(), fails('tooLarge'));
	const packed = await answering(context, sending(gzipSync(large), { 'content-encoding': 'gzip' }));
	await assert.rejects(packed.ask(), fails('tooLarge'));
});

test('an image of the largest size is read', async (context) => {
	const largest = Buffer.concat([png, Buffer.alloc(mostImageBytes - png.length)]);
	const { ask } = await answering(context, sending(largest));
	assert.equal((await ask()).bytes.length, mostImageBytes);
});

test('a storage elsewhere that the server sends on to is asked for nothing, with or without the token', async (context) => {
	const elsewhere = await serve(context, () => ({}));
	const { ask } = await answering(context, (response) => {
		response.writeHead(302, { location: `${elsewhere.origin}/image.png` });
		response.end();
	});
	await assert.rejects(ask());
	assert.deepEqual(elsewhere.seen, []);
});

test('an image is kept nowhere: it is asked for each time', async (context) => {
	const { server, ask } = await answering(context, sending(png));
	await ask();
	await ask();
	assert.equal(server.seen.filter(({ path }) => path.endsWith('/attachments/123/')).length, 2);
});

test('an id that is none is never sent', async (context) => {
	const { server, ask } = await answering(context, sending(png));
	for (const id of ['', '..', '1/../2', 'x', '1?']) {
		await assert.rejects(ask(id), fails('badInput'));
	}
	assert.deepEqual(server.seen, []);
});
