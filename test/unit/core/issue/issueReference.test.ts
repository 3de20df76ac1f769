import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { isIssueId, isShortId, parseIssueReference } from '../../../../src/core/issue/issueReference.ts';
import { fuzz } from '../../fuzz.ts';

const own = 'https://sentry.acme.test';
const saas = 'https://sentry.io';
const event = 'fe8d1e5a2b4c4d0f9a7b6c5d4e3f2a1b';

describe('parseIssueReference', () => {
	const accepted: readonly [string, string, object][] = [
		['1', own, { idOrShortId: '1' }],
		['  1170820242\n', own, { idOrShortId: '1170820242' }],
		['PUMP-STATION-1', own, { idOrShortId: 'PUMP-STATION-1' }],
		['pump-station-1a', own, { idOrShortId: 'PUMP-STATION-1A' }],
		['issue:WEB-3', own, { idOrShortId: 'WEB-3' }],
		[`${own}/issues/1/`, own, { idOrShortId: '1' }],
		[`${own}/issues/WEB-3?project=2`, own, { idOrShortId: 'WEB-3' }],
		[`${own}:443/organizations/acme/issues/12/#x`, own, { idOrShortId: '12', organization: 'acme' }],
		[
			`${own}/organizations/acme/issues/12/events/${event.toUpperCase()}/?referrer=mail`,
			own,
			{ idOrShortId: '12', organization: 'acme', eventId: event },
		],
		[`${own}/organizations/acme/issues/12/events/latest/`, own, { idOrShortId: '12', organization: 'acme' }],
		[`${own}/acme/backend/issues/12/`, own, { idOrShortId: '12', organization: 'acme' }],
		[`${own}/acme/issues/12`, own, { idOrShortId: '12', organization: 'acme' }],
		[
			`${own}/organizations/acme/feedback/?feedbackSlug=web%3A77&x=1`,
			own,
			{ idOrShortId: '77', organization: 'acme' },
		],
		['https://acme.sentry.io/issues/9/', saas, { idOrShortId: '9', organization: 'acme' }],
		['https://us.sentry.io/organizations/acme/issues/9/', saas, { idOrShortId: '9', organization: 'acme' }],
		['https://us.sentry.io/issues/9/', saas, { idOrShortId: '9' }],
		['HTTPS://SENTRY.IO/organizations/acme/issues/9/', saas, { idOrShortId: '9', organization: 'acme' }],
		['http://127.0.0.1:9000/issues/1/', 'http://127.0.0.1:9000', { idOrShortId: '1' }],
		['http://[::1]:9000/issues/1/', 'http://[::1]:9000', { idOrShortId: '1' }],
	];
	for (const [text, origin, expected] of accepted) {
		it(`understands ${JSON.stringify(text)}`, () => {
			assert.deepEqual(parseIssueReference(text, origin), expected);
		});
	}

	const refused: readonly [string, string, object][] = [
		['', own, { why: 'empty' }],
		['   ', own, { why: 'empty' }],
		['../../users/me', own, { why: 'notAnIssue' }],
		['1/?x=', own, { why: 'notAnIssue' }],
		['1#', own, { why: 'notAnIssue' }],
		['%2f', own, { why: 'notAnIssue' }],
		['１', own, { why: 'notAnIssue' }],
		['ſ-1', own, { why: 'notAnIssue' }],
		['1\r\nX: y', own, { why: 'notAnIssue' }],
		['9'.repeat(300), own, { why: 'notAnIssue' }],
		['A-1'.repeat(1000), own, { why: 'notAnIssue' }],
		['PUMP-', own, { why: 'notAnIssue' }],
		['just words', own, { why: 'notAnIssue' }],
		[event, own, { why: 'eventId' }],
		['https://evil.test/issues/1/', own, { why: 'otherServer', origin: 'https://evil.test' }],
		[`http://sentry.acme.test/issues/1/`, own, { why: 'otherServer', origin: 'http://sentry.acme.test' }],
		[`${own}:8443/issues/1/`, own, { why: 'otherServer', origin: `${own}:8443` }],
		[
			'https://acme.sentry.io.evil.test/issues/1/',
			saas,
			{ why: 'otherServer', origin: 'https://acme.sentry.io.evil.test' },
		],
		['https://sentry.io:8443/issues/1/', saas, { why: 'otherServer', origin: 'https://sentry.io:8443' }],
		['https://evilsentry.io/issues/1/', saas, { why: 'otherServer', origin: 'https://evilsentry.io' }],
		['https://acme.sentry.io/issues/1/', own, { why: 'otherServer', origin: 'https://acme.sentry.io' }],
		['https://sentry.io@evil.test/issues/1/', saas, { why: 'badUrl' }],
		['https://sentry.io%2eevil/issues/1/', saas, { why: 'badUrl' }],
		['https://sentry.io./issues/1/', saas, { why: 'badUrl' }],
		['https://sentry.io\\@evil.test/issues/1', saas, { why: 'badUrl' }],
		[`${own}/share/issue/${event}/`, own, { why: 'sharedLink' }],
		[`${own}/issues/?query=is:unresolved`, own, { why: 'issueList' }],
		[`${own}/organizations/acme/issues/`, own, { why: 'issueList' }],
		[`${own}/organizations/acme/issues/..%2f..%2fusers/`, own, { why: 'notAnIssueUrl' }],
		[`${own}/organizations/../issues/1/`, own, { why: 'notAnIssueUrl' }],
		[`${own}/settings/account/`, own, { why: 'notAnIssueUrl' }],
		[`${own}/`, own, { why: 'notAnIssueUrl' }],
	];
	for (const [text, origin, expected] of refused) {
		it(`refuses ${JSON.stringify(text.slice(0, 60))}`, () => {
			assert.deepEqual(parseIssueReference(text, origin), expected);
		});
	}

	it('never hands on anything but an id, whatever it is given', () => {
		fuzz(
			fc.property(
				fc.oneof(
					fc.string({ unit: 'binary' }),
					fc.webUrl(),
					fc.stringMatching(/^[A-Za-z0-9/%#?.:-]*$/).map((rest) => `${own}/issues/${rest}`),
				),
				(text) => {
					const result = parseIssueReference(text, own);
					if ('idOrShortId' in result) {
						assert.ok(isIssueId(result.idOrShortId) || isShortId(result.idOrShortId));
						assert.match(result.organization ?? 'a', /^[a-z0-9_-]+$/i);
					}
				},
			),
		);
	});
});
