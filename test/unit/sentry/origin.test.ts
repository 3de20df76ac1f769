import assert from 'node:assert/strict';
import net from 'node:net';
import { test } from 'node:test';
import { createApi } from '../../../src/sentry/net.ts';
import { parseOrigin } from '../../../src/sentry/origin.ts';
import { mayBeListedRegion, mayBeRegion } from '../../../src/sentry/origin.ts';
import { client, fails, json, never, serve, token } from './loopback.ts';

for (const [text, origin] of [
	['https://sentry.io', 'https://sentry.io'],
	[' https://sentry.io/ ', 'https://sentry.io'],
	['HTTPS://Sentry.IO', 'https://sentry.io'],
	['https://sentry.io:443', 'https://sentry.io'],
	['https://sentry.corp.test:8443', 'https://sentry.corp.test:8443'],
	['http://localhost:9000', 'http://localhost:9000'],
	['http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
	['http://[::1]:9000', 'http://[::1]:9000'],
	['https://bücher.test', 'https://xn--bcher-kva.test'],
] as const) {
	test(`${text} is the account's origin ${origin}`, () => {
		assert.equal(parseOrigin(text), origin);
	});
}

for (const text of [
	'',
	'sentry.io',
	'http://sentry.io',
	'http://192.168.0.1:9000',
	'http://localhost.evil.test',
	'http://127.0.0.1.evil.test',
	'ftp://sentry.io',
	'javascript:alert(1)',
	'file:///etc/passwd',
	'https://sentry.io@evil.test',
	'https://user:password@sentry.io',
	'https://sentry.io.',
	'https://sentry.io/path',
	'https://sentry.io/?x',
	'https://sentry.io?',
	'https://sentry.io#x',
	'https://sentry.io\\@evil.test',
	'https://sentry.io%2eevil.test',
	'https://sen\ttry.io/%',
	'https://sen\ttry.io',
	'https://sentry.io..:80',
]) {
	test(`${JSON.stringify(text)} is refused as a server`, () => {
		assert.throws(() => parseOrigin(text), fails('badInput', { detail: 'origin' }));
		assert.throws(() => createApi({ origin: text, token: async () => undefined }), fails('badInput'));
	});
}

test('the token of sentry.io goes to its regions, and to nothing that only looks like one', () => {
	const may = (region: string) => mayBeRegion('https://sentry.io', new URL(region));
	for (const region of [
		'https://us.sentry.io',
		'https://de.sentry.io',
		'https://acme.sentry.io',
		'https://sentry.io',
	]) {
		assert.ok(may(region), region);
	}
	for (const region of [
		'http://us.sentry.io',
		'https://us.sentry.io:8443',
		'https://us.sentry.io.evil.test',
		'https://evilsentry.io',
		'https://sentry.io.',
		'https://evil.test/sentry.io',
		'https://sentry.io@evil.test',
		'https://user@us.sentry.io',
		'https://xn--sntry-6ra.io',
	]) {
		assert.ok(!may(region), region);
	}
});

test('an unanchored look at the host, as others have shipped it, would let lookalikes in', () => {
	for (const lookalike of [
		'https://sentry.io.evil.test',
		'https://evilsentry.io',
		'https://evil.test/sentry.io',
	]) {
		assert.match(lookalike, /sentry\.io/);
		assert.ok(!mayBeRegion('https://sentry.io', new URL(lookalike)));
	}
});

test('over plain http anybody on the way reads the token: that is why it is for loopback only', async (context) => {
	const read = await new Promise<string>((resolve) => {
		const wiretap = net.createServer((socket) => {
			socket.once('data', (bytes) => {
				resolve(bytes.toString());
				socket.destroy();
			});
		});
		context.after(() => wiretap.close());
		wiretap.listen(0, '127.0.0.1', () => {
			const { port } = wiretap.address() as net.AddressInfo;
			client(context, `http://127.0.0.1:${port}`)
				.whoAmI(never())
				.catch(() => undefined);
		});
	});
	assert.ok(read.includes(token));
	assert.throws(
		() => createApi({ origin: 'http://sentry.corp.test', token: async () => token }),
		fails('badInput'),
	);
});

test('a self-hosted server names no region, a loopback server only others on loopback', () => {
	const may = (account: string, region: string) => mayBeListedRegion(account, new URL(region));
	assert.ok(!may('https://sentry.corp.test', 'https://de.sentry.corp.test'));
	assert.ok(!may('https://sentry.corp.test', 'https://us.sentry.io'));
	assert.ok(!may('https://sentry.corp.test', 'http://127.0.0.1:1'));
	assert.ok(may('http://127.0.0.1:1', 'http://127.0.0.1:2'));
	assert.ok(!may('http://127.0.0.1:1', 'https://127.0.0.1:2'));
	assert.ok(!may('http://127.0.0.1:1', 'http://evil.test:2'));
	assert.ok(!may('http://127.0.0.1:1', 'https://us.sentry.io'));
	assert.ok(!may('https://sentry.io', 'http://127.0.0.1:2'));
});

test('a region that the organization names but the list of regions does not is not asked', async (context) => {
	const evil = await serve(context, () => ({ id: '1' }));
	const server = await serve(context, (request, response) => {
		if (request.path === '/api/0/users/me/regions/') {
			return {
				regions: [
					{ name: 'us', url: server.origin },
					{ name: 'de', url: 'http://localhost:1' },
				],
			};
		}
		if (request.path === '/api/0/organizations/acme/') {
			return { id: '1', slug: 'acme', links: { regionUrl: evil.origin } };
		}
		if (request.path === '/api/0/organizations/') {
			return [{ id: '1', slug: 'acme', links: { regionUrl: evil.origin } }];
		}
		json(response, 200, { id: '1', title: 'from the account itself' });
		return undefined;
	});
	// What would happen if the word of the organization were enough.
	const { links } = (await (await fetch(`${server.origin}/api/0/organizations/acme/`)).json()) as {
		links: { regionUrl: string };
	};
	await fetch(`${links.regionUrl}/api/0/organizations/acme/issues/1/`);
	assert.equal(evil.seen.length, 1);

	const issue = await client(context, server.origin).issue('acme', '1', never());
	assert.equal(issue.title, 'from the account itself');
	assert.equal(evil.seen.length, 1);
});

test('regions elsewhere that a server lists are left out', async (context) => {
	const server = await serve(context, (request) => {
		switch (request.path) {
			case '/api/0/users/me/regions/':
				return {
					regions: [
						{ name: 'evil', url: 'https://evil.test' },
						{ name: 'saas', url: 'https://us.sentry.io' },
						{ name: 'script', url: 'javascript:alert(1)' },
					],
				};
			case '/api/0/organizations/':
				return [{ id: '1', slug: 'acme', name: 'Acme' }];
			default:
				return { id: '1' };
		}
	});
	const api = client(context, server.origin);
	assert.deepEqual(await api.organizations(never()), [{ id: '1', slug: 'acme', name: 'Acme' }]);
	assert.equal((await api.issue('acme', '1', never())).id, '1');
});

test('a failed look-up of regions is not remembered, and what was learnt is forgotten on request', async (context) => {
	let broken = true;
	const server = await serve(context, (request, response) => {
		if (request.path === '/api/0/users/me/regions/') {
			if (broken) {
				json(response, 500, { detail: 'Internal Error' });
				return undefined;
			}
			return { regions: [] };
		}
		return { id: '1' };
	});
	const api = client(context, server.origin);
	await assert.rejects(api.issue('acme', '1', never()), fails('serverError'));
	broken = false;
	await api.issue('acme', '1', never());
	await api.issue('acme', '2', never());
	const asked = () => server.seen.filter(({ path }) => path.endsWith('/regions/')).length;
	assert.equal(asked(), 2);
	await api.forget();
	await api.issue('acme', '1', never());
	assert.equal(asked(), 3);
});
