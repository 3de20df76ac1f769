import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { until } from '../host/harness/until.ts';
import { throttled } from '../sentry/http/faults.ts';
import {
	activityBarItem,
	box,
	cursor,
	entriesOfMenu,
	quickInput,
	quickRows,
	runAndChoose,
	runCommand,
} from '../tools/host/workbench.ts';
import { insist } from '../tools/host/patience.ts';
import { openScene, type Scene } from './harness/scene.ts';
import {
	header,
	issuesShown,
	lists,
	openSearch,
	pressOnRow,
	resizeSideBar,
	rows,
	search,
	section,
	shoot,
} from './harness/listView.ts';
import { wear } from './harness/themes.ts';
import { openView, signInToSample, walkToRow } from './harness/sentryView.ts';

const groups = (page: Page): Locator =>
	page.getByRole('treeitem', {
		name: /^(Pump Station|Control Room|Telemetry Gateway|Billing|Valve Controller), \d+/,
	});

describe('the list, as a user has it', () => {
	let scene: Scene;
	let page: Page;
	const asked = (path: RegExp): number => scene.sentry.requests.filter((each) => path.test(each.path)).length;

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
		await shoot(scene, 'list-cold', async () => {
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
			assert.equal(lists(scene).length, 1);
			const [first] = await issuesShown(page).all();
			assert.match((await first?.textContent()) ?? '', /^\w+\d+[smh] · [\d.]+K?× · /);
		});
	});

	it('opens a view with one request and shows its count', async () => {
		for (const name of ['Assigned to Me', 'New Since Last Release']) {
			scene.sentry.forgetRequests();
			await section(page, name).click();
			await shoot(scene, `list-${name.replaceAll(' ', '-').toLowerCase()}`, async () => {
				await page.getByRole('treeitem', { name: new RegExp(`^${name}, \\d+ · is:unresolved`) }).waitFor();
				assert.equal(lists(scene).length, 1);
			});
			await section(page, name).click();
		}
	});

	it('says what is wrong with a query, and does not send it', async () => {
		await openSearch(page);
		scene.sentry.forgetRequests();
		for (const [query, said] of [
			['is:unresolvd', /has no value unresolvd.*Did you mean unresolved\?/],
			['message:"valve', /quot/i],
			['level:fatal OR level:error', /\bOR\b/],
		] as const) {
			await shoot(scene, 'list-search-problem', async () => {
				await quickInput(page).fill(query);
				await quickRows(page).filter({ hasText: said }).first().waitFor();
				assert.equal(
					await quickRows(page)
						.filter({ hasText: `Search ${query}` })
						.count(),
					0,
				);
			});
		}
		assert.equal(lists(scene).length, 0);
		await page.keyboard.press('Escape');
	});

	it('completes keys, the server’s tags and their values, and asks the server when the typing pauses', async () => {
		await openSearch(page);
		scene.sentry.forgetRequests();
		await shoot(scene, 'list-search-keys', async () => {
			await quickInput(page).pressSequentially(' sta');
			await quickRows(page).filter({ hasText: 'station:' }).first().waitFor();
			await quickRows(page).filter({ hasText: 'status' }).count();
		});
		assert.equal(asked(/\/tags\/$/), 1);
		await quickRows(page).filter({ hasText: 'station:' }).first().click();
		await shoot(scene, 'list-search-values', async () => {
			await quickInput(page).pressSequentially('north', { delay: 20 });
			await quickRows(page).filter({ hasText: 'north-7' }).first().waitFor();
		});
		// Five letters: one request for them, and at most one for the pause before them.
		assert.ok(asked(/\/tags\/station\/values\/$/) <= 2, String(asked(/\/tags\/station\/values\/$/)));
		await quickRows(page).filter({ hasText: 'north-7' }).first().click();
		await quickRows(page).filter({ hasText: 'Search is:unresolved station:north-7' }).first().click();
		await shoot(scene, 'list-searched', async () => {
			await header(page).filter({ hasText: 'station:north-7' }).waitFor();
			await section(page, 'Search').waitFor();
			assert.match((await header(page).textContent()) ?? '', /Only station north-7/);
		});
		assert.equal(lists(scene).length, 1);
	});

	it('keeps a search as a view, and goes back to the usual query', async () => {
		await search(page, 'is:unresolved level:fatal');
		await insist(async (brief) => {
			await pressOnRow(section(page, 'Search'), /Save Search as View/, brief);
			await box(page, /Save Search as View/, brief.timeout);
		});
		await quickInput(page).fill('Fatal');
		await page.keyboard.press('Enter');
		await shoot(scene, 'list-view-saved', async () => {
			await page.getByRole('treeitem', { name: /^Fatal, \d+ · is:unresolved level:fatal/ }).waitFor();
			await section(page, 'Search').waitFor({ state: 'detached' });
		});
		await page.getByRole('button', { name: 'Back to the Usual Query' }).click();
		await page.getByRole('treeitem', { name: /^All Unresolved, \d+/ }).waitFor();
		await page.getByRole('button', { name: 'Back to the Usual Query' }).waitFor({ state: 'hidden' });
	});

	it('offers in the title’s menu what narrows, sorts and groups, and what is done with the account', async () => {
		await search(page, 'is:unresolved level:error');
		const entries = await entriesOfMenu(page, async (brief) =>
			page
				.locator('.composite.title, .pane-header')
				.getByRole('button', { name: /More Actions/ })
				.first()
				.click(brief),
		);
		assert.deepEqual(entries, [
			'Sort Issues By…',
			'Group Issues By…',
			'Choose Environments…',
			'Choose Period…',
			'Save Search as View…',
			'Edit Views',
			'Choose Organization and Projects',
			'Open Sentry in Browser',
			'Switch Account',
			'Sign Out',
			'Show Log',
		]);
	});

	it('narrows, sorts and groups, and says so above the rows', async () => {
		await search(page, 'is:unresolved');
		const choose = async (command: string, choice: string): Promise<void> =>
			shoot(scene, 'list-title-choice', async () => runAndChoose(page, `Sentry: ${command}`, choice));
		await choose('Sort Issues By', 'Events');
		await header(page).filter({ hasText: 'Sorted by Events.' }).waitFor();
		await choose('Choose Period', 'Last 14 Days');
		await header(page).filter({ hasText: 'Seen in the last 14d.' }).waitFor();
		await insist(async (brief) => {
			await choose('Choose Environments', 'production');
			await quickInput(page).press('Enter', brief);
		});
		await header(page).filter({ hasText: 'Environment: production.' }).waitFor();
		// The words above the rows do not wait for them.
		await until(() => {
			const { query } = lists(scene).at(-1) ?? {};
			return ['freq', '14d', 'production'].every((value) => [...(query?.values() ?? [])].includes(value));
		});
		const { query } = lists(scene).at(-1) ?? {};
		assert.deepEqual(
			['sort', 'statsPeriod', 'environment'].map((name) => query?.get(name)),
			['freq', '14d', 'production'],
		);
		await choose('Group Issues By', 'Project');
		await shoot(scene, 'list-grouped', async () => groups(page).first().waitFor());
	});

	it('remembers all that, and what was searched for, after a restart', async () => {
		await scene.open();
		await openView(page);
		await shoot(scene, 'list-remembered', async () => {
			await groups(page).first().waitFor();
			await header(page).filter({ hasText: 'Sorted by Events.' }).waitFor();
		});
		await openSearch(page);
		await shoot(scene, 'list-recent', async () => {
			await quickRows(page).filter({ hasText: 'is:unresolved level:fatal' }).first().waitFor();
			await quickRows(page).filter({ hasText: 'station:north-7' }).first().waitFor();
		});
		await page.keyboard.press('Escape');
		await runAndChoose(page, 'Sentry: Group Issues By', 'No Grouping');
		await groups(page).first().waitFor({ state: 'detached' });
		await runAndChoose(page, 'Sentry: Sort Issues By', 'Own Order');
		await runCommand(page, 'Sentry: Back to the Usual Query');
	});

	it('opens the frames of an issue below its row, and a frame in the editor', async () => {
		await search(page, 'is:unresolved project:pump-station has:release');
		const row = page.getByRole('treeitem', { name: /KeyError.*, Pump Station$/ }).first();
		await row.waitFor();
		scene.sentry.forgetRequests();
		await row.locator('.monaco-tl-twistie').click();
		const frame = page.getByRole('treeitem', { name: /^Frame / }).first();
		await shoot(scene, 'list-frames', async () => frame.waitFor());
		assert.equal(asked(/\/events\//), 1);
		await row.locator('.monaco-tl-twistie').click();
		await frame.waitFor({ state: 'detached' });
		await row.locator('.monaco-tl-twistie').click();
		await frame.click();
		await cursor(page, (at) => at.file.endsWith('.py'));
		assert.equal(asked(/\/events\//), 1);
		await scene.shoot('list-frame-opened');
	});

	it('marks what is new since the last look, on the row and on the view', async () => {
		await search(page, 'is:unresolved');
		await activityBarItem(page, 'Explorer').click();
		await rows(page).filter({ hasText: 'All Unresolved' }).waitFor({ state: 'hidden' });
		const [newest] = scene.sentry.world.data.issues
			.filter(({ status }) => status === 'unresolved')
			.toSorted((one, other) => other.rhythm.lastSeen - one.rhythm.lastSeen);
		assert.ok(newest);
		Object.assign(newest.rhythm, { firstSeen: Date.now() + 1000 });
		await openView(page);
		await runCommand(page, 'Sentry: Refresh');
		await shoot(scene, 'list-new', async () => {
			const row = page.getByRole('treeitem', {
				name: new RegExp(`^New since last look, .*${newest.shortId}`),
			});
			await row.waitFor();
			assert.match((await row.textContent()) ?? '', /●/);
			await page.locator('.activitybar .badge-content', { hasText: /^1$/ }).first().waitFor();
		});
	});

	it('is at home in every theme, in a narrow bar and in a wide one', async () => {
		await search(page, 'is:unresolved');
		for (const name of ['light', 'dark', 'high-contrast', 'high-contrast-light'] as const) {
			await wear(page, name);
			await rows(page).nth(10).waitFor();
			await scene.shoot(`list-${name}`);
		}
		await resizeSideBar(page, 640);
		await scene.shoot('list-wide');
		await resizeSideBar(page, 240);
		await scene.shoot('list-narrow');
		await walkToRow(page, page.getByRole('treeitem', { name: /^Load More/ }));
		const before = (await issuesShown(page).last().textContent()) ?? '';
		scene.sentry.forgetRequests();
		await page.getByRole('treeitem', { name: /^Load More/ }).click();
		// VS Code may draw the row anew before the request is sent: that it is not there for a moment says nothing.
		await until(() => lists(scene).length > 0);
		await page.getByRole('treeitem', { name: /^Load More/ }).waitFor({ state: 'detached' });
		assert.equal(lists(scene).length, 1);
		// The reader stays where the next rows begin.
		await scene.shoot('list-more');
		assert.ok((await issuesShown(page).allTextContents()).includes(before));
	});

	it('counts a long pause down above the rows, which stay, and sends nothing until it is over', async () => {
		scene.sentry.knobs.set({ path: /\/issues\/$/, times: 1, fault: throttled(120) });
		await runCommand(page, 'Sentry: Refresh');
		const said = header(page).filter({ hasText: /asks for a pause.*Next try in \d+(m \d+)?s\./ });
		await shoot(scene, 'list-pause', async () => said.waitFor());
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
});
