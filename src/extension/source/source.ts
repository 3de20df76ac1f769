import type * as vscode from 'vscode';
import { Emitter } from '../../core/emitter.ts';
import type { FrameRef, SentryEvent } from '../../core/issue/event.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import type { SourceLink } from '../../core/source/sourceLink.ts';
import type { PlaceInFile } from '../../core/inFile/placeInFile.ts';
import type { CodeMapping } from '../../sentry/api.ts';
import { lazy } from '../platform/lazy.ts';
import type { InFileSubject } from './placesIn.ts';

/** From frames and culprits to the code of this workspace. Nothing is indexed or read before the first call. */
export interface Source extends Disposable {
	/** What was found may not hold any more: files came, went, or read otherwise. Only once something was looked for. */
	onDidChange(listener: () => void): Disposable;
	/**
	 * Finds where every frame of the event leads. `onLink` is called with the frame's `linkKey`, in-app frames first, and
	 * again when git or another frame told more; what could not be found is told too. Resolves early, without an error,
	 * when aborted.
	 */
	linksOf(
		issue: Issue,
		event: SentryEvent,
		signal: AbortSignal,
		onLink: (key: string, link: SourceLink) => void,
	): Promise<void>;
	/** Where the culprit leads. Without an event only what the list row tells is used: no request is made. */
	linkCulprit(issue: Issue, event: SentryEvent | undefined, signal: AbortSignal): Promise<SourceLink>;
	/** Answers a click: opens the frame's line, lets the user choose between several files, or says why there is none. */
	openFrame(issue: Issue, event: SentryEvent, ref: FrameRef, signal: AbortSignal): Promise<void>;
	/**
	 * The same for the issue as a whole. Trusted in this order: the event's frames, `metadata.filename` and `function`,
	 * the culprit. Without an event `loadEvent` is asked for it, because only an event knows the line; when that fails,
	 * what the row tells must do.
	 */
	openCulprit(
		issue: Issue,
		event: SentryEvent | undefined,
		signal: AbortSignal,
		loadEvent?: (signal: AbortSignal) => Promise<SentryEvent>,
	): Promise<void>;
	/** To the next in-app frame of the trace that was opened last, be its file only possible: `next` goes to callers. */
	step(direction: 'next' | 'previous', signal: AbortSignal): Promise<void>;
	/** All in-app frames of that trace, as references are peeked. */
	peek(signal: AbortSignal): Promise<void>;
	/**
	 * The other way round: where issues are in one file, or might be, by issue id; those that are not there have no place. Resolves early
	 * when aborted, with what was found so far.
	 */
	placesIn(
		uri: vscode.Uri,
		subjects: readonly InFileSubject[],
		signal: AbortSignal,
	): Promise<ReadonlyMap<string, readonly PlaceInFile[]>>;
	/** The file opened last as it was in the event's release, beside the file as it is. */
	compareWithRelease(): Promise<void>;
}

/**
 * Called when code was opened. What it returns asks the page that is in front then whether it has the focus: undefined when
 * that page cannot be asked, or was not in sight yet when the code was opened.
 */
export type WatchFocus = () => () => Promise<boolean | undefined>;

export interface SourceOptions {
	readonly context: vscode.ExtensionContext;
	readonly log: vscode.LogOutputChannel;
	/** Sentry's code mappings of the issue's project: a hint only. Failing or missing is harmless. */
	readonly codeMappings?: (issue: Issue, signal: AbortSignal) => Promise<readonly CodeMapping[]>;
	/** The folders to search; those of the workspace when absent. */
	readonly workspaceFolders?: () => readonly vscode.WorkspaceFolder[];
	readonly watchFocus?: WatchFocus;
	/** Files of a folder that are kept in memory: names of others are searched for. Default 500,000. */
	readonly mostFiles?: number;
}

/** Cheap to make: the engine is a chunk of its own, loaded at the first call. */
export function createSource(options: SourceOptions): Source {
	const changed = new Emitter<void>();
	const engine = lazy(
		() => import('./sourceEngine.ts'),
		({ createSourceEngine }) => {
			const made = createSourceEngine(options);
			made.onDidChange(() => changed.fire());
			return made;
		},
	);
	const { get } = engine;
	return {
		onDidChange: changed.event,
		linksOf: async (...all) => (await get()).linksOf(...all),
		linkCulprit: async (...all) => (await get()).linkCulprit(...all),
		openFrame: async (...all) => (await get()).openFrame(...all),
		openCulprit: async (...all) => (await get()).openCulprit(...all),
		step: async (...all) => (await get()).step(...all),
		peek: async (...all) => (await get()).peek(...all),
		placesIn: async (...all) => (await get()).placesIn(...all),
		compareWithRelease: async () => (await get()).compareWithRelease(),
		dispose: () => engine.dispose(),
	};
}
