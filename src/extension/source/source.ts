import type { FrameRef, SentryEvent } from '../../core/event.ts';
import type { Issue } from '../../core/issue.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import type { SourceLink } from '../../core/sourceLink.ts';
import type { CodeMapping } from '../../sentry/api.ts';
import * as vscode from 'vscode';

/** From frames and culprits to the code of this workspace. Nothing is indexed or read before the first call. */
export interface Source extends Disposable {
	/**
	 * Finds where every frame of the event leads. `onLink` is called once a frame with its `linkKey`, in-app frames first;
	 * what could not be found is told too. Resolves early, without an error, when aborted.
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
	 * the culprit. `loadEvent` is asked only when the row alone names no file, or no line.
	 */
	openCulprit(
		issue: Issue,
		event: SentryEvent | undefined,
		signal: AbortSignal,
		loadEvent?: (signal: AbortSignal) => Promise<SentryEvent>,
	): Promise<void>;
}

export interface SourceOptions {
	readonly context: vscode.ExtensionContext;
	readonly log: vscode.LogOutputChannel;
	/** Sentry's code mappings of the issue's project: a hint only. Failing or missing is harmless. */
	readonly codeMappings?: (issue: Issue, signal: AbortSignal) => Promise<readonly CodeMapping[]>;
}

export function createSource(options: SourceOptions): Source {
	const notYet: SourceLink = { verdict: 'noPath', why: vscode.l10n.t('This frame names no file.') };
	return {
		linksOf: async () => {},
		linkCulprit: async () => notYet,
		openFrame: async () => {
			options.log.debug('source: no index');
		},
		openCulprit: async () => {
			options.log.debug('source: no index');
		},
		dispose: () => {},
	};
}
