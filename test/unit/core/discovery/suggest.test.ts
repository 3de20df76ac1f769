import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Discovery, Finding, Where } from '../../../../src/core/discovery/finding.ts';
import { rankFindings, tokenFinding } from '../../../../src/core/discovery/finding.ts';
import type { Setting } from '../../../../src/core/discovery/settingFindings.ts';
import { settingFindings } from '../../../../src/core/discovery/settingFindings.ts';
import { describeSending, suggestServers } from '../../../../src/core/discovery/suggest.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';

const l10n = createL10n();
const key = '0123456789abcdef0123456789abcdef';
const token = `sntryu_${key}${key}`;

const environment: Where = { trust: 'environment' };
const home: Where = { trust: 'home', file: '~/.sentryclirc', uri: 'file:///home/u/.sentryclirc' };
const workspace: Where = { trust: 'workspace', file: '.sentryclirc', uri: 'file:///w/.sentryclirc' };
const code: Where = { trust: 'workspace', file: 'src/sentry.ts', uri: 'file:///w/src/sentry.ts', line: 3 };

function discovery(...parts: readonly (readonly Finding[])[]): Discovery {
	return { findings: rankFindings(parts.flat()), isPartial: false };
}

function said(where: Where, settings: { readonly [name: string]: string }): readonly Finding[] {
	return settingFindings(
		Object.entries(settings).map(([name, value]): Setting => ({ name, value })),
		where,
	);
}

function dsn(text: string, where: Where = code): readonly Finding[] {
	return said(where, { dsn: text });
}

function servers(found: Discovery): string[] {
	return suggestServers(found, l10n).map(
		({ server, token: given, needsConfirmation, description }) =>
			`${server}${given ? ' with token' : ''}${needsConfirmation ? ' if confirmed' : ''}, ${description}`,
	);
}

describe('suggestServers', () => {
	it('offers the user’s own settings as they are', () => {
		assert.deepEqual(
			servers(discovery(said(home, { 'auth.token': token, 'defaults.url': 'https://s.acme.com' }))),
			['https://s.acme.com with token, token from ~/.sentryclirc', 'https://s.acme.com, from ~/.sentryclirc'],
		);
	});

	it('takes a token without a server for one of sentry.io', () => {
		assert.deepEqual(servers(discovery(said(environment, { SENTRY_AUTH_TOKEN: token }))), [
			'https://sentry.io with token, token from SENTRY_AUTH_TOKEN in the environment',
		]);
	});

	// The attack: a cloned repository names a server, and the user's own token goes there.
	it('pairs no token of the user’s own with a server of the workspace', () => {
		for (const own of [
			said(home, { 'auth.token': token }),
			said(environment, { SENTRY_AUTH_TOKEN: token }),
		]) {
			const found = discovery(
				own,
				said(workspace, { 'defaults.url': 'https://evil.test' }),
				dsn(`https://${key}@evil.test/1`),
			);
			for (const suggestion of suggestServers(found, l10n)) {
				assert.equal(suggestion.server === 'https://evil.test' && suggestion.token !== undefined, false);
				assert.equal(suggestion.needsConfirmation, suggestion.server === 'https://evil.test');
			}
		}
	});

	it('lets a server of the workspace be confirmed first, with its own token or without', () => {
		assert.deepEqual(
			servers(discovery(said(workspace, { 'auth.token': token, 'defaults.url': 'https://s.acme.com' }))),
			[
				'https://s.acme.com with token if confirmed, token from .sentryclirc',
				'https://s.acme.com if confirmed, from .sentryclirc',
			],
		);
	});

	it('gives a token that may be the user’s own no server but the one beside it', () => {
		const unclear: Where = { trust: 'unclear', file: '/srv/.sentryclirc', uri: 'file:///srv/.sentryclirc' };
		const evil = said(workspace, { 'defaults.url': 'https://evil.test' });
		assert.deepEqual(servers(discovery(said(unclear, { 'auth.token': token }), evil)), [
			'https://sentry.io with token, token from /srv/.sentryclirc',
			'https://evil.test if confirmed, from .sentryclirc',
		]);
		const beside = said(unclear, { 'auth.token': token, 'defaults.url': 'https://s.acme.com' });
		assert.equal(
			servers(discovery(beside, evil))[0],
			'https://s.acme.com with token if confirmed, token from /srv/.sentryclirc',
		);
	});

	it('gives a token of the workspace the server of a folder above it, where it names none itself', () => {
		const above: Where = { trust: 'unclear', file: '/srv/.sentryclirc', uri: 'file:///srv/.sentryclirc' };
		const urls = said(above, { 'defaults.url': 'https://above.test' });
		const own = said(workspace, { 'auth.token': token });
		assert.match(servers(discovery(own, urls))[0] ?? '', /^https:\/\/above\.test with token if confirmed/);
		const named = said(code, { 'defaults.url': 'https://s.acme.com' });
		assert.match(
			servers(discovery(own, urls, named))[0] ?? '',
			/^https:\/\/s\.acme\.com with token if confirmed/,
		);
	});

	it('knows the server of a DSN', () => {
		assert.deepEqual(servers(discovery(dsn(`https://${key}@o1.ingest.de.sentry.io/2`))), [
			'https://sentry.io, from src/sentry.ts:3',
		]);
	});
});

describe('describeSending', () => {
	const reads = 'Whoever runs that server can read and use the token.';
	const fromWorkspace = 'This address comes from the workspace (.sentryclirc), not from you.';
	const cases: readonly [string, Where, Where | undefined, string][] = [
		['an address of the workspace', workspace, undefined, `${fromWorkspace} ${reads}`],
		[
			'an address of nobody known',
			{ trust: 'unclear', file: '/srv/.sentryclirc', line: 2 },
			undefined,
			`This address comes from /srv/.sentryclirc:2, which somebody else may have written. ${reads}`,
		],
		[
			'a token of the workspace',
			workspace,
			{ ...code, file: '.env' },
			`${fromWorkspace} The token that goes there is from the workspace too (.env:3). ${reads}`,
		],
		[
			'a token of nobody known',
			workspace,
			{ trust: 'unclear', file: '.env.local' },
			`${fromWorkspace} The token that goes there is from .env.local. It may be your own. ${reads}`,
		],
		[
			'the user’s own token',
			workspace,
			{ ...home, line: 2 },
			`${fromWorkspace} The token that goes there is YOUR OWN, from ~/.sentryclirc:2. ${reads}`,
		],
		[
			'the user’s own variable',
			workspace,
			{ ...environment, variable: 'SENTRY_AUTH_TOKEN' },
			`${fromWorkspace} The token that goes there is YOUR OWN, from SENTRY_AUTH_TOKEN in the environment. ${reads}`,
		],
	];
	for (const [what, named, where, sentence] of cases) {
		it(`says whose ${what} is`, () => {
			assert.equal(describeSending(named, where && tokenFinding(token, where), l10n), sentence);
		});
	}
});
