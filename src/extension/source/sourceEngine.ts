import * as vscode from 'vscode';
import { frameAt, type FrameRef, type SentryEvent } from '../../core/issue/event.ts';
import type { Issue } from '../../core/issue/issue.ts';
import { linkKey } from '../../core/panel/protocol.ts';
import { frameQueryOf, type FrameQuery } from '../../core/source/frameQuery.ts';
import type { Located } from '../../core/source/locate.ts';
import { locateFrames } from '../../core/source/locateFrames.ts';
import { isSure } from '../../core/source/sourceLink.ts';
import { notice } from '../platform/notice.ts';
import { createArrival } from './arrival.ts';
import { createChanges } from './changes.ts';
import { chooseFile } from './chooseFile.ts';
import { createCodeMappings } from './codeMappings.ts';
import { compareWithRelease } from './compareWithRelease.ts';
import { culpritPlaces, framesOf, isOwn, toLookCloserAt } from './eventFrames.ts';
import { type AbsentFile, createFetchFile } from './fetchFile.ts';
import { createFolders } from './folders.ts';
import { createLearntRoots } from './learntRoots.ts';
import { createLook, type Look, type LookFor, type LookTools } from './look.ts';
import { placesIn } from './placesIn.ts';
import { createReleases } from './release.ts';
import type { Source, SourceOptions } from './source.ts';
import { createTrace } from './trace.ts';

/** All of `Source` but its commands. A chunk of its own: nobody pays for it before the first link is asked for. */
export function createSourceEngine(options: SourceOptions): Source {
	const workspaceFolders =
		options.workspaceFolders ??
		((): readonly vscode.WorkspaceFolder[] => vscode.workspace.workspaceFolders ?? []);
	const folders = createFolders(options.log, workspaceFolders, options.mostFiles);
	const changes = createChanges(folders, workspaceFolders);
	const releases = createReleases();
	const fetching = createFetchFile(releases);
	const arrival = createArrival(options.watchFocus);
	const tools: LookTools = {
		folders,
		releases,
		learnt: createLearntRoots(options.context.workspaceState),
		codeMappings: createCodeMappings(options.codeMappings),
	};
	const trace = createTrace();

	/** Opens what was found, lets the user choose, or says why there is nothing. True when a file was opened. */
	async function arrive(first: Located, look: Look, what: LookFor): Promise<boolean> {
		const { event, signal } = what;
		let located = await look.likely(await look.closer(first, true));
		if (located.found.kind === 'candidates' && !signal.aborted) {
			const file = await chooseFile(located.found.files, located.query, look.scene);
			if (!file) {
				return false;
			}
			look.choose(located.query, file);
			changes.tell();
			located = await look.within(located.query, file);
		}
		if (signal.aborted) {
			return false;
		}
		const link = look.link(located);
		const uri =
			located.found.kind === 'file' ? await look.scene.workspace.uriOf(located.found.file) : undefined;
		if (!uri || located.found.kind !== 'file') {
			void notice('info', link.why);
			return false;
		}
		const release = releaseOf(event);
		await arrival.open(uri, link, release);
		trace.arrived({ uri, link, release: event?.release });
		const { absent } = look;
		if (absent && release !== undefined && !isSure(link.verdict)) {
			void arriveOnceFetched(absent, release, uri, first.query, what).catch((error: unknown) => {
				options.log.warn(`source: ${error instanceof Error ? error.message : 'failed'}`);
			});
		}
		return true;
	}

	/** The file that is open may be at another line: only a fetch could tell, which the user is asked for. */
	async function arriveOnceFetched(
		absent: AbsentFile,
		release: string,
		uri: vscode.Uri,
		query: FrameQuery,
		what: LookFor,
	): Promise<void> {
		const isThere = await fetching.fetch(absent, release.slice(0, 60), false);
		const isStillHere = vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
		if (isThere && isStillHere && !what.signal.aborted) {
			const look = await createLook(tools, what);
			await arrive(await look.first(query), look, what);
		}
	}

	async function openFrame(
		issue: Issue,
		event: SentryEvent,
		ref: FrameRef,
		signal: AbortSignal,
	): Promise<void> {
		const frame = frameAt(event, ref);
		if (!frame) {
			return;
		}
		const look = await createLook(tools, { issue, event, signal });
		const query = frameQueryOf(frame, event.platform ?? issue.platform);
		await folders.prefetch([query], signal);
		trace.follow(issue, event, ref);
		await arrive(await look.first(query), look, { issue, event, signal });
	}

	return {
		onDidChange: changes.onDidChange,
		async linksOf(issue, event, signal, onLink) {
			const look = await createLook(tools, { issue, event, signal });
			const frames = framesOf(issue, event);
			await folders.prefetch(
				frames.map(({ query }) => query),
				signal,
			);
			// A second pass may know more of a frame: its last word counts.
			const last = new Map<string, Located>();
			const pace = createPace();
			await locateFrames(
				frames.map(({ query }) => query),
				async (query) => look.first(query),
				signal,
				(at, located) => {
					const ref = frames[at]?.ref;
					const link = look.link(located);
					if (ref) {
						onLink(linkKey(ref), link);
						last.set(linkKey(ref), located);
					}
				},
				pace,
			);
			look.remember();
			const own = new Map<Located, string[]>();
			for (const [key, located] of last) {
				if (isOwn(located)) {
					own.set(located, [...(own.get(located) ?? []), key]);
				}
			}
			for (const located of toLookCloserAt([...own.keys()])) {
				const closer = await look.closer(located, false);
				if (signal.aborted) {
					return;
				}
				for (const key of closer === located ? [] : (own.get(located) ?? [])) {
					onLink(key, look.link(closer));
				}
				await pace();
			}
		},
		async linkCulprit(issue, event, signal) {
			const look = await createLook(tools, { issue, event, signal });
			const [place] = await culpritPlaces(issue, event, look.scene);
			if (!place) {
				return { verdict: 'noPath', why: vscode.l10n.t('The culprit names no place in the code.') };
			}
			await folders.prefetch([place.query], signal);
			return look.link(await look.closer(await look.first(place.query), false));
		},
		openFrame,
		async openCulprit(issue, given, signal, loadEvent) {
			const event = given ?? (await loadOr(loadEvent, signal, options.log));
			const look = await createLook(tools, { issue, event, signal });
			let best: { readonly located: Located; readonly ref: FrameRef | undefined } | undefined;
			for (const { query, ref } of await culpritPlaces(issue, event, look.scene)) {
				if (signal.aborted) {
					return;
				}
				await folders.prefetch([query], signal);
				const located = await look.first(query);
				const isThere = located.found.kind === 'file' || located.found.kind === 'candidates';
				if (isThere || !best) {
					best = { located, ref };
				}
				if (isThere) {
					break;
				}
			}
			if (signal.aborted) {
				return;
			}
			if (!best) {
				void notice(
					'info',
					vscode.l10n.t('{0} names no place in the code.', (issue.culprit ?? issue.title).slice(0, 120)),
				);
				return;
			}
			if (event && best.ref) {
				trace.follow(issue, event, best.ref);
			}
			await arrive(best.located, look, { issue, event, signal });
		},
		async step(direction, signal) {
			const now = trace.current();
			if (!now) {
				return;
			}
			const { issue, event } = now;
			const look = await createLook(tools, { issue, event, signal });
			for (const ref of trace.from(direction)) {
				const frame = frameAt(event, ref);
				const query = frame && frameQueryOf(frame, event.platform ?? issue.platform);
				const located = query && (await look.first(query));
				const kind = located?.query.inApp === true ? located.found.kind : undefined;
				if (located && (kind === 'file' || kind === 'candidates') && !signal.aborted) {
					trace.follow(issue, event, ref);
					await arrive(located, look, { issue, event, signal });
					return;
				}
			}
			void notice(
				'info',
				direction === 'next'
					? vscode.l10n.t('No caller of this frame is in the workspace.')
					: vscode.l10n.t('Nothing that this frame calls is in the workspace.'),
			);
		},
		async peek(signal) {
			const now = trace.current();
			if (!now) {
				return;
			}
			const look = await createLook(tools, { issue: now.issue, event: now.event, signal });
			const locations: vscode.Location[] = [];
			for (const { query } of framesOf(now.issue, now.event)
				.filter(({ ref }) => ref.stack === now.ref.stack)
				.slice(0, maxPeeked)) {
				const first = await look.first(query);
				const located = first.query.inApp ? await look.likely(await look.closer(first, false)) : first;
				const uri =
					located.query.inApp && located.found.kind === 'file'
						? await look.scene.workspace.uriOf(located.found.file)
						: undefined;
				if (uri) {
					locations.push(new vscode.Location(uri, new vscode.Position((located.line?.line ?? 1) - 1, 0)));
				}
			}
			const editor = vscode.window.activeTextEditor;
			if (signal.aborted || !editor || locations.length === 0) {
				return;
			}
			await vscode.commands.executeCommand(
				'editor.action.peekLocations',
				editor.document.uri,
				editor.selection.active,
				locations,
				'peek',
			);
		},
		placesIn: async (uri, subjects, signal) => placesIn(tools, uri, subjects, signal, createPace()),
		compareWithRelease: async () => compareWithRelease(trace.place(), releases, arrival, fetching),
		dispose: () => {
			changes.dispose();
			folders.dispose();
			releases.dispose();
			arrival.dispose();
		},
	};
}

const maxPeeked = 60;

/** A failure to load is no failure to answer: the list row may know enough. */
async function loadOr(
	load: ((signal: AbortSignal) => Promise<SentryEvent>) | undefined,
	signal: AbortSignal,
	log: vscode.LogOutputChannel,
): Promise<SentryEvent | undefined> {
	try {
		return await load?.(signal);
	} catch (error) {
		log.warn(`source: no event: ${error instanceof Error ? error.message : 'failed'}`);
		return undefined;
	}
}

function releaseOf(event: SentryEvent | undefined): string | undefined {
	return event?.release?.shortVersion ?? event?.release?.version;
}

/** Gives the extension host back every few milliseconds. */
function createPace(): () => Promise<void> {
	let since = performance.now();
	return async () => {
		if (performance.now() - since > 12) {
			await new Promise((resolve) => setImmediate(resolve));
			since = performance.now();
		}
	};
}
