import assert from 'node:assert/strict';
import net, { type AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { client, fails, never, selfHosted, serve } from '../loopback.ts';

type Answer = (path: string) => { readonly [key: string]: unknown } | undefined;

/**
 * A server whose first answer to a path with `slip` in it was sent before anybody asked. From then on each question on that
 * connection gets the answer to the one before it. `answer` is what it would say; it has no regions.
 */
async function serveSlipping(context: TestContext, slip: string, stray: object, answer: Answer) {
	const sockets = new Set<net.Socket>();
	const asked: string[] = [];
	/** By which connection each of them came, from 1. */
	const by: number[] = [];
	let slipped = false;
	const server = net.createServer((socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined);
		const waiting: string[] = [];
		socket.on('data', (data) => {
			for (const [, path = ''] of data.toString().matchAll(/^GET (\S+)/gm)) {
				asked.push(path);
				by.push([...sockets].indexOf(socket) + 1);
				if (!slipped && path.includes(slip)) {
					slipped = true;
					waiting.push(http(stray));
				}
				waiting.push(http(answer(path)));
				socket.write(waiting.shift() ?? '');
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	context.after(async () => {
		for (const socket of sockets) {
			socket.destroy();
		}
		await new Promise((resolve) => server.close(resolve));
	});
	return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, by };
}

function http(body: object | undefined): string {
	const text = JSON.stringify(body ?? { detail: 'No.' });
	return `HTTP/1.1 ${body ? 200 : 404} X\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\n\r\n${text}`;
}

const hex = (digit: string): string => digit.repeat(32);

/** Issues by their id, events by theirs. */
const honest: Answer = (path) => {
	const event = /\/events\/([0-9a-f]{32})\/$/.exec(path)?.[1];
	const issue = /\/issues\/(\d+)\//.exec(path)?.[1];
	return event
		? { eventID: event, groupID: issue, entries: [] }
		: issue
			? { id: issue, title: issue }
			: undefined;
};

test('over HTTP/1.1 an answer that nobody asked for is the answer to the next question, and so on', async (context) => {
	const { origin } = await serveSlipping(context, '/issues/3/', { id: '666' }, honest);
	const socket = net.connect(Number(new URL(origin).port), '127.0.0.1');
	context.after(() => socket.destroy());
	const got: string[] = [];
	for (const id of ['2', '3', '4']) {
		socket.write(`GET /issues/${id}/ HTTP/1.1\r\n\r\n`);
		const answer = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
		got.push(/"id":"(\d+)"/.exec(answer.toString())?.[1] ?? '');
	}
	assert.deepEqual(got, ['2', '666', '3']);
});

test('an answer for another issue is not taken: it is asked for anew, on another connection', async (context) => {
	const { origin, asked, by } = await serveSlipping(
		context,
		'/issues/3/',
		{ id: '666', title: 'stray' },
		honest,
	);
	const lines: string[] = [];
	const api = client(context, origin, { log: (level, line) => void lines.push(`${level} ${line}`) });
	const got: string[] = [];
	for (const id of ['1', '2', '3', '4', '5']) {
		got.push((await api.issue('acme', id, never())).id);
	}
	assert.deepEqual(got, ['1', '2', '3', '4', '5']);
	assert.deepEqual(
		asked.flatMap((path) => /\/issues\/(\d+)\/$/.exec(path)?.[1] ?? []),
		['1', '2', '3', '3', '4', '5'],
		'on the old connection each would be asked for twice',
	);
	const again = asked.findLastIndex((path) => path.endsWith('/issues/3/'));
	const before = Math.max(...by.slice(0, again));
	assert.ok(
		by.slice(again).every((connection) => connection > before),
		'no connection from before is used any more',
	);
	assert.deepEqual(
		lines.filter((line) => line.startsWith('warn ')),
		['warn an answer is of something else than was asked for: connecting anew'],
	);
});

test('an answer for another event, or for the latest of another issue, is not taken either', async (context) => {
	const stray = { eventID: hex('6'), groupID: '666', entries: [] };
	const first = await serveSlipping(context, hex('c'), stray, honest);
	const api = client(context, first.origin);
	const got: string[] = [];
	for (const id of [hex('a'), hex('b'), hex('c'), hex('d')]) {
		got.push((await api.event('acme', '1', id, never())).id);
	}
	assert.deepEqual(got, [hex('a'), hex('b'), hex('c'), hex('d')]);

	const latest = await serveSlipping(context, '/events/latest/', stray, (path) =>
		path.includes('latest') ? { eventID: hex('a'), groupID: '1', entries: [] } : honest(path),
	);
	const event = await client(context, latest.origin).event('acme', '1', 'latest', never());
	assert.equal(event.id, hex('a'));
});

test('a server that gives another event again and again is refused', async (context) => {
	const server = await serve(
		context,
		selfHosted(() => ({ eventID: hex('6'), groupID: '1', entries: [] })),
	);
	await assert.rejects(
		client(context, server.origin).event('acme', '1', hex('a'), never()),
		fails('badReply', { code: 'other' }),
	);
});

test('an issue that was merged into another is that one: the server says so twice', async (context) => {
	const server = await serve(
		context,
		selfHosted((request) =>
			request.path.includes('/events/')
				? { eventID: hex('a'), groupID: '7', entries: [] }
				: { id: '7', shortId: 'PUMP-7', title: 'merged' },
		),
	);
	const api = client(context, server.origin);
	assert.equal((await api.issue('acme', '3', never())).id, '7');
	assert.equal((await api.issue('acme', 'PUMP-3', never())).id, '7');
	assert.equal((await api.event('acme', '3', 'latest', never())).id, hex('a'));
	const asked = (end: string): number => server.seen.filter(({ path }) => path.endsWith(end)).length;
	assert.deepEqual([asked('/issues/3/'), asked('/issues/PUMP-3/'), asked('/events/latest/')], [2, 2, 2]);
	await api.issue('acme', '3', never());
	assert.equal(asked('/issues/3/'), 2, 'what it said is kept');
});
