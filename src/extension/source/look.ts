import * as vscode from 'vscode';
import { stacksOf, type SentryEvent } from '../../core/issue/event.ts';
import type { Issue } from '../../core/issue/issue.ts';
import { once } from '../../core/once.ts';
import { builtBefore } from '../../core/source/builtBefore.ts';
import { explain } from '../../core/source/explain.ts';
import { frameQueryOf, type FrameQuery } from '../../core/source/frameQuery.ts';
import { lineToday, type LineFacts, type LineToday } from '../../core/source/lineToday.ts';
import { locate, type Located } from '../../core/source/locate.ts';
import { locateFile } from '../../core/source/locateFile.ts';
import { locateFrames } from '../../core/source/locateFrames.ts';
import { learnMapping, mappingOfPath, sortMappings } from '../../core/source/mappings.ts';
import type { Scene } from '../../core/source/claim.ts';
import { createTraceLook } from '../../core/source/traceLook.ts';
import type { FileRef } from '../../core/source/workspace.ts';
import { isSure, type SourceLink } from '../../core/source/sourceLink.ts';
import { unlessAborted } from '../platform/unlessAborted.ts';
import type { Folders, Ground } from './folders.ts';
import type { LearntRoots } from './learntRoots.ts';
import { configuredMappings, mappingOf } from './pathMappings.ts';
import { releaseFacts, type ReleaseCommit, type Releases } from './release.ts';
import type { SourceOptions } from './source.ts';
import { renamedInGit, renamesSince } from './renamedInGit.ts';
import { mapFrame } from './sourceMaps.ts';
import { documentFunctions } from './documentFunctions.ts';
import type { AbsentFile } from './fetchFile.ts';
import { filesWithSymbol } from './workspaceSymbols.ts';

/** Looks for the frames of one issue: by names and text, then by git and all else that may know more or better. */
export interface Look {
	readonly scene: Scene & Ground;
	/** By names and text alone: what every frame gets. */
	first(query: FrameQuery): Promise<Located>;
	/**
	 * By all that is known: git, the other frames, Sentry's code mappings, and symbols for a click. The same object where that
	 * changes nothing. What was sure may not be any more.
	 */
	closer(located: Located, isClick: boolean): Promise<Located>;
	/** Of what is a choice of one file that file, as likely and no more. */
	likely(located: Located): Promise<Located>;
	/** The file is known, only its line is asked for. */
	within(query: FrameQuery, file: FileRef): Promise<Located>;
	link(located: Located): SourceLink;
	/** Where the code of the release is, in the repository around the file. */
	commitOf(file: FileRef): Promise<ReleaseCommit | undefined>;
	/** What the line of the frame that was looked at last could not be compared with, for want of a fetch. */
	readonly absent: AbsentFile | undefined;
	/** A person said which file the frame's is: kept for all frames of its root, at once. */
	choose(query: FrameQuery, file: FileRef): void;
	/** Keeps for later events what these have shown. */
	remember(): void;
}

export interface LookFor {
	readonly issue: Issue;
	readonly event: SentryEvent | undefined;
	readonly signal: AbortSignal;
}

export interface LookTools {
	readonly folders: Folders;
	readonly learnt: LearntRoots;
	readonly releases: Releases;
	/** Asked once an issue's project, and only when names and text leave a frame open. */
	readonly codeMappings: NonNullable<SourceOptions['codeMappings']>;
}

/** Milliseconds that a click waits for a history: the line that is opened is the same with it. */
const historyPatience = 300;
/** Milliseconds that it waits for a word of git on what the text is sure of. */
const confirmPatience = 1_000;

/** That nobody changed a file says nothing of a line where only a symbol named the file. */
function guessed(located: Located): Located {
	const { line } = located;
	return line?.history === 'sinceEvent'
		? { ...located, line: { verdict: 'uncertain', ...(line.line !== undefined && { line: line.line }) } }
		: located;
}

export async function createLook(tools: LookTools, { issue, event, signal }: LookFor): Promise<Look> {
	const { folders, learnt, releases } = tools;
	const ground = await folders.ground(signal);
	const project = issue.project.id ?? issue.project.slug;
	const configured = sortMappings(configuredMappings(issue.project.slug));
	const before = learnt.of(project);
	let absent: AbsentFile | undefined;
	const scene: Scene & Ground = {
		...ground,
		mappings: configured,
		learnt: before.filter(({ chosen }) => chosen === true),
		remembered: before.filter(({ chosen }) => chosen !== true),
	};
	const trace = createTraceLook(scene, signal);
	/** Frames that were looked for: what they could teach is learnt. */
	const asked = new Set<string>();
	const teachers = once(() =>
		stacksOf(event ?? { entries: [] })
			.flatMap(({ stacktrace }) => stacktrace?.frames ?? [])
			.filter((frame) => frame.inApp && frame.context.length > 0)
			.map((frame) => frameQueryOf(frame, event?.platform ?? issue.platform)),
	);
	const renames = once(async () => renamesSince(event?.release, ground, releases));

	async function first(query: FrameQuery): Promise<Located> {
		asked.add(keyOf(query));
		return trace.look(query);
	}

	/** Looks once more at what is open, when the other frames of the event have something to teach. */
	async function amongOthers(located: Located): Promise<Located> {
		const others = teachers()
			.filter((query) => !asked.has(keyOf(query)))
			.slice(-maxOthers);
		await locateFrames(others, first, signal, () => {});
		return others.length > 0 && !signal.aborted ? trace.look(located.query) : located;
	}

	async function wiserScene(): Promise<Scene & Ground> {
		const hints = await tools.codeMappings(issue, signal).catch(() => []);
		return {
			...scene,
			mappings: sortMappings([...configured, ...hints.map(mappingOf)]),
			learnt: trace.learnt(),
		};
	}

	async function commitOf(file: FileRef): Promise<ReleaseCommit | undefined> {
		const uri = await ground.workspace.uriOf(file);
		return uri && releases.commitOf(uri, event?.release);
	}

	/** The file as it was in the release tells more than the event's few lines, and all where it has none. */
	async function factsOf(
		query: FrameQuery,
		file: FileRef,
		text: string,
		isClick: boolean,
	): Promise<LineFacts> {
		const uri = await ground.workspace.uriOf(file);
		const commit = uri && (await releases.commitOf(uri, event?.release));
		if (!uri) {
			return {};
		}
		if (!commit) {
			return byDate(query, uri, text, isClick);
		}
		const facts = await releases.factsAt(uri, commit, text, query.line);
		if ('absent' in facts) {
			absent = { commit, uri: facts.absent };
			return {};
		}
		return facts;
	}

	/** Where neither the event nor a commit shows the line, the file may be known not to have changed. */
	async function byDate(
		query: FrameQuery,
		uri: vscode.Uri,
		text: string,
		isClick: boolean,
	): Promise<LineFacts> {
		const before = event && builtBefore(event);
		if (before === undefined || query.context.length > 0 || query.line === undefined) {
			return {};
		}
		const told = releases.historyOf(uri, text, before);
		const history = await (isClick ? unlessAborted(told, AbortSignal.timeout(historyPatience)) : told);
		return history ? { history } : {};
	}

	async function within(query: FrameQuery, file: FileRef, isClick = false): Promise<Located> {
		const found = { kind: 'file', file, compiled: false } as const;
		const text = await ground.workspace.read(file);
		if (text === undefined) {
			return { query, found };
		}
		const facts = await factsOf(query, file, text, isClick);
		return { query, found, line: await lineBy(query, file, text, facts, isClick) };
	}

	async function lineBy(
		query: FrameQuery,
		file: FileRef,
		text: string,
		facts: LineFacts,
		isClick: boolean,
	): Promise<LineToday> {
		const told = lineToday(query, text, facts);
		const isSame = facts.history === 'asInRelease' && query.context.length === 0;
		const line: LineToday = isSame && told.verdict === 'exact' ? { ...told, history: 'asInRelease' } : told;
		if (!isClick || line.verdict === 'exact' || query.function.leaf === undefined) {
			return line;
		}
		const uri = await ground.workspace.uriOf(file);
		const functions = uri && (await documentFunctions(uri));
		return functions ? lineToday(query, text, { ...facts, functions }) : line;
	}

	/** What the text alone took for sure may be a copy: git knows where the line itself went. */
	async function confirmed(
		located: Located,
		sure: LineToday,
		file: FileRef,
		isClick: boolean,
	): Promise<Located> {
		const { query, found } = located;
		const text = await ground.workspace.read(file);
		if (text === undefined) {
			return located;
		}
		const told = factsOf(query, file, text, isClick);
		const facts = await (isClick ? unlessAborted(told, AbortSignal.timeout(confirmPatience)) : told);
		if (facts?.release === undefined) {
			return located;
		}
		const byGit = lineToday(query, text, facts);
		if (byGit.verdict === sure.verdict && byGit.line === sure.line && byGit.partly === sure.partly) {
			return located;
		}
		// Language servers are asked only where there is a doubt: they take longer than all else.
		const line = isSure(byGit.verdict) ? byGit : await lineBy(query, file, text, facts, isClick);
		return { query, found, line };
	}

	/** The release has the file under that name: it is a twin of the frame's, and not the same renamed. */
	async function wasThere(file: FileRef): Promise<boolean> {
		const uri = await ground.workspace.uriOf(file);
		const commit = uri && (await releases.commitOf(uri, event?.release));
		const before = uri && commit && (await releases.fileAt(uri, commit));
		return before !== undefined && 'was' in before && before.was.toString() === uri?.toString();
	}

	/** A line of a bundle, by a source map of a local build. */
	async function unbundled(query: FrameQuery): Promise<Located | undefined> {
		const mapped =
			query.language === 'javascript' ? await mapFrame(query, event, ground.folders, signal) : undefined;
		if (!mapped || signal.aborted) {
			return undefined;
		}
		const source = frameQueryOf(mapped.facts, 'javascript');
		const found = await locateFile(source, scene, signal);
		const text = found.kind === 'file' ? await ground.workspace.read(found.file) : undefined;
		if (found.kind !== 'file' || text === undefined) {
			return undefined;
		}
		const facts = mapped.source === undefined ? {} : releaseFacts(mapped.source, text, source.line);
		return {
			query: source,
			found: {
				kind: 'file',
				file: found.file,
				compiled: false,
				...(!mapped.isRelease && { bySourceMap: true }),
			},
			line: lineToday(source, text, facts),
		};
	}

	/** Nothing names a file: language servers may know the function. */
	async function bySymbols(located: Located): Promise<Located> {
		const files = await filesWithSymbol(located.query, scene, signal);
		const [only] = files;
		if (!only) {
			return located;
		}
		return files.length === 1
			? guessed(await within(located.query, only, true))
			: { query: located.query, found: { kind: 'candidates', files, compiled: false } };
	}

	return {
		scene,
		first,
		async closer(given, isClick) {
			absent = undefined;
			const isOpen = given.found.kind === 'candidates' || given.found.kind === 'notFound';
			const located = isOpen && given.query.inApp && !signal.aborted ? await amongOthers(given) : given;
			const { query, found } = located;
			if (signal.aborted) {
				return located;
			}
			if (found.kind === 'file' && found.renamed && (await wasThere(found.file))) {
				return { query, found: { kind: 'notFound' } };
			}
			if (found.kind === 'file' && !found.compiled) {
				const { line } = located;
				return line && isSure(line.verdict)
					? confirmed(located, line, found.file, isClick)
					: within(query, found.file, isClick);
			}
			if (!query.inApp || found.kind === 'dependency') {
				return located;
			}
			const mapped = await unbundled(query);
			if (mapped || found.kind === 'file') {
				return mapped ?? located;
			}
			const file = found.kind === 'notFound' ? await renamedInGit(query, await renames(), signal) : undefined;
			if (file) {
				return within(query, file, isClick);
			}
			if (found.kind !== 'noPath') {
				const again = await locate(query, await wiserScene(), signal);
				if (again.found.kind === 'file') {
					return within(query, again.found.file, isClick);
				}
				if (again.found.kind === 'candidates') {
					return again;
				}
			}
			return isClick ? bySymbols(located) : located;
		},
		async likely(located) {
			const { query, found } = located;
			const [only, ...others] = found.kind === 'candidates' ? found.files : [];
			if (!only || others.length > 0 || found.kind !== 'candidates') {
				return located;
			}
			const { line } = await within(query, only);
			const { compiled } = found;
			return { query, found: { kind: 'file', file: only, compiled, likely: true }, ...(line && { line }) };
		},
		within: async (query, file) => within(query, file),
		link: ({ query, found, line }) => explain(query, found, line, ground.workspace, vscode.l10n),
		commitOf,
		get absent() {
			return absent;
		},
		choose(query, file) {
			const { workspace } = ground;
			const root = learnMapping(query, file, workspace, true) ?? mappingOfPath(query, file, workspace);
			learnt.learn(project, root ? [{ ...root, chosen: true }] : []);
		},
		remember: () => learnt.learn(project, trace.roots),
	};
}

/** Frames of an event that are looked at for the sake of one that is open. */
const maxOthers = 50;

function keyOf({ sent, module, functionText, line }: FrameQuery): string {
	return JSON.stringify([sent, module, functionText, line]);
}
