import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { isCulpritError, type FailureReason } from '../../../../src/core/failure.ts';
import { checkToken } from '../../../../src/extension/session/checkToken.ts';
import { createApi } from '../../../../src/sentry/net.ts';

/** Signs in to a server that answers so, or to none. */
async function reasonOf(answer: RequestListener | undefined): Promise<FailureReason> {
	const server = createServer(answer);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	if (!answer) {
		server.close();
	}
	const api = createApi({ origin, token: async () => 'sntryu_0a1b2c3d' });
	try {
		await checkToken(api, origin, new AbortController().signal);
		return assert.fail('signed in');
	} catch (error) {
		assert.ok(isCulpritError(error), String(error));
		return error.reason;
	} finally {
		await api.close();
		server.close();
		server.closeAllConnections();
	}
}

describe('signing in to what is no Sentry server', () => {
	it('says that nobody answers', async () => {
		assert.equal(await reasonOf(undefined), 'unreachable');
	});

	it('says that a web page answers', async () => {
		const reason = await reasonOf((_request, response) => {
			response.setHeader('content-type', 'text/html').end('<!doctype html><title>It works!</title>');
		});
		assert.equal(reason, 'notSentry');
	});

	it('says that something else answers, when it speaks JSON', async () => {
		const reason = await reasonOf((_request, response) => {
			response.setHeader('content-type', 'application/json').end('{"status":"UP"}');
		});
		assert.ok(reason === 'notSentry' || reason === 'badReply', reason);
	});

	it('follows no redirect to another server with the token', async () => {
		const reason = await reasonOf((_request, response) => {
			response.writeHead(302, { location: 'https://evil.test/api/0/' }).end();
		});
		assert.equal(reason, 'redirected');
	});
});
