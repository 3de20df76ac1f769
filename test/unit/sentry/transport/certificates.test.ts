import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { client, fails, never, token } from '../loopback.ts';
import { createCa } from '../privateCa.ts';
import { serveSecure } from '../secureLoopback.ts';

async function whoAmI(context: TestContext, port: number, caFile?: string) {
	const network = caFile === undefined ? {} : { caFile };
	return client(context, `https://localhost:${port}`, { network: () => network }).whoAmI(never());
}

/** That a client which verifies nothing would have sent the token. */
async function carelessly(port: number): Promise<number | undefined> {
	return new Promise((resolve, reject) => {
		https
			.get(
				{ port, host: 'localhost', rejectUnauthorized: false, headers: { authorization: `Bearer ${token}` } },
				(reply) => {
					reply.resume();
					resolve(reply.statusCode);
				},
			)
			.on('error', reject);
	});
}

test('a certificate of an authority that nobody named is refused before the token is sent', async (context) => {
	const ca = createCa(context);
	const server = await serveSecure(context, ca.issue('localhost'));
	assert.equal(await carelessly(server.port), 200);
	await assert.rejects(
		whoAmI(context, server.port),
		fails('certificate', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }),
	);
	assert.equal(server.seen.length, 1);
});

test('the same certificate is good with culprit.caFile, over HTTP/2 on one connection', async (context) => {
	const ca = createCa(context);
	const server = await serveSecure(context, ca.issue('localhost'));
	const api = client(context, `https://localhost:${server.port}`, { network: () => ({ caFile: ca.file }) });
	await api.whoAmI(never());
	await api.issue('acme', '1', never());
	assert.deepEqual(server.seen.map(({ version, authorization }) => [version, authorization]).slice(0, 1), [
		['2.0', `Bearer ${token}`],
	]);
	assert.equal(server.connections(), 1);
});

test('a self-signed certificate is refused, and good when it is itself the CA file', async (context) => {
	const ca = createCa(context);
	const keys = ca.selfSigned('localhost');
	const server = await serveSecure(context, keys);
	assert.equal(await carelessly(server.port), 200);
	await assert.rejects(
		whoAmI(context, server.port),
		fails('certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
	);
	assert.equal(server.seen.length, 1);
	const file = path.join(path.dirname(ca.file), 'own.pem');
	writeFileSync(file, keys.cert);
	await whoAmI(context, server.port, file);
});

test('a trusted authority does not excuse another host or an old date', async (context) => {
	const ca = createCa(context);
	const elsewhere = await serveSecure(context, ca.issue('sentry.corp.test'));
	await assert.rejects(
		whoAmI(context, elsewhere.port, ca.file),
		fails('certificate', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
	);
	const expired = await serveSecure(context, ca.issue('localhost', -1));
	await assert.rejects(
		whoAmI(context, expired.port, ca.file),
		fails('certificate', { code: 'CERT_HAS_EXPIRED' }),
	);
	assert.equal(elsewhere.seen.length + expired.seen.length, 0);
});

test('a CA file that is missing or no PEM is named, and mended without a restart', async (context) => {
	const ca = createCa(context);
	const server = await serveSecure(context, ca.issue('localhost'));
	const file = path.join(path.dirname(ca.file), 'later.pem');
	const api = client(context, `https://localhost:${server.port}`, { network: () => ({ caFile: file }) });
	await assert.rejects(api.whoAmI(never()), fails('certificate', { code: 'CA_FILE' }));
	writeFileSync(file, 'not a certificate');
	await assert.rejects(api.whoAmI(never()), fails('certificate', { code: 'CA_FILE' }));
	writeFileSync(file, `${ca.pem}\n`);
	await api.whoAmI(never());
});

test('a CA file of another authority is mended without a restart, too', async (context) => {
	const ca = createCa(context);
	const server = await serveSecure(context, ca.issue('localhost'));
	const file = path.join(path.dirname(ca.file), 'other.pem');
	writeFileSync(file, createCa(context).pem);
	const api = client(context, `https://localhost:${server.port}`, { network: () => ({ caFile: file }) });
	await assert.rejects(api.whoAmI(never()), fails('certificate'));
	writeFileSync(file, ca.pem);
	await api.whoAmI(never());
});

test('a changed setting makes new connections', async (context) => {
	const ca = createCa(context);
	const server = await serveSecure(context, ca.issue('localhost'));
	let network: { caFile?: string } = {};
	const api = client(context, `https://localhost:${server.port}`, { network: () => network });
	await assert.rejects(
		api.whoAmI(never()),
		fails('certificate', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }),
	);
	network = { caFile: ca.file };
	await api.whoAmI(never());
	network = {};
	await assert.rejects(
		api.whoAmI(never()),
		fails('certificate', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }),
	);
});
