import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';

/** A folder of a test's own, with git in it if the test wants. */
export interface Scratch {
	readonly path: string;
	readonly folder: vscode.WorkspaceFolder;
	uri(file: string): vscode.Uri;
	write(file: string, text: string): void;
	git(...args: string[]): string;
	/** Commits everything and answers the hash. */
	commit(message: string): string;
	remove(): void;
}

/** Below the folder that VS Code has open, so that the git extension sees the repository; else anywhere. */
export function createScratch(name: string, index = 0, within = tmpdir()): Scratch {
	const root = realpathSync(mkdtempSync(path.join(within, `${name}-`)));
	const git = (...args: string[]): string =>
		execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid', ...args], {
			cwd: root,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
		}).trim();
	return {
		path: root,
		folder: { uri: vscode.Uri.file(root), name: path.basename(root), index },
		uri: (file) => vscode.Uri.file(path.join(root, file)),
		write(file, text) {
			const target = path.join(root, file);
			mkdirSync(path.dirname(target), { recursive: true });
			writeFileSync(target, text);
		},
		git,
		commit(message) {
			git('add', '-A');
			git('commit', '-q', '-m', message);
			return git('rev-parse', 'HEAD');
		},
		remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
	};
}
