import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import type { Account } from '../../../../src/extension/session/account.ts';
import { accountTooltip } from '../../../../src/extension/signIn/accountText.ts';

const l10n = createL10n();
const ada: Account = {
	id: 'https://sentry.acme.test#1',
	origin: 'https://sentry.acme.test',
	userId: '1',
	userName: 'Ada',
	scopes: ['event:read', 'org:read'],
};

test('the hover of the account says which server it is as far as that is known', () => {
	const lines = (server?: Account['server']): readonly string[] =>
		accountTooltip({ ...ada, ...(server && { server }) }, 'acme', l10n).split('\n');
	assert.deepEqual(lines({ kind: 'glitchtip', version: '5.1.0' }), [
		'Sentry: Ada · sentry.acme.test',
		'Server: GlitchTip 5.1.0',
		'Organization: acme',
		'Scopes: event:read, org:read',
	]);
	assert.equal(lines({ kind: 'sentry' })[1], 'Server: Sentry');
	for (const unknown of [undefined, {}, { version: '5.1.0' }]) {
		assert.equal(lines(unknown)[1], 'Organization: acme');
	}
});

test('it leaves out what there is not', () => {
	assert.equal(
		accountTooltip({ ...ada, scopes: [] }, undefined, l10n),
		'Sentry: Ada · sentry.acme.test\nNo organization is chosen.',
	);
});
