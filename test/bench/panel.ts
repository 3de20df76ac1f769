import { requestBudgets } from '../tools/budgets.ts';
import type { BenchRow } from './benchRow.ts';
import { median } from './quantile.ts';
import { type BenchScene, openBenchScene, tolerantTurns } from './inWindow/benchScene.ts';

const runs = 9;
/** Ms: a server far away. */
const distance = 150;

/** From a click on a row to the panel's first paint, and to all of it, beside a page with one line opened the same way. */
export async function benchPanel(): Promise<readonly BenchRow[]> {
	await using scene = await openBenchScene();
	await scene.serve(100);
	await scene.reload();
	// The first pages of a window also start VS Code's service worker, whoever opens them.
	await measure(scene, 2, 0);
	const near = await measure(scene, runs, 2);
	scene.sentry.knobs.set({ fault: { latency: distance } });
	const far = await measure(scene, runs, 2 + runs);
	scene.sentry.knobs.clear();
	const empty = median([...near.empty, ...far.empty]);
	const emptyIs = 'a page with one line, opened the same way';
	const round = (measured: Measured): number => empty + median(measured.bare);
	const roundIs = `${emptyIs}, and bare requests side by side`;
	return [
		{
			what: 'row clicked → panel painted',
			value: median([...near.painted, ...far.painted]),
			unit: 'ms',
			floor: empty,
			floorIs: emptyIs,
			budget: empty + 60,
		},
		{
			what: 'row clicked → panel complete, as far as in sight',
			value: median(near.complete),
			unit: 'ms',
			floor: round(near),
			floorIs: roundIs,
			budget: round(near) + 100,
		},
		{
			what: `row clicked → panel complete in sight, server ${distance} ms away`,
			value: median(far.complete),
			unit: 'ms',
			floor: round(far),
			floorIs: roundIs,
			budget: round(far) + 100,
		},
		{
			what: 'row clicked → panel whole, out of sight too, with the toolkit',
			value: median(near.whole),
			unit: 'ms',
			floor: round(near),
			floorIs: roundIs,
		},
		{
			what: 'requests for a panel',
			value: Math.max(...near.requests, ...far.requests),
			unit: 'requests',
			budget: requestBudgets.panel,
		},
		{ what: 'bytes of JSON for a panel', value: median(near.bytes) / 1024, unit: 'KB' },
	];
}

interface Measured {
	readonly empty: number[];
	readonly painted: number[];
	/** All that the window has room for. */
	readonly complete: number[];
	readonly whole: number[];
	readonly bare: number[];
	readonly bytes: number[];
	readonly requests: number[];
}

/** Each turn another issue, so that nothing is known of it but its row. */
async function measure(scene: BenchScene, turns: number, firstRow: number): Promise<Measured> {
	const { page, marks, probe } = scene;
	const measured: Measured = {
		empty: [],
		painted: [],
		complete: [],
		whole: [],
		bare: [],
		bytes: [],
		requests: [],
	};
	const tolerant = tolerantTurns();
	const emptyTurn = async (turn: number): Promise<void> => {
		await scene.show('Bench');
		const row = page.getByRole('treeitem', { name: `Row ${turn}`, exact: true });
		await row.waitFor();
		await scene.rest();
		marks.forget();
		await row.click();
		measured.empty.push(await marks.sinceClick('emptyPage'));
	};
	const ownTurn = async (turn: number): Promise<void> => {
		await scene.show('Sentry');
		const row = page.locator('.split-view-view .monaco-list-row[aria-level="2"]').nth(firstRow + turn);
		await row.waitFor();
		await scene.rest();
		marks.forget();
		scene.sentry.forgetRequests();
		await row.click();
		const complete = await marks.sinceClick('panelComplete');
		measured.painted.push(await marks.sinceClick('panelPainted'));
		measured.complete.push(complete);
		measured.whole.push(await marks.sinceClick('panelWhole'));
		// Not Sentry's code mappings: asked once a project, for the frames' links, which the panel does not wait for.
		const requests = scene.sentry.requests.filter(({ path }) => path.includes('/issues/'));
		measured.requests.push(requests.length);
		const { ms, bytes } = await scene.bare(requests);
		measured.bare.push(ms);
		measured.bytes.push(bytes);
	};
	for (let turn = 0; turn < turns; turn++) {
		for (const act of [emptyTurn, ownTurn]) {
			await tolerant(async () => act(turn));
			await probe.run('workbench.action.closeAllEditors');
		}
	}
	return measured;
}
