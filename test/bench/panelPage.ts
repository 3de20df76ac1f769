import type { PanelSnapshot } from '../../src/core/panel/protocol.ts';
import { longEvent } from '../page/fixtures/longEvent.ts';
import { pythonEvent } from '../page/fixtures/pythonEvent.ts';
import { snapshot } from '../page/fixtures/snapshot.ts';
import { PageHarness, whyNot } from '../page/harness.ts';
import type { BenchRow } from './benchRow.ts';
import { median } from './quantile.ts';

const runs = 9;

/** How long the panel's page takes from a snapshot's message to its being on screen, for a small event and a long one. */
export async function benchPanelPage(): Promise<readonly BenchRow[]> {
	if (whyNot !== false) {
		console.error(`panel page: ${whyNot}`);
		return [];
	}
	const harness = await PageHarness.start();
	try {
		const small: number[] = [];
		const long: number[] = [];
		for (let run = 0; run < runs; run += 1) {
			small.push(await drawn(harness, snapshot(pythonEvent)));
			long.push(await drawn(harness, snapshot(longEvent)));
		}
		return [
			{ what: 'panel: a small event drawn', value: median(small), unit: 'ms' },
			{
				what: 'panel: 500 frames, 1,000 breadcrumbs, 1 MB drawn',
				value: median(long),
				unit: 'ms',
				floor: median(small),
				floorIs: 'a small event',
				budget: median(small) * 1.5,
			},
		];
	} finally {
		await harness.stop();
	}
}

/** In a fresh page each, from the message's posting to the end of the frame that shows it. */
async function drawn(harness: PageHarness, shown: PanelSnapshot): Promise<number> {
	const panel = await harness.open();
	await panel.askedLast('ready', { revision: 0 });
	const passed = await panel.page.evaluate(
		async (data) => {
			const start = performance.now();
			window.postMessage(data, '*');
			while (!document.querySelector('main:not([aria-busy]) h1')) {
				await new Promise((resolve) => setTimeout(resolve));
			}
			await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
			return performance.now() - start;
		},
		{ push: 'snapshot', snapshot: shown, revision: 1 } as unknown,
	);
	await panel.close();
	return passed;
}
