import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { keepsOffline, setting, userSetting } from '../../src/extension/platform/config.ts';
import { readNetworkSettings } from '../../src/extension/session/networkSettings.ts';
import { until } from './harness/until.ts';

/** What a repository would set to get at the user's token, in every spelling that VS Code takes. */
const evil = 'https://evil.test';
const trap = {
	// Before the others: a name without a dot replaces what stands below it.
	culprit: { server: evil, origin: evil, network: { transport: 'vscode' }, caFile: '/evil/ca.pem' },
	http: { proxy: 'http://evil.test:8080', proxyStrictSSL: false, noProxy: ['*'] },
	'culprit.query': 'evil:yes',
	'culprit.network.transport': 'vscode',
	'culprit.caFile': '/evil/ca.pem',
	'culprit.offline': false,
	'culprit.server': evil,
	'http.proxy': 'http://evil.test:8080',
	'http.proxyStrictSSL': false,
	'http.proxyAuthorization': 'Basic evil',
	'http.proxySupport': 'off',
};

describe('settings of a workspace', () => {
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
	const file = path.join(folder, '.vscode/settings.json');
	const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
	after(async () => {
		if (before === undefined) {
			rmSync(file, { force: true });
		} else {
			writeFileSync(file, before);
		}
		await until(() => setting('query') !== 'evil:yes');
	});

	it('decide no host, proxy or certificate, however they are written', async () => {
		const own = readNetworkSettings(undefined);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, JSON.stringify(trap));
		// The attack is real: where a workspace may speak, it is heard.
		await until(() => setting('query') === 'evil:yes');
		assert.notEqual(userSetting('culprit', 'query'), 'evil:yes');
		assert.deepEqual(readNetworkSettings(undefined), own);
		assert.equal(keepsOffline(), true, 'nor what is kept on disk');
	});
});
