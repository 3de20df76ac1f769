import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as z from 'zod/mini';
import { issueDetails } from '../../src/sentry/wire/issueDetails.ts';
import { foundingIssue } from '../sentry/data/foundingIssue.ts';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { PageHarness, type PanelPage, whyNot } from './harness.ts';
import { openEverything } from './openEverything.ts';

const seen = 'Aug 22, 2018, 6:23:44 PM UTC';
const head = 'header.head';

/**
 * Every field of the founding document that has a value, where the panel shows it, and as what. Places are selectors,
 * with the name of the fact in `dl` there after a colon.
 */
const shown: { readonly [field: string]: readonly [place: string, text: string] } = {
	status: [`${head} .status-mark`, 'Unresolved'],
	lastSeen: ['[data-section=facts]:Last seen', seen],
	userReportCount: ['[data-section=other]:User reports', '0'],
	id: ['[data-section=other]:ID', '1'],
	userCount: [`${head} .number-choice button:has-text("Users")`, 'Users 0'],
	culprit: [`${head} code.culprit`, 'raven.scripts.runner in main'],
	type: ['[data-section=other]:Type', 'default'],
	'metadata.title': ['[data-section=other]', 'titleThis is an example Python exception'],
	numComments: ['[data-section=other]:Comments', '0'],
	isPublic: ['[data-section=other]:Public', 'no'],
	'firstRelease.newGroups': ['[data-section=releases]:New issues', '0'],
	'firstRelease.deployCount': ['[data-section=releases]:Deploys', '0'],
	'firstRelease.dateCreated': ['[data-section=releases]:Created', seen],
	'firstRelease.lastEvent': ['[data-section=releases]:Last event', seen],
	'firstRelease.version': ['[data-section=releases]:Version', 'e48e7b5b90327ea1a4d1a4360c735eee7b536f82'],
	'firstRelease.firstEvent': ['[data-section=releases]:First event', seen],
	'firstRelease.shortVersion': [`${head} .numbers:First seen`, 'in e48e7b5'],
	'firstRelease.commitCount': ['[data-section=releases]:Commits', '0'],
	'firstRelease.projects.0.name': ['[data-section=releases]:Projects', 'Pump Station'],
	shortId: [`${head} .short-id`, 'PUMP-STATION-1'],
	firstSeen: ['[data-section=facts]:First seen', seen],
	count: [`${head} .number-choice button:has-text("Events")`, 'Events 1'],
	hasSeen: ['[data-section=other]:Seen by you', 'no'],
	level: [`${head} .level`, 'Error'],
	isSubscribed: ['[data-section=other]:Subscribed', 'no'],
	title: [`${head} h1`, 'This is an example Python exception'],
	'project.slug': [`${head} .project`, 'pump-station'],
	'project.id': ['[data-section=other]:Project ID', '2'],
	'project.name': ['[data-section=facts]:Project', 'Pump Station'],
	'activity.0.type': ['[data-section=activity] .activity', 'Sentry saw it first'],
	'activity.0.dateCreated': ['[data-section=activity] .activity', '8 years ago'],
};

/** Shown in another way than as text, by a test of their own; or, with the reason, not at all. */
const otherwise = new Set([
	'stats.30d',
	'stats.24h',
	'isBookmarked',
	// A number of its row, which Sentry itself shows nowhere.
	'activity.0.id',
	// The name is shown, and it is the issue's own project.
	'firstRelease.projects.0.slug',
]);

let harness: PageHarness;
let panel: PanelPage;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
		const value = z.parse(issueDetails, foundingIssue);
		panel = await harness.open({
			snapshot: snapshot(pythonEvent, { issue: value, details: { state: 'ready', value } }),
		});
		panel.page.setDefaultTimeout(5000);
		await openEverything(panel);
	}
});
after(() => harness?.stop());

for (const [field, [place, text]] of Object.entries(shown)) {
	test(`the founding document's ${field} is shown: ${text}`, { skip: whyNot }, async () => {
		const [selector = '', fact] = place.split(/:(?=[A-Z])/);
		const within = panel.page.locator(selector).first();
		const where =
			fact === undefined
				? within
				: within
						.locator('div:has(> dt)', { has: panel.page.getByText(fact, { exact: true }) })
						.locator('dd')
						.first();
		const said = (await where.innerText()).replaceAll(/\s+/g, ' ').trim();
		assert.ok(fact !== undefined && /^\w+$/.test(text) ? said === text : said.includes(text), said);
	});
}

test("the founding document's isBookmarked is shown by the button", { skip: whyNot }, async () => {
	const button = panel.page.locator('vscode-button[aria-label=Bookmark]');
	assert.equal(await button.getAttribute('aria-pressed'), 'false');
});

for (const [period, name] of [
	['24h', 'Last 24 Hours'],
	['30d', 'Last 30 Days'],
] as const) {
	test(`the founding document's stats of ${period} are shown, bar by bar`, { skip: whyNot }, async () => {
		const bars = panel.page.locator('figure.chart', { hasText: name }).locator('[data-bar]');
		const names = await bars.evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label') ?? ''));
		assert.deepEqual(
			names.map((said) => Number(/: ([\d,]+) events?$/.exec(said)?.[1]?.replaceAll(',', ''))),
			foundingIssue.stats[period].map(([, count]) => count),
		);
	});
}

test('that is every field of it that has a value', () => {
	const fields = leaves(foundingIssue, '').filter((field) => !otherwise.has(field));
	assert.deepEqual(fields.toSorted(), Object.keys(shown).toSorted());
});

/** Paths of what is neither null nor empty; a series is one value. */
function leaves(value: unknown, path: string): readonly string[] {
	if (value === null || value === '') {
		return [];
	}
	if (typeof value !== 'object' || /^stats\.\w+$/.test(path)) {
		return [path];
	}
	return Object.entries(value).flatMap(([key, child]) => leaves(child, path === '' ? key : `${path}.${key}`));
}
