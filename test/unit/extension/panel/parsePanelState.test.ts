import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { parsePanelState } from '../../../../src/extension/panel/parsePanelState.ts';
import { fuzz } from '../../fuzz.ts';

const state = {
	version: 1,
	origin: 'https://sentry.io',
	organization: 'acme',
	issueId: '1',
	open: {},
	scroll: 0,
};
const event = 'fe8d1e5a2b4c4d0f9a7b6c5d4e3f2a1b';

describe('parsePanelState', () => {
	it('takes what names the issue', () => {
		assert.deepEqual(parsePanelState({ ...state, eventId: event }), {
			origin: 'https://sentry.io',
			organization: 'acme',
			issueId: '1',
			eventId: event,
		});
	});

	it('drops an event that is none', () => {
		assert.equal(parsePanelState({ ...state, eventId: '../1' })?.eventId, undefined);
	});

	for (const tampered of [
		undefined,
		null,
		'1',
		{},
		{ ...state, version: 2 },
		{ ...state, issueId: '../../users/me' },
		{ ...state, issueId: '1/?x=' },
		{ ...state, issueId: '１' },
		{ ...state, issueId: '9'.repeat(300) },
		{ ...state, issueId: 1 },
		{ ...state, organization: 'acme/../x' },
		{ ...state, origin: 'https://sentry.io@evil.test' },
		{ ...state, origin: 'http://evil.test' },
		{ ...state, origin: 'https://sentry.io/path' },
		{ ...state, origin: 'javascript:alert(1)' },
		Object.create(state),
	]) {
		it(`refuses ${JSON.stringify(tampered)?.slice(0, 90)}`, () => {
			assert.equal(parsePanelState(tampered), undefined);
		});
	}

	it('takes nothing that could be more than the name of an issue, whatever comes', () => {
		const anyText = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('acme', '1', event, 'https://sentry.io', '..', '%2e%2e', 'a/b', '-', '\n1', '１'),
		);
		const anyState = fc.oneof(
			fc.anything({ withNullPrototype: true }),
			fc.record({
				version: fc.constantFrom<unknown>(1, '1'),
				origin: fc.oneof(fc.constant('https://sentry.io'), fc.constant('https://evil.test/x'), anyText),
				organization: anyText,
				issueId: fc.oneof(fc.nat().map(String), anyText),
				eventId: fc.oneof(fc.constant(event), anyText, fc.anything()),
			}),
		);
		fuzz(
			fc.property(anyState, (tampered) => {
				const restored = parsePanelState(tampered);
				if (!restored) {
					return;
				}
				const { origin, organization, issueId, eventId, ...others } = restored;
				assert.deepEqual(others, {});
				assert.equal(new URL(origin).origin, origin);
				assert.match(organization, /^[\w-]+$/);
				assert.match(issueId, /^\d+$/);
				assert.ok(eventId === undefined || /^[\da-f]{32}$/.test(eventId));
			}),
			300,
		);
	});
});
