import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePanelState } from '../../../../src/extension/panel/parsePanelState.ts';

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
});
