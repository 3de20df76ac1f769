import { positionsOf } from './agreement.ts';
import {
	candidatesOf,
	compareCandidates,
	containerRoots,
	isCommon,
	isGenerated,
	type Candidate,
} from './candidates.ts';
import type { NoPath } from './framePath.ts';
import type { FrameQuery } from './frameQuery.ts';
import { goPackageFiles } from './goPackage.ts';
import { mappedFile, type PathMapping } from './mappings.ts';
import type { Claim, Scene } from './claim.ts';
import { contradicts } from './contradicts.ts';
import { claimOf } from './ownership.ts';
import { proofOf } from './proof.ts';
import { isTelling } from './sentLine.ts';
import { fold } from './pathText.ts';
import { renamedFile } from './renamedFile.ts';
import { typeFiles } from './typeFile.ts';
import { sameFile, type FileRef } from './workspace.ts';

/** Where a frame's file is. One file or none: what is less than sure is a list, best first. */
export type FileFound =
	| {
			readonly kind: 'file';
			readonly file: FileRef;
			/** It is the source of the file that ran: lines differ. */
			readonly compiled: boolean;
			/** Found by a source map of the workspace, which may be of another build. */
			readonly bySourceMap?: true;
			/** It has another name than the frame says, and its lines: a renamed file, or a twin that was there before. */
			readonly renamed?: true;
			/** The only one that might be it; nothing proves it. */
			readonly likely?: true;
			/** 0 to 1, where the text was compared. */
			readonly proof?: number;
	  }
	| { readonly kind: 'candidates'; readonly files: readonly FileRef[]; readonly compiled: boolean }
	| { readonly kind: 'dependency'; readonly name?: string; readonly version?: string }
	| { readonly kind: 'notFound' }
	| { readonly kind: 'noPath'; readonly why: NoPath };

/** Files whose text is read to tell candidates apart. */
const maxProofs = 40;
/** A list that a person can choose from. */
const maxOffered = 9;
/** Below this the text does not bear out a file that the names leave in doubt. */
const provenAt = 0.6;
/** Next to nothing of what the event shows is in it: another file, whatever its name. */
const refutedBelow = 0.15;
/** How much better the text of the best must fit than that of the next. */
const clearLead = 0.2;
/** Far above what adding and dividing shares rounds off, far below the share of any line. */
const rounding = 1e-9;

interface Judged {
	readonly candidate: Candidate;
	readonly claim: Claim;
	/** Only its text, or what other frames have shown, can prove it. */
	readonly doubtful: boolean;
}

export async function locateFile(query: FrameQuery, scene: Scene, signal: AbortSignal): Promise<FileFound> {
	const mapped = mappedFile(query, scene.mappings ?? [], scene.workspace);
	if (mapped) {
		return { kind: 'file', file: mapped, compiled: false };
	}
	const named = candidatesOf(query, scene.workspace);
	const all = named.length > 0 ? named : await goPackageFiles(query, scene);
	const judged: Judged[] = [];
	for (const candidate of all) {
		if (signal.aborted) {
			return { kind: 'notFound' };
		}
		const claim = await claimOf(candidate, query, scene);
		if (claim === 'foreign') {
			continue;
		}
		const agreed = agreedBy(claim, candidate, query);
		judged.push({ candidate: agreed, claim, doubtful: claim === 'doubt' || agreed.fit < 3 });
	}
	judged.sort(
		(left, right) =>
			Number(left.doubtful) - Number(right.doubtful) || compareCandidates(left.candidate, right.candidate),
	);
	const best = judged[0];
	if (!best) {
		return (await typed(query, scene, signal)) ?? (await renamed(query, scene, signal)) ?? nothing(query);
	}
	const tied = judged.filter(
		(one) => one.doubtful === best.doubtful && compareCandidates(one.candidate, best.candidate) === 0,
	);
	const led =
		tied.length > 1 || best.doubtful
			? await ledAmong(best.doubtful ? judged : tied, best.doubtful, query, scene, signal)
			: undefined;
	if (led) {
		return led;
	}
	if (tied.length === 1 && !best.doubtful) {
		return { kind: 'file', file: refOf(best.candidate), compiled: best.candidate.compiled };
	}
	const decided = await decide(best.doubtful ? judged : tied, best.doubtful, query, scene, signal);
	if (decided.kind === 'file') {
		return decided;
	}
	const [whole, ...others] = tied.filter(({ candidate }) => candidate.tail === candidate.segments.length);
	if (!best.doubtful) {
		const isFirst =
			whole && others.length === 0 && tied.every((one) => one === whole || isAside(one.candidate));
		return isFirst && (await isBorneOut(whole.candidate, query, scene))
			? { kind: 'file', file: refOf(whole.candidate), compiled: whole.candidate.compiled }
			: decided;
	}
	return (await typed(query, scene, signal)) ?? (await renamed(query, scene, signal)) ?? decided;
}

/** It has a folder above what the frame says, of those that hold copies of a project's code beside the code itself. */
function isAside({ segments, tail }: Candidate): boolean {
	return segments
		.slice(0, -tail)
		.some((folder) =>
			/^(?:tests?|__tests__|specs?|testdata|fixtures?|examples?|samples?|docs?|demos?|templates?|benchmarks?|vendor|dist|build|out|backup|old|legacy)$/.test(
				folder,
			),
		);
}

async function isBorneOut(candidate: Candidate, query: FrameQuery, scene: Scene): Promise<boolean> {
	const isCompared = query.context.some(([, line]) => isTelling(line));
	const text = isCompared ? await scene.workspace.read(candidate) : undefined;
	return text === undefined || (proofOf(query, text) ?? 0) >= provenAt;
}

/** Where no file has the name of the frame's type, those that declare it. */
async function typed(query: FrameQuery, scene: Scene, signal: AbortSignal): Promise<FileFound | undefined> {
	const files =
		query.inApp && query.paths.length === 0 ? await typeFiles(query, scene.workspace, signal) : [];
	const [only] = files;
	if (!only) {
		return undefined;
	}
	return files.length === 1
		? { kind: 'file', file: only, compiled: false }
		: { kind: 'candidates', files: files.slice(0, maxOffered), compiled: false };
}

async function renamed(query: FrameQuery, scene: Scene, signal: AbortSignal): Promise<FileFound | undefined> {
	const found = await renamedFile(query, scene.workspace, signal, async (file) =>
		contradicts(file, query, scene),
	);
	return found && { kind: 'file', compiled: false, renamed: true, ...found };
}

/**
 * A root that other frames have shown decides between files that fit alike, and for one that its base name alone speaks
 * for, unless the text speaks against it: a root holds for a trace, not for all that was ever deployed to that folder.
 */
async function ledAmong(
	rivals: readonly Judged[],
	doubtful: boolean,
	query: FrameQuery,
	scene: Scene,
	signal: AbortSignal,
): Promise<FileFound | undefined> {
	const { learnt = [], remembered = [] } = scene;
	const chosen = learnt.filter((root) => root.chosen === true);
	const shown = mappedAmong(rivals, chosen, query, scene) ?? mappedAmong(rivals, learnt, query, scene);
	const led = shown ?? mappedAmong(rivals, [...learnt, ...remembered], query, scene);
	if (!led) {
		return undefined;
	}
	const found = { kind: 'file', file: refOf(led.candidate), compiled: led.candidate.compiled } as const;
	const isCompared = query.context.some(([, line]) => isTelling(line));
	const text = isCompared && !signal.aborted ? await scene.workspace.read(led.candidate) : undefined;
	const proof = text === undefined ? undefined : proofOf(query, text);
	if (proof !== undefined && proof < refutedBelow) {
		return undefined;
	}
	if (!doubtful || (proof !== undefined && proof >= provenAt)) {
		return found;
	}
	// What the file says of itself weighs more than a folder; another version of a module says the same.
	const isDenied = led.claim === 'doubt' && query.language !== 'go';
	if (!shown || !query.inApp || isDenied) {
		return undefined;
	}
	const better =
		proof !== undefined && rivals.length > 1
			? await decide(rivals, doubtful, query, scene, signal)
			: undefined;
	return better?.kind === 'file' ? better : found;
}

/** The one that roots lead to, when they lead to just one. */
function mappedAmong(
	rivals: readonly Judged[],
	roots: readonly PathMapping[],
	query: FrameQuery,
	scene: Scene,
): Judged | undefined {
	const led = roots
		.map((mapping) => mappedFile(query, [mapping], scene.workspace))
		.filter((file) => file !== undefined);
	const among = rivals.filter(({ candidate }) => led.some((file) => sameFile(file, candidate)));
	return among.length === 1 ? among[0] : undefined;
}

/** What a claim makes of the fit of the names. */
function agreedBy(claim: Claim, candidate: Candidate, query: FrameQuery): Candidate {
	if (claim === 'ours') {
		return { ...candidate, fit: 5 };
	}
	if (claim === 'alike') {
		// Which of two files of one namespace has more folders in common says nothing.
		return { ...candidate, fit: 3, tail: 1 };
	}
	// Code of others is found only where its whole path is.
	return !query.inApp && candidate.fit < 4 ? { ...candidate, fit: 1 } : candidate;
}

/** Lets the text decide between files that the names leave open. */
async function decide(
	rivals: readonly { readonly candidate: Candidate }[],
	doubtful: boolean,
	query: FrameQuery,
	scene: Scene,
	signal: AbortSignal,
): Promise<FileFound> {
	const proofs: Proof[] = [];
	const isTold = query.context.filter(([, line]) => isTelling(line)).length >= 3;
	for (const { candidate } of rivals.slice(0, maxProofs)) {
		const text = signal.aborted ? undefined : await scene.workspace.read(candidate);
		const proof = (text === undefined ? undefined : proofOf(query, text)) ?? 0;
		proofs.push({
			candidate,
			proof,
			refuted: isTold && text !== undefined && proof < refutedBelow,
			text,
			short: text !== undefined && isShort(query, text, candidate.compiled),
		});
	}
	proofs.sort(
		(left, right) => right.proof - left.proof || compareCandidates(left.candidate, right.candidate),
	);
	const [first, second] = proofs;
	if (!first) {
		return nothing(query);
	}
	if (
		first.proof >= provenAt &&
		first.proof - (second?.proof ?? 0) >= clearLead - rounding &&
		rivals.length <= maxProofs &&
		(!doubtful || (isTold && !isTemplate(first, query)))
	) {
		return {
			kind: 'file',
			file: refOf(first.candidate),
			compiled: first.candidate.compiled,
			proof: first.proof,
		};
	}
	// A base name alone, unproven, is worth showing only when the frame knows no more than that.
	const worth = doubtful
		? proofs.filter(
				({ candidate, proof, refuted, short }) =>
					proof >= provenAt || (isWorth(candidate) && !refuted && !short),
			)
		: longEnough(proofs);
	return worth.length === 0
		? nothing(query)
		: {
				kind: 'candidates',
				files: worth.slice(0, maxOffered).map(({ candidate }) => refOf(candidate)),
				compiled: first.candidate.compiled,
			};
}

interface Proof {
	readonly candidate: Candidate;
	/** 0 to 1. */
	readonly proof: number;
	/** Next to nothing of the event's lines is in it. */
	readonly refuted: boolean;
	readonly text: string | undefined;
	/** It does not reach to the frame's line. */
	readonly short: boolean;
}

/** What a compiler adds to a file of its own: helpers, and lines for what was one. More is a bundle of many. */
const compilerLines = 200;

function isShort(query: FrameQuery, text: string, compiled: boolean): boolean {
	const count = text.split('\n').length;
	return (query.line ?? 0) > (compiled ? 2 * count + compilerLines : count);
}

/** Of files that fit alike those that reach to the line, where there are such: any of them may have got shorter. */
function longEnough(proofs: readonly Proof[]): readonly Proof[] {
	const long = proofs.filter(({ proof, short }) => !short || proof >= provenAt);
	return long.length > 0 ? long : proofs;
}

/** Telling lines that make a context whole: fewer are alike in files of the same template. */
const wholeFrom = 5;

/** All that the event shows is at the same numbers. */
function isWhole(query: FrameQuery, text: string): boolean {
	const positions = positionsOf(text.split('\n'));
	return (
		query.context.filter(([, line]) => isTelling(line)).length >= wholeFrom &&
		query.context.every(([number, line]) => line.trim() === '' || positions.isAt(line, number))
	);
}

/**
 * A name that every project has, in folders that the frame does not name: the same text comes from the same template. Text
 * of some length at the very place is nobody else's, unless a generator wrote it.
 */
function isTemplate({ candidate, text }: Proof, query: FrameQuery): boolean {
	const [path] = query.paths;
	const name = candidate.segments.at(-1) ?? '';
	if (!path || candidate.fit > 2) {
		return false;
	}
	const folders = new Set(path.segments.slice(0, -1).map(fold));
	const own = candidate.segments.slice(0, -1);
	const shared = own.filter((folder) => folders.has(folder)).length;
	const whole = text !== undefined && isWhole(query, text);
	if (isGenerated(name) && shared < 2) {
		return !whole || [...folders].some((folder) => !containerRoots.has(folder) && !own.includes(folder));
	}
	if (candidate.fit > 1 || !isCommon(name)) {
		return false;
	}
	return folders.size === 0
		? query.language === 'native'
		: shared < 2 && (!whole || query.language === 'native');
}

function isWorth(candidate: Candidate): boolean {
	return candidate.fit >= 2 || candidate.complete;
}

function nothing(query: FrameQuery): FileFound {
	if (query.library) {
		return {
			kind: 'dependency',
			...(query.library.name !== undefined && { name: query.library.name }),
			...(query.library.version !== undefined && { version: query.library.version }),
		};
	}
	if (query.noPath !== undefined && query.hints.length === 0) {
		return query.noPath === 'runtime' ? { kind: 'dependency' } : { kind: 'noPath', why: query.noPath };
	}
	return query.inApp ? { kind: 'notFound' } : { kind: 'dependency' };
}

function refOf(candidate: Candidate): FileRef {
	return { root: candidate.root, path: candidate.path };
}
