import * as vscode from 'vscode';
import { frameAt, stacksOf, type FrameRef, type SentryEvent } from '../../core/event.ts';
import type { Issue } from '../../core/issue.ts';
import { linkKey } from '../../core/protocol.ts';
import { explain } from '../../core/source/explain.ts';
import { frameQueryOf, type FrameFacts, type FrameQuery } from '../../core/source/frameQuery.ts';
import { lineToday } from '../../core/source/lineToday.ts';
import { crashFrame, frameOfCulprit, frameOfRow, locate, type Located } from '../../core/source/locate.ts';
import { learnMapping, sortMappings, type PathMapping } from '../../core/source/mappings.ts';
import type { Scene } from '../../core/source/ownership.ts';
import type { FileRef } from '../../core/source/workspace.ts';
import { isSure, type SourceLink } from '../../core/sourceLink.ts';
import { createArrival } from './arrival.ts';
import { createFolders, type Ground } from './folders.ts';
import { createLearntRoots } from './learntRoots.ts';
import { configuredMappings, mappingOf } from './pathMappings.ts';
import type { Source, SourceOptions } from './source.ts';

/** All of `Source` but its commands. It is a chunk of its own: nobody pays for it before the first link is asked for. */
export function createSourceEngine(options: SourceOptions): Source {
	const folders = createFolders(options.log);
	const learnt = createLearntRoots(options.context.workspaceState);
	const arrival = createArrival();

	/** The ground with what is known of the issue's project. */
	async function sceneOf(issue: Issue, signal: AbortSignal): Promise<Scene & Ground> {
		const [ground, codeMappings] = await Promise.all([folders.ground(signal), hints(issue, signal)]);
		const { slug } = issue.project;
		return {
			...ground,
			mappings: sortMappings([...configuredMappings(slug), ...codeMappings]),
			learnt: learnt.of(projectKey(issue)),
		};
	}

	async function hints(issue: Issue, signal: AbortSignal): Promise<readonly PathMapping[]> {
		try {
			return ((await options.codeMappings?.(issue, signal)) ?? []).map(mappingOf);
		} catch {
			return [];
		}
	}

	const tell = (located: Located, scene: Scene): SourceLink =>
		explain(located.query, located.found, located.line, scene.workspace, vscode.l10n);

	/** Opens what was found, lets the user choose, or says why there is nothing. */
	async function arrive(located: Located, scene: Scene & Ground, release: string | undefined): Promise<void> {
		const { found, query } = located;
		const link = tell(located, scene);
		const file =
			found.kind === 'file'
				? found.file
				: found.kind === 'candidates'
					? await choose(found.files, query, scene)
					: undefined;
		if (file) {
			const chosen = found.kind === 'file' ? link : await linkIn(file, query, scene);
			const uri = await scene.workspace.uriOf(file);
			if (uri) {
				await arrival.open(uri, chosen, release);
				return;
			}
		}
		if (found.kind !== 'candidates') {
			await vscode.window.showInformationMessage(link.why);
		}
	}

	async function linkIn(file: FileRef, query: FrameQuery, scene: Scene & Ground): Promise<SourceLink> {
		const text = await scene.workspace.read(file);
		const line = text === undefined ? undefined : lineToday(query, text);
		return explain(query, { kind: 'file', file, compiled: false }, line, scene.workspace, vscode.l10n);
	}

	return {
		async linksOf(issue, event, signal, onLink) {
			const scene = await sceneOf(issue, signal);
			const frames = framesOf(event);
			await folders.prefetch(
				frames.map(({ query }) => query),
				signal,
			);
			const known = new Map<string, Promise<Located>>();
			const roots: PathMapping[] = [];
			const open: { readonly ref: FrameRef; readonly query: FrameQuery }[] = [];
			const pace = createPace();
			for (const { ref, query } of frames) {
				if (signal.aborted) {
					return;
				}
				const key = queryKey(query);
				const locating = known.get(key) ?? locate(query, scene, signal);
				known.set(key, locating);
				const located = await locating;
				if (located.found.kind === 'candidates') {
					open.push({ ref, query });
					continue;
				}
				const link = tell(located, scene);
				if (located.found.kind === 'file' && isSure(link.verdict)) {
					const root = learnMapping(query, located.found.file, scene.workspace);
					roots.push(...(root ? [root] : []));
				}
				onLink(linkKey(ref), link);
				await pace();
			}
			learnt.learn(projectKey(issue), roots);
			// What the other frames have shown may decide between files that fit alike.
			const wiser = { ...scene, learnt: [...roots, ...(scene.learnt ?? [])] };
			for (const { ref, query } of open) {
				if (signal.aborted) {
					return;
				}
				onLink(linkKey(ref), tell(await locate(query, wiser, signal), wiser));
				await pace();
			}
		},
		async linkCulprit(issue, event, signal) {
			const scene = await sceneOf(issue, signal);
			const query = culpritQueries(issue, event)[0];
			return query
				? tell(await locate(query, scene, signal), scene)
				: { verdict: 'noPath', why: vscode.l10n.t('The culprit names no place in the code.') };
		},
		async openFrame(issue, event, ref, signal) {
			const frame = frameAt(event, ref);
			if (!frame) {
				return;
			}
			const scene = await sceneOf(issue, signal);
			const query = frameQueryOf(frame, event.platform ?? issue.platform);
			await folders.prefetch([query], signal);
			const located = await locate(query, scene, signal);
			if (!signal.aborted) {
				await arrive(located, scene, releaseOf(event));
			}
		},
		async openCulprit(issue, event, signal, loadEvent) {
			const scene = await sceneOf(issue, signal);
			const loaded = event ?? (await loadOr(loadEvent, signal, options.log));
			let last: Located | undefined;
			for (const query of culpritQueries(issue, loaded)) {
				if (signal.aborted) {
					return;
				}
				await folders.prefetch([query], signal);
				const located = await locate(query, scene, signal);
				last ??= located;
				if (located.found.kind === 'file' || located.found.kind === 'candidates') {
					last = located;
					break;
				}
			}
			if (signal.aborted) {
				return;
			}
			if (last) {
				await arrive(last, scene, loaded && releaseOf(loaded));
			} else {
				await vscode.window.showInformationMessage(
					vscode.l10n.t('{0} names no place in the code.', issue.culprit ?? issue.title),
				);
			}
		},
		dispose: () => {
			folders.dispose();
			arrival.dispose();
		},
	};
}

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

/** What is trusted most comes first: the event's frame, the row's file, the culprit. */
function culpritQueries(issue: Issue, event: SentryEvent | undefined): readonly FrameQuery[] {
	const ref = event && crashFrame(event);
	const facts: (FrameFacts | undefined)[] = [
		event && ref && frameAt(event, ref),
		frameOfRow(issue),
		frameOfCulprit(issue),
	];
	return facts
		.filter((one) => one !== undefined)
		.map((one) => frameQueryOf(one, event?.platform ?? issue.platform));
}

/** In-app frames first, the newest first, the exception that was raised last before its causes. */
function framesOf(event: SentryEvent): readonly { readonly ref: FrameRef; readonly query: FrameQuery }[] {
	const all = stacksOf(event).flatMap((stack, at) =>
		(stack.stacktrace?.frames ?? []).map((frame, index) => ({
			ref: { stack: at, frame: index },
			query: frameQueryOf(frame, event.platform),
		})),
	);
	return all.reverse().sort((left, right) => Number(right.query.inApp) - Number(left.query.inApp));
}

/** Recursion repeats frames. */
function queryKey(query: FrameQuery): string {
	return JSON.stringify([query.sent, query.module, query.functionText, query.line, query.inApp]);
}

function projectKey(issue: Issue): string {
	return issue.project.id ?? issue.project.slug;
}

function releaseOf(event: SentryEvent): string | undefined {
	return event.release?.shortVersion ?? event.release?.version;
}

async function choose(
	files: readonly FileRef[],
	query: FrameQuery,
	scene: Scene & Ground,
): Promise<FileRef | undefined> {
	const items = files.map((file) => {
		const slash = file.path.lastIndexOf('/');
		return {
			// A file's name is the workspace's own, but nothing that looks like an icon may become one.
			label: file.path.slice(slash + 1).replaceAll('$(', '$\u200b('),
			description: [
				scene.folders.length > 1 ? scene.folders[file.root]?.name : undefined,
				slash < 0 ? undefined : file.path.slice(0, slash),
			]
				.filter(Boolean)
				.join('/')
				.replaceAll('$(', '$\u200b('),
			file,
		};
	});
	const picked = await vscode.window.showQuickPick(items, {
		title: vscode.l10n.t('Files That Fit {0}', query.label.slice(0, 80)),
		placeHolder: vscode.l10n.t('Nothing shows which of these is meant'),
		matchOnDescription: true,
	});
	return picked?.file;
}

/** Gives the extension host back every few milliseconds. */
function createPace(): () => Promise<void> {
	let since = Date.now();
	return async () => {
		if (Date.now() - since > 12) {
			await new Promise((resolve) => setImmediate(resolve));
			since = Date.now();
		}
	};
}
