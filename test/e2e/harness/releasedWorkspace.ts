import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../tools/bundles.ts';

export interface ReleasedWorkspace extends Disposable {
	readonly folder: string;
}

/** The sample workspace as a git repository whose only commit is the release that its events come from. */
export function releasedWorkspace(tag: string): ReleasedWorkspace {
	const folder = mkdtempSync(path.join(tmpdir(), 'culprit-released-'));
	cpSync(path.join(root, 'test/workspace'), folder, { recursive: true });
	const git = (...args: readonly string[]): void => {
		execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid', ...args], {
			cwd: folder,
			stdio: 'ignore',
			env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
		});
	};
	git('init', '-q', '-b', 'main');
	git('add', '-A');
	git('commit', '-q', '-m', 'Release');
	git('tag', tag);
	return {
		folder,
		[Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
	};
}
