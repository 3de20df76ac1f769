import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { keepsOffline } from '../../src/extension/platform/config.ts';
import { type SampleSentry, startSampleSentry } from '../sentry/sampleSentry.ts';
import { until } from './harness/until.ts';

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
	vscode.commands.executeCommand(command, ...args);
const set = (value: unknown): Thenable<void> =>
	vscode.workspace.getConfiguration('culprit').update('offline', value, vscode.ConfigurationTarget.Global);

describe('what is kept for offline reading', () => {
	let sentry: SampleSentry;
	const replies = path.join(process.env['CULPRIT_TEST_STORAGE'] ?? '', 'culprit.culprit/replies');
	const files = (): readonly string[] =>
		existsSync(replies)
			? readdirSync(replies, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
			: [];
	/** Opens an issue and waits until its event was asked for. */
	const open = async (id: string): Promise<void> => {
		sentry.forgetRequests();
		await run('culprit.openIssue', {
			kind: 'issue',
			issue: { id, title: 'x', project: { slug: '', name: '' }, metadata: {} },
		});
		await until(() => sentry.requests.some((request) => request.path.includes(`/issues/${id}/events/`)));
	};
	const signIn = (): Thenable<unknown> =>
		run('culprit.signIn', {
			origin: sentry.origin,
			token: sentry.tokens.readOnly,
			organization: sentry.organization,
		});

	before(async () => {
		sentry = await startSampleSentry();
		await run('workbench.view.explorer');
		await signIn();
	});
	after(async () => {
		await set(undefined);
		await run('culprit.signOut');
		await run('workbench.action.closeAllEditors');
		await sentry.close();
	});

	it('is deleted at once when culprit.offline is switched off, and nothing comes after', async () => {
		assert.equal(keepsOffline(), true);
		await open('2');
		await until(() => files().length > 0);
		await set(false);
		assert.equal(keepsOffline(), false);
		await until(() => files().length === 0);
		await open('3');
		await set('yes');
		assert.equal(keepsOffline(), false, 'no consent');
		await set(undefined);
		await open('4');
		// What comes now is in the order in which it was asked for: 3 would be there too.
		await until(() => files().length > 0);
		assert.ok(files().length <= 2, String(files().length));
	});

	it('goes with the account', async () => {
		await until(() => files().length > 0);
		await run('culprit.signOut');
		assert.deepEqual(existsSync(replies) ? readdirSync(replies) : [], []);
	});
});
