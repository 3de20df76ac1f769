import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { activityBarItem, box, cursor, quickInput, quickRows, runCommand } from '../tools/host/workbench.ts';
import { until } from '../host/harness/until.ts';
import { throttled } from '../sentry/http/faults.ts';
import { openScene, type Scene } from './harness/scene.ts';
import { wear } from './harness/themes.ts';
import { openView, signInToSample, walkToRow } from './harness/sentryView.ts';

/** A section of the view, by its name. */
const section = (page: Page, name: string): Locator =>
	page.locator('.split-view-view:visible').getByRole('treeitem', { name: new RegExp(`^${name},`) });
const header = (page: Page): Locator => page.locator('.split-view-view:visible .message').first();
/** Its row says the project too; the section that searches for it does not. */
const founding = (page: Page): Locator =>
	page.getByRole('treeitem', { name: /PUMP-STATION-1, Pump Station/ });
const groups = (page: Page): Locator =>
	page.getByRole('treeitem', {
		name: /^(Pump Station|Control Room|Telemetry Gateway|Billing|Valve Controller), \d+/,
	});
const rows = (page: Page): Locator =>
	page.locator('.split-view-view:visible .monaco-list-row[role="treeitem"]');

describe('the list, as a user has it', () => {
	let scene: Scene;
	let page: Page;
	const lists = () =>
		scene.sentry.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/issues/'));
	const shoot = async (name: string, play: () => Promise<void>): Promise<void> => {
		try {
			await play();
		} finally {
			await scene.shoot(name);
		}
	};
	const search = async (query: string): Promise<void> => {
		await runCommand(page, 'Sentry: Search Issues');
		await box(page, /Search Issues/);
		await quickInput(page).fill(query);
		await quickRows(page)
			.filter({ hasText: `Search ${query}` })
			.waitFor();
		await page.keyboard.press('Enter');
		await header(page).filter({ hasText: query }).waitFor();
	};

	before(async () => {
		scene = await openScene({ sentry: { issues: 150 }, viewport: { width: 1280, height: 800 } });
		({ page } = scene);
		await openView(page);
		await signInToSample(page, scene.sentry, scene.sentry.tokens.full);
	});
	after(async () => {
		await scene?.[Symbol.asyncDispose]();
	});

	it('starts with one page of the usual query, says above it what it hides, and shows the other views closed', async () => {
		await shoot('list-cold', async () => {
			await header(page).filter({ hasText: 'is:unresolved' }).waitFor();
			await section(page, 'All Unresolved').waitFor();
			await rows(page).nth(7).waitFor();
			assert.match((await header(page).textContent()) ?? '', /Hides resolved and archived/);
			for (const name of [
				'For This Workspace',
				'Assigned to Me',
				'New Since Last Release',
				'Escalating or Regressed',
			]) {
				assert.equal(await section(page, name).getAttribute('aria-expanded'), 'false', name);
			}
			assert.equal(lists().length, 1);
		});
	});

	it('opens a view with one request and shows its count', async () => {
		scene.sentry.forgetRequests();
		await section(page, 'Assigned to Me').click();
		await shoot('list-section', async () => {
			await section(page, String.raw`Assigned to Me, \d+ · is:unresolved assigned:me`)
				.or(page.getByRole('treeitem', { name: /^Assigned to Me, \d+ · / }))
				.first()
				.waitFor();
			assert.equal(lists().length, 1);
		});
		await section(page, 'Assigned to Me').click();
	});

	it('says what is wrong with a query, completes keys and values, and searches', async () => {
		await runCommand(page, 'Sentry: Search Issues');
		await box(page, /Search Issues/);
		await shoot('list-search-problem', async () => {
			await quickInput(page).fill('is:unresolvd');
			await quickRows(page)
				.filter({ hasText: /unresolvd/ })
				.first()
				.waitFor();
			assert.equal(await quickRows(page).filter({ hasText: 'Search is:unresolvd' }).count(), 0);
		});
		await shoot('list-search-complete', async () => {
			await quickInput(page).fill('is:unresolved lev');
			await quickRows(page).filter({ hasText: 'level:' }).first().click();
			await quickRows(page).filter({ hasText: 'fatal' }).first().click();
			await quickRows(page).filter({ hasText: 'Search is:unresolved level:fatal' }).first().click();
		});
		await shoot('list-searched', async () => {
			await header(page).filter({ hasText: 'level:fatal' }).waitFor();
			await section(page, 'Search').waitFor();
			assert.match((await header(page).textContent()) ?? '', /Only level fatal/);
		});
	});

	it('groups the rows, and remembers it', async () => {
		await search('is:unresolved');
		await runCommand(page, 'Sentry: Group Issues By');
		await quickRows(page).filter({ hasText: 'Project' }).first().click();
		await shoot('list-grouped', async () => {
			await groups(page).first().waitFor();
		});
		await runCommand(page, 'Sentry: Group Issues By');
		await quickRows(page).filter({ hasText: 'No Grouping' }).first().click();
		await groups(page).first().waitFor({ state: 'detached' });
	});

	it('opens the frames of an issue below its row, and a frame in the editor', async () => {
		await search('is:unresolved project:pump-station has:release');
		const row = page.getByRole('treeitem', { name: /KeyError.*, Pump Station$/ }).first();
		await row.waitFor();
		scene.sentry.forgetRequests();
		await row.locator('.monaco-tl-twistie').click();
		const frame = page.getByRole('treeitem', { name: /^Frame / }).first();
		await shoot('list-frames', async () => frame.waitFor());
		assert.equal(scene.sentry.requests.filter(({ path }) => /\/events\//.test(path)).length, 1);
		await frame.click();
		await cursor(page, (at) => at.file.endsWith('.py'));
		await scene.shoot('list-frame-opened');
	});

	it('resolves at once, says so, and takes it back', async () => {
		await search('issue:PUMP-STATION-1');
		const issue = scene.sentry.world.issue('1');
		await founding(page).click();
		await runCommand(page, 'Sentry: Resolve');
		await shoot('list-undo', async () => {
			await page.locator('.notification-toast', { hasText: 'PUMP-STATION-1 resolved' }).waitFor();
			await page.getByRole('treeitem', { name: /Resolved.*PUMP-STATION-1/ }).waitFor();
		});
		assert.equal(issue?.status, 'resolved');
		await page.getByRole('button', { name: 'Undo' }).first().click();
		await page.getByRole('treeitem', { name: /Resolved.*PUMP-STATION-1/ }).waitFor({ state: 'detached' });
	});

	it('takes a refused change back, and says why', async () => {
		scene.sentry.knobs.set({
			method: 'PUT',
			path: /\/issues\/1\/$/,
			times: 1,
			fault: { status: 403, body: {} },
		});
		await runCommand(page, 'Sentry: Resolve');
		await shoot('list-refused', async () => {
			await page.locator('.notification-toast', { hasText: 'Nothing was changed.' }).waitFor();
			await page.getByRole('treeitem', { name: /Resolved.*PUMP-STATION-1/ }).waitFor({ state: 'detached' });
		});
		await runCommand(page, 'Notifications: Clear All Notifications');
	});

	it('marks what is new since the last look, on the row and on the view', async () => {
		await search('is:unresolved');
		await activityBarItem(page, 'Explorer').click();
		await rows(page).filter({ hasText: 'All Unresolved' }).waitFor({ state: 'hidden' });
		const [newest] = scene.sentry.world.data.issues
			.filter(({ status }) => status === 'unresolved')
			.toSorted((one, other) => other.rhythm.lastSeen - one.rhythm.lastSeen);
		assert.ok(newest);
		Object.assign(newest.rhythm, { firstSeen: Date.now() + 1000 });
		await openView(page);
		await runCommand(page, 'Sentry: Refresh');
		await shoot('list-new', async () => {
			const row = page.getByRole('treeitem', {
				name: new RegExp(`^New since last look, .*${newest.shortId}`),
			});
			await row.waitFor();
			assert.match((await row.textContent()) ?? '', /●/);
			await page.locator('.activitybar .badge-content', { hasText: /^1$/ }).first().waitFor();
		});
	});

	it('shows the list in light, in high contrast and in a narrow bar', async () => {
		await search('is:unresolved');
		for (const name of ['light', 'dark', 'high-contrast', 'high-contrast-light'] as const) {
			await wear(page, name);
			await rows(page).nth(10).waitFor();
			await scene.shoot(`list-${name}`);
		}
		const bar = await page.locator('.part.sidebar').boundingBox();
		assert.ok(bar);
		const edge = bar.x + bar.width;
		await page.mouse.move(edge + 1, 300);
		await page.mouse.down();
		await page.mouse.move(240, 300, { steps: 8 });
		await page.mouse.up();
		await scene.shoot('list-narrow');
		await walkToRow(page, page.getByRole('treeitem', { name: /^Load More/ }));
		await page.getByRole('treeitem', { name: /^Load More/ }).click();
		await scene.shoot('list-more');
	});

	it('counts a long pause down above the rows, which stay, and sends nothing until it is over', async () => {
		scene.sentry.knobs.set({ path: /\/issues\/$/, times: 1, fault: throttled(120) });
		await runCommand(page, 'Sentry: Refresh');
		const said = header(page).filter({ hasText: /asks for a pause.*Next try in \d+(m \d+)?s\./ });
		await shoot('list-pause', async () => said.waitFor());
		const wait = async (): Promise<string> =>
			/Next try in ([\dms ]+)\./.exec((await said.textContent()) ?? '')?.[1] ?? '';
		const first = await wait();
		await until(async () => (await wait()) !== first);
		scene.sentry.forgetRequests();
		await runCommand(page, 'Sentry: Refresh');
		const second = await wait();
		await until(async () => (await wait()) !== second);
		assert.deepEqual(scene.sentry.requests, []);
		// The longer message leaves room for fewer of them.
		await rows(page).nth(10).waitFor();
	});

	it('says which scope is missing, where the token may only read', async () => {
		await runCommand(page, 'Sentry: Sign Out');
		await page.getByRole('button', { name: 'Sign In to Sentry' }).waitFor();
		await signInToSample(page, scene.sentry, scene.sentry.tokens.readOnly);
		const row = page.getByRole('treeitem', { name: /^(Error|Fatal|Warning), / }).first();
		await row.waitFor();
		await row.click({ button: 'right' });
		await shoot('list-read-only', async () => {
			await page.getByRole('menuitem', { name: 'Changing Issues Needs the Scope event:write' }).waitFor();
			assert.equal(await page.getByRole('menuitem', { name: 'Resolve' }).count(), 0);
		});
	});
});
