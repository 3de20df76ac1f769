import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { layoutFontSets } from '../tools/fonts.ts';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { details, now, snapshot } from './fixtures/snapshot.ts';
import { FontHarnesses, type PanelPage, whyNotWith } from './harness.ts';

const harnesses = new FontHarnesses();
after(() => harnesses.stop());

/** Unix seconds. */
const day = 86_400;

/** As GlitchTip counts: buckets that begin at midnight UTC. */
const lastDays = (length: number) =>
	Array.from({ length }, (_, at) => ({
		start: (Math.floor(now / 1000 / day) - length + 1 + at) * day,
		count: at,
	}));

/** The time axes' labels that are nearer to one another than a blank, in CSS pixels. */
async function touching({ page }: PanelPage): Promise<readonly string[]> {
	return page.evaluate(async () => {
		// Charts measure themselves a frame later.
		for (let frame = 0; frame < 3; frame += 1) {
			await new Promise((resolve) => requestAnimationFrame(resolve));
		}
		return [...document.querySelectorAll('svg.bars')].flatMap((chart) => {
			const boxes = [...chart.querySelectorAll('.tick')].flatMap((tick) => {
				const [line, label] = [tick.querySelector('line'), tick.querySelector('text')];
				return line && label && line.x1.baseVal.value === line.x2.baseVal.value
					? [{ text: label.textContent, box: label.getBoundingClientRect() }]
					: [];
			});
			return boxes.flatMap(({ text, box }, at) => {
				const before = boxes[at - 1];
				return before && box.left - before.box.right < 4 ? [`${before.text}${text}`] : [];
			});
		});
	});
}

for (const fonts of layoutFontSets()) {
	test(`labels of a time axis never touch: ${fonts}`, { skip: whyNotWith(fonts) }, async () => {
		const found: string[] = [];
		for (const length of [14, 31]) {
			const { '24h': hours = [] } = details({}).stats;
			const stats = { '24h': hours, [length === 14 ? '14d' : '30d']: lastDays(length) };
			const harness = await harnesses.of(fonts);
			const panel = await harness.open({
				snapshot: snapshot(pythonEvent, { details: { state: 'ready', value: details({ stats }) } }),
			});
			for (const width of [300, 340, 380, 420, 480, 540, 620, 700, 780, 860, 980, 1_100]) {
				await panel.page.setViewportSize({ width, height: 800 });
				for (const pair of await touching(panel)) {
					found.push(`${width}: ${pair}`);
				}
			}
			await panel.close();
		}
		assert.deepEqual(found, []);
	});
}
