import * as vscode from 'vscode';
import { likelyNames, scannedExtensions, skippedFolders } from '../../../core/discovery/fileKind.ts';
import type { Finding } from '../../../core/discovery/finding.ts';
import { withToken } from '../../platform/withToken.ts';

/** Found by name first, so that most projects are known after a few files. */
const settingsFiles = '**/{.env,.env.*,sentry.properties}';
const extensions = scannedExtensions.join(',');
const sentryFiles = `**/*{sentry,Sentry}*.{${extensions}}`;
const likelyFiles = `**/{${likelyNames.join(',')}}*.{${extensions}}`;
const anyFiles = `**/*.{${extensions}}`;
const skipped = `**/{${skippedFolders.join(',')}}/**`;

/**
 * The files of a folder that may name a DSN, in rounds: the likeliest first. The last round, any source file, comes only
 * where `found`, which the caller adds to meanwhile, holds none yet that is no test's.
 */
export async function* candidateFiles(
	folder: vscode.WorkspaceFolder,
	found: readonly Finding[],
	signal: AbortSignal,
): AsyncGenerator<readonly vscode.Uri[]> {
	const seen = new Set<string>();
	const rounds: readonly (readonly [string, number])[] = [
		[settingsFiles, 60],
		[sentryFiles, 100],
		[likelyFiles, 300],
		[anyFiles, 400],
	];
	for (const [pattern, most] of rounds) {
		if (pattern === anyFiles && found.some(({ kind, where }) => kind === 'dsn' && where.isAside !== true)) {
			return;
		}
		const uris = await findFiles(folder, pattern, most, signal);
		const fresh = uris.filter((uri) => !seen.has(uri.path) && seen.add(uri.path));
		// Near the root first: there programs start. Otherwise by name, so that two looks see the same.
		const depth = (uri: vscode.Uri): number => uri.path.split('/').length;
		yield fresh.sort((a, b) => depth(a) - depth(b) || (a.path < b.path ? -1 : 1));
	}
}

async function findFiles(
	folder: vscode.WorkspaceFolder,
	pattern: string,
	most: number,
	signal: AbortSignal,
): Promise<vscode.Uri[]> {
	signal.throwIfAborted();
	return withToken(signal, (token) =>
		vscode.workspace.findFiles(new vscode.RelativePattern(folder, pattern), skipped, most, token),
	);
}
