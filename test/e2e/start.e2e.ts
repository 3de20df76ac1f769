import assert from 'node:assert/strict';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { root } from '../tools/bundles.ts';
import { launchBrowser } from '../tools/host/browser.ts';
import { activityBarItem, openWorkbench } from '../tools/host/workbench.ts';
import { issueRow } from './harness/sentryView.ts';

const linux = process.platform === 'linux' ? false : 'reads processes as Linux lists them';

it('npm start shows the first issue after one click, and Ctrl-C leaves nothing behind', {
	skip: linux,
}, async () => {
	const folder = await mkdtemp(path.join(tmpdir(), 'culprit-start-'));
	// Without a display, so that it takes VS Code's server on every machine.
	const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
	const child = spawn(process.execPath, [path.join(root, 'test/tools/start.ts')], {
		cwd: root,
		env,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const ended = once(child, 'exit');
	try {
		const url = await printedUrl(child);
		const browser = await launchBrowser(path.join(folder, 'browser'), console.error);
		try {
			const page = browser.pages()[0] ?? (await browser.newPage());
			await openWorkbench(page, url);
			await activityBarItem(page, 'Sentry').click();
			try {
				await issueRow(page, 'PUMP-STATION-1').waitFor({ timeout: 90_000 });
			} finally {
				await page.screenshot({ path: path.join(root, 'out/screenshots/start.png') });
			}
		} finally {
			await browser.close();
		}
		assert.ok(processes().length > 0);
	} finally {
		child.kill('SIGINT');
		await ended;
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
	assert.deepEqual(processes(), []);
});

function printedUrl(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let printed = '';
		child.stdout?.on('data', (chunk) => {
			printed += String(chunk);
			const [, url] = /VS Code\s+(http:\S+)/.exec(printed) ?? [];
			if (url) {
				resolve(url);
			}
		});
		child.on('exit', () => reject(new Error(`npm start ended: ${printed}`)));
	});
}

/** What runs with the folder that `npm start` keeps its data in. */
function processes(): readonly string[] {
	return execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
		.split('\n')
		.filter((line) => line.includes(path.join(root, 'out/start')));
}
