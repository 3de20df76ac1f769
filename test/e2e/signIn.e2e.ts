import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { type SampleSentry, startSampleSentry } from '../sentry/sampleSentry.ts';
import { answer, box, quickInput, quickMessage, quickRows, runCommand } from '../tools/host/workbench.ts';
import { inScene } from './harness/scene.ts';
import { issueRows, openView } from './harness/sentryView.ts';
import { untilForgotten, untilStored } from './harness/storedState.ts';
import { until } from '../host/harness/until.ts';

/** The two boxes, by the end of their titles. */
const step1 = /\(1\/2\)/;
const step2 = /\(2\/2\)/;

it('signing in: every wrong turn says what is wrong, and nothing is lost', async (t) => {
	await using glitchtip = await disposable(startSampleSentry({ mode: 'glitchtip' }));
	await using page404 = await loopback((_request, response) =>
		response.setHeader('content-type', 'text/html').end('<!doctype html><title>It works!</title>'),
	);
	await using hostile = await loopback((_request, response) =>
		response
			.writeHead(400, { 'content-type': 'application/json' })
			.end('{"detail":"[Get a token](command:workbench.action.closeWindow) $(zap)"}'),
	);
	const nobody = await loopback(() => undefined);
	await nobody[Symbol.asyncDispose]();

	await inScene(t, 'sign-in', { sentry: { issues: 20 } }, async (scene, step) => {
		const { page, sentry } = scene;

		await step('an address that is none, or over plain http, is refused in the box', async () => {
			await openView(page);
			await page.getByRole('button', { name: 'Sign In to Sentry' }).click();
			for (const [typed, said] of [
				['not a server', /not the address of a server\. Example: https:/],
				['ftp://sentry.example.com', /reached by https\. Begin the address with https:/],
				['http://sentry.example.com', /plain http anyone .* could read the token\. Use https\./],
				['https://ada:secret@sentry.example.com', /user name or password is not accepted\. Remove/],
			] as const) {
				await refused(page, step1, typed, said);
			}
			await scene.shoot('sign-in-server');
		});

		await step('what is no token is refused before it is sent', async () => {
			await answer(page, step1, sentry.origin);
			for (const [typed, said] of [
				['', /There is no token yet\. Paste one/],
				['Bearer ', /There is no token yet\. Paste one/],
				['sntryu_0a 1b', /A token has no spaces.*Copy it once more/],
				['https://0a1b@o1.ingest.sentry.io/12', /DSN, which only sends events\. Paste an auth token/],
			] as const) {
				await refused(page, step2, typed, said);
			}
			assert.equal(sentry.requests.length, 0);
			assert.equal(await quickInput(page).getAttribute('type'), 'password');
		});

		await step('a token that the server refuses is refused in the box, with its own remedy', async () => {
			for (const [typed, said] of [
				['Bearer sntryu_0a1b2c3d', /does not accept the token\. Sign in with a new token\./],
				[sentry.tokens.expired, /has expired\. Sign in with a new token\./],
				[
					sentry.tokens.ciOnly,
					/organization token, which may upload but not read issues\. Sign in with a user/,
				],
				[
					sentry.tokens.organizationOnly,
					/lacks scopes: event:read, project:read\. Sign in with a token that/,
				],
				[sentry.tokens.stranger, /sees no organization .* Its user must be a member of one/],
				[sentry.tokens.sso, /requires single sign-on\. Log in to .* with the browser, then try again/],
			] as const) {
				await refused(page, step2, typed, said);
			}
			await scene.shoot('sign-in-token');
		});

		await step('a server that is none, or cannot be reached, has its own sentence', async () => {
			for (const [origin, said] of [
				[nobody.origin, /refuses connections\. Check the address and port/],
				[page404.origin, /answered with a web page, not Sentry's API\. Check the server address/],
			] as const) {
				await back(page);
				await answer(page, step1, origin);
				await refused(page, step2, sentry.tokens.readOnly, said);
			}
		});

		await step('words of a server are words: no link, no command, no icon', async () => {
			await back(page);
			await answer(page, step1, hostile.origin);
			await refused(page, step2, 'sntryu_0a1b2c3d', /\[Get a token\]/);
			assert.equal(await quickMessage(page).locator('a').count(), 0);
			assert.equal(await quickMessage(page).locator('.codicon-zap').count(), 0);
		});

		await step('the button opens the page where tokens are made, also that of GlitchTip', async () => {
			for (const [origin, path] of [
				[sentry.origin, '/settings/account/api/auth-tokens/new-token/'],
				[glitchtip.origin, '/profile/auth-tokens'],
			] as const) {
				await back(page);
				await answer(page, step1, origin);
				await quickMessage(page)
					.filter({ hasText: /personal token with the scopes event:read, project:read, org:read/ })
					.waitFor();
				const opened = scene.browser.waitForEvent('page');
				await page.getByRole('button', { name: /^Create a Token on / }).click();
				const other = await opened;
				// VS Code's server leads to ports of its own machine by a path of its own.
				await other.waitForURL((url) => url.href.endsWith(`${new URL(origin).port}${path}`), {
					waitUntil: 'commit',
				});
				await other.close();
			}
			assert.ok(glitchtip.requests.every(({ authorization }) => authorization === undefined));
		});

		await step('a good token signs in, however it was pasted', async () => {
			await back(page);
			await answer(page, step1, `${sentry.origin}/organizations/new/`);
			sentry.forgetRequests();
			await answer(page, step2, `Authorization: Bearer ${sentry.tokens.readOnly}`);
			await box(page, /Organization/);
			await quickRows(page).filter({ hasText: sentry.organization }).first().click();
			await issueRows(page).nth(10).waitFor();
			const asked = sentry.requests.map(({ path }) => path.replace('/api/0', ''));
			assert.deepEqual(
				asked.toSorted(),
				[
					'/',
					'/api/client-config/',
					'/organizations/',
					`/organizations/${sentry.organization}/issues/`,
					'/users/me/regions/',
				],
				'each is asked once',
			);
			assert.deepEqual(
				sentry.requests.filter(({ authorization }) => authorization === undefined).map(({ path }) => path),
				['/api/client-config/'],
			);
		});

		await step('all projects are shown until some are chosen, from what the server lists', async () => {
			assert.equal(lastProjects(sentry), '');
			await runCommand(page, 'Sentry: Choose Organization and Projects');
			await box(page, /Organization on/);
			await quickRows(page).filter({ hasText: sentry.organization }).first().click();
			await box(page, /Projects of/);
			await quickRows(page).filter({ hasText: 'Valve Controller' }).waitFor();
			await quickRows(page).filter({ hasText: 'Pump Station' }).click();
			await page.keyboard.press('Enter');
			await page.locator('.message:visible', { hasText: /in one project of the-interstellar/ }).waitFor();
			// The rows of before may stand there still.
			await until(() => lastProjects(sentry) === '2');
			await issueRows(page).nth(8).waitFor();
			await untilStored(page, '"projects":["2"]');
		});

		await step(
			'the token, and what was chosen, are there after everything was ended and started again',
			async () => {
				sentry.forgetRequests();
				await scene.restart();
				await openView(scene.page);
				await issueRows(scene.page).nth(10).waitFor();
				assert.equal(lastProjects(sentry), '2', 'and so is what was chosen for this workspace');
				assert.ok(
					sentry.requests.every(({ authorization }) => authorization === `Bearer ${sentry.tokens.readOnly}`),
				);
				await scene.shoot('restarted');
			},
		);

		await step('signing out is for good', async () => {
			// The beginning of the account's id, which the account, the choice of the workspace and the last account hold.
			const account = `${sentry.origin}#`;
			await untilStored(scene.page, account);
			await runCommand(scene.page, 'Sentry: Sign Out');
			await scene.page.getByRole('button', { name: 'Sign In to Sentry' }).waitFor();
			await untilForgotten(scene.page, account);
			sentry.forgetRequests();
			await scene.restart();
			await openView(scene.page);
			await scene.page.getByRole('button', { name: 'Sign In to Sentry' }).waitFor();
			assert.equal(await issueRows(scene.page).count(), 0);
			assert.equal(sentry.requests.length, 0);
		});
	});
});

/** Which projects the list was last asked for; empty for all. */
function lastProjects({ requests }: SampleSentry): string | undefined {
	return requests
		.findLast(({ path }) => path.endsWith('/issues/'))
		?.query.getAll('project')
		.join(' ');
}

/** Types and presses Enter; the box says so and is still there with what was typed. */
async function refused(page: Page, about: RegExp, typed: string, said: RegExp): Promise<void> {
	await answer(page, about, typed);
	await quickMessage(page).filter({ hasText: said }).waitFor();
	assert.equal(await quickInput(page).inputValue(), typed);
}

async function back(page: Page): Promise<void> {
	await page.locator('.quick-input-widget:visible').getByRole('button', { name: 'Back' }).click();
	await box(page, step1);
}

async function loopback(listener: RequestListener): Promise<AsyncDisposable & { readonly origin: string }> {
	const server = createServer(listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		[Symbol.asyncDispose]: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	};
}

async function disposable<T extends { close(): Promise<void> }>(
	opening: Promise<T>,
): Promise<T & AsyncDisposable> {
	const opened = await opening;
	return Object.assign(opened, { [Symbol.asyncDispose]: () => opened.close() });
}
