import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { permalinkOf } from '../../../../src/extension/panel/permalink.ts';
import { anIssue } from '../anIssue.ts';

const own = 'https://sentry.acme.test';
const built = `${own}/organizations/acme/issues/1/`;

describe('permalinkOf', () => {
	it('takes the server’s link on the account’s own origin', () => {
		const permalink = `${own}/organizations/acme/issues/1/?project=2`;
		assert.equal(permalinkOf(anIssue({ permalink }), own, 'acme'), permalink);
	});

	it('takes the hosts of organizations on sentry.io', () => {
		const permalink = 'https://acme.sentry.io/issues/1/';
		assert.equal(permalinkOf(anIssue({ permalink }), 'https://sentry.io', 'acme'), permalink);
	});

	for (const permalink of [
		undefined,
		'',
		'Not implemented',
		'host/sentry/internal/issues/11/',
		'javascript:alert(1)',
		'data:text/html,x',
		'command:workbench.action.terminal.new',
		'vscode://culprit.culprit/x',
		'file:///etc/passwd',
		'https://evil.test/issues/1/',
		'http://sentry.acme.test/issues/1/',
		`${own}:8443/issues/1/`,
		'https://user:pass@sentry.acme.test/issues/1/',
		'https://acme.sentry.io/issues/1/',
	]) {
		it(`builds its own instead of ${permalink}`, () => {
			assert.equal(permalinkOf(anIssue(permalink === undefined ? {} : { permalink }), own, 'acme'), built);
		});
	}
});
