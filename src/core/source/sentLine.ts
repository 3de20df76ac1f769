/** A line of source as an event tells it: whole, or what is left of it. All of it without white space. */
export interface SentLine {
	/** As it was sent: what the file has if nothing was cut. */
	readonly whole: string;
	/** Absent where nothing shows that it may have been cut. */
	readonly part?: {
		/** What is known of the line. */
		readonly words: string;
		/** What was cut off: before, behind the words. */
		readonly start: boolean;
		readonly end: boolean;
		/** Its length alone says that it may have been cut. */
		readonly isGuess: boolean;
	};
}

/**
 * How lines are cut. `{snip}`: @sentry/node (`snipLine`) and Sentry's source maps (`trim_line`) leave 140 characters of
 * lines over 150, around the column of the line that ran, from the start of the others; older JavaScript SDKs put an
 * apostrophe before the mark. Dots: Sentry cut at 256 until 2020, SDKs have their limits, the dots within them. The blanks
 * at the ends of what is left may have got lost.
 */
export function sentLine(text: string): SentLine {
	const line = text.trimEnd();
	const whole = squeeze(line);
	const head = heads.find((mark) => line.startsWith(mark)) ?? '';
	const tail =
		tails.find((mark) => line.endsWith(mark)) ??
		(line.length >= shortestDotted ? dots.find((mark) => line.endsWith(mark)) : undefined) ??
		'';
	if (head === '' && tail === '') {
		const isGuess = hardLimits.includes(line.length);
		return { whole, ...(isGuess && { part: { words: whole, start: false, end: true, isGuess } }) };
	}
	const left = line.slice(head.length, line.length - tail.length);
	// A shorter one is source that has the mark in it.
	return left.length < shortestPart
		? { whole }
		: {
				whole,
				part: { words: squeeze(left), start: head !== '', end: tail !== '', isGuess: false },
			};
}

const heads: readonly string[] = ['{snip} ', "'{snip} "];
/** Written behind what is left of a line: by SDKs, by Sentry, and by Culprit itself. */
export const cutMark = ' {snip}';
const tails: readonly string[] = [cutMark];
const dots: readonly string[] = ['...', '…'];
/** Characters that a mark leaves: 140, less the blanks at their ends. */
const shortestPart = 80;
/** Characters, the dots included. Shorter lines end with dots of their own. */
const shortestDotted = 140;
/** Limits that lines may have been cut at without a mark. */
const hardLimits: readonly number[] = [140, 256];

/**
 * Whether a line as an event tells it can be that line of a file, which is given without its white space. What was cut off
 * may have been blanks only. Linear in the lengths of both.
 */
export function canBe({ whole, part }: SentLine, line: string): boolean {
	if (line === whole) {
		return true;
	}
	if (!part || part.words === '' || line.length < part.words.length) {
		return false;
	}
	return part.start
		? part.end
			? holds(line, part.words)
			: line.endsWith(part.words)
		: line.startsWith(part.words);
}

/** What is known of a line, without white space. */
export function wordsOf({ whole, part }: SentLine): string {
	return part?.words ?? whole;
}

/**
 * `line.includes(words)` by Knuth, Morris and Pratt: the engine's own needs ten seconds for 5,000 characters that nearly
 * repeat in a line of five million.
 */
function holds(line: string, words: string): boolean {
	const back = new Uint32Array(words.length);
	for (let at = 1, same = 0; at < words.length; at += 1) {
		while (same > 0 && words.charCodeAt(at) !== words.charCodeAt(same)) {
			same = back[same - 1] ?? 0;
		}
		same += words.charCodeAt(at) === words.charCodeAt(same) ? 1 : 0;
		back[at] = same;
	}
	for (let at = 0, same = 0; at < line.length; at += 1) {
		while (same > 0 && line.charCodeAt(at) !== words.charCodeAt(same)) {
			same = back[same - 1] ?? 0;
		}
		same += line.charCodeAt(at) === words.charCodeAt(same) ? 1 : 0;
		if (same === words.length) {
			return true;
		}
	}
	return false;
}

/** Cut lines beyond these are not compared: each costs a pass over the text. An event has eleven lines, or fifteen. */
export const mostCut = 30;

/** Lines of an event that a line of a file can be one of. */
export function sentLines(texts: readonly string[]): { has(line: string): boolean } {
	const whole = new Set<string>();
	const cut: SentLine[] = [];
	for (const text of texts) {
		const line = sentLine(text);
		whole.add(line.whole);
		if (line.part && cut.length < mostCut) {
			cut.push(line);
		}
	}
	return {
		has(text) {
			const line = squeeze(text);
			return whole.has(line) || cut.some((one) => canBe(one, line));
		},
	};
}

/** Text without its white space. */
export function squeeze(line: string): string {
	return line.replace(/\s+/g, '');
}

/** Brackets, `else` and the like are in every file. */
export function isTelling(line: string): boolean {
	const words = wordsOf(sentLine(line));
	return words.length >= 6 && /[\p{L}\p{N}]/u.test(words);
}
