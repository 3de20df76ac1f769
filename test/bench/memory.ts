import type { BenchRow } from './benchRow.ts';
import { type BenchScene, openBenchScene, tolerantTurns } from './inWindow/benchScene.ts';

const panels = 200;
const refreshes = 100;
/** Of what is opened and refreshed before the heap is measured first, so that all code is loaded and compiled. */
const warmUp = 0.1;

/** The heap of the extension host before and after long use. */
export async function benchMemory(): Promise<readonly BenchRow[]> {
	await using scene = await openBenchScene();
	await scene.serve(100);
	await scene.reload();
	await scene.show('Sentry');
	await scene.marks.at('issueRows');
	await use(scene, warmUp);
	const before = await scene.probe.memory();
	await use(scene, 1);
	const after = await scene.probe.memory();
	return [
		{
			what: `heap of the extension host after ${panels} panels and ${refreshes} refreshes`,
			value: after.heapUsed / 1e6,
			unit: 'MB',
			floor: before.heapUsed / 1e6,
			floorIs: `after a tenth of it`,
			budget: (before.heapUsed / 1e6) * 1.1,
		},
		{
			what: 'memory of the extension host after it (RSS)',
			value: after.rss / 1e6,
			unit: 'MB',
			floor: before.rss / 1e6,
			floorIs: 'after a tenth of it',
		},
	];
}

async function use({ sentry, marks, probe }: BenchScene, part: number): Promise<void> {
	const issues = sentry.world.data.issues.slice(0, 100);
	const turn = tolerantTurns();
	for (let at = 0; at < panels * part; at++) {
		const issue = issues[at % issues.length];
		if (!issue) {
			throw new Error('no issues');
		}
		const row = {
			kind: 'issue',
			issue: { id: issue.id, title: issue.shortId, project: { slug: '', name: '' }, metadata: {} },
		};
		marks.forget();
		await turn(async () => {
			await probe.run('culprit.openIssue', row);
			await marks.at('panelWhole');
		});
		await probe.run('workbench.action.closeAllEditors');
		if (at % (panels / refreshes) === 0) {
			await probe.run('culprit.refresh');
		}
	}
}
