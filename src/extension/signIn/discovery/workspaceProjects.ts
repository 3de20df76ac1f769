import * as vscode from 'vscode';
import { liesWithin } from '../../platform/realPlace.ts';
import { projectsInFile } from './dsnProjects.ts';

const scripts = ['js', 'ts', 'mjs', 'cjs'];
/** Where SDKs and sentry-cli keep what they are set up with. Braces in braces find nothing: the list is flat. */
const names = [
	'.env',
	'.env.*',
	'.sentryclirc',
	'sentry.properties',
	'appsettings*.json',
	...scripts.flatMap((ext) => [`sentry.${ext}`, `sentry.*.config.${ext}`, `instrument*.${ext}`]),
	'sentry.py',
	'settings.py',
	'settings/*.py',
	'config.py',
	'app.py',
	'main.py',
	'sentry.go',
	'main.go',
	'application.properties',
	'application.yml',
	'application.yaml',
];
const files = `**/{${names.join(',')}}`;
const excluded = '**/{node_modules,.git,.venv,venv,vendor,dist,build,target,out}/**';
const maxFiles = 100;
const maxBytes = 100_000;

/**
 * Finds the projects that this workspace sends its events to: those whose DSN, or sentry-cli setting, stands in its files.
 * Ids or slugs, the commonest first; nothing is guessed from names. In Restricted Mode there is no way to find them.
 */
export function workspaceProjects(origin: string): (() => Promise<readonly string[]>) | undefined {
	return vscode.workspace.isTrusted ? () => inFiles(origin) : undefined;
}

async function inFiles(origin: string): Promise<readonly string[]> {
	const found = await vscode.workspace.findFiles(files, excluded, maxFiles);
	const folders = vscode.workspace.workspaceFolders ?? [];
	const counts = new Map<string, number>();
	for (const uri of found) {
		try {
			if (uri.scheme === 'file' && !(await liesWithin(uri.fsPath, folders))) {
				continue;
			}
			const { size } = await vscode.workspace.fs.stat(uri);
			const content = size <= maxBytes ? await vscode.workspace.fs.readFile(uri) : undefined;
			for (const project of projectsInFile(uri.path, new TextDecoder().decode(content), origin)) {
				counts.set(project, (counts.get(project) ?? 0) + 1);
			}
		} catch {
			// Gone, or not to be read: it names nothing.
		}
	}
	return [...counts].sort(([, a], [, b]) => b - a).map(([project]) => project);
}
