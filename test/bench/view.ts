import type { RecordedRequest } from '../sentry/http/recorder.ts';
import { requestBudgets } from '../tools/budgets.ts';
import type { BenchRow } from './benchRow.ts';
import { median } from './quantile.ts';
import { type BenchScene, openBenchScene, tolerantTurns } from './inWindow/benchScene.ts';
import { emptyExtension } from './inWindow/extensions.ts';

/** Issues, and how many fresh windows look at them. */
const sizes = [
	[100, 5],
	[1_000, 3],
	[10_000, 3],
] as const;

/**
 * From a fresh window: activation, beside an empty extension's; and from a click on the view to its first rows, beside an
 * extension whose rows come with a bare `fetch` and `JSON.parse`, as cold as we are.
 */
export async function benchView(): Promise<readonly BenchRow[]> {
	await using scene = await openBenchScene();
	const rows: BenchRow[] = [];
	const loads = { own: [] as number[], empty: [] as number[] };
	const calls = { own: [] as number[], empty: [] as number[] };
	let unasked = 0;
	const tolerant = tolerantTurns();
	for (const [size, runs] of sizes) {
		await scene.serve(size);
		const times = { own: [] as number[], bare: [] as number[] };
		let asked = 0;
		let bytes = 0;
		for (let run = 0; run < runs; run++) {
			await tolerant(async () => {
				await scene.reload();
				unasked = Math.max(unasked, scene.sentry.requests.length);
				let requests: readonly RecordedRequest[] = [];
				const own = async (): Promise<void> => {
					scene.sentry.forgetRequests();
					times.own.push(await firstRows(scene, 'Sentry'));
					requests = [...scene.sentry.requests];
				};
				const bare = async (): Promise<void> => {
					times.bare.push(await firstRows(scene, 'Bare'));
				};
				// Whichever comes second finds VS Code's own trees warmer: they take turns.
				for (const look of run % 2 === 0 ? [own, bare] : [bare, own]) {
					await look();
				}
				asked = Math.max(asked, requests.length);
				({ bytes } = await scene.bare(requests));
				for (const { id, load, call } of await scene.probe.activations()) {
					if (id === 'culprit.culprit' || id === emptyExtension) {
						const whose = id === emptyExtension ? 'empty' : 'own';
						loads[whose].push(load);
						calls[whose].push(call);
					}
				}
			});
		}
		const floor = median(times.bare);
		const issues = size.toLocaleString('en');
		rows.push(
			{
				what: `view opened → first rows, ${issues} issues`,
				value: median(times.own),
				unit: 'ms',
				floor,
				floorIs: 'an extension that does nothing but fetch and parse the same reply',
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

async function firstRows(scene: BenchScene, view: 'Bare' | 'Sentry'): Promise<number> {
	const { marks } = scene;
	marks.forget();
	await scene.show(view);
	const took = await marks.sinceClick(view === 'Bare' ? 'emptyRows' : 'issueRows');
	// What follows the first rows is not to fall on what is measured next.
	await scene.rest();
	return took;
}
