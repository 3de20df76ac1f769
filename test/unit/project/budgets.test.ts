import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { createL10n } from '../../../src/core/text/l10n.ts';
import { shippedViews } from '../../../src/core/query/view.ts';
import { toFailure } from '../../../src/core/text/userMessages.ts';
import { Section } from '../../../src/extension/list/section.ts';
import { PanelModel } from '../../../src/extension/panel/panelModel.ts';
import { createApi } from '../../../src/sentry/net.ts';
import { type SampleSentry, startSampleSentry } from '../../sentry/sampleSentry.ts';
import { packageBudget, requestBudgets } from '../../tools/budgets.ts';
import { root } from '../../tools/bundles.ts';
import { ensureBuilt } from '../../tools/ensureBuilt.ts';
import { vscodeStandIn } from '../../tools/vscodeStandIn.ts';
import { anIssue } from '../extension/anIssue.ts';

const l10n = createL10n();
const folder = mkdtempSync(path.join(tmpdir(), 'culprit-budgets-'));
let sentry: SampleSentry;

before(async () => {
	ensureBuilt();
	sentry = await startSampleSentry({ issues: 200 });
});
after(async () => {
	rmSync(folder, { recursive: true, force: true });
	await sentry.close();
});

/** As after signing in, when it is known which regions there are. */
async function connect() {
	const api = createApi({ origin: sentry.origin, token: async () => sentry.tokens.readOnly });
	await api.organizations(new AbortController().signal);
	sentry.forgetRequests();
	return api;
}

const asked = (): readonly string[] => sentry.requests.map(({ path: asked }) => asked);

test('the package is within its budget', () => {
	const vsix = path.join(folder, 'culprit.vsix');
	execFileSync(process.execPath, [path.join(root, 'test/tools/package.ts'), vsix], {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, CULPRIT_BUILT: '1' },
	});
	const { size } = statSync(vsix);
	assert.ok(size <= packageBudget, `${size} bytes, budget ${packageBudget}`);
});

test('activation loads no further chunk, what it loads later it only loads, and nothing is sent', async () => {
	sentry.forgetRequests();
	const account = { id: sentry.origin, origin: sentry.origin, organization: sentry.organization, scopes: [] };
	const script = path.join(folder, 'activate.cjs');
	writeFileSync(
		script,
		`const vscode = require('vscode');
const memento = { keys: () => ['accounts'], get: (key) => (key === 'accounts' ? [${JSON.stringify(account)}] : undefined), update: async () => {} };
const secrets = { keys: async () => ['token:${account.id}'], get: async () => ${JSON.stringify(sentry.tokens.readOnly)}, onDidChange: () => vscode.window };
const { activate } = require(${JSON.stringify(path.join(root, 'dist/extension.cjs'))});
const context = { subscriptions: [], globalState: memento, workspaceState: memento, secrets };
activate(new Proxy(context, { get: (known, key) => known[key] ?? vscode.window }));
const atOnce = Object.keys(require.cache);
process.on('exit', () => console.log(JSON.stringify([atOnce, Object.keys(require.cache)])));
`,
	);
	// It ends by itself when nothing is under way any more.
	const { stdout } = await promisify(execFile)(process.execPath, [script], { env: vscodeStandIn(folder) });
	const [atOnce, inTheEnd] = (JSON.parse(stdout) as readonly (readonly string[])[]).map((files) =>
		files.map((file) => path.basename(file)).toSorted(),
	);
	assert.deepEqual(atOnce, ['activate.cjs', 'extension.cjs', 'index.js']);
	// The list's code and the network's, for whoever is signed in: VS Code is about to ask for rows.
	assert.deepEqual(inTheEnd, [...(atOnce ?? []), 'listFeatures.cjs', 'net.cjs'].toSorted());
	assert.equal(sentry.requests.length, requestBudgets.activation);
});

test('the first rows take one request', async () => {
	const api = await connect();
	const view = shippedViews(l10n).at(-1);
	assert.ok(view);
	const section = new Section({
		id: view.id,
		view,
		ask: async () => ({ query: { query: view.query, sort: view.sort, projects: [], environments: [] } }),
		fetchPage: async (query, signal) => api.issues(sentry.organization, query, signal),
		now: Date.now,
	});
	await section.list.load();
	assert.equal(section.list.state.rows.length, 100);
	assert.equal(asked().length, requestBudgets.firstRows, asked().join('\n'));
	section.dispose();
	await api.close();
});

test('a whole panel takes two requests', async () => {
	const api = await connect();
	const model = new PanelModel({
		issue: anIssue({ id: '1', title: 'what the row knew' }),
		origin: sentry.origin,
		organization: sentry.organization,
		api: async () => api,
		permissions: () => ({ write: false }),
		lacks: () => false,
		known: () => undefined,
		settings: () => ({}),
		source: {
			linksOf: async () => {},
			linkCulprit: async () => ({ verdict: 'exact', file: 'b.py', line: 2, why: '' }),
		},
		pageUp: Promise.resolve(),
		toFailure: (error, context) => toFailure(error, l10n, context),
		log: () => {},
		now: () => 7,
	});
	await model.start();
	assert.equal(model.snapshot().event.state, 'ready');
	assert.equal(model.snapshot().details.state, 'ready');
	assert.equal(asked().length, requestBudgets.panel, asked().join('\n'));
	model.dispose();
	await api.close();
});
