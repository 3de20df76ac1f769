import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { NetworkSettings } from '../../../../src/sentry/apiOptions.ts';
import { root } from '../../../tools/bundles.ts';
import { createCa } from '../privateCa.ts';
import { serveSecure } from '../secureLoopback.ts';

/** Node reads these variables at its start: so each try is a Node of its own. Prints the reason of a failure, or `ok`. */
const script = `
const { createApi } = await import(process.env.NET);
const { origin, network } = JSON.parse(process.env.OPTIONS);
const api = createApi({ origin, token: async () => 'sntryu_x', network: () => network, sleep: async () => {} });
console.log(await api.whoAmI(new AbortController().signal).then(() => 'ok', ({ reason }) => reason));
await api.close();
`;

async function asked(
	port: number,
	network: NetworkSettings,
	variables: { readonly [name: string]: string },
): Promise<string> {
	const { NODE_EXTRA_CA_CERTS: _extra, SSL_CERT_FILE: _system, ...env } = process.env;
	const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
		env: {
			...env,
			...variables,
			NET: pathToFileURL(path.join(root, 'src/sentry/net.ts')).href,
			OPTIONS: JSON.stringify({ origin: `https://localhost:${port}`, network }),
		},
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let printed = '';
	child.stdout.on('data', (chunk) => {
		printed += String(chunk);
	});
	await once(child, 'close');
	return printed.trim();
}

async function secured(context: TestContext) {
	const ca = createCa(context);
	const { port } = await serveSecure(context, ca.issue('localhost'));
	return { ca, port, other: createCa(context) };
}

test('an authority in NODE_EXTRA_CA_CERTS is trusted, also beside one in culprit.caFile', async (context) => {
	const { ca, port, other } = await secured(context);
	const extra = { NODE_EXTRA_CA_CERTS: ca.file };
	assert.deepEqual(
		await Promise.all([
			asked(port, {}, {}),
			asked(port, {}, extra),
			asked(port, { caFile: other.file }, {}),
			asked(port, { caFile: other.file }, extra),
		]),
		['certificate', 'ok', 'certificate', 'ok'],
	);
});

test('an authority of the system is trusted, unless http.systemCertificates is off', {
	skip:
		process.platform !== 'linux' &&
		'It needs Linux, where a variable says where the authorities of the system are: run it there.',
}, async (context) => {
	const { ca, port, other } = await secured(context);
	const system = { SSL_CERT_FILE: ca.file };
	assert.deepEqual(
		await Promise.all([
			asked(port, {}, system),
			asked(port, { systemCertificates: false }, system),
			asked(port, { caFile: other.file }, system),
			asked(port, { systemCertificates: false, caFile: ca.file }, system),
		]),
		['ok', 'certificate', 'ok', 'ok'],
	);
});
