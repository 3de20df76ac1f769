/**
 * A user at work for a while with the packaged extension in a real VS Code, against a server that misbehaves by chance.
 * When the server is well again, everything has to be: the tree, every panel, the session; and all that failed has to
 * be in the log.
 */
import { randomInt } from 'node:crypto';
import { openScene, type Scene } from '../e2e/harness/scene.ts';
import { openView, signInToSample } from '../e2e/harness/sentryView.ts';
import { startSampleSentry } from '../sentry/sampleSentry.ts';
import { createChance } from './chance.ts';
import { aftermath } from './aftermath.ts';
import { defects, unexplained, unhandled } from './hostLog.ts';
import { misbehave, type Mishap } from './mishaps.ts';
import { issueRowsOf, type SoakUser, steps } from './steps.ts';

export interface SoakOptions {
	readonly seconds: number;
	readonly seed?: number;
	readonly say: (line: string) => void;
}

export interface SoakReport {
	readonly seed: number;
	readonly steps: number;
	readonly requests: number;
	/** The most that came in any ten seconds. */
	readonly busiest: number;
	/** How often each thing went wrong. */
	readonly mishaps: { readonly [kind: string]: number };
	/** What should not have been; empty when all is well. */
	readonly problems: readonly string[];
}

/** In any ten seconds: four requests at once, each of them answered in a third of a second or repeated with a pause. */
const mostInTenSeconds = 120;
/** A step opens at most one panel with its sections, or refreshes the sections of the view, three attempts each. */
const mostPerStep = 12;

export async function soak({ seconds, say, seed = randomInt(2 ** 31) }: SoakOptions): Promise<SoakReport> {
	say(`soak: ${seconds} s, --seed ${seed}`);
	const chance = createChance(seed);
	const mishaps: Mishap[] = [];
	const problems: string[] = [];
	const elsewhere = await startSampleSentry();
	const scene = await openScene({ sentry: { issues: 150 }, logLevel: 'trace' });
	try {
		const { page, sentry } = scene;
		await openView(page);
		await signInToSample(page, sentry, sentry.tokens.full);
		await issueRowsOf(page).first().waitFor();
		const user: SoakUser = {
			page,
			chance,
			shortIds: sentry.world.data.issues.slice(0, 80).map(({ shortId }) => shortId),
			query: 'is:unresolved',
		};
		const started = Date.now();
		const requestsBefore = sentry.requests.length;
		misbehave(sentry, elsewhere.origin, createChance(seed + 1), (mishap) => mishaps.push(mishap));
		let taken = 0;
		while (Date.now() < started + seconds * 1000) {
			const step = chance.weighted(steps);
			taken++;
			try {
				await step.act(user);
			} catch (error) {
				problems.push(`step ${taken}, ${step.name}: ${firstLine(error)}`);
				await scene.shoot(`soak-step-${taken}`).catch(() => {});
				await page.keyboard.press('Escape');
			}
			if (taken % 50 === 0) {
				say(
					`soak: ${taken} steps, ${sentry.requests.length - requestsBefore} requests, ${mishaps.length} chances`,
				);
			}
		}
		const requests = sentry.requests.length - requestsBefore;
		const times = sentry.requests.map(({ receivedAt }) => receivedAt);
		sentry.knobs.clear();
		problems.push(...(await aftermath(scene, user)));
		const busiest = mostWithin(times, 10_000);
		if (busiest > mostInTenSeconds) {
			problems.push(`${busiest} requests in ten seconds`);
		}
		if (requests > taken * mostPerStep) {
			problems.push(`${requests} requests for ${taken} steps`);
		}
		if (elsewhere.requests.length > 0) {
			problems.push(`${elsewhere.requests.length} requests reached another server`);
		}
		problems.push(...logged(scene, mishaps));
		return { seed, steps: taken, requests, busiest, mishaps: countKinds(mishaps), problems };
	} finally {
		await scene[Symbol.asyncDispose]();
		await elsewhere.close();
	}
}

function logged({ host, watch }: Scene, mishaps: readonly Mishap[]): readonly string[] {
	return [
		...unhandled(host.logs, watch.console()).map((line) => `nobody handled: ${line}`),
		...defects(host.logs).map((line) => `a defect: ${line}`),
		...unexplained(host.logs, mishaps).map((line) => `not in the log: ${line}`),
		...watch
			.errors()
			.filter((error) => /(?:webview|toolkit)\.js/.test(error))
			.map((error) => `in the page: ${error}`),
	];
}

function countKinds(mishaps: readonly Mishap[]): { readonly [kind: string]: number } {
	const counts: { [kind: string]: number } = {};
	for (const { kind } of mishaps) {
		counts[kind] = (counts[kind] ?? 0) + 1;
	}
	return counts;
}

function mostWithin(times: readonly number[], span: number): number {
	let start = 0;
	return times.reduce((most, time, end) => {
		while ((times[start] ?? time) <= time - span) {
			start++;
		}
		return Math.max(most, end - start + 1);
	}, 0);
}

function firstLine(error: unknown): string {
	return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
