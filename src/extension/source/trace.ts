import type * as vscode from 'vscode';
import { stacksOf, type EventRelease, type FrameRef, type SentryEvent } from '../../core/issue/event.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { SourceLink } from '../../core/source/sourceLink.ts';
import { setContext } from '../platform/contextKeys.ts';

/** A line that was opened for a frame. */
export interface TracePlace {
	readonly uri: vscode.Uri;
	readonly link: SourceLink;
	readonly release: EventRelease | undefined;
}

/** The stack trace that the user walks through. */
export interface Trace {
	current(): { readonly issue: Issue; readonly event: SentryEvent; readonly ref: FrameRef } | undefined;
	follow(issue: Issue, event: SentryEvent, ref: FrameRef): void;
	/** Frames on the way, nearest first: `next` goes to callers, as the panel shows the newest frame on top. */
	from(direction: 'next' | 'previous'): readonly FrameRef[];
	arrived(place: TracePlace): void;
	place(): TracePlace | undefined;
}

export function createTrace(): Trace {
	let current: ReturnType<Trace['current']>;
	let place: TracePlace | undefined;
	return {
		current: () => current,
		follow(issue, event, ref) {
			current = { issue, event, ref };
			setContext('culprit.hasTrace', true);
		},
		from(direction) {
			const { event, ref } = current ?? {};
			const frames = event && ref ? (stacksOf(event)[ref.stack]?.stacktrace?.frames.length ?? 0) : 0;
			if (!ref) {
				return [];
			}
			const indexes =
				direction === 'next'
					? Array.from({ length: ref.frame }, (_, at) => ref.frame - 1 - at)
					: Array.from({ length: Math.max(frames - ref.frame - 1, 0) }, (_, at) => ref.frame + 1 + at);
			return indexes.map((frame) => ({ stack: ref.stack, frame }));
		},
		arrived(now) {
			place = now;
			setContext('culprit.hasTrace', true);
		},
		place: () => place,
	};
}
