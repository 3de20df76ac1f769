import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { it } from 'node:test';
import { root } from '../tools/bundles.ts';
import { launchBrowser } from '../tools/host/browser.ts';
import { patience } from '../tools/host/patience.ts';
import { activityBarItem, openWorkbench } from '../tools/host/workbench.ts';
import { until } from '../host/harness/until.ts';
import { foundingIssue } from '../sentry/data/foundingIssue.ts';
import { openPanel } from './harness/issuePanel.ts';
import { issueRow } from './harness/sentryView.ts';

const linux =
	process.platform === 'linux'
		? false
		: 'It needs Linux, whose ps lists processes as this test reads them: run it there.';

it('npm start: two clicks from the founding document’s issue, and Ctrl-C leaves nothing behind', {
	skip: linux,
}, async () => {
	const folder = await mkdtemp(path.join(tmpdir(), 'culprit-start-'));
	// Without a display, so that it takes VS Code's server on every machine.
	const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
	// In a process group of its own, as a terminal would: Ctrl-C goes to all of it.
	const child = spawn('npm', ['start'], {
		cwd: root,
		env,
		stdio: ['ignore', 'pipe', 'inherit'],
		detached: true,
	});
	const ended = once(child, 'exit');
	const started = new Set<number>();
	try {
		const printed = await untilStarted(child.stdout);
		const urls = printed.match(/https?:\/\/\S+/g) ?? [];
		assert.equal(urls.length, 1, printed);
		const browser = await launchBrowser(path.join(folder, 'browser'), console.error);
		try {
			const page = browser.pages()[0] ?? (await browser.newPage());
			page.setDefaultTimeout(patience);
			await openWorkbench(page, urls[0] ?? '');
			try {
				await activityBarItem(page, 'Sentry').click();
				const panel = await openPanel(page, issueRow(page, 'PUMP-STATION-1'), 'PUMP-STATION-1');
				await panel.getByRole('heading', { level: 1, name: foundingIssue.title }).waitFor();
				await panel.getByText(foundingIssue.culprit).first().waitFor();
				const own = page.getByRole('treeitem', { name: /^For This Workspace/ });
				await own.click();
				await own.filter({ hasText: /\d/ }).waitFor();
			} finally {
				await page.screenshot({ path: path.join(root, 'out/screenshots/start.png') });
			}
			descendants(child.pid ?? 0).forEach((id) => started.add(id));
		} finally {
			await browser.close();
		}
		assert.ok(started.size >= 3, 'npm, VS Code and its extension host at least');
	} finally {
		process.kill(-(child.pid ?? 0), 'SIGINT');
		await ended;
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
	await until(() => alive(started).length === 0);
});

/** All that it printed until it had started, or ended. */
async function untilStarted(output: Readable): Promise<string> {
	let printed = '';
	for await (const chunk of output.iterator({ destroyOnReturn: false })) {
		printed += String(chunk);
		if (printed.includes('Ctrl-C ends both.')) {
			break;
		}
	}
	output.resume();
	return printed;
}

/** Ids of what a process started, and what that started. */
function descendants(id: number): readonly number[] {
	const own = processes()
		.filter(({ parent }) => parent === id)
		.map((one) => one.id);
	return own.flatMap((one) => [one, ...descendants(one)]);
}

function alive(ids: ReadonlySet<number>): readonly string[] {
	return processes()
		.filter(({ id, state }) => ids.has(id) && state !== 'Z')
		.map(({ args }) => args);
}

interface Process {
	readonly id: number;
	readonly parent: number;
	readonly state: string;
	readonly args: string;
}

function processes(): readonly Process[] {
	return execFileSync('ps', ['-eo', 'pid=,ppid=,state=,args='], { encoding: 'utf8' })
		.split('\n')
		.flatMap((line) => {
			const [, id, parent, state = '', args = ''] = /^\s*(\d+)\s+(\d+)\s+(\S)\s+(.*)$/.exec(line) ?? [];
			return id === undefined ? [] : [{ id: Number(id), parent: Number(parent), state, args }];
		});
}
