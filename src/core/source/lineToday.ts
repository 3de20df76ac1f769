import { agreementAt, positionsOf, type Found, type Positions } from './agreement.ts';
import { type FunctionRange, outlineOf, withScopes } from './functionRanges.ts';
import type { FrameQuery } from './frameQuery.ts';
import { placesOf, type Place, type Places } from './place.ts';
import { canBe, isTelling, sentLine, squeeze, wordsOf } from './sentLine.ts';

/** Where a frame's line is in the file as it is now, and how that is known: CULPRITS.md §6. */
export interface LineToday {
	readonly verdict: 'exact' | 'moved' | 'movedFunction' | 'changed' | 'removed' | 'uncertain';
	/** 1-based; absent where nothing better than the top of the file is known. */
	readonly line?: number;
	/** Agreement of the lines around it, 0 to 1. */
	readonly agreement?: number;
	/** The function that holds `line` now, where it is another than the frame's. */
	readonly nowIn?: string;
	/** Other lines that fit as well. */
	readonly rivals?: number;
	/** The event's line was cut: what it does not show of it is not compared. */
	readonly partly?: true;
	/** What the history of the file told, where the event has no text of the line. */
	readonly history?: HistoryFact;
}

/** What git tells of a whole file. */
export type HistoryFact =
	| 'asInRelease' /* it reads as it did in the release */
	| 'sinceEvent' /* the release is not known, and no commit changed it since the event */
	| 'cut' /* the release is not known, and the clone holds too little to tell */;

/** What git says of the line between the release and now. */
export type Remap =
	| { readonly kind: 'line'; readonly line: number }
	| { readonly kind: 'gone'; readonly near: number };

export interface LineFacts {
	readonly remap?: Remap;
	/** The whole file as it was in the release: stands in for the frame's few lines, or for none. */
	readonly release?: string;
	readonly history?: HistoryFact;
	/** Of a language server; else they are guessed from the text. */
	readonly functions?: readonly FunctionRange[];
}

/** Never throws; linear in the lines of the text, and in those of the context for every line that could be the one. */
export function lineToday(asked: FrameQuery, text: string, facts: LineFacts = {}): LineToday {
	const release = releaseOf(asked, facts);
	const sent = release.query;
	const lines = text.split('\n');
	const outline = outlineOf(text, sent.language);
	const ranges = facts.functions ? withScopes(facts.functions, outline, sent.language) : outline.functions;
	const today = { ...outline, functions: ranges };
	const target = sent.context.find(([number]) => number === sent.line)?.[1];
	const words = target === undefined ? '' : wordsOf(sentLine(target));
	if (sent.line === undefined || target === undefined || words === '') {
		const places = placesOf(sent, lines, today, release.text);
		return withoutText(sent, lines, places, release.remap, facts.history);
	}
	const positions = positionsOf(lines);
	const found = positions.of(target) ?? { lines: [], isPart: false };
	const query = filled(sent, sent.line, found, lines, positions);
	const scene: Scene = {
		line: sent.line,
		isSent: asked.context.some(([number]) => number === sent.line),
		words: words.length,
		found,
		isGuess: found.isPart && sentLine(target).part?.isGuess === true,
		around: query.context.filter(([number, line]) => number !== sent.line && squeeze(line) !== ''),
		positions,
		count: lines.length,
		places: placesOf(query, lines, today, release.text),
		remap: release.remap,
	};
	return textual(scene) ?? changed(scene);
}

/** Lines to each side that are taken from the release where the event has none. */
const contextLines = 5;

/** What the release's file adds; nothing when its line is not the event's: then it is the file of another build. */
function releaseOf(
	query: FrameQuery,
	{ release, remap }: LineFacts,
): { readonly query: FrameQuery; readonly text?: string; readonly remap?: Remap | undefined } {
	const at = query.line;
	if (release === undefined || at === undefined) {
		return { query, ...(release === undefined && { remap }) };
	}
	const lines = release.split('\n');
	const sent = query.context.find(([number]) => number === at)?.[1];
	const own = lines[at - 1];
	if (own === undefined || (sent !== undefined && !canBe(sentLine(sent), squeeze(own)))) {
		return { query };
	}
	const first = Math.max(1, at - contextLines);
	const context = lines
		.slice(first - 1, at + contextLines)
		.map((line, index): readonly [number, string] => [first + index, line]);
	return {
		query: query.context.length > 1 ? withWhole(query, lines, 0) : { ...query, context },
		text: release,
		remap,
	};
}

/** Where all lines of the event are in the file as they were, in their order, the file shows those that were cut whole. */
function filled(
	query: FrameQuery,
	was: number,
	found: Found,
	lines: readonly string[],
	positions: Positions,
): FrameQuery {
	if (!query.context.some(([, line]) => sentLine(line).part)) {
		return query;
	}
	const shifts = found.lines
		.slice(0, maxHits)
		.map((line) => line - was)
		.filter((shift) => query.context.every(([number, line]) => positions.isAt(line, number + shift)));
	const [shift] = shifts;
	return shift === undefined || shifts.length > 1 ? query : withWhole(query, lines, shift);
}

/** The query with those of its cut lines whole that the file can have, `shift` lines farther down. */
function withWhole(query: FrameQuery, lines: readonly string[], shift: number): FrameQuery {
	const context = query.context.map(([number, text]): readonly [number, string] => {
		const line = sentLine(text);
		const own = line.part && lines[number + shift - 1];
		return [number, own !== undefined && canBe(line, squeeze(own)) ? own : text];
	});
	return { ...query, context };
}

interface Scene {
	/** In the release. */
	readonly line: number;
	/** The event has its text: it is not taken from the release's file alone. */
	readonly isSent: boolean;
	/** How many characters of its text are known, white space apart. */
	readonly words: number;
	/** Lines that can be it. */
	readonly found: Found;
	/** Nothing but its length says that it may have been cut. */
	readonly isGuess: boolean;
	readonly around: readonly (readonly [number, string])[];
	readonly positions: Positions;
	readonly count: number;
	readonly places: Places;
	readonly remap: Remap | undefined;
}

interface Hit {
	readonly line: number;
	/** 0 where nothing around it could be compared. */
	readonly agreement: number;
	readonly place: Place;
	readonly score: number;
}

/** Lines of one text beyond these say nothing: `}` in generated code. */
const maxHits = 2000;
/** A line of fewer characters says too little to stand for itself. */
const shortestAlone = 12;
/** Needed of what was around the line where functions of the name in other classes are, or may have been, in the file. */
const agreementNeeded = { doubted: 0.95, alone: 0.85, overloaded: 0.6 };
/** Needed where git says that the line is gone: it may have been moved, with what was around it. */
const agreementIfGone = 0.6;
/** Two places whose scores are nearer than this are alike. */
const clearLead = 0.15;

/** The line's own text, somewhere. */
function textual(scene: Scene): LineToday | undefined {
	const unchanged = unchangedLine(scene);
	if (unchanged) {
		return unchanged;
	}
	const ranked = hitsOf(scene);
	const best = byMap(ranked, scene.remap);
	if (!best) {
		return undefined;
	}
	const { isPart } = scene.found;
	const known = { line: best.line, agreement: best.agreement, ...(isPart && { partly: true as const }) };
	const remapped = scene.remap?.kind === 'line' && scene.remap.line === best.line;
	if (isPart && !remapped && (scene.isGuess || ranked.length > 1)) {
		// What was not sent may tell them apart, whatever is around them.
		return { verdict: 'uncertain', ...known, ...(ranked.length > 1 && { rivals: ranked.length - 1 }) };
	}
	// Nothing else was sent, and the line is where it was: nothing shows a change.
	const isBare = scene.around.length === 0 && ranked.some((hit) => hit.line === scene.line);
	if (best.place.kind === 'other') {
		// In another function the same words are a coincidence, unless what was around them came along.
		const name = best.place.name;
		return best.agreement >= 0.5
			? { verdict: 'movedFunction', ...known, ...(name !== undefined && { nowIn: name }) }
			: isBare
				? { verdict: 'uncertain', ...known }
				: undefined;
	}
	const inside = best.place.kind === 'inside';
	const isLike = (hit: Hit): boolean =>
		isRival(hit, best, scene.line) ||
		(scene.places.isBlind && best.line !== scene.line && hit.agreement >= 0.5);
	const rivals = remapped ? [] : ranked.filter((hit) => hit !== best && isLike(hit));
	if (rivals.length > 0) {
		return inside || isBare || best.agreement >= 0.3
			? { verdict: 'uncertain', ...known, rivals: rivals.length }
			: undefined;
	}
	const isOnly = ranked.length === 1 && scene.words >= shortestAlone;
	const isGone = scene.remap?.kind === 'gone';
	const needed = Math.max(neededBy(best.place, isOnly, remapped), isGone ? agreementIfGone : 0);
	if (best.agreement >= needed && !scene.places.isWrapped(best.line)) {
		return { verdict: best.line === scene.line ? 'exact' : 'moved', ...known };
	}
	const distinct = scene.words >= shortestAlone && (inside || ranked.length === 1);
	return distinct || isBare || best.agreement >= 0.4 ? { verdict: 'uncertain', ...known } : undefined;
}

/** The agreement that makes a place sure. `isOnly`: the words are nowhere else. `isMapped`: git has the line there too. */
function neededBy({ kind, by }: Place, isOnly: boolean, isMapped: boolean): number {
	const inside = kind === 'inside';
	if (!isMapped && by !== undefined && by !== 'named' && by !== 'shown') {
		return agreementNeeded[by];
	}
	if (isOnly) {
		// The same words in the same function and nowhere else need no witnesses, if the frame itself names that function.
		return !inside ? 0.4 : by === 'named' ? 0 : 0.3;
	}
	return (inside ? 0.3 : 0.5) * (isMapped ? 0.5 : 1);
}

/**
 * The line is where it was, with all that was around it, and nowhere else: nothing shows a change, whatever a runtime, a
 * minifier or the caller calls the function. Git may know better.
 */
function unchangedLine(scene: Scene): LineToday | undefined {
	const { line, found, around, positions, places, remap } = scene;
	const isUnchanged = (at: number): boolean =>
		around.every(([number, text]) => positions.isAt(text, number + at - line));
	const [only, ...others] = found.isPart ? [] : found.lines.slice(0, maxHits).filter(isUnchanged);
	if (only !== line || others.length > 0 || (remap && (remap.kind === 'gone' || remap.line !== line))) {
		return undefined;
	}
	const telling = around.filter(([, text]) => isTelling(text)).length;
	const needed = places.of(line).kind === 'other' ? (scene.isSent ? 4 : Number.POSITIVE_INFINITY) : 2;
	return telling >= needed ? { verdict: 'exact', line, agreement: 1 } : undefined;
}

/** The best hit; where git has the line itself elsewhere, in no other function, git's. */
function byMap(ranked: readonly Hit[], remap: Remap | undefined): Hit | undefined {
	const mapped = remap?.kind === 'line' ? ranked.find(({ line }) => line === remap.line) : undefined;
	return mapped && mapped.place.kind !== 'other' ? mapped : ranked[0];
}

/** Best first; alike, the upper one. */
function hitsOf(scene: Scene): readonly Hit[] {
	return scene.found.lines
		.slice(0, maxHits)
		.map((line): Hit => {
			const agreement = agreementAt(line, scene.line, scene.around, scene.positions) ?? 0;
			const found = scene.places.of(line);
			// Outside of every function with all that was around it: the frame's function was named for want of a better.
			const place: Place =
				found.kind === 'other' && found.name === undefined && agreement >= 0.9 ? { kind: 'unknown' } : found;
			const distance = Math.abs(line - scene.line);
			const score =
				agreement +
				(place.kind === 'inside' ? 0.5 : place.kind === 'other' ? -0.3 : 0) +
				(distance === 0 ? 0.1 : 0.05 / (1 + distance / 50)) +
				(scene.remap?.kind === 'line' && scene.remap.line === line ? 0.5 : 0);
			return { line, agreement, place, score };
		})
		.sort((left, right) => right.score - left.score);
}

/** Alike, and not so much farther off that the nearer one is meant. */
function isRival(hit: Hit, best: Hit, was: number): boolean {
	if (best.score - hit.score >= clearLead) {
		return false;
	}
	const near = Math.abs(best.line - was);
	const far = Math.abs(hit.line - was);
	return !(best.agreement >= 0.8 && near <= 10 && far >= 20 && far >= 5 * near);
}

/** The line's text is gone: its place may still be known by what was around it. */
function changed(scene: Scene): LineToday {
	const { line: was, positions, places, around, remap } = scene;
	const votes = new Set<number>();
	for (const [number, text] of around) {
		if (isTelling(text)) {
			for (const at of (positions.of(text)?.lines ?? []).slice(0, 200)) {
				votes.add(at + was - number);
			}
		}
	}
	let best: { line: number; score: number; agreement: number } | undefined;
	for (const line of votes) {
		const agreement = agreementAt(line, was, around, positions) ?? 0;
		const inside = places.of(line).kind === 'inside';
		const score = agreement + (inside ? 0.3 : 0) - Math.min(Math.abs(line - was), 1000) / 1e5;
		if (line >= 1 && line <= scene.count && (!best || score > best.score)) {
			best = { line, score, agreement };
		}
	}
	if (best && best.agreement >= (places.of(best.line).kind === 'other' ? 0.6 : 0.3)) {
		return { verdict: 'changed', line: best.line, agreement: best.agreement };
	}
	const near = remap?.kind === 'gone' ? remap.near : remap?.line;
	if (near !== undefined) {
		return { verdict: 'changed', line: Math.min(near, scene.count) };
	}
	const start = places.own[0]?.start;
	return start === undefined ? { verdict: 'removed' } : { verdict: 'removed', line: start };
}

/** Without the text of the line only its number, its function or git can say where it is. */
function withoutText(
	query: FrameQuery,
	lines: readonly string[],
	places: Places,
	remap: Remap | undefined,
	history: HistoryFact | undefined,
): LineToday {
	const count = lines.length;
	if (remap) {
		return remap.kind === 'line'
			? { verdict: remap.line === query.line ? 'exact' : 'moved', line: remap.line }
			: { verdict: 'changed', line: Math.min(remap.near, count) };
	}
	const [first, ...others] = places.own;
	const line = query.line;
	if (line === undefined) {
		return {
			verdict: 'uncertain',
			...(first && { line: first.start }),
			...(others.length > 0 && { rivals: others.length }),
		};
	}
	if (line > count) {
		return { verdict: 'removed', ...(first && { line: first.start }) };
	}
	// A line that is empty, or not in the frame's function, is of another build.
	const isIn = query.function.leaf === undefined || places.of(line).kind === 'inside';
	if (history === 'sinceEvent' && lines[line - 1]?.trim() !== '' && isIn) {
		return { verdict: 'exact', line, history };
	}
	const fits = !first || places.own.some((range) => range.start <= line && line <= range.end);
	return {
		verdict: 'uncertain',
		line: fits ? line : first.start,
		...(history === 'cut' && { history }),
	};
}
