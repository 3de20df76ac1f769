import type * as vscode from 'vscode';
import { type FrameRef, type SentryEvent, stacksOf } from '../../core/issue/event.ts';
import type { Issue } from '../../core/issue/issue.ts';
import { mayName } from '../../core/inFile/fileSearch.ts';
import { markOf, type PlaceInFile } from '../../core/inFile/placeInFile.ts';
import { type FrameFacts, frameQueryOf, type FrameQuery } from '../../core/source/frameQuery.ts';
import { crashFrame, frameOfCulprit, frameOfRow, type Located } from '../../core/source/locate.ts';
import { createLook, type Look, type LookTools } from './look.ts';

/** An issue, and the event that shows where its frames are; without one its list row must do. */
export interface InFileSubject {
	readonly issue: Issue;
	readonly event: SentryEvent | undefined;
}

/** Frames of one event that are looked for in one file: recursion is one place many times. */
const maxFrames = 20;
/** Places of one issue in one file. */
const maxPlaces = 5;

/**
 * Where each issue is in the file, newest frame first; the empty list where it is not. The same way as from a frame to its
 * file, so that what would be a choice between files there is a possible place here. Asks Sentry for nothing.
 */
export async function placesIn(
	tools: LookTools,
	uri: vscode.Uri,
	subjects: readonly InFileSubject[],
	signal: AbortSignal,
	pace: () => Promise<void>,
): Promise<ReadonlyMap<string, readonly PlaceInFile[]>> {
	const quiet: LookTools = { ...tools, codeMappings: async () => [] };
	const found = new Map<string, readonly PlaceInFile[]>();
	const path = uri.path.slice(1);
	for (const { issue, event } of subjects) {
		const wanted = (event ? framesOf(issue, event) : rowOf(issue)).filter(({ facts }) =>
			mayName([facts.filename, facts.absPath, facts.module, facts.package, facts.function], path),
		);
		const places: PlaceInFile[] = [];
		const look = wanted.length > 0 ? await createLook(quiet, { issue, event, signal }) : undefined;
		for (const frame of wanted.slice(0, maxFrames)) {
			if (signal.aborted) {
				return found;
			}
			const place =
				look && places.length < maxPlaces ? await placeOf(frame, look, uri, tools, signal) : undefined;
			if (place && !places.some((other) => isSame(other, place))) {
				places.push(place);
			}
			await pace();
		}
		found.set(issue.id, places);
	}
	return found;
}

interface Wanted {
	readonly facts: FrameFacts;
	readonly query: FrameQuery;
	readonly ref?: FrameRef;
	readonly raised: boolean;
}

/** Newest first, the exception that was raised last before its causes; of recursion one frame. */
function framesOf(issue: Issue, event: SentryEvent): readonly Wanted[] {
	const crash = crashFrame(event);
	const all = stacksOf(event)
		.flatMap((stack, at) =>
			(stack.stacktrace?.frames ?? []).map(
				(facts, frame): Wanted => ({
					facts,
					query: frameQueryOf(facts, event.platform ?? issue.platform),
					ref: { stack: at, frame },
					raised: crash?.stack === at && crash.frame === frame,
				}),
			),
		)
		.reverse();
	const keyOf = ({ facts }: Wanted): string =>
		JSON.stringify([facts.filename, facts.absPath, facts.module, facts.function, facts.lineNo]);
	// The crash first among its like: that it was raised there counts.
	const own = new Map(all.filter(({ raised }) => raised).map((frame) => [keyOf(frame), frame]));
	const seen = new Set<string>();
	return all.flatMap((frame) => {
		const key = keyOf(frame);
		return seen.has(key) || seen.add(key).size === 0 ? [] : [own.get(key) ?? frame];
	});
}

/** The row's file, else the place that its culprit names. */
function rowOf(issue: Issue): readonly Wanted[] {
	const facts = frameOfRow(issue) ?? frameOfCulprit(issue);
	return facts ? [{ facts, query: frameQueryOf(facts, issue.platform), raised: true }] : [];
}

async function placeOf(
	{ facts, query, ref, raised }: Wanted,
	look: Look,
	uri: vscode.Uri,
	{ folders }: LookTools,
	signal: AbortSignal,
): Promise<PlaceInFile | undefined> {
	await folders.prefetch([query], signal);
	const first = await look.first(query);
	if (first.found.kind === 'dependency' || first.found.kind === 'noPath') {
		return undefined;
	}
	if (first.found.kind === 'file' && !(await isIn(first, look, uri))) {
		return undefined;
	}
	const located = await look.closer(first, false);
	if (!(await isIn(located, look, uri))) {
		return undefined;
	}
	const { found } = located;
	const text = found.kind === 'file' ? await look.scene.workspace.read(found.file) : undefined;
	const mark = text === undefined ? undefined : markOf(located, text);
	return {
		...(ref && { ref }),
		...(facts.function !== undefined && { function: facts.function }),
		raised,
		link: look.link(located),
		...(mark && { mark }),
	};
}

/** It is the frame's file, or one of those that might be. */
async function isIn({ found }: Located, look: Look, uri: vscode.Uri): Promise<boolean> {
	const files = found.kind === 'file' ? [found.file] : found.kind === 'candidates' ? found.files : [];
	for (const file of files) {
		if ((await look.scene.workspace.uriOf(file))?.toString() === uri.toString()) {
			return true;
		}
	}
	return false;
}

function isSame(left: PlaceInFile, right: PlaceInFile): boolean {
	return left.mark && right.mark
		? left.mark.line === right.mark.line && left.mark.on === right.mark.on
		: left.mark === right.mark && left.function === right.function && left.link.line === right.link.line;
}
