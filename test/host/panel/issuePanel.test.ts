import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { IssueAction, PanelHost } from '../../../src/core/panel/protocol.ts';
import { connect } from '../../../src/core/panel/rpc.ts';
import { IssuePanel } from '../../../src/extension/panel/issuePanel.ts';
import { PanelModel } from '../../../src/extension/panel/panelModel.ts';
import type { SentryApi } from '../../../src/sentry/api.ts';
import { createApi } from '../../../src/sentry/net.ts';
import { rawFeedback } from '../../page/fixtures/feedbackEvent.ts';
import { startSampleSentry } from '../../sentry/sampleSentry.ts';
import { until } from '../harness/until.ts';
import { issue, sourceOver } from '../source/sourceUnderTest.ts';

const log = vscode.window.createOutputChannel('Panel under test', { log: true });

/** A panel whose page is the test. */
function panelUnderTest(
	api: () => Promise<SentryApi> = async () => Promise.reject(new Error('nothing is asked')),
) {
	const heard = new vscode.EventEmitter<unknown>();
	const hearers = new Set<(message: unknown) => void>();
	const webview: vscode.Webview = {
		options: {},
		html: '',
		cspSource: 'self',
		asWebviewUri: (uri) => uri,
		onDidReceiveMessage: heard.event,
		postMessage: async (message: unknown) => {
			hearers.forEach((hear) => hear(message));
			return true;
		},
	};
	const shown = new vscode.EventEmitter<vscode.WebviewPanelOnDidChangeViewStateEvent>();
	const disposed = new vscode.EventEmitter<void>();
	const panel: vscode.WebviewPanel = {
		viewType: 'culprit.issue',
		title: '',
		webview,
		options: {},
		viewColumn: vscode.ViewColumn.Active,
		active: true,
		visible: true,
		onDidChangeViewState: shown.event,
		onDidDispose: disposed.event,
		reveal: () => {},
		dispose: () => {},
	};
	const acts: IssueAction[] = [];
	const remedies: string[] = [];
	const warnings: string[] = [];
	const origin = 'https://sentry.example.test';
	const source = sourceOver();
	const linked: string[] = [];
	const model = new PanelModel({
		issue,
		origin,
		organization: 'pumps',
		api,
		permissions: () => ({ write: true }),
		lacks: () => false,
		known: () => undefined,
		settings: () => ({}),
		source,
		pageUp: Promise.resolve(),
		toFailure: () => ({ reason: 'unexpected', message: 'failed' }),
		log: () => {},
		now: Date.now,
	});
	const issuePanel = new IssuePanel({
		panel,
		model,
		onUp: () => {},
		source,
		commands: {
			register: () => {},
			run: async () => undefined,
			remedy: async (action) => void remedies.push(action),
			dispose: () => {},
		},
		log: new Proxy(log, {
			get: (target, key): unknown =>
				key === 'warn' ? (text: string) => void warnings.push(text) : Reflect.get(target, key, target),
		}),
		extensionUri: vscode.Uri.file('/'),
		origin,
		organization: 'pumps',
		act: async (action) => void acts.push(action),
		openEvent: async (id) => void linked.push(id),
	});
	const calls = connect<PanelHost>(
		{
			post: (message) => heard.fire(message),
			listen: (hear) => {
				hearers.add(hear);
				return { dispose: () => hearers.delete(hear) };
			},
		},
		() => {},
	);
	return {
		calls,
		model,
		linked,
		acts,
		remedies,
		warnings,
		say: (message: unknown) => heard.fire(message),
		dispose: () => {
			issuePanel.dispose();
			source.dispose();
			[heard, shown, disposed].forEach((emitter) => emitter.dispose());
		},
	};
}

describe('a page that a stranger speaks for', () => {
	let page: ReturnType<typeof panelUnderTest> | undefined;
	afterEach(() => page?.dispose());

	it('comments, copies and asks for help a few times, however often it tries, and the log says so once', async () => {
		page = panelUnderTest();
		const { calls, acts, remedies, warnings } = page;
		const started = performance.now();
		const answers = await Promise.allSettled(
			Array.from({ length: 100 }, () => [
				calls.act({ kind: 'comment', text: 'spam' }),
				calls.copy({ what: 'id' }),
				calls.remedy({ action: 'showLog' }),
			]).flat(),
		);
		const most = 8 + Math.ceil(((performance.now() - started) / 1000) * 2);
		const done = answers.filter(({ status }) => status === 'fulfilled').length;
		assert.ok(done >= 8 && done <= most, `${done} of 300`);
		assert.ok(acts.length >= 2 && remedies.length >= 2 && acts.length + remedies.length <= done);
		assert.deepEqual(
			warnings.filter((text) => text.includes('dropped')),
			['panel: message dropped: too many calls'],
		);
	});

	it('is heard as often as it likes when it asks for what the panel shows', async () => {
		page = panelUnderTest();
		const { calls } = page;
		await Promise.all(Array.from({ length: 300 }, async () => calls.ready({ revision: 1 })));
	});

	it('opens nothing that the event shown does not name', async () => {
		page = panelUnderTest();
		const { calls } = page;
		await assert.rejects(calls.openRelated({ page: 'replay' }));
		await assert.rejects(calls.openLinkedError(undefined));
		await assert.rejects(calls.image({ attachment: 0 }));
	});

	it('leads to what the event names, at addresses made of the account’s own parts', async () => {
		const sentry = await startSampleSentry();
		sentry.knobs.set({
			path: /\/events\//,
			fault: {
				body: {
					...rawFeedback,
					occurrence: null,
					dateCreated: '2026-11-18T11:00:00Z',
					contexts: {
						...rawFeedback.contexts,
						trace: { trace_id: 'ef'.repeat(16) },
						profile: { profile_id: '../../evil' },
					},
				},
			},
		});
		const api = createApi({ origin: sentry.origin, token: async () => sentry.tokens.readOnly });
		page = panelUnderTest(async () => api);
		const { calls, linked, model } = page;
		const asked: string[] = [];
		const { openExternal } = vscode.env;
		Object.assign(vscode.env, {
			openExternal: async (uri: vscode.Uri) => asked.push(uri.toString(true)) > 0,
		});
		try {
			await model.start();
			await calls.openRelated({ page: 'replay' });
			await calls.openRelated({ page: 'trace' });
			await assert.rejects(calls.openRelated({ page: 'profile' }));
			await calls.openLinkedError(undefined);
		} finally {
			Object.assign(vscode.env, { openExternal });
			await api.close();
			await sentry.close();
		}
		const at = 'https://sentry.example.test/organizations/pumps';
		assert.deepEqual(asked, [
			`${at}/replays/${'cd'.repeat(16)}/`,
			`${at}/performance/trace/${'ef'.repeat(16)}/?timestamp=${Date.UTC(2026, 10, 18, 11) / 1000}`,
		]);
		assert.deepEqual(linked, ['ab'.repeat(16)]);
	});

	it('opens the browser once while VS Code asks whether it may', async () => {
		page = panelUnderTest();
		const { calls } = page;
		const asked: string[] = [];
		const { openExternal } = vscode.env;
		let answer = (_isOpen: boolean): void => {};
		// VS Code lets tests replace what is in `env`.
		Object.assign(vscode.env, {
			openExternal: async (uri: vscode.Uri) => {
				asked.push(uri.toString());
				return new Promise<boolean>((resolve) => {
					answer = resolve;
				});
			},
		});
		try {
			const opening = Promise.all([calls.openInBrowser(undefined), calls.openInBrowser(undefined)]);
			await until(() => asked.length > 0);
			// An answer comes after those before it.
			await calls.ready({ revision: 1 });
			answer(true);
			await opening;
			assert.deepEqual(asked, ['https://sentry.example.test/organizations/pumps/issues/1/']);
			const again = calls.openInBrowser(undefined);
			await until(() => asked.length > 1);
			answer(false);
			await again;
		} finally {
			Object.assign(vscode.env, { openExternal });
		}
	});

	it('fills no log with what is no call', () => {
		page = panelUnderTest();
		for (let at = 0; at < 300; at += 1) {
			page.say({ rpc: 'exec', at });
		}
		assert.deepEqual(page.warnings, ['panel: message dropped: not a call']);
	});
});
