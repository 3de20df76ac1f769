import path from 'node:path';
import * as vscode from 'vscode';
import { findDsns } from '../../../core/discovery/dsn.ts';
import { isAside } from '../../../core/discovery/fileKind.ts';
import type { Discovery, Finding, Where } from '../../../core/discovery/finding.ts';
import { rankFindings } from '../../../core/discovery/finding.ts';
import type { Setting } from '../../../core/discovery/settingFindings.ts';
import { dsnFinding, settingFindings } from '../../../core/discovery/settingFindings.ts';
import { visibleText } from '../../../core/text/visibleText.ts';
import type { Limits } from './budget.ts';
import { Budget, limits } from './budget.ts';
import { candidateFiles } from './candidateFiles.ts';
import { readEnv, readIni, readProperties } from './readSettings.ts';
import { type FoundText, TextReader } from './textReader.ts';

export { chooseServer } from './chooseServer.ts';

/** Where to look. */
export interface DiscoverOptions {
	readonly folders: readonly vscode.WorkspaceFolder[];
	/** In Restricted Mode nothing of the workspace is read, nor of the folders above it. */
	readonly isTrusted: boolean;
	readonly environment: { readonly [name: string]: string | undefined };
	/** Absent where the workspace is virtual: then this machine's home is not the workspace's. */
	readonly home?: vscode.Uri;
	readonly limits?: Limits;
	readonly now?: () => number;
}

/** Files that are read at the same time. */
const parallel = 8;

/**
 * Looks for what speaks of Sentry on this machine: the environment, `.sentryclirc` (from each folder upward, then home),
 * `sentry.properties`, `.env*`, and DSNs in source and configuration. Reads local files only, asks no network, and is bounded
 * in time, files and bytes. Entry of the lazy chunk `dist/discover.cjs`. Rejects only when `signal` aborts.
 */
export async function discoverFiles(options: DiscoverOptions, signal: AbortSignal): Promise<Discovery> {
	const budget = new Budget(options.limits ?? limits, options.now ?? Date.now);
	const { home, environment } = options;
	const folders = options.isTrusted ? options.folders : [];
	const texts = new TextReader({ budget, signal, folders });
	const reader = { texts, signal, folders, home };
	const found: Finding[] = [
		...settingFindings(
			Object.entries(environment).map(([name, value]): Setting => ({ name, value: value ?? '' })),
			{ trust: 'environment' },
		),
	];
	if (home) {
		const uri = configFile(home);
		found.push(...findingsIn(reader, uri, await texts.own(uri)));
	}
	for (const uri of uniqueUris(folders.flatMap((folder) => upwardFrom(folder.uri, home)).map(configFile))) {
		found.push(...(await readOther(reader, uri)));
	}
	for (const folder of folders) {
		for await (const uris of candidateFiles(folder, found, signal)) {
			found.push(...(await readAll(reader, uris)));
			if (budget.isSpent) {
				break;
			}
		}
	}
	signal.throwIfAborted();
	return { findings: rankFindings(found), isPartial: budget.isSpent };
}

interface Reader {
	readonly texts: TextReader;
	readonly signal: AbortSignal;
	readonly folders: readonly vscode.WorkspaceFolder[];
	readonly home: vscode.Uri | undefined;
}

async function readAll(reader: Reader, uris: readonly vscode.Uri[]): Promise<readonly Finding[]> {
	const found: (readonly Finding[])[] = [];
	for (let at = 0; at < uris.length; at += parallel) {
		const batch = uris.slice(at, at + parallel);
		found.push(...(await Promise.all(batch.map((uri) => readOther(reader, uri)))));
	}
	return found.flat();
}

async function readOther(reader: Reader, uri: vscode.Uri): Promise<readonly Finding[]> {
	reader.signal.throwIfAborted();
	return findingsIn(reader, uri, await reader.texts.other(uri));
}

function findingsIn(reader: Reader, uri: vscode.Uri, read: FoundText | undefined): readonly Finding[] {
	if (!read) {
		return [];
	}
	const { text, trust } = read;
	const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
	const file = shownPath(reader, uri, trust);
	const where: Where = {
		trust,
		file,
		uri: uri.toString(),
		...(trust !== 'home' && isAside(file) && { isAside: true }),
	};
	return [
		...settingFindings(settingsOf(name, text), where),
		...findDsns(text).map(({ dsn, line, isComment }) =>
			dsnFinding(dsn, { ...where, line, ...(isComment && { isAside: true }) }),
		),
	];
}

function settingsOf(name: string, text: string): readonly Setting[] {
	if (name === '.sentryclirc') {
		return readIni(text);
	}
	if (name === 'sentry.properties') {
		return readProperties(text);
	}
	return /^\.env(?:\.|$)/.test(name) ? readEnv(text) : [];
}

function configFile(folder: vscode.Uri): vscode.Uri {
	return vscode.Uri.joinPath(folder, '.sentryclirc');
}

/** A folder and those above it, but for home, which is looked at for itself. A virtual folder has no others. */
function upwardFrom(folder: vscode.Uri, home: vscode.Uri | undefined): readonly vscode.Uri[] {
	const folders: vscode.Uri[] = [];
	for (let at = folder, depth = 0; depth < 64; depth++) {
		if (at.toString() !== home?.toString()) {
			folders.push(at);
		}
		const above = vscode.Uri.joinPath(at, '..');
		if (folder.scheme !== 'file' || above.path === at.path) {
			break;
		}
		at = above;
	}
	return folders;
}

function uniqueUris(uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
	return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

/**
 * Relative to its folder, with the folder's name where there are several; with `~` in the home folder. That is said of no
 * file of the workspace, which can hold a folder of this name.
 */
function shownPath({ folders, home }: Reader, uri: vscode.Uri, trust: Where['trust']): string {
	const relative = vscode.workspace.asRelativePath(uri, folders.length > 1);
	const isOutside = trust === 'home' || relative === uri.fsPath || relative === uri.path;
	if (!isOutside) {
		return visibleText(relative.startsWith('~') ? `./${relative}` : relative, 300);
	}
	const own = home && path.relative(home.fsPath, uri.fsPath);
	const isOwn = own !== undefined && own.split(path.sep)[0] !== '..' && !path.isAbsolute(own);
	return visibleText(isOwn ? `~${path.sep}${own}` : uri.fsPath, 300);
}
