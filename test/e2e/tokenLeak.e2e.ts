import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { jurisdiction } from '../sentry/data/organizations.ts';
import { redirect } from '../sentry/http/faults.ts';
import type { RecordedRequest } from '../sentry/http/recorder.ts';
import { startSampleSentry } from '../sentry/sampleSentry.ts';
import {
	answer,
	box,
	quickRows,
	reloadWorkbench,
	runAndAnswer,
	runCommand,
} from '../tools/host/workbench.ts';
import { until } from '../host/harness/until.ts';
import { findOnDisk } from './harness/findOnDisk.ts';
import { bringToFront, panelOf } from './harness/issuePanel.ts';
import { search } from './harness/listView.ts';
import { inScene } from './harness/scene.ts';
import { issueRows, openView, walkToRow } from './harness/sentryView.ts';

it('a token goes to its own server in one header, and nowhere else', async (t) => {
	const mark = randomBytes(32).toString('hex');
	const token = `sntryu_${mark}`;
	/** A part of it, or another writing of it, would be a leak too. */
	const writings = [
		mark,
		mark.slice(0, 24),
		mark.slice(-24),
		Buffer.from(token).toString('base64').slice(0, -4),
		encodeURIComponent(token),
	];
	const leaks = (text: string): boolean => writings.some((writing) => text.includes(writing));
	await using evil = await disposable(startSampleSentry());
	const known = {
		text: token,
		scopes: ['event:read', 'event:write', 'org:read', 'project:read'],
		userId: '1',
		organizations: [jurisdiction.slug],
	} as const;

	await inScene(
		t,
		'token',
		{ sentry: { issues: 150, tokens: [known] }, logLevel: 'trace' },
		async (scene, step) => {
			const { page, sentry, watch } = scene;
			const env = path.join(scene.workspace, '.env');

			await step(
				'it is offered where a file of the workspace names it, and used once that is confirmed',
				async () => {
					await writeFile(env, `SENTRY_URL=${sentry.origin}\nSENTRY_AUTH_TOKEN=${token}\n`);
					await openView(page);
					await runCommand(page, 'Sentry: Sign In');
					await quickRows(page).filter({ hasText: 'Signs in with the token' }).first().click();
					await page
						.locator('.monaco-dialog-box')
						.filter({ hasText: 'The token that goes there is from the workspace too (.env:2).' })
						.getByRole('button', { name: /^Use / })
						.click();
					await issueRows(page).nth(10).waitFor();
					await runCommand(page, 'Sentry: Sign Out');
					await page.getByRole('button', { name: 'Sign In to Sentry' }).waitFor();
					await rm(env);
				},
			);

			await step('everything is used, at log level trace', async () => {
				await runCommand(page, 'Sentry: Sign In');
				// It is offered no second time.
				const other = quickRows(page).filter({ hasText: 'Another Server' }).first();
				await other.or(page.getByPlaceholder('https://sentry.io')).first().waitFor();
				assert.equal(await quickRows(page).filter({ hasText: 'Signs in with the token' }).count(), 0);
				if (await other.isVisible()) {
					await other.click();
				}
				await answer(page, /Server/, sentry.origin);
				await answer(page, /Token|token/, token);
				await issueRows(page).nth(10).waitFor();
				const more = page.getByRole('treeitem', { name: /^Load More/ });
				await walkToRow(page, more);
				await more.click();
				await runAndAnswer(page, 'Sentry: Open Issue by ID', /Open Issue by ID/, '1');
				const panel = await panelOf(page, 'PUMP-STATION-1');
				await panel.getByRole('button', { name: 'Go to Culprit' }).click();
				await page.locator('.tab.active', { hasText: 'runner.py' }).waitFor();
				await runCommand(page, 'Sentry: Next Frame');
				await runCommand(page, 'Sentry: Peek Stack Frames');
				await page.keyboard.press('Escape');
				await runCommand(page, 'Sentry: Show Issues in This File');
				await page.getByRole('treeitem', { name: /^In This File/, expanded: true }).waitFor();
				await runAndAnswer(page, 'Sentry: Open Issue by ID', /Open Issue by ID/, '99999999');
				await page.keyboard.press('Escape');
			});

			await step('the panel is opened up to its last section, and issues are changed from both', async () => {
				await runAndAnswer(page, 'Sentry: Open Issue by ID', /Open Issue by ID/, '1');
				const panel = await panelOf(page, 'PUMP-STATION-1');
				const closed = panel.locator('.section-head [aria-expanded="false"]');
				for (let left = await closed.count(); left > 0; left = await closed.count()) {
					await closed.first().click();
				}
				const changed = (): number => sentry.requests.filter(({ method }) => method !== 'GET').length;
				await bringToFront(page, 'PUMP-STATION-1');
				await runCommand(page, 'Sentry: Resolve');
				await until(() => changed() >= 1);
				await runCommand(page, 'Sentry: Undo Last Change to Issues');
				await until(() => changed() >= 2);
				await bringToFront(page, 'PUMP-STATION-1');
				await runAndAnswer(page, 'Sentry: Comment', /Comment/, 'seen');
				await until(() => changed() >= 3);
				await runCommand(page, 'Sentry: Copy as Markdown');
				await search(page, 'is:unresolved level:error');
				await issueRows(page).nth(10).waitFor();
			});

			await step('answers that lead elsewhere are not followed with it', async () => {
				sentry.knobs.set({
					path: /\/issues\/$/,
					times: 1,
					fault: {
						headers: {
							link: `<${evil.origin}/api/0/organizations/x/issues/?cursor=0:100:0>; rel="next"; results="true"; cursor="0:100:0"`,
						},
					},
				});
				await runCommand(page, 'Sentry: Refresh');
				await issueRows(page).nth(10).waitFor();
				const before = sentry.requests.length;
				sentry.knobs.set({
					path: /\/issues\/$/,
					fault: redirect(`${evil.origin}/api/0/organizations/x/issues/`),
				});
				await runCommand(page, 'Sentry: Refresh');
				await until(() => sentry.requests.slice(before).some(({ status }) => status === 302));
				sentry.knobs.clear();
				await runCommand(page, 'Sentry: Refresh');
				await issueRows(page).nth(10).waitFor();
			});

			await step('a failing server makes nobody print it', async () => {
				for (const status of [401, 403, 500]) {
					sentry.knobs.set({ path: /\/issues\/2\/$/, times: 1, fault: { status, body: { detail: token } } });
					await runAndAnswer(page, 'Sentry: Open Issue by ID', /Open Issue by ID/, '2');
					await until(() => sentry.requests.some((request) => request.status === status));
					await page.keyboard.press('Escape');
				}
				sentry.knobs.clear();
			});

			await step('it is not in the window, a webview, its state or the console', async () => {
				await reloadWorkbench(page);
				await panelOf(page, 'PUMP-STATION-1');
				for (const frame of page.frames()) {
					assert.ok(!leaks(await frame.content()), frame.url());
				}
				const storage = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
				assert.match(storage, /secrets\.provider/, 'the secret storage is in use');
				assert.ok(!leaks(storage));
				assert.deepEqual(watch.console().filter(leaks), []);
			});

			await step('its own server got it in the header Authorization only', () => {
				const told = sentry.requests.filter(({ authorization }) => authorization !== undefined);
				assert.ok(told.length > 10);
				assert.ok(told.every(({ authorization }) => authorization === `Bearer ${token}`));
				assert.deepEqual(
					sentry.requests.filter((request) => leaks(withoutAuthorization(request))),
					[],
				);
			});

			await step('no other server got anything', () => {
				assert.deepEqual(
					evil.requests.map(({ path: asked }) => asked),
					[],
				);
			});

			await step('it is in no file: logs, settings, state, storage, profile, workspace', async () => {
				await scene.quit();
				const log = (await findOnDisk(scene.folder, ['GET /api/0/', '/issues/'])).find((file) =>
					file.endsWith('Sentry.log'),
				);
				assert.ok(log, 'the log of the extension is where the search looks');
				assert.match(await readFile(path.join(scene.folder, log), 'utf8'), /\[trace\]|\[debug\]/);
				// The search finds what is there.
				const planted = path.join(scene.folder, 'host/data/planted.txt');
				await writeFile(planted, `token=${token}`);
				assert.deepEqual(await findOnDisk(scene.folder, writings), ['host/data/planted.txt']);
				await rm(planted);
			});
		},
	);
});

it('a link in the workspace hands over no token of the user’s', async (t) => {
	const token = `sntryu_${randomBytes(32).toString('hex')}`;
	await using evil = await disposable(startSampleSentry({ tokenSalt: 'evil' }));
	const home = await mkdtemp(path.join(tmpdir(), 'culprit-home-'));
	t.after(() => rm(home, { recursive: true, force: true, maxRetries: 10 }));
	await writeFile(path.join(home, '.sentryclirc'), `[auth]\ntoken=${token}\n`);
	await inScene(
		t,
		'link',
		{
			env: { HOME: home, USERPROFILE: home },
			// As git carries it: the author knows where the clone is, or tries a few depths.
			prepare: async (workspace) => {
				await symlink(
					path.relative(workspace, path.join(home, '.sentryclirc')),
					path.join(workspace, '.sentryclirc'),
				);
				await symlink(path.relative(workspace, home), path.join(workspace, 'config'));
				await writeFile(path.join(workspace, '.env'), `SENTRY_URL=${evil.origin}\n`);
			},
		},
		async (scene, step) => {
			const { page } = scene;
			const evilHost = evil.origin.replace('http://', '');
			const dialog = page.locator('.monaco-dialog-box');

			await step('the token of the home folder is offered as the user’s own, for sentry.io', async () => {
				await openView(page);
				await runCommand(page, 'Sentry: Sign In');
				const withToken = quickRows(page).filter({ hasText: 'Signs in with' });
				await withToken.first().waitFor();
				assert.equal(await withToken.count(), 1);
				await withToken
					.filter({ hasText: 'Signs in with your own token' })
					.filter({ hasText: 'token from ~/.sentryclirc:2' })
					.filter({ hasText: 'sentry.io' })
					.waitFor();
				await scene.shoot('linked-token');
			});

			await step('the server of the workspace gets none: the dialog says who named it', async () => {
				await quickRows(page).filter({ hasText: evilHost }).first().click();
				await dialog.filter({ hasText: `Send a Sentry token to ${evil.origin}?` }).waitFor();
				await dialog
					.filter({ hasText: 'This address comes from the workspace (.env:1), not from you.' })
					.waitFor();
				await scene.shoot('linked-token-confirm');
				await dialog.getByRole('button', { name: /^Use / }).click();
				await box(page, /Token|token/);
				assert.deepEqual(evil.requests, []);
				await page.keyboard.press('Escape');
			});
		},
	);
});

function withoutAuthorization({ path: asked, query, headers, body }: RecordedRequest): string {
	const { authorization: _token, ...others } = headers;
	return JSON.stringify([asked, query.toString(), others, body]);
}

async function disposable<T extends { close(): Promise<void> }>(
	opening: Promise<T>,
): Promise<T & AsyncDisposable> {
	const opened = await opening;
	return Object.assign(opened, { [Symbol.asyncDispose]: () => opened.close() });
}
