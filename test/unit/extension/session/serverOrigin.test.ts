import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { isServerOrigin, parseServer } from '../../../../src/extension/session/serverOrigin.ts';
import { parseOrigin } from '../../../../src/sentry/origin.ts';
import { fuzz } from '../../fuzz.ts';

describe('parseServer', () => {
	const origins: readonly [string, string][] = [
		['https://sentry.io', 'https://sentry.io'],
		[' sentry.io/ ', 'https://sentry.io'],
		['https://Sentry.IO:443/organizations/acme/issues/?x=1#y', 'https://sentry.io'],
		['https://acme.sentry.io/issues/', 'https://sentry.io'],
		['https://us.sentry.io', 'https://sentry.io'],
		['https://sentry.io.', 'https://sentry.io'],
		['https://sentry.acme.com:8443', 'https://sentry.acme.com:8443'],
		['https://bücher.example/', 'https://xn--bcher-kva.example'],
		['http://localhost:9000/', 'http://localhost:9000'],
		['http://127.0.0.1:80', 'http://127.0.0.1'],
		['http://0x7f.1:9000', 'http://127.0.0.1:9000'],
		['http://[::1]:9000', 'http://[::1]:9000'],
		['https://sentry.io.evil.test', 'https://sentry.io.evil.test'],
		['https://evilsentry.io', 'https://evilsentry.io'],
		['https://evil.test/sentry.io', 'https://evil.test'],
		['https://sentry.io:8443', 'https://sentry.io:8443'],
	];
	for (const [text, origin] of origins) {
		it(`reads ${text} as ${origin}`, () => {
			assert.deepEqual(parseServer(text), { origin });
			assert.ok(isServerOrigin(origin));
		});
	}

	const refusals: readonly [string, string][] = [
		['', 'empty'],
		['https://sentry.io@evil.test', 'userinfo'],
		['https://user:secret@sentry.io', 'userinfo'],
		['user@sentry.io', 'userinfo'],
		['https://sentry.io%2eevil', 'notAUrl'],
		['https://sentry.io\\@evil.test', 'userinfo'],
		['https://sentry.io\\.evil.test', 'notAUrl'],
		['https://', 'notAUrl'],
		['//sentry.io..:80', 'notAUrl'],
		['sentry.io..', 'notAUrl'],
		['https://sentry.acme.com..', 'notAUrl'],
		['//sentry.acme.com', 'notAUrl'],
		['https:////sentry%2eio', 'notAUrl'],
		['//user:secret@sentry.io', 'notAUrl'],
		['https://a b', 'notAUrl'],
		['http://sentry.acme.com', 'insecure'],
		['http://localhost.evil.test', 'insecure'],
		['http://127.0.0.1.evil.test', 'insecure'],
		['ftp://sentry.io', 'scheme'],
		['file:///etc/passwd', 'scheme'],
		['javascript://sentry.io/%0aalert(1)', 'scheme'],
	];
	for (const [text, refusal] of refusals) {
		it(`refuses ${text}: ${refusal}`, () => {
			assert.deepEqual(parseServer(text), { refusal });
		});
	}

	it('a URL parser makes a host of it all the same', () => {
		assert.equal(new URL('https:////sentry.io..:80').hostname, 'sentry.io..');
		assert.equal(new URL('https:////sentry%2eio').hostname, 'sentry.io');
	});

	it('gives nothing that the client then refuses', () => {
		const pieces = ['https:', '//', '\\', 'sentry.io', '.', '..', ':80', '@', '%2e', '\t', 'a', '/'];
		const spelt = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''));
		fuzz(
			fc.property(fc.oneof(spelt, fc.webUrl(), fc.webAuthority()), (text) => {
				const parsed = parseServer(text);
				if ('origin' in parsed) {
					assert.equal(parseOrigin(parsed.origin), parsed.origin);
				}
			}),
		);
	});

	it('gives an origin that means itself, and is https or loopback, for any input', () => {
		fuzz(
			fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.webAuthority()), (text) => {
				const parsed = parseServer(text);
				if ('origin' in parsed) {
					assert.ok(isServerOrigin(parsed.origin));
					assert.match(
						parsed.origin,
						/^https:\/\/[^@/\s]+$|^http:\/\/(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/,
					);
				}
			}),
		);
	});
});
