import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openView, signInToSample } from '../../e2e/harness/sentryView.ts';
import { openScene, type Scene } from '../../e2e/harness/scene.ts';
import type { RecordedRequest } from '../../sentry/http/recorder.ts';
import type { SampleToken } from '../../sentry/http/token.ts';
import { type SampleSentry, startSampleSentry } from '../../sentry/sampleSentry.ts';
import { activityBarItem, reloadWorkbench } from '../../tools/host/workbench.ts';
import { atRest } from './atRest.ts';
import { type BareReplies, type BareRequest, bareRequestFile } from './bareRequest.ts';
import { makeExtensions } from './extensions.ts';
import { Marks } from './marks.ts';
import { ProbeClient } from './probeClient.ts';

/** A window with the packaged extension, signed in, beside an empty extension and one that measures. */
export interface BenchScene extends AsyncDisposable {
	readonly page: Page;
	readonly marks: Marks;
	readonly probe: ProbeClient;
	/** The server that is asked now. */
	readonly sentry: SampleSentry;
	/** Puts a server with so many issues in the place of the one before; with further tokens where they are given. */
	serve(issues: number, tokens?: readonly SampleToken[]): Promise<void>;
	/** A fresh window and extension host, with neither view shown, once both have started all that starts by itself. */
	reload(): Promise<void>;
	show(view: BenchView): Promise<void>;
	/** Requests that the server got, once more, side by side, in the extension host and without anything of ours. */
	bare(requests: readonly RecordedRequest[]): Promise<BareReplies>;
	/** Until neither the window nor the extension host has anything to do. */
	rest(): Promise<void>;
}

/** "Bench" has rows of its own, "Bare" fetches what our first rows are made of. */
export type BenchView = 'Bare' | 'Bench' | 'Sentry' | 'Explorer';

export async function openBenchScene(): Promise<BenchScene> {
	const scratch = mkdtempSync(path.join(tmpdir(), 'culprit-bench-'));
	const file = path.join(scratch, 'probe.port');
	const probe = new ProbeClient(file);
	const extensions = await makeExtensions(scratch);
	let marks: Marks | undefined;
	const scene: Scene = await openScene({
		sentry: { issues: 100 },
		development: { extensions },
		env: { CULPRIT_BENCH_PROBE: file },
		beforeOpen: async (browser) => {
			marks = await Marks.watch(browser);
		},
	});
	const { page } = scene;
	let { sentry } = scene;
	const show = async (view: BenchView): Promise<void> => {
		const item = activityBarItem(page, view);
		// A click on what is shown would hide it.
		if ((await item.getAttribute('aria-expanded')) !== 'true') {
			await item.click();
		}
	};
	const rest = async (): Promise<void> => {
		await probe.rest();
		await page.evaluate(atRest);
	};
	await openView(page);
	await signInToSample(page, sentry, sentry.tokens.readOnly);
	await marks?.at('issueRows');
	const firstPage = sentry.requests.filter(({ path: asked }) => asked.endsWith('/issues/'));
	writeFileSync(bareRequestFile(file), JSON.stringify(bareRequestsOf(sentry, firstPage)[0]));
	await show('Explorer');
	if (!marks) {
		throw new Error('no marks');
	}
	return {
		page,
		marks,
		probe,
		get sentry() {
			return sentry;
		},
		serve: async (issues, tokens = []) => {
			const { port } = new URL(sentry.origin);
			await sentry.close();
			sentry = await startSampleSentry({ port: Number(port), issues, tokens });
		},
		reload: async () => {
			probe.forget();
			sentry.forgetRequests();
			// The window comes back with what it shows: either view would wake its extension.
			await show('Explorer');
			await reloadWorkbench(page);
			await show('Explorer');
			await rest();
		},
		bare: async (requests) => probe.bare(bareRequestsOf(sentry, requests)),
		rest,
		show,
		[Symbol.asyncDispose]: async () => {
			await scene[Symbol.asyncDispose]();
			await sentry.close().catch(() => {});
			rmSync(scratch, { recursive: true, force: true });
		},
	};
}

/** On a busy machine a window now and then never draws what was asked for: such a turn is left out, three at most. */
export function tolerantTurns(): (turn: () => Promise<void>) => Promise<void> {
	let lost = 0;
	return async (turn) => {
		try {
			await turn();
		} catch (error) {
			lost++;
			if (lost > 3) {
				throw error;
			}
		}
	};
}

/** Requests that were made of a server, as they are made again. */
export function bareRequestsOf(
	sentry: SampleSentry,
	requests: readonly RecordedRequest[],
): readonly BareRequest[] {
	return requests.map(({ path: asked, query }) => ({
		url: `${sentry.origin}${asked}?${query.toString()}`,
		headers: { authorization: `Bearer ${sentry.tokens.readOnly}` },
	}));
}
