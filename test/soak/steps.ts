/** What the user of a soak does, by chance. Each step takes what is there; what is not there is no failure. */
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { activityBarItem, box, quickInput, quickRows, runCommand } from '../tools/host/workbench.ts';
import type { Chance } from './chance.ts';

export interface SoakUser {
	readonly page: Page;
	readonly chance: Chance;
	/** Short ids that exist. */
	readonly shortIds: readonly string[];
	/** The query that the user asked for last. */
	query: string;
}

interface Step {
	readonly name: string;
	readonly weight: number;
	readonly act: (user: SoakUser) => Promise<void>;
}

/** Ms to wait for something that may not be there. */
const patience = 1_500;
const brief = { timeout: patience };

export const issueRowsOf = (page: Page): Locator =>
	page
		.locator('.split-view-view:visible .monaco-list-row[aria-level="2"]')
		.filter({ hasText: /[A-Z]-[0-9A-Z]+/ });

const queries = [
	'is:unresolved',
	'is:unresolved level:error',
	'is:resolved',
	'KeyError',
	'is:unresolved !level:info',
];

export const steps: readonly Step[] = [
	{ name: 'refresh', weight: 4, act: async ({ page }) => runCommand(page, 'Sentry: Refresh') },
	{ name: 'open an issue', weight: 10, act: openRow },
	{ name: 'open by ID', weight: 3, act: openById },
	{
		name: 'another event',
		weight: 6,
		act: pressOneOf(['First', 'Last', 'Recommended', 'Next Event', 'Previous Event']),
	},
	{ name: 'refresh the panel', weight: 3, act: pressOneOf(['Refresh']) },
	{ name: 'retry', weight: 4, act: pressOneOf(['Retry']) },
	{ name: 'read on', weight: 4, act: scroll },
	{ name: 'change the issue', weight: 5, act: change },
	{ name: 'search', weight: 2, act: search },
	{ name: 'open a section', weight: 3, act: fold },
	{ name: 'load more', weight: 2, act: more },
	{ name: 'go to the culprit', weight: 2, act: pressOneOf(['Go to Culprit']) },
	{
		name: 'close the editors',
		weight: 2,
		act: async ({ page }) => runCommand(page, 'View: Close All Editors'),
	},
	{ name: 'look away and back', weight: 2, act: lookAway },
	{ name: 'clear notifications', weight: 4, act: clear },
];

async function openRow({ page, chance }: SoakUser): Promise<void> {
	const rows = issueRowsOf(page);
	const count = await rows.count();
	if (count > 0) {
		await tryTo(async () => rows.nth(chance.below(count)).click(brief));
	}
}

async function openById({ page, chance, shortIds }: SoakUser): Promise<void> {
	await runCommand(page, 'Sentry: Open Issue by ID');
	await tryTo(async () => {
		await box(page, /Open Issue by ID/, patience);
		await quickInput(page).fill(shortIds[chance.below(shortIds.length)] ?? '1', brief);
		await page.keyboard.press('Enter');
		// It closes when the issue is found, and says why not otherwise.
		await quickInput(page).waitFor({ state: 'hidden', timeout: 4_000 });
	});
	await page.keyboard.press('Escape');
}

function pressOneOf(names: readonly string[]) {
	return async ({ page, chance }: SoakUser): Promise<void> => {
		const buttons = panel(page).getByRole('button', {
			name: names[chance.below(names.length)] ?? '',
			exact: true,
		});
		const count = await tryTo(async () => buttons.count());
		if (count !== undefined && count > 0) {
			await tryTo(async () => buttons.nth(chance.below(count)).click(brief));
		}
	};
}

async function scroll({ page, chance }: SoakUser): Promise<void> {
	await tryTo(async () =>
		panel(page)
			.locator('main')
			.evaluate(
				(main, part) => main.ownerDocument.scrollingElement?.scrollTo(0, main.scrollHeight * part),
				chance.next(),
				brief,
			),
	);
}

async function change(user: SoakUser): Promise<void> {
	const { page, chance } = user;
	await openRow(user);
	const commands = [
		'Resolve',
		'Unresolve',
		'Bookmark',
		'Archive Until Escalating',
		'Assign to Me',
		'Mark as Seen',
	];
	await runCommand(page, `Sentry: ${commands[chance.below(commands.length)] ?? 'Resolve'}`).catch(async () =>
		// Not offered for this issue.
		page.keyboard.press('Escape'),
	);
	if (chance.next() < 0.3) {
		await tryTo(async () => page.getByRole('button', { name: 'Undo' }).first().click(brief));
	}
}

async function search(user: SoakUser): Promise<void> {
	const { page, chance } = user;
	const query = queries[chance.below(queries.length)] ?? '';
	await runCommand(page, 'Sentry: Search Issues');
	const searched = await tryTo(async () => {
		await box(page, /Search Issues/, patience);
		await quickInput(page).fill(query, brief);
		await quickRows(page)
			.filter({ hasText: `Search ${query}` })
			.first()
			.click(brief);
		// If the entries are redrawn under the pointer, the click is lost and the box stays open.
		await quickInput(page).waitFor({ state: 'hidden', timeout: 4_000 });
		return true;
	});
	if (searched) {
		user.query = query;
	}
	await page.keyboard.press('Escape');
}

async function fold({ page, chance }: SoakUser): Promise<void> {
	const sections = page.locator('.split-view-view:visible .monaco-list-row[aria-level="1"]');
	const count = await sections.count();
	if (count > 0) {
		await tryTo(async () => sections.nth(chance.below(count)).locator('.monaco-tl-twistie').click(brief));
	}
}

async function more({ page }: SoakUser): Promise<void> {
	await tryTo(async () => page.locator('.split-view-view:visible .monaco-list').first().press('End', brief));
	await tryTo(async () =>
		page
			.getByRole('treeitem', { name: /^Load More/ })
			.first()
			.click(brief),
	);
}

async function lookAway({ page }: SoakUser): Promise<void> {
	await activityBarItem(page, 'Explorer').click();
	await activityBarItem(page, 'Sentry').click();
}

async function clear({ page }: SoakUser): Promise<void> {
	await runCommand(page, 'Notifications: Clear All Notifications');
}

/** A panel that is shown, if one is: two are, when one stands beside the code. */
function panel(page: Page): FrameLocator {
	return page.frameLocator('iframe.webview.ready:visible').first().frameLocator('iframe#active-frame');
}

async function tryTo<T>(act: () => Promise<T>): Promise<T | undefined> {
	try {
		return await act();
	} catch {
		return undefined;
	}
}
