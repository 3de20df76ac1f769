import assert from 'node:assert/strict';
import net, { type AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { errors, request } from 'undici';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { toFailure } from '../../../../src/core/text/userMessages.ts';
import { client, fails, never } from '../loopback.ts';

/** What answers like this on a port is no web server, or a broken one. */
const strangers: readonly (readonly [name: string, answer: string])[] = [
	['an SSH server', 'SSH-2.0-OpenSSH_9.2p1\r\n'],
	['a mail server', '220 mail.example ESMTP ready\r\n'],
	['JSON without a head', '{"id":"1","title":"raw"}\n'],
	['a NUL in a header', 'HTTP/1.1 200 OK\r\nx-name: a\0b\r\ncontent-length: 2\r\n\r\n{}'],
	['a header that is folded', 'HTTP/1.1 200 OK\r\nx-name: a\r\n b\r\ncontent-length: 2\r\n\r\n{}'],
	['no status', 'HTTP/1.1 OK\r\ncontent-length: 2\r\n\r\n{}'],
	['HTTP/9', 'HTTP/9.9 200 OK\r\ncontent-length: 2\r\n\r\n{}'],
	['random bytes', '\u0000\u0001\u0002\u0003\u0015\u0016'],
];

/** A port that says `answer` to whatever comes, or at once. */
async function stranger(context: TestContext, answer: string, atOnce: boolean): Promise<string> {
	const sockets = new Set<net.Socket>();
	const server = net.createServer((socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined);
		if (atOnce) {
			socket.write(answer, 'latin1');
		} else {
			socket.once('data', () => socket.write(answer, 'latin1'));
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	context.after(async () => {
		for (const socket of sockets) {
			socket.destroy();
		}
		await new Promise((resolve) => server.close(resolve));
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('undici itself gives no code to such an answer, so that a table of codes does not know it', async (context) => {
	const origin = await stranger(context, 'SSH-2.0-OpenSSH_9.2p1\r\n', false);
	await assert.rejects(request(origin), (error) => {
		assert.ok(error instanceof errors.HTTPParserError);
		assert.equal(error.code, undefined);
		return true;
	});
});

for (const [name, answer] of strangers) {
	for (const atOnce of [false, true]) {
		const when = atOnce ? 'before it is asked' : 'when it is asked';
		test(`${name} on the port, which speaks ${when}, is told as what speaks no HTTP`, async (context) => {
			const origin = await stranger(context, answer, atOnce);
			const error = await client(context, origin)
				.whoAmI(never())
				.catch((reason: unknown) => reason);
			fails('notSentry')(error);
			assert.match(toFailure(error, createL10n(), 'signIn').message, /does not speak HTTP on this port/);
		});
	}
}
