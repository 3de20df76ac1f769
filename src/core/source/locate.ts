import type { Frame, SentryEvent } from '../issue/event.ts';
import { stacksOf, type FrameRef } from '../issue/event.ts';
import type { Issue } from '../issue/issue.ts';
import { isOwnGo } from './goPackage.ts';
import { parseCulprit, type ParsedCulprit } from './culprit.ts';
import type { FrameFacts, FrameQuery } from './frameQuery.ts';
import { lineToday, type LineFacts, type LineToday } from './lineToday.ts';
import { locateFile, type FileFound } from './locateFile.ts';
import type { Scene } from './claim.ts';

/** A frame's file and its line there today. */
export interface Located {
	/** As it was asked for, but in the application where the workspace holds its module, whatever the SDK says. */
	readonly query: FrameQuery;
	readonly found: FileFound;
	/** Absent when there is no one file, or when it could not be read. */
	readonly line?: LineToday;
}

/** Finds file and line of one frame. Reads only files that could be it. */
export async function locate(
	sent: FrameQuery,
	scene: Scene,
	signal: AbortSignal,
	facts: LineFacts = {},
): Promise<Located> {
	const query = await ownQuery(sent, scene);
	const found = await locateFile(query, scene, signal);
	const text = found.kind === 'file' && !signal.aborted ? await scene.workspace.read(found.file) : undefined;
	return text === undefined ? { query, found } : { query, found, line: lineToday(query, text, facts) };
}

/** The query, in the application where the workspace holds its module, whatever the SDK says. */
export async function ownQuery(query: FrameQuery, scene: Scene): Promise<FrameQuery> {
	return !query.inApp && (await isOwnGo(query, scene)) ? { ...query, inApp: true } : query;
}

/**
 * The frame that stands for the event, as Sentry chooses it for its culprit: of the exception raised last, else of the
 * crashed or current thread, the newest frame of the application, else the newest at all. `isOwn` may know more than the SDK.
 */
export function crashFrame(
	event: Pick<SentryEvent, 'entries'>,
	isOwn: (frame: Frame) => boolean = (frame) => frame.inApp,
): FrameRef | undefined {
	const stacks = stacksOf(event);
	const exceptions = stacks
		.map((stack, at) => ({ stack, at }))
		.filter(({ stack }) => stack.kind === 'exception');
	const others = stacks
		.map((stack, at) => ({ stack, at }))
		.filter(({ stack }) => stack.kind !== 'exception')
		.sort((left, right) => rank(left.stack.thread) - rank(right.stack.thread));
	for (const { stack, at } of [...exceptions.reverse(), ...others]) {
		const frames = stack.stacktrace?.frames ?? [];
		const inApp = frames.findLastIndex(isOwn);
		if (frames.length > 0) {
			return { stack: at, frame: inApp >= 0 ? inApp : frames.length - 1 };
		}
	}
	return undefined;
}

function rank(thread: { readonly crashed: boolean; readonly current: boolean } | undefined): number {
	return thread === undefined ? 1 : thread.crashed ? 0 : thread.current ? 1 : 2;
}

/** What a list row says of the crash frame: enough for the file, never for the line. */
export function frameOfRow(issue: Pick<Issue, 'metadata'>): FrameFacts | undefined {
	const { filename, function: name } = issue.metadata;
	if (filename === undefined || filename === '') {
		return undefined;
	}
	return { filename, ...(name !== undefined && { function: name }), inApp: true, context: [] };
}

/** What the culprit says, when it is a place in code at all. */
export function frameOfCulprit(issue: Pick<Issue, 'culprit' | 'platform'>): FrameFacts | undefined {
	const culprit = parseCulprit(issue.culprit, issue.platform);
	const { location, function: name } = culprit;
	if (culprit.truncated || (location === undefined && name === undefined)) {
		return undefined;
	}
	return factsOf(culprit);
}

function factsOf(culprit: ParsedCulprit): FrameFacts | undefined {
	const { location = '', function: name } = culprit;
	const base = { inApp: true, context: [], ...(name !== undefined && { function: name }) };
	switch (culprit.shape) {
		case 'locInFunction':
		case 'functionOfLoc':
			return isFile(location) ? { ...base, filename: location } : { ...base, module: location };
		case 'path':
			return { ...base, filename: location };
		case 'pathLine':
			return { ...base, filename: location, ...(culprit.line !== undefined && { lineNo: culprit.line }) };
		case 'dotted': {
			// `sentry.tasks.store.process_event`: the function is the last word.
			const dot = location.lastIndexOf('.');
			return { ...base, module: location.slice(0, dot), function: location.slice(dot + 1) };
		}
		case 'action':
			return { ...base, module: location };
		case 'function':
		case 'name':
			// No place, but a name that language servers may know.
			return name === undefined ? undefined : base;
		case 'route':
		case 'httpRoute':
		case 'csp':
		case 'text':
		case 'empty':
			return undefined;
	}
}

/** `foo.py` is a file, `foo.baz` a module; below a folder every ending makes a file. */
function isFile(location: string): boolean {
	return (
		/[/\\].*\.[A-Za-z]\w{0,9}$/.test(location) ||
		/\.(?:[cm]?[jt]sx?|vue|svelte|py|rb|php|java|kts?|cs|fs|go|rs|dart|exs?|swift|mm?|cc?|cpp|h|scala|clj|erb|html?)$/.test(
			location,
		)
	);
}
