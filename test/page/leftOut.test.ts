import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as z from 'zod/mini';
import type { Loadable } from '../../src/core/panel/loadable.ts';
import type { PanelSnapshot } from '../../src/core/panel/protocol.ts';
import { readAll } from '../../src/sentry/wire/field.ts';
import { event } from '../../src/sentry/wire/event.ts';
import { eventSummary } from '../../src/sentry/wire/event.ts';
import { activity, issueDetails } from '../../src/sentry/wire/issueDetails.ts';
import { release } from '../../src/sentry/wire/release.ts';
import {
	attachment,
	commit,
	suspectCommits,
	tagDistribution,
	userReport,
} from '../../src/sentry/wire/rows.ts';
import { fullEvent, fullIssue } from '../unit/sentry/wire/payloads.ts';
import { rawCron, rawUptime } from './fixtures/detectedEvents.ts';
import { rawFeedback } from './fixtures/feedbackEvent.ts';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { PageHarness, type PanelPage, whyNot } from './harness.ts';
import { openEverything } from './openEverything.ts';
import { shownTexts } from './shownTexts.ts';

let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

const marked = { '': { rem: [['!limit', 's', 4, 7]], err: ['invalid_data'], len: 90 } };

/** What a server answers to all that the page asks for. */
const answers = {
	issue: {
		...fullIssue,
		issueCategory: 'feedback',
		activity: [
			...fullIssue.activity,
			{
				id: '43',
				type: 'assigned',
				user: { id: '5', name: 'Ann' },
				data: { assignee: '9', assigneeType: 'team', assigneeName: 'pumps' },
				dateCreated: '2026-01-01T08:00:00Z',
			},
			{ id: '42', type: 'merge', user: { id: '5', name: 'Ann' }, data: { issues: [{ id: 1 }, { id: 2 }] } },
			{ id: '41', type: 'set_resolved_in_release', user: null, data: { version: 'pump@1.0' } },
			{ id: '40', type: 'set_regression', user: null, data: { version: 'pump@1.1' } },
			{ id: '39', type: 'create_issue', user: null, data: { provider: 'Jira', title: 'PUMP-1' } },
			{ id: '38', type: 'release', user: null, data: { version: 'pump@1.0' } },
			{ id: '37', type: 'deploy', user: null, data: { version: 'pump@1.0' } },
			{ id: '36', type: 'set_priority', user: null, data: { priority: 'high' } },
		],
	},
	event: {
		...fullEvent,
		release: { version: 'pump@1.5', shortVersion: '1.5' },
		contexts: {
			...fullEvent.contexts,
			trace: { trace_id: '2'.repeat(32) },
			feedback: rawFeedback.contexts.feedback,
			monitor: rawCron.contexts.monitor,
		},
		occurrence: {
			...rawUptime.occurrence,
			type: 6001,
			evidenceDisplay: rawCron.occurrence.evidenceDisplay,
		},
		_meta: {
			user: { email: marked },
			tags: { 0: { value: marked } },
			contexts: { os: { name: marked } },
			context: { retries: marked },
			entries: { 0: { data: { values: { 2: { value: marked } } } }, 5: { data: { data: marked } } },
		},
	},
	tags: [
		{
			key: 'server_name',
			name: 'Server',
			totalValues: 100,
			uniqueValues: 14,
			topValues: [
				{ value: 'pump-07', name: 'pump-07', count: 60 },
				{ value: 'pump-02', name: 'pump-02', count: 30 },
			],
		},
	],
	comments: [{ id: '50', type: 'note', user: { id: '6', name: 'Cy' }, data: { text: 'Mine' } }],
	suspectCommits: {
		committers: [
			{
				author: { id: '5', name: 'Ann' },
				commits: [{ id: 'c0ffee'.repeat(6), message: 'Fix', dateCreated: '2026-01-01T00:00:00Z', score: 1 }],
			},
		],
	},
	attachments: [
		{ id: '1', name: 'sensor.log', size: 20_480, mimetype: 'text/plain', type: 'event.attachment' },
	],
	userReports: [
		{
			id: '1',
			name: 'Kim',
			email: 'kim@sentry.example',
			comments: 'Dark.',
			dateCreated: '2026-01-01T00:00:00Z',
		},
	],
	events: [
		{
			id: '1',
			eventID: 'ab'.repeat(16),
			title: 'ValueError',
			message: 'out of range',
			dateCreated: '2026-01-01T00:00:00Z',
			user: { id: '7', username: 'zoe' },
			tags: [
				{ key: 'environment', value: 'production' },
				{ key: 'release', value: 'pump@1.5' },
			],
		},
	],
	release: {
		version: 'pump@1.5',
		shortVersion: '1.5',
		dateCreated: '2026-01-01T00:00:00Z',
		newGroups: 3,
		commitCount: 12,
		deployCount: 1,
		owner: { id: '5', name: 'Ann' },
		authors: [{ id: '5', name: 'Ann' }],
		projects: [{ slug: 'pump', name: 'Pump' }],
	},
	releaseCommits: [
		{ id: 'decade'.repeat(6), message: 'Log', author: { name: 'Bo' }, dateCreated: '2026-01-01T00:00:00Z' },
	],
	externalIssues: [],
};

type Answers = { readonly [Name in keyof typeof answers]: unknown };

function ready<T>(value: T): Loadable<T> {
	return { state: 'ready', value };
}

/** The page of these answers, as the host makes it. */
function pageOf(said: Answers): PanelSnapshot {
	const issue = z.parse(issueDetails, said.issue);
	return snapshot(pythonEvent, {
		issue,
		details: ready(issue),
		event: ready(z.parse(event, said.event)),
		now: Date.parse('2026-01-02T00:00:00Z'),
		sections: {
			tags: ready(readAll(tagDistribution, said.tags)),
			comments: ready(readAll(activity, said.comments)),
			suspectCommits: ready(z.parse(suspectCommits, said.suspectCommits)),
			attachments: ready(readAll(attachment, said.attachments)),
			userReports: ready(readAll(userReport, said.userReports)),
			events: ready({ rows: readAll(eventSummary, said.events), hasMore: false }),
			release: ready(z.parse(release, said.release)),
			releaseCommits: ready(readAll(commit, said.releaseCommits)),
			series: ready(undefined),
			externalIssues: ready([]),
		},
	});
}

type Path = readonly (string | number)[];

/** Every field of every object, from the outermost. */
function fieldsOf(value: unknown, at: Path = []): readonly Path[] {
	if (Array.isArray(value)) {
		return value.flatMap((one, index) => fieldsOf(one, [...at, index]));
	}
	return typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([key, one]) => [[...at, key], ...fieldsOf(one, [...at, key])])
		: [];
}

function without(value: unknown, [key, ...rest]: Path): unknown {
	if (Array.isArray(value)) {
		return value.map((one, index) => (index === key ? without(one, rest) : (one as unknown)));
	}
	return Object.fromEntries(
		Object.entries(value as object).flatMap(([name, one]) =>
			name !== key ? [[name, one]] : rest.length === 0 ? [] : [[name, without(one, rest)]],
		),
	);
}

/** All but those without which there is no answer at all. */
const fields = fieldsOf(answers).filter(
	(path) => path.length > 1 && !['issue.id', 'release.version'].includes(path.join('.')),
);

async function textsOf(panel: PanelPage, said: Answers): Promise<ReadonlySet<string>> {
	await panel.push(pageOf(said));
	await openEverything(panel);
	return new Set((await shownTexts(panel)).map((text) => text.trim()));
}

/** What may stand there instead: that the server did not say it, less of the same, or what can be done. */
const instead: readonly RegExp[] = [
	/^The server (?:told of|sent) no /,
	// Of an activity: what happened, without what it left out.
	/^(?:assigned it|merged issues into it|resolved it in a release|marked it as a regression|made a release)$/,
	/^(?:created an issue in (?:another tracker(?:: PUMP-1)?|Jira)|deployed a release|changed its priority)$/,
	// An id that is called one.
	/^(?:by |assigned it to )?(?:user|team):\d$/,
	/^Event 2144$/,
	/^not marked as app code$/,
	/^(?:Unresolve|Unnamed Entry|Thread|Threads|crashed|current)$/,
	/^(?:Hide Details of|Local Variables \(1\))/,
	// A lock by what is left of its name, or of which it is not said what the thread does with it.
	/^(?:Waits for the lock|Holds the lock|Lock) (?:java\.lang|Object|java\.lang\.Object)(?: \(0x0d3a\))?$/,
	// A list without one of its parts, and what an object holds that has one field fewer.
	/ · /,
	/^(?:\d+ entries|\{\d*\}|\[\d*\])$/,
	// What was done to a value, without what was wrong with it.
	/^Cut after 4 of 90 characters$/,
	/^Reveal Secret$|^•+$/,
	// A measure without its unit.
	/^2,100$/,
	// Events with a tag, where the server tells no total for a share.
	/^(?:60|30)$/,
];

/** All words that a server sent: they are no claim of ours. */
function wordsIn(value: unknown): readonly string[] {
	if (typeof value === 'object' && value !== null) {
		return Object.entries(value).flatMap(([key, one]) => [key, ...wordsIn(one)]);
	}
	return [String(value)];
}

test('a field that the server left out is missing on the page, and nothing is said instead', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: pageOf(answers) });
	const whole = await textsOf(panel, answers);
	const sent = wordsIn(answers);
	const claims: { readonly [field: string]: readonly string[] } = Object.fromEntries(
		(
			await inTurn(fields, async (path) => {
				const texts = await textsOf(panel, without(answers, path) as Answers);
				return [path.join('.'), [...texts].filter((text) => !whole.has(text))] as const;
			})
		).flatMap(([field, texts]) => {
			const claimed = texts.filter(
				(text) => !instead.some((known) => known.test(text)) && !sent.some((word) => word.includes(text)),
			);
			return claimed.length === 0 ? [] : [[field, claimed]];
		}),
	);
	assert.deepEqual(claims, {
		// Known by the substatus alone.
		'issue.status': ['until a condition is met'],
		'issue.substatus': ['Archived'],
		'issue.statusDetails.actor.name': ['by ann@sentry.example'],
		// By the check itself.
		'event.occurrence.evidenceDisplay': ['timeout - Request timed out'],
		'event.occurrence.evidenceDisplay.0.name': ['timeout - Request timed out'],
		// It is a feedback.
		'event.entries': ['A person sent this: it has no stack trace.'],
		// The next release that is known.
		'event.release': ['Commits in pump@2.0'],
		'event.release.version': ['Commits in pump@2.0'],
		'event.release.shortVersion': ['Commits in pump@1.5'],
		'issue.activity.2.data.assigneeType': ['assigned it to pumps'],
	});
	assert.deepEqual(panel.errors, []);
	await panel.close();
});

test('a server that tells no more than ids has a page that claims nothing', { skip: whyNot }, async () => {
	const bare: Answers = {
		issue: { id: '7' },
		event: { eventID: 'ab'.repeat(16) },
		tags: [{ key: 'server_name', topValues: [{ value: 'pump-07' }] }],
		comments: [{ id: '1' }],
		suspectCommits: {},
		attachments: [{ id: '1' }],
		userReports: [{ id: '1' }],
		events: [{ id: '1' }],
		release: { version: '1' },
		releaseCommits: [{ id: '1' }],
		externalIssues: [],
	};
	const panel = await harness.open({ snapshot: pageOf(bare) });
	const texts = [...(await textsOf(panel, bare))];
	const claims = texts.filter((text) =>
		/nobody|unassigned|anonymous|unknown|unresolved|\b(?:none|no|never|0|0%)$|^(?:Sentry|Public|Subscribed|Seen by you)$/i.test(
			text,
		),
	);
	assert.deepEqual(claims, []);
	assert.deepEqual(panel.errors, []);
	await panel.close();
});

/** One after the other: they share the page. */
async function inTurn<T, R>(all: readonly T[], act: (one: T) => Promise<R>): Promise<readonly R[]> {
	const results: R[] = [];
	for (const one of all) {
		results.push(await act(one));
	}
	return results;
}
