import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CulpritError, type FailureFacts, type FailureReason } from '../../../../src/core/failure.ts';
import { fetchFailed } from '../../../../src/sentry/transport/fetchTransport.ts';
import { fromNetwork } from '../../../../src/sentry/transport/networkErrors.ts';
import { proxyFailed } from '../../../../src/sentry/transport/proxyFailed.ts';

/** What the network threw, by the codes of Node, OpenSSL and undici. What users read of it: `failures.test.ts`. */

const origin = 'https://sentry.example';
const coded = (code: unknown, cause?: unknown): Error =>
	Object.assign(new Error('failed', { cause }), { code });
const named = (name: string): Error => Object.assign(new Error('failed'), { name });

/** A cause in a cause in a cause. */
function chain(length: number, last: Error): Error {
	return length === 0 ? last : new Error('failed', { cause: chain(length - 1, last) });
}
const loop = new Error('failed');
loop.cause = loop;

const rows: readonly (readonly [what: string, unknown, FailureReason, FailureFacts])[] = [
	['a certificate', coded('CERT_HAS_EXPIRED'), 'certificate', { code: 'CERT_HAS_EXPIRED' }],
	['time', coded('ETIMEDOUT'), 'timeout', { code: 'ETIMEDOUT' }],
	['size', coded('UND_ERR_RES_EXCEEDED_MAX_SIZE'), 'tooLarge', {}],
	['what is no HTTP', coded('HPE_INVALID_CONSTANT'), 'notSentry', { code: 'HPE_INVALID_CONSTANT' }],
	[
		'a head without end',
		coded('UND_ERR_HEADERS_OVERFLOW'),
		'notSentry',
		{ code: 'UND_ERR_HEADERS_OVERFLOW' },
	],
	['what has no code', named('HTTPParserError'), 'notSentry', { code: 'HPE_UNNAMED' }],
	['nobody there', coded('ECONNREFUSED'), 'unreachable', { code: 'ECONNREFUSED' }],
	['TLS', coded('ERR_SSL_WRONG_VERSION_NUMBER'), 'unreachable', { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }],
	['HTTP/2', coded('ERR_HTTP2_STREAM_ERROR'), 'unreachable', { code: 'ERR_HTTP2_STREAM_ERROR' }],
	['a fetch that says nothing', coded(fetchFailed), 'unreachable', { code: fetchFailed }],
	['a fetch that says why', coded(fetchFailed, coded('ENOTFOUND')), 'unreachable', { code: 'ENOTFOUND' }],

	['a proxy that says nothing', coded(proxyFailed), 'proxy', {}],
	['a proxy that is not there', coded(proxyFailed, coded('ECONNREFUSED')), 'proxy', { code: 'ECONNREFUSED' }],
	[
		'a proxy whose certificate is not trusted',
		coded(proxyFailed, coded('EPROTO', coded('CERT_HAS_EXPIRED'))),
		'proxy',
		{ code: 'CERT_HAS_EXPIRED' },
	],
	[
		'a proxy that refuses',
		coded('UND_ERR_ABORTED', new Error('Proxy response (407) !== 200 when HTTP Tunneling')),
		'proxy',
		{ code: '407' },
	],
	[
		'a certificate before all else',
		coded('ECONNRESET', coded('INVALID_CA')),
		'certificate',
		{ code: 'INVALID_CA' },
	],
	[
		'time before what is unreachable',
		coded('ECONNRESET', coded('ETIMEDOUT')),
		'timeout',
		{ code: 'ETIMEDOUT' },
	],

	[
		'each address of a name',
		new AggregateError([coded('ENETUNREACH')]),
		'unreachable',
		{ code: 'ENETUNREACH' },
	],
	['the last of 20 causes', chain(19, coded('ENOTFOUND')), 'unreachable', { code: 'ENOTFOUND' }],
	['a cause beyond', chain(20, coded('ENOTFOUND')), 'unexpected', {}],
	['a cause of itself', loop, 'unexpected', {}],

	['a code of ours to mend', coded('ERR_INVALID_ARG_TYPE'), 'unexpected', { code: 'ERR_INVALID_ARG_TYPE' }],
	['a number for a code', coded(12), 'unexpected', {}],
	['a sentence for a code', coded('not a code'), 'unexpected', {}],
	['no error', 'ECONNREFUSED', 'unexpected', {}],
	['nothing', undefined, 'unexpected', {}],
];

for (const [what, error, reason, facts] of rows) {
	test(`the network threw ${what}: ${reason} ${facts.code ?? 'without a code'}`, () => {
		const failure = fromNetwork(error, { origin });
		assert.equal(failure.reason, reason);
		assert.deepEqual(failure.facts, { origin, ...facts });
	});
}

test('what is a failure of ours already stays as it is', () => {
	const failure = new CulpritError('tooLarge', { status: 200 });
	assert.equal(fromNetwork(failure, { origin }), failure);
});
