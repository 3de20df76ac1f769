import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { offeredActions } from '../../../src/core/actions/offeredActions.ts';
import { isCulpritError } from '../../../src/core/failure.ts';
import { createL10n } from '../../../src/core/text/l10n.ts';
import type { SentryApi } from '../../../src/sentry/api.ts';
import { createApi } from '../../../src/sentry/net.ts';
import type { Mode } from '../../sentry/http/route.ts';
import { startSampleSentry } from '../../sentry/sampleSentry.ts';
import { never } from './loopback.ts';

const tableFile = fileURLToPath(new URL('../../../src/sentry/SERVERS.md', import.meta.url));

interface Server {
	readonly api: SentryApi;
	readonly org: string;
	/** An unresolved issue of a Python project, its project and its latest event. */
	readonly id: string;
	readonly project: string;
	readonly projectId: string;
	readonly event: string;
}

interface Ability {
	readonly what: string;
	/** Resolves with whether it can, or with nothing: then what the server answered decides. */
	readonly ask: (server: Server) => Promise<unknown>;
	/** What Culprit does where it cannot. */
	readonly instead: string;
}

const offers = async ({ api, org, id }: Server, action: string): Promise<boolean> => {
	const rights = { scopes: [], me: { type: 'user', id: '1', name: 'me' } } as const;
	return offeredActions([await api.issue(org, id, never())], rights, createL10n()).some(
		(offered) => offered.id === action,
	);
};

const abilities: readonly Ability[] = [
	{
		what: 'Issues of an organization, page by page',
		ask: async ({ api, org }) => (await api.issues(org, { query: '' }, never())).next !== undefined,
		instead: 'asks project by project; says where more cannot be had',
	},
	{
		what: 'Sorted by events, by first seen',
		ask: ({ api, org }) => api.issues(org, { sort: 'freq' }, never()),
		instead: 'asks in the server’s own words',
	},
	{
		what: 'Sorted by users',
		ask: ({ api, org }) => api.issues(org, { sort: 'user' }, never()),
		instead: 'says so the first time, then does not offer it',
	},
	{
		what: 'Searches by who is assigned, by age, with “not”',
		ask: async ({ api, org }) => {
			const found = ['!assigned:nobody@example.com', 'firstSeen:-90d', '!level:info'].map(
				async (query) => (await api.issues(org, { query }, never())).rows.length > 0,
			);
			return !(await Promise.all(found)).includes(false);
		},
		instead: 'says what the server may not know, where it finds nothing',
	},
	{ what: 'An issue by its number', ask: ({ api, org, id }) => api.issue(org, id, never()), instead: '' },
	{
		what: 'An issue by its short id, never read before',
		ask: ({ api, org }) => api.issue(org, 'PUMP-STATION-2', never()),
		instead: 'looks among the issues that were read, and says so',
	},
	{
		what: 'The latest event, and one by its id',
		ask: ({ api, org, id }) => api.event(org, id, 'latest', never()),
		instead: '',
	},
	{
		what: 'The first event',
		ask: ({ api, org, id }) => api.event(org, id, 'oldest', never()),
		instead: 'says so the first time, then does not offer it',
	},
	{
		what: 'Events of one environment only',
		ask: async ({ api, org, id }) => {
			const { rows } = await api.events(org, id, { environments: ['no such environment'] }, never());
			return rows.length === 0;
		},
		instead: 'says that the server did not narrow them',
	},
	{
		what: 'Events and users over time',
		ask: async ({ api, org, id, projectId }) =>
			(await api.series(org, { id, projectId, isOccurrence: false }, never())) !== undefined,
		instead: 'draws what the issue itself says',
	},
	{ what: 'Tags of an issue', ask: ({ api, org, id }) => api.tags(org, id, [], never()), instead: '' },
	{
		what: 'Comments, read and written',
		ask: ({ api, org, id }) => api.comment(org, id, 'Seen', never()),
		instead: '',
	},
	{
		what: 'Suspect commits',
		ask: ({ api, org, project, event }) => api.suspectCommits(org, project, event, never()),
		instead: 'leaves them out',
	},
	{
		what: 'Attachments',
		ask: ({ api, org, project, event }) => api.attachments(org, project, event, never()),
		instead: 'leaves them out',
	},
	{
		what: 'Issues of other trackers',
		ask: ({ api, org, id }) => api.externalIssues(org, id, never()),
		instead: 'leaves them out',
	},
	{
		what: 'Code mappings',
		ask: ({ api, org, projectId }) => api.codeMappings(org, projectId, never()),
		instead: 'finds files by their paths and lines alone',
	},
	{
		what: 'Saved searches',
		ask: ({ api, org }) => api.savedSearches(org, never()),
		instead: 'leaves the section out',
	},
	{
		what: 'Tag keys and values, for completion',
		ask: ({ api, org }) => api.tagKeys(org, [], never()),
		instead: 'completes what it knows itself',
	},
	{ what: 'Resolve, archive', ask: (server) => offers(server, 'resolve'), instead: '' },
	{ what: 'Assign', ask: (server) => offers(server, 'assign'), instead: 'does not offer it' },
	{ what: 'Set the priority', ask: (server) => offers(server, 'setPriority'), instead: 'does not offer it' },
	{ what: 'Bookmark', ask: (server) => offers(server, 'bookmark'), instead: 'does not offer it' },
	{
		what: 'Archive until it escalates, kept by the server',
		ask: async ({ api, org, id }) => {
			const change = { status: 'ignored', substatus: 'archived_until_escalating' } as const;
			const [patch] = await api.update(org, [id], change, never());
			return patch?.substatus === 'archived_until_escalating';
		},
		instead: 'shows “archived”, as the server answered',
	},
];

const kinds: readonly (readonly [Mode, string])[] = [
	['sentry', 'Sentry'],
	['old', 'Sentry 9'],
	['glitchtip', 'GlitchTip 5'],
];

/** Whether it can: what `ask` says, or whether anything of what it asked last was answered. */
async function tried(context: TestContext, mode: Mode, { ask }: Ability): Promise<string> {
	const sentry = await startSampleSentry({ mode, issues: 150 });
	const answered: boolean[] = [];
	const api = createApi({
		origin: sentry.origin,
		token: async () => sentry.tokens.full,
		sleep: async () => {},
		log: (_level, line) => {
			if (/^(?:GET|PUT|POST) /.test(line)) {
				answered.push(/ \d+ in \d+ ms$/.test(line));
			}
		},
	});
	context.after(async () => {
		await api.close();
		await sentry.close();
	});
	const org = sentry.organization;
	const id = '21';
	await api.whoAmI(never());
	const { project } = await api.issue(org, id, never());
	const { id: event } = await api.event(org, id, 'latest', never());
	api.revalidate();
	answered.length = 0;
	try {
		const can = await ask({ api, org, id, project: project.slug, projectId: project.id ?? '', event });
		return can === true || (can !== false && answered.at(-1) === true) ? 'yes' : '—';
	} catch (error) {
		assert.ok(isCulpritError(error), String(error));
		return '—';
	}
}

test('SERVERS.md says what each kind of server can do', async (context) => {
	const rows: (readonly string[])[] = [];
	for (const ability of abilities) {
		const can: string[] = [];
		for (const [mode] of kinds) {
			can.push(await tried(context, mode, ability));
		}
		rows.push([ability.what, ...can, ability.instead]);
	}
	for (const [what = '', ...cells] of rows) {
		assert.ok(cells.slice(0, -1).every((can) => can === 'yes') || cells.at(-1), `${what}: and instead?`);
	}
	const head = ['What', ...kinds.map(([, name]) => name), 'Where it cannot, Culprit …'];
	const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)));
	const line = (cells: readonly string[]): string =>
		`| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
	const table = `# What servers can do

Made by \`test/unit/sentry/serverTable.test.ts\`, which asks the sample server in each of its modes and checks this table:
run it with \`CULPRIT_WRITE=1\` to write it anew. \`glitchtip\` is held against what a real one answered
(\`test/unit/sample/glitchtipRecord.test.ts\`). What a server is found not to have is kept with the
account (\`src/core/capabilities.ts\`): it is not asked for again until Refresh or Retry, and not offered where that can be
known. Found missing twice, it is asked for again after a week, or when the server says that it is of another version.

${[line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')}
`;
	if (process.env['CULPRIT_WRITE']) {
		writeFileSync(tableFile, table);
	}
	assert.equal(readFileSync(tableFile, 'utf8'), table);
});
