import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { GroupBy } from '../../../src/core/query/groupIssues.ts';
import { type SampleSentry, startSampleSentry } from '../../sentry/sampleSentry.ts';
import { memoryMemento } from '../../unit/extension/memory.ts';
import { until } from '../harness/until.ts';
import { type ListUnderTest, listOver } from './listUnderTest.ts';

const set = (key: string, value: unknown): Thenable<void> =>
	vscode.workspace.getConfiguration('culprit').update(key, value, vscode.ConfigurationTarget.Global);

describe('the list: what it shows', () => {
	let sentry: SampleSentry;
	let list: ListUnderTest;
	const asked = () =>
		sentry.requests.filter(({ path }) => !path.endsWith('/users/me/regions/')).map(({ path }) => path);
	const lists = () => sentry.requests.filter(({ path }) => path.endsWith('/issues/'));
	const lastQuery = (): URLSearchParams => {
		const last = lists().at(-1);
		assert.ok(last);
		return last.query;
	};
	const isLoaded = async (): Promise<void> =>
		until(
			async () => sentry.requests.length > 0 && sentry.requests.every(({ endedAt }) => endedAt) && settled(),
		);
	const settled = async (): Promise<boolean> => {
		await new Promise((resolve) => setImmediate(resolve));
		return list.features.view.isIdle;
	};
	const open = async (id: string): Promise<void> => {
		const row = await list.section(id);
		list.view.fold(row, true);
		await isLoaded();
	};
	const look = async (): Promise<void> => {
		list.view.show(true);
		await isLoaded();
	};

	before(async () => {
		sentry = await startSampleSentry({ issues: 250 });
	});
	beforeEach(async () => {
		sentry.forgetRequests();
		list = await listOver(sentry);
	});
	afterEach(async () => {
		list.dispose();
		sentry.knobs.clear();
		for (const key of ['views', 'query', 'refresh.interval', 'refresh.onFocusAfter']) {
			await set(key, undefined);
		}
	});
	after(async () => {
		await sentry.close();
	});

	it('asks for nothing while hidden, and for one page when it is looked at', async () => {
		assert.deepEqual(asked(), []);
		await look();
		assert.deepEqual(asked(), [`/api/0/organizations/${sentry.organization}/issues/`]);
		assert.equal(lastQuery().get('limit'), '100');
		list.view.show(false);
		list.view.show(true);
		await isLoaded();
		assert.equal(lists().length, 1);
	});

	it('says above the rows what the query hides, where it asks and what else narrows it', async () => {
		await look();
		assert.equal(list.view.message, `is:unresolved in ${sentry.organization}. Hides resolved and archived.`);
		await list.choices.choose({ environments: ['staging'], statsPeriod: '14d', sort: 'freq' });
		await isLoaded();
		assert.match(list.view.message, /Environment: staging\. Seen in the last 14d\. Sorted by Events\.$/);
		await list.choices.choose({ query: '' });
		list.features.view.showQuery();
		await isLoaded();
		assert.match(list.view.message, /^All issues in .*Shows all issues/);
	});

	it('has the shipped views as sections, each asked for when it is opened, with its own count', async () => {
		await look();
		assert.deepEqual(
			(await list.texts()).map((text) => text.replace(/\d+ · /, 'N · ')),
			[
				'In This File',
				'For This Workspace | is:unresolved',
				'Assigned to Me | is:unresolved assigned:me',
				'New Since Last Release | is:unresolved firstRelease:latest',
				'Escalating or Regressed | is:unresolved !is:new !is:ongoing',
				'Saved in Sentry',
				'All Unresolved | N · is:unresolved',
			],
		);
		for (const id of ['assignedToMe', 'newSinceLastRelease', 'escalatingOrRegressed']) {
			const before = lists().length;
			await open(id);
			assert.equal(lists().length, before + 1);
			const row = await list.section(id);
			const issues = (await list.rows(row)).filter(({ kind }) => kind === 'issue');
			assert.ok(issues.length >= 3, id);
			assert.match(String(list.item(row).description), new RegExp(`^${issues.length} · is:unresolved`));
		}
	});

	it('lets one section fail alone, with what to do about it', async () => {
		await look();
		sentry.knobs.set({
			when: ({ url }) => url.searchParams.get('query')?.includes('assigned:me') === true,
			fault: { status: 403, body: { detail: 'You do not have permission to perform this action.' } },
		});
		await open('assignedToMe');
		await open('newSinceLastRelease');
		const [failure, ...help] = await list.rows(await list.section('assignedToMe'));
		assert.ok(failure);
		assert.equal(failure.content.kind === 'action' && failure.content.icon, 'warning');
		assert.ok(help.length >= 1);
		for (const id of ['newSinceLastRelease', 'allUnresolved']) {
			const [first] = await list.rows(await list.section(id));
			assert.equal(first?.kind, 'issue', id);
		}
	});

	it('finds the projects of the workspace in its files, or says that nothing names any', async () => {
		await look();
		await open('forThisWorkspace');
		assert.deepEqual(await list.texts(await list.section('forThisWorkspace')), [
			'Nothing in this workspace says which Sentry projects are its own.',
			'Choose Organization and Projects',
		]);
		assert.equal(lists().length, 1);
		const [folder] = vscode.workspace.workspaceFolders ?? [];
		assert.ok(folder);
		const file = vscode.Uri.joinPath(folder.uri, '.sentryclirc');
		const text = `[defaults]\nurl=${sentry.origin}\norg=${sentry.organization}\nproject=billing\n`;
		await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
		try {
			await list.features.view.refresh('forThisWorkspace');
		} finally {
			await vscode.workspace.fs.delete(file);
		}
		assert.equal(lastQuery().get('project'), '7');
		const [first] = await list.rows(await list.section('forThisWorkspace'));
		assert.equal(first?.issue?.project.slug, 'billing');
	});

	it('takes named views from the settings: added, changed, hidden', async () => {
		await set('views', [
			{
				name: 'Fatal Pumps',
				query: 'level:fatal',
				sort: 'freq',
				projects: ['billing'],
				environments: ['production'],
				statsPeriod: '14d',
			},
			{ id: 'assignedToMe', name: 'Mine' },
			{ id: 'newSinceLastRelease', hidden: true },
		]);
		await look();
		const names = (await list.texts()).map((text) => text.split(' | ')[0]);
		assert.deepEqual(names, [
			'In This File',
			'For This Workspace',
			'Mine',
			'Escalating or Regressed',
			'Fatal Pumps',
			'Saved in Sentry',
			'All Unresolved',
		]);
		await open('view:Fatal Pumps');
		assert.deepEqual(
			['query', 'sort', 'project', 'environment', 'statsPeriod'].map((name) => lastQuery().get(name)),
			['level:fatal', 'freq', '7', 'production', '14d'],
		);
	});

	it('shows the searches that are saved on the server, each a section that asks when it is opened', async () => {
		await look();
		await open('saved');
		assert.deepEqual(asked().slice(1), [`/api/0/organizations/${sentry.organization}/searches/`]);
		const saved = await list.section('saved');
		assert.deepEqual(await list.texts(saved), [
			'Unresolved Issues | is:unresolved',
			'Assigned To Me | is:unresolved assigned:me',
			'Fatal on the Pumps | is:unresolved level:fatal',
		]);
		const [, , fatal] = await list.rows(saved);
		assert.ok(fatal);
		list.view.fold(fatal, true);
		await isLoaded();
		assert.deepEqual(
			[lastQuery().get('query'), lastQuery().get('sort')],
			['is:unresolved level:fatal', 'freq'],
		);
	});

	it('keeps the search in force as a view in the settings, and shows it', async () => {
		await look();
		await list.choices.choose({ query: 'level:fatal' });
		await list.features.saveView('Fatal');
		assert.deepEqual(vscode.workspace.getConfiguration('culprit').get('views'), [
			{ name: 'Fatal', query: 'level:fatal' },
		]);
		await until(async () => (await list.texts()).at(-1)?.startsWith('Fatal | ') === true);
	});

	it('sends sort, environments and period with every section, and remembers them', async () => {
		const memento = memoryMemento();
		list.dispose();
		list = await listOver(sentry, { memento });
		await look();
		await list.choices.choose({ sort: 'trends', environments: ['staging', 'production'], statsPeriod: '7d' });
		await isLoaded();
		const sent = () =>
			['sort', 'environment', 'statsPeriod'].map((name) => lastQuery().getAll(name).toSorted().join());
		const wanted = ['trends', 'production,staging', '7d'];
		assert.deepEqual(sent(), wanted);
		list.dispose();
		list = await listOver(sentry, { memento });
		await look();
		assert.deepEqual(sent(), wanted);
	});

	for (const [groupBy, label, icon] of [
		[
			'project',
			/^(Pump Station|Billing|Control Room|Telemetry Gateway|Valve Controller) \| \d+\+$/,
			'project',
		],
		['level', /^(Fatal|Error|Warning|Info|Debug|Sample|Unknown) \| \d+\+$/, 'flame'],
		['file', /^(\S+\.\w+|No File|\S+) \| \d+\+$/, 'file-code'],
		['assignee', /^(Unassigned|#?\w[\w ]*\S*.*) \| \d+\+$/, undefined],
	] as const satisfies readonly (readonly [GroupBy, RegExp, string | undefined])[]) {
		it(`groups the rows by ${groupBy}, without asking again`, async () => {
			await look();
			await list.choices.choose({ groupBy });
			const groups = await list.rows(await list.section('allUnresolved'));
			const texts = await list.texts(await list.section('allUnresolved'));
			assert.match(texts.at(-1) ?? '', /^Load More/);
			for (const text of texts.slice(0, -1)) {
				assert.match(text, label);
			}
			assert.ok(texts.length > 3);
			const [first] = groups;
			const drawn = first && list.item(first).iconPath;
			assert.ok(drawn instanceof vscode.ThemeIcon);
			assert.ok(icon === undefined || drawn.id === icon, drawn.id);
			assert.equal(
				(await list.rows(first)).every(({ kind }) => kind === 'issue'),
				true,
			);
			assert.equal(lists().length, 1);
		});
	}

	it('groups by release: one request for which there are, one for each that is opened', async () => {
		await look();
		await list.choices.choose({ groupBy: 'release' });
		await isLoaded();
		assert.equal(asked().filter((path) => path.endsWith('/tags/release/values/')).length, 1);
		const [release] = await list.rows(await list.section('allUnresolved'));
		assert.ok(release);
		assert.match(list.text(release), /@\d/);
		const before = lists().length;
		list.view.fold(release, true);
		await isLoaded();
		assert.equal(lists().length, before + 1);
		assert.match(lastQuery().get('query') ?? '', /^is:unresolved release:/);
	});

	it('adds a page below with every row before it the same object, and says where it ends', async () => {
		await look();
		const section = await list.section('allUnresolved');
		const before = (await list.rows(section)).filter(({ kind }) => kind === 'issue');
		await list.features.view.loadMore();
		const after = (await list.rows(section)).filter(({ kind }) => kind === 'issue');
		assert.equal(before.length, 100);
		assert.equal(after.length, 200);
		assert.ok(before.every((row, at) => row === after[at]));
		assert.equal(lists().length, 2);
		await list.features.view.loadMore();
		assert.equal(
			(await list.texts(section)).some((text) => text.startsWith('Load More')),
			false,
		);
		await list.features.view.loadMore();
		assert.equal(lists().length, 3);
	});

	it('draws nothing again for a refresh that brought the same', async () => {
		await look();
		const section = await list.section('allUnresolved');
		const before = await list.rows(section);
		const drawn = list.drawn();
		await list.features.view.refresh();
		assert.equal(list.drawn(), drawn);
		assert.deepEqual(await list.rows(section), before);
		const [row] = before;
		const issue = sentry.world.issue(row?.issue?.id ?? '');
		assert.ok(issue && row);
		const { title } = issue;
		Object.assign(issue, { title: 'Another title' });
		await list.features.view.refresh();
		Object.assign(issue, { title });
		assert.equal(list.drawn(), drawn + 1);
		assert.equal((await list.rows(section))[0], row);
		assert.equal(row.issue?.title, 'Another title');
	});

	it('asks for one event when a row is opened, keeps it, and asks again only after a refresh', async () => {
		await look();
		const events = () => asked().filter((path) => path.includes('/events/'));
		const rows = await list.rows(await list.section('allUnresolved'));
		const row = rows.find(({ issue }) => issue?.project.slug === 'pump-station' && issue.metadata.filename);
		assert.ok(row);
		const frames = await list.rows(row);
		assert.equal(frames[0]?.kind, 'frame');
		assert.match(String(list.item(frames[0]).description), /^\w+\.py:\d+/);
		await list.rows(row);
		assert.equal(events().length, 1);
		await list.features.view.refresh();
		await list.rows(row);
		assert.equal(events().length, 2);
	});

	it('tells of new issues by a notification only where somebody asked for it', () => {
		assert.equal(vscode.workspace.getConfiguration('culprit').get('notifyNewIssues'), false);
	});

	it('counts what is new since the last look on the view, and marks the rows', async () => {
		const memento = memoryMemento({
			[`lastLook:${sentry.origin}/${sentry.organization}`]: Date.now() - 1000,
		});
		list.dispose();
		list = await listOver(sentry, { memento });
		await look();
		assert.equal(list.view.badge?.value, undefined);
		const rows = await list.rows(await list.section('allUnresolved'));
		const issue = sentry.world.issue(rows[0]?.issue?.id ?? '');
		assert.ok(issue && rows[0]);
		const { firstSeen } = issue.rhythm;
		Object.assign(issue.rhythm, { firstSeen: Date.now() });
		await list.features.view.refresh();
		Object.assign(issue.rhythm, { firstSeen });
		assert.equal(list.view.badge?.value, 1);
		assert.match(list.text(rows[0]), /^● /);
		assert.match(list.item(rows[0]).accessibilityInformation?.label ?? '', /^New since last look, /);
	});

	it('asks again when the view comes back and the rows are older than the setting', async () => {
		await set('refresh.onFocusAfter', 5);
		await look();
		const loaded = Date.now();
		list.view.show(false);
		list.view.show(true);
		assert.equal(await afterRequests(), 1);
		list.view.show(false);
		const minutes = 0.001;
		await set('refresh.onFocusAfter', minutes);
		await until(() => Date.now() - loaded > minutes * 60_000);
		list.view.show(true);
		await until(() => lists().length === 2);
	});

	it('asks every interval while it is looked at, and not while it is hidden', async () => {
		await set('refresh.interval', 1);
		await look();
		list.view.show(false);
		// No other code runs between the two ends of the mocked clock.
		const pass = (visible: boolean): void => {
			mock.timers.enable({ apis: ['setTimeout'] });
			list.view.show(visible);
			mock.timers.tick(67_000);
			list.view.show(false);
			mock.timers.reset();
		};
		pass(false);
		assert.equal(await afterRequests(), 1);
		pass(true);
		await until(() => lists().length === 2);
	});

	/** Requests for lists, once whatever was begun is on its way. */
	async function afterRequests(): Promise<number> {
		await list.features.view.loadMore('none');
		await isLoaded();
		return lists().length;
	}
});
