import { frameAt, stacksOf, type Frame, type FrameRef, type SentryEvent } from '../../core/issue/event.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { Scene } from '../../core/source/claim.ts';
import { frameQueryOf, type FrameFacts, type FrameQuery } from '../../core/source/frameQuery.ts';
import { crashFrame, frameOfCulprit, frameOfRow, ownQuery, type Located } from '../../core/source/locate.ts';
import { isSure } from '../../core/source/sourceLink.ts';

/** What is trusted most comes first: the event's frame, the row's file, the culprit. */
export async function culpritPlaces(
	issue: Issue,
	event: SentryEvent | undefined,
	scene: Scene,
): Promise<readonly { readonly query: FrameQuery; readonly ref?: FrameRef }[]> {
	const platform = event?.platform ?? issue.platform;
	const own = new Set<Frame>();
	for (const { stacktrace } of event ? stacksOf(event) : []) {
		for (const frame of stacktrace?.frames ?? []) {
			if ((await ownQuery(frameQueryOf(frame, platform), scene)).inApp) {
				own.add(frame);
			}
		}
	}
	const ref = event && crashFrame(event, (one) => own.has(one));
	const frame = event && ref && frameAt(event, ref);
	const others: readonly (FrameFacts | undefined)[] = [frameOfRow(issue), frameOfCulprit(issue)];
	return [
		...(frame && ref ? [{ query: frameQueryOf(frame, platform), ref }] : []),
		...others.flatMap((facts) => (facts ? [{ query: frameQueryOf(facts, platform) }] : [])),
	];
}

/** In-app frames first, the newest first, the exception that was raised last before its causes. */
export function framesOf(
	issue: Issue,
	event: SentryEvent,
): readonly { readonly ref: FrameRef; readonly query: FrameQuery }[] {
	const all = stacksOf(event).flatMap((stack, at) =>
		(stack.stacktrace?.frames ?? []).map((frame, index) => ({
			ref: { stack: at, frame: index },
			query: frameQueryOf(frame, event.platform ?? issue.platform),
		})),
	);
	return all.reverse().sort((left, right) => Number(right.query.inApp) - Number(left.query.inApp));
}

/** Frames that git and Sentry are asked about in one go, of each kind: each may cost tens of milliseconds. */
const maxCloser = 30;

/** Some SDKs take nothing for the application's: what leads to a file that is no library's counts as well. */
export function isOwn({ query, found }: Located): boolean {
	return query.inApp || (found.kind === 'file' && query.library === undefined);
}

/** Those that are open come first; git has a word on those that the text is sure of, too. */
export function toLookCloserAt(all: readonly Located[]): readonly Located[] {
	const isSettled = ({ found, line }: Located): boolean =>
		found.kind === 'file' && !found.compiled && !found.renamed && line !== undefined && isSure(line.verdict);
	return [
		...all.filter((located) => !isSettled(located)).slice(0, maxCloser),
		...all.filter(isSettled).slice(0, maxCloser),
	];
}
