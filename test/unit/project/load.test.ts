import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { until } from '../../host/harness/until.ts';
import { root } from '../../tools/bundles.ts';

const module = pathToFileURL(path.join(root, 'test/tools/load.ts')).href;

function isRunning(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch {
		return false;
	}
}

for (const [how, script] of [
	['is over', '{ using load = startLoad(2); say(load.ids); }'],
	['is killed', 'const load = startLoad(2); say(load.ids); setInterval(() => {}, 1000);'],
	['throws', 'using load = startLoad(2); say(load.ids); throw new Error("as tests do");'],
] as const) {
	test(`what computes beside a test ends when that ${how}`, async (t) => {
		const child = spawn(
			process.execPath,
			[
				'--input-type=module',
				'-e',
				`import { startLoad } from ${JSON.stringify(module)};
				const say = (ids) => process.stdout.write(JSON.stringify(ids) + "\\n");
				${script}`,
			],
			{ stdio: ['ignore', 'pipe', 'ignore'] },
		);
		t.after(() => child.kill('SIGKILL'));
		const [printed] = (await once(child.stdout, 'data')) as [Buffer];
		const ids = JSON.parse(printed.toString()) as number[];
		assert.equal(ids.length, 2);
		if (how === 'is killed') {
			assert.ok(ids.every(isRunning));
			child.kill('SIGKILL');
		}
		await once(child, 'exit');
		await until(() => !ids.some(isRunning));
	});
}
