import { requestBudgets } from '../tools/budgets.ts';
import type { BenchRow } from './benchRow.ts';
import { median } from './quantile.ts';
import { type BenchScene, bareRequests, openBenchScene, tolerantTurns } from './inWindow/benchScene.ts';
import { emptyExtension } from './inWindow/extensions.ts';

/** Issues, and how many fresh windows look at them. */
const sizes = [
	[100, 5],
	[1_000, 3],
	[10_000, 3],
] as const;

/** From a fresh window: activation, and from a click on the view to its first rows, both beside an empty extension's. */
export async function benchView(): Promise<readonly BenchRow[]> {
	await using scene = await openBenchScene();
	const rows: BenchRow[] = [];
	const loads = { own: [] as number[], empty: [] as number[] };
	const calls = { own: [] as number[], empty: [] as number[] };
	let unasked = 0;
	const tolerant = tolerantTurns();
	for (const [size, runs] of sizes) {
		await scene.serve(size);
		const times = { own: [] as number[], empty: [] as number[], bare: [] as number[] };
		let asked = 0;
		let bytes = 0;
		for (let run = 0; run < runs; run++) {
			await tolerant(async () => {
				await scene.reload();
				const own = async (): Promise<void> => {
					unasked = Math.max(unasked, scene.sentry.requests.length);
					times.own.push(await firstRows(scene, 'Sentry'));
				};
				const empty = async (): Promise<void> => {
					times.empty.push(await firstRows(scene, 'Bench'));
				};
				// Whichever comes second finds VS Code's own trees warmer: they take turns.
				for (const look of run % 2 === 0 ? [own, empty] : [empty, own]) {
					await look();
				}
				const requests = [...scene.sentry.requests];
				asked = Math.max(asked, requests.length);
				const bare = await bareRequests(scene.sentry, requests);
				({ bytes } = bare);
				times.bare.push(bare.ms);
				for (const { id, load, call } of await scene.probe.activations()) {
					if (id === 'culprit.culprit' || id === emptyExtension) {
						const whose = id === emptyExtension ? 'empty' : 'own';
						loads[whose].push(load);
						calls[whose].push(call);
					}
				}
			});
		}
		const floor = median(times.empty) + median(times.bare);
		const issues = size.toLocaleString('en');
		rows.push(
			{
				what: `view opened → first rows, ${issues} issues`,
				value: median(times.own),
				unit: 'ms',
				floor,
				floorIs: 'rows of an empty extension, a bare fetch and JSON.parse of the same reply',
				budget: floor + 80,
			},
			{
				what: `requests for them, ${issues} issues`,
				value: asked,
				unit: 'requests',
				budget: requestBudgets.firstRows,
			},
			{ what: `bytes of JSON for them, ${issues} issues`, value: bytes / 1024, unit: 'KB' },
		);
	}
	return [
		{
			what: 'require of the main bundle, in the host',
			value: median(loads.own),
			unit: 'ms',
			floor: median(loads.empty),
			floorIs: 'an empty extension',
			budget: 3,
		},
		{
			what: 'activate(), in the host',
			value: median(calls.own),
			unit: 'ms',
			floor: median(calls.empty),
			floorIs: 'an empty extension',
			budget: 10,
		},
		{
			what: 'requests before the view is seen',
			value: unasked,
			unit: 'requests',
			budget: requestBudgets.activation,
		},
		...rows,
	];
}

async function firstRows(scene: BenchScene, view: 'Bench' | 'Sentry'): Promise<number> {
	const { marks } = scene;
	marks.forget();
	await scene.show(view);
	const took = await marks.sinceClick(view === 'Bench' ? 'emptyRows' : 'issueRows');
	// What follows the first rows is not to fall on what is measured next.
	await scene.rest();
	return took;
}
