import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { brotliCompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { mostBytes, readBody } from '../../../../src/sentry/transport/body.ts';
import { client, fails, never, selfHosted, serve } from '../loopback.ts';

/** What the client makes of one answer with this head and these bytes. */
async function reads(
	context: TestContext,
	headers: { [name: string]: string },
	bytes: Uint8Array | ((response: ServerResponse) => void),
	timeouts = {},
) {
	const server = await serve(
		context,
		selfHosted((_request, response) => {
			response.writeHead(200, headers);
			if (typeof bytes === 'function') {
				bytes(response);
			} else {
				response.end(bytes);
			}
		}),
	);
	return client(context, server.origin, { timeouts }).issue('acme', '1', never());
}

const json = { 'content-type': 'application/json' };
const issue = (title: string) => Buffer.from(JSON.stringify({ id: '1', title }));

for (const [encoding, pack] of [
	['gzip', gzipSync],
	['deflate', deflateSync],
	['br', brotliCompressSync],
] as const) {
	test(`reads ${encoding}`, async (context) => {
		const read = await reads(context, { ...json, 'content-encoding': encoding }, pack(issue('packed')));
		assert.equal(read.title, 'packed');
	});
}

test('a bomb of 50 MB in 48 KB is not unpacked', async (context) => {
	const bomb = gzipSync(Buffer.concat([issue('x'), Buffer.alloc(50 * 1024 * 1024, ' ')]));
	assert.ok(bomb.length < 60 * 1024);
	assert.ok(gunzipSync(bomb).length > 50 * 1024 * 1024, 'it would be a bomb');
	await assert.rejects(reads(context, { ...json, 'content-encoding': 'gzip' }, bomb), fails('tooLarge'));
});

test('a stream without end is cut off at the cap', async (context) => {
	let sent = 0;
	const piece = Buffer.alloc(256 * 1024, ' ');
	await assert.rejects(
		reads(context, json, (response) => {
			const more = () => {
				do {
					sent += piece.length;
				} while (response.write(piece) && !response.destroyed);
			};
			response.on('drain', more);
			more();
		}),
		fails('tooLarge'),
	);
	assert.ok(sent < 64 * 1024 * 1024, `${sent} bytes were taken`);
});

test('a head that never comes, a body that stops, and one that drips for ever all time out', async (context) => {
	const silent = await serve(context, () => undefined);
	await assert.rejects(
		client(context, silent.origin, { timeouts: { headers: 50 } }).issue('acme', '1', never()),
		fails('timeout'),
	);
	await assert.rejects(
		reads(context, json, (response) => response.write('{"id":'), { body: 50 }),
		fails('timeout'),
	);
	await assert.rejects(
		reads(
			context,
			json,
			(response) => {
				const drip = setInterval(() => response.write(' '), 5);
				response.on('close', () => clearInterval(drip));
			},
			{ body: 1_000, total: 100 },
		),
		fails('timeout'),
	);
});

test('another charset and a byte order mark are read', async (context) => {
	const latin = Buffer.from('{"id":"1","title":"Zürich"}', 'latin1');
	const read = await reads(context, { 'content-type': 'application/json; charset=iso-8859-1' }, latin);
	assert.equal(read.title, 'Zürich');
	const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), issue('Zürich')]);
	assert.equal((await reads(context, json, marked)).title, 'Zürich');
	const unknown = await reads(
		context,
		{ 'content-type': 'application/json; charset=klingon' },
		issue('Zürich'),
	);
	assert.equal(unknown.title, 'Zürich');
});

test('what is no answer of a Sentry server is told apart', async (context) => {
	const page = Buffer.from('<!DOCTYPE html><title>Login</title>');
	await assert.rejects(reads(context, { 'content-type': 'text/html' }, page), fails('notSentry'));
	await assert.rejects(reads(context, json, page), fails('notSentry'));
	await assert.rejects(reads(context, json, Buffer.from('{"id": "1", "ti')), fails('badReply'));
	await assert.rejects(reads(context, json, Buffer.from('')), fails('badReply', { code: 'empty' }));
	await assert.rejects(reads(context, json, Buffer.from('[]')), fails('badReply'));
	await assert.rejects(reads(context, json, Buffer.from('null')), fails('badReply'));
	await assert.rejects(
		reads(context, { ...json, 'content-encoding': 'gzip' }, issue('no gzip')),
		fails('badReply', { detail: 'Z_DATA_ERROR' }),
	);
	await assert.rejects(
		reads(context, { ...json, 'content-encoding': 'zork' }, issue('?')),
		fails('badReply', { detail: 'unknown content encoding' }),
	);
});

test('a body that ends before its length is a dropped connection', async (context) => {
	await assert.rejects(
		reads(context, { ...json, 'content-length': '1000' }, (response) => {
			response.write('{"id":"1"}', () => response.destroy());
		}),
		fails('unreachable'),
	);
});

/** An answer in pieces of these sizes. */
const inPieces = (...sizes: readonly number[]) => ({
	status: 200,
	headers: new Headers(),
	decoded: false,
	body: (async function* () {
		for (const size of sizes) {
			yield new Uint8Array(size).fill(0x20);
		}
	})(),
});

test('a body of as much as may be is read, one byte more is not', async () => {
	const half = mostBytes / 2;
	const read = async (...sizes: readonly number[]): Promise<number> =>
		(await readBody(inPieces(...sizes), () => undefined)).length;
	assert.equal(await read(half, half), mostBytes);
	await assert.rejects(read(half, half, 1), fails('tooLarge', { status: 200 }));
});

test('time is allowed anew before each piece that is waited for, the first one and the end among them', async () => {
	for (const sizes of [[], [1], [1, 1, 1]]) {
		let waits = 0;
		await readBody(inPieces(...sizes), () => waits++);
		assert.equal(waits, sizes.length + 1);
	}
});
