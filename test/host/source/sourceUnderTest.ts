import * as vscode from 'vscode';
import type { Frame, SentryEvent } from '../../../src/core/issue/event.ts';
import type { Issue } from '../../../src/core/issue/issue.ts';
import type { SourceLink } from '../../../src/core/source/sourceLink.ts';
import type { Source, SourceOptions } from '../../../src/extension/source/source.ts';
import { createSourceEngine } from '../../../src/extension/source/sourceEngine.ts';

/** The engine over folders that the test made. */
export function sourceOver(...folders: readonly vscode.WorkspaceFolder[]): Source {
	return sourceWith({ workspaceFolders: () => folders });
}

/** `kept` is what the workspace remembers: hand it on to see what comes back after a reload. */
export function sourceWith(
	options: Pick<SourceOptions, 'workspaceFolders' | 'codeMappings' | 'mostFiles'>,
	kept = new Map<string, unknown>(),
): Source {
	const workspaceState = {
		keys: () => [...kept.keys()],
		get: (key: string): unknown => kept.get(key),
		update: async (key: string, value: unknown) => void kept.set(key, value),
	} as vscode.Memento;
	return createSourceEngine({
		context: { workspaceState } as vscode.ExtensionContext,
		log: vscode.window.createOutputChannel('Source under test', { log: true }),
		...options,
	});
}

export const issue: Issue = {
	id: '1',
	title: 'KeyError',
	level: 'error',
	status: 'unresolved',
	statusDetails: {},
	isPublic: false,
	project: { id: '7', slug: 'pump-station', name: 'Pump Station' },
	platform: 'python',
	metadata: { raw: {} },
	numComments: 0,
	isBookmarked: false,
	isSubscribed: false,
	hasSeen: false,
	annotations: [],
	stats: {},
};

/** An event of one exception, its frames oldest first. */
export function eventOf(frames: readonly Partial<Frame>[], more: Partial<SentryEvent> = {}): SentryEvent {
	return {
		id: 'a'.repeat(32),
		platform: 'python',
		entries: [
			{
				type: 'exception',
				values: [
					{
						type: 'KeyError',
						stacktrace: {
							frames: frames.map((frame) => ({ inApp: true, context: [], errors: [], ...frame })),
						},
					},
				],
			},
		],
		tags: [],
		contexts: {},
		context: {},
		packages: {},
		errors: [],
		fingerprints: [],
		metadata: {},
		meta: {},
		...more,
	};
}

/** The lines around one of a text, as an SDK sends them. */
export function contextOf(text: string, line: number, reach = 3): readonly (readonly [number, string])[] {
	const lines = text.split('\n');
	const first = Math.max(1, line - reach);
	return lines.slice(first - 1, line + reach).map((content, at) => [first + at, content]);
}

/** The last link told for every frame, by key. */
export async function linksOf(source: Source, event: SentryEvent): Promise<ReadonlyMap<string, SourceLink>> {
	const links = new Map<string, SourceLink>();
	await source.linksOf(issue, event, new AbortController().signal, (key, link) => links.set(key, link));
	return links;
}
