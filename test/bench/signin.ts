import { runCommand, answer } from '../tools/host/workbench.ts';
import { requestBudgets } from '../tools/budgets.ts';
import { jurisdiction } from '../sentry/data/organizations.ts';
import type { SampleToken } from '../sentry/http/token.ts';
import type { BenchRow } from './benchRow.ts';
import { type BenchScene, openBenchScene, tolerantTurns } from './inWindow/benchScene.ts';
import { median } from './quantile.ts';

const runs = 5;
/** Ms for each round trip. */
const distance = 100;
/** Sees one organization, so that nobody is asked which. */
const token: SampleToken = {
	text: 'sntryu_signs_in',
	scopes: ['event:read', 'org:read', 'project:read'],
	organizations: [jurisdiction.slug],
};

/**
 * From Enter behind a token to the first rows, each time in a fresh window that was signed out, with a server that is
 * 100 ms away; beside three bare round trips from the same extension host.
 */
export async function benchSignIn(): Promise<readonly BenchRow[]> {
	await using scene = await openBenchScene();
	await scene.serve(100, [token]);
	scene.sentry.knobs.set({ fault: { latency: distance } });
	const times: number[] = [];
	const bare: number[] = [];
	let requests = 0;
	const tolerant = tolerantTurns();
	for (let run = 0; run < runs; run++) {
		await tolerant(async () => {
			times.push(await signInAnew(scene));
			requests = Math.max(requests, scene.sentry.requests.length);
			const lists = scene.sentry.requests.filter(({ path }) => path.endsWith('/issues/'));
			let roundTrips = 0;
			for (let trip = 0; trip < 3; trip++) {
				roundTrips += (await scene.bare(lists)).ms;
			}
			bare.push(roundTrips);
		});
	}
	return [
		{
			what: `token entered → first rows, server ${distance} ms away`,
			value: median(times),
			unit: 'ms',
			floor: median(bare),
			floorIs: 'three bare requests for the list, one after another',
			budget: median(bare) + 150,
		},
		{
			what: 'requests for signing in and the first rows',
			value: requests,
			unit: 'requests',
			budget: requestBudgets.signIn,
		},
	];
}

async function signInAnew(scene: BenchScene): Promise<number> {
	const { page, marks } = scene;
	await runCommand(page, 'Sentry: Sign Out');
	await scene.reload();
	await scene.show('Sentry');
	await runCommand(page, 'Sentry: Sign In');
	await answer(page, /Server/, scene.sentry.origin);
	await scene.rest();
	scene.sentry.forgetRequests();
	marks.forget();
	await answer(page, /Token|token/, token.text);
	const took = await marks.sinceEnter('issueRows');
	await scene.rest();
	return took;
}
