import { originalPositionFor, sourceContentFor, TraceMap } from '@jridgewell/trace-mapping';
import * as vscode from 'vscode';
import type { SentryEvent } from '../../core/issue/event.ts';
import { isJsonList, isJsonObject, type Json, valueIn } from '../../core/json.ts';
import type { FrameFacts, FrameQuery } from '../../core/source/frameQuery.ts';
import { fold } from '../../core/source/pathText.ts';
import { liesWithin } from '../platform/realPlace.ts';
import { escapeGlob } from './folders.ts';

/** Where a line of a bundle was written, by a source map that lies in the workspace. */
export interface MappedFrame {
	readonly facts: FrameFacts;
	/** The source as it was when the bundle was made, where the map holds it. */
	readonly source?: string;
	/** The map bears the debug id that the event has for this bundle: it is the release's own. */
	readonly isRelease: boolean;
}

const maxMaps = 20;
const maxBytes = 30_000_000;

/**
 * Maps lie beside bundles, which no index holds: they are searched for by the bundle's name. Of several the one whose
 * folders go along furthest is taken; where none does so alone, none is.
 */
export async function mapFrame(
	query: FrameQuery,
	event: SentryEvent | undefined,
	folders: readonly vscode.WorkspaceFolder[],
	signal: AbortSignal,
): Promise<MappedFrame | undefined> {
	const path = query.paths[0]?.segments;
	const bundle = path?.at(-1);
	const { line, column } = query;
	if (
		!path ||
		bundle === undefined ||
		line === undefined ||
		column === undefined ||
		!/\.[cm]?jsx?$/.test(bundle)
	) {
		return undefined;
	}
	const debugId = debugIdOf(event, bundle);
	const maps = await readMaps(`${bundle}.map`, folders, signal);
	const ranked = maps
		.map((map) => ({
			...map,
			isRelease: debugId !== undefined && map.debugId === debugId,
			tail: tailOf(map.uri, path),
		}))
		.sort((left, right) => Number(right.isRelease) - Number(left.isRelease) || right.tail - left.tail);
	const [best, next] = ranked;
	if (!best || (next && !best.isRelease && next.tail === best.tail)) {
		return undefined;
	}
	const found = originalPositionFor(best.map, { line, column: column - 1 });
	if (found.source === null) {
		return undefined;
	}
	const content = sourceContentFor(best.map, found.source);
	const name = found.name ?? query.functionText;
	return {
		facts: {
			absPath: found.source,
			lineNo: found.line,
			inApp: query.inApp,
			context: [],
			...(name !== undefined && { function: name }),
		},
		...(content !== null && { source: content }),
		isRelease: best.isRelease,
	};
}

async function readMaps(
	name: string,
	folders: readonly vscode.WorkspaceFolder[],
	signal: AbortSignal,
): Promise<readonly { readonly uri: vscode.Uri; readonly map: TraceMap; readonly debugId?: string }[]> {
	const found: { uri: vscode.Uri; map: TraceMap; debugId?: string }[] = [];
	// Elsewhere VS Code's search may have no provider, and then it never answers.
	for (const folder of folders.filter(({ uri }) => uri.scheme === 'file')) {
		const pattern = new vscode.RelativePattern(folder, `**/${escapeGlob(name)}`);
		for (const uri of await vscode.workspace.findFiles(pattern, '**/node_modules/**', maxMaps)) {
			if (signal.aborted) {
				return [];
			}
			try {
				const { size } = await vscode.workspace.fs.stat(uri);
				if (size <= maxBytes && (await liesWithin(uri.fsPath, folders))) {
					const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
					const debugId = /"debug_?[iI]d"\s*:\s*"([0-9a-f-]{36})"/.exec(
						text.slice(0, 2000) + text.slice(-2000),
					)?.[1];
					found.push({
						uri,
						map: new TraceMap(text, uri.toString()),
						...(debugId !== undefined && { debugId }),
					});
				}
			} catch {
				// Not a source map, whatever its name says.
			}
		}
	}
	return found;
}

/** Folders that the bundle's path in the event and the map's path here have in common. */
function tailOf(uri: vscode.Uri, path: readonly string[]): number {
	const here = fold(uri.path).split('/').slice(0, -1);
	const there = path.slice(0, -1).map(fold);
	let same = 0;
	while (same < here.length && same < there.length && here.at(-1 - same) === there.at(-1 - same)) {
		same += 1;
	}
	return same;
}

/** `debugmeta` pairs a bundle's address with the id that its build wrote into bundle and map. */
function debugIdOf(event: SentryEvent | undefined, bundle: string): string | undefined {
	for (const entry of event?.entries ?? []) {
		if (entry.type === 'unknown' && entry.name === 'debugmeta') {
			for (const image of list(property(entry.data, 'images'))) {
				const file = property(image, 'codeFile') ?? property(image, 'code_file');
				const id = property(image, 'debugId') ?? property(image, 'debug_id');
				if (typeof file === 'string' && typeof id === 'string' && file.endsWith(`/${bundle}`)) {
					return id;
				}
			}
		}
	}
	return undefined;
}

function property(value: Json | undefined, name: string): Json | undefined {
	return isJsonObject(value) ? valueIn(value, name) : undefined;
}

function list(value: Json | undefined): readonly Json[] {
	return isJsonList(value) ? value : [];
}
