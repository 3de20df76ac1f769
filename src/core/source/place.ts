import { takes } from './elixirArity.ts';
import {
	functionRanges,
	innermostAt,
	type FunctionRange,
	type Outline,
	type TypeRange,
} from './functionRanges.ts';
import type { FrameQuery } from './frameQuery.ts';
import type { Language } from './language.ts';
import { opensNameless } from './nameless.ts';
import { frameOwner, frameTrait, isOutsideFunctions, namesDeclaringType, type Owner } from './frameOwner.ts';
import { hasSameParameters, isSameTrait } from './rustImpl.ts';
import { sentLine, sentLines, squeeze } from './sentLine.ts';

/** Where a line is, compared with the function that the frame ran in. */
export interface Place {
	readonly kind: 'inside' /* the frame's function */ | 'other' /* another one */ | 'unknown';
	/** The function that holds the line, where it has a name: with its class where only that is another. */
	readonly name?: string;
	/**
	 * How `inside` is known, and of `unknown` that another function may be meant (`alone`). `named`: the frame names this function and no other. `shown`: what the event or the release shows
	 * around the line. `alone`: of the functions of the name only this one fits, but its frame names no class, and one of another class may
	 * have been deleted. `overloaded`: its class has more than one of the name. `doubted`: other functions have the same name,
	 * and nothing tells which of them it was.
	 */
	readonly by?: 'named' | 'shown' | 'overloaded' | 'alone' | 'doubted';
}

/** The frame's function, in the release and in the text of today. */
export interface Places {
	/** Ranges of today that may be the frame's function. */
	readonly own: readonly FunctionRange[];
	/** The frame names a function, and no function of any name is to be seen in the text: nothing tells two places apart. */
	readonly isBlind: boolean;
	of(line: number): Place;
	/**
	 * The line now lies in a function without a name (`apply {`, `function () {`) that was not around it in the release: it
	 * is run by another function, at another time, and the text alone does not show that it is the same line.
	 */
	isWrapped(line: number): boolean;
}

export function placesOf(
	query: FrameQuery,
	text: readonly string[],
	/** Of the text. */
	{ functions: ranges, types, hasKeyword }: Outline,
	release?: string,
): Places {
	const leaf = query.function.leaf;
	const before = inRelease(query, release, hasKeyword);
	const named = leaf === undefined ? [] : ranges.filter((range) => bears(range, leaf));
	const scopes = scopesOf(query, { ranges, types }, named, before, text);
	const was = query.context.find(([number]) => number === query.line)?.[1];
	// A line whose start was cut off does not show how deep it stood.
	const wasDeep = was === undefined || sentLine(was).part?.start === true ? undefined : indentOf(was);
	const isOutside = isOutsideFunctions(query);
	const owner = frameOwner(query);
	const otherThan = (range: FunctionRange): Place => ({ kind: 'other', name: withOwner(range) });
	/** For a frame that runs what stands outside of functions, and constructors. */
	const outside = (range: FunctionRange, line: number): Place => {
		const made = madeBy(range, types);
		if (made === undefined) {
			return isInHead(range, line, text, query.language) ? { kind: 'unknown' } : otherThan(range);
		}
		if (typeof owner !== 'string') {
			return { kind: 'unknown' };
		}
		const isOnly = ranges.filter((each) => madeBy(each, types) === made).length === 1;
		return made === owner
			? { kind: 'inside', name: range.name, by: isOnly ? 'named' : 'overloaded' }
			: otherThan(range);
	};
	/** For a frame whose function has no name. */
	const unnamed = (range: FunctionRange): Place =>
		before !== undefined && (range.name !== before.range.name || isElsewhere(range, before))
			? otherThan(range)
			: { kind: 'unknown', ...(!scopes.isShown(range) && { by: 'alone' }) };
	const known = before?.lines ?? sentLines(query.context.map(([, line]) => line));
	return {
		isBlind: leaf !== undefined && ranges.length === 0,
		own: named.filter((range) => scopes.of(range) !== 'other'),
		of(line) {
			const innermost = holderOf(ranges, line, leaf);
			if (leaf === undefined || !innermost) {
				// A constructor, an initializer, a property: its class may be told all the same.
				const type = innermost ? innermost.owner : innermostAt(types, line)?.name;
				if (type !== undefined && scopes.isElse({ owner: type })) {
					return { kind: 'other', name: innermost ? withOwner(innermost) : type };
				}
			}
			if (leaf === undefined) {
				return !innermost ? { kind: 'unknown' } : isOutside ? outside(innermost, line) : unnamed(innermost);
			}
			if (!innermost) {
				// A line that stands less deep than it did has left its function, whatever became of that.
				const isShallower = wasDeep !== undefined && indentOf(text[line - 1] ?? '') < wasDeep;
				return { kind: named.length > 0 || isShallower ? 'other' : 'unknown' };
			}
			if (bears(innermost, leaf)) {
				const scope = scopes.of(innermost);
				return scope === 'other' ? otherThan(innermost) : { kind: 'inside', name: innermost.name, by: scope };
			}
			// The release's own lines may show a function within the frame's: that is where the line was.
			return innermost.name === before?.range.name &&
				!isElsewhere(innermost, before) &&
				!scopes.isElse(innermost)
				? { kind: 'inside', name: innermost.name, by: 'shown' }
				: { kind: 'other', name: innermost.name };
		},
		isWrapped(line) {
			const now = holderOf(ranges, line, leaf);
			const indentNow = indentOf(text[line - 1] ?? '');
			// Where the release's function is not to be seen, only a line that stands deeper can have been put into something.
			const isSeen = before !== undefined && before.range.name === now?.name;
			if (!now || (!isSeen && (wasDeep === undefined || indentNow <= wasDeep))) {
				return false;
			}
			let depth = indentNow;
			for (let above = line - 1; above > now.start; above -= 1) {
				const outer = text[above - 1] ?? '';
				const indent = indentOf(outer);
				if (outer.trim() !== '' && indent < depth) {
					depth = indent;
					if (opensNameless(outer, query.language) && !known.has(outer)) {
						return true;
					}
				}
			}
			return false;
		},
	};
}

/** The class of a constructor, which may be the head of the class itself (`record Tank(int litres)`). */
function madeBy(range: FunctionRange, types: readonly TypeRange[]): string | undefined {
	const isHead = types.some(({ name, start }) => name === range.name && start === range.start);
	return range.name === 'constructor'
		? range.owner
		: isHead || range.name === range.owner
			? range.name
			: undefined;
}

/** Python: defaults and annotations are run where the function is made. */
function isInHead(range: FunctionRange, line: number, text: readonly string[], language: Language): boolean {
	if (language !== 'python') {
		return false;
	}
	const body = text.slice(range.start - 1, range.end).findIndex((each) => /:\s*(?:#.*)?$/.test(each));
	return body >= 0 && line <= range.start + body;
}

/** `new Tank` runs what the class calls its constructor. */
function bears(range: FunctionRange, leaf: string): boolean {
	return range.name === leaf || (range.name === 'constructor' && range.owner === leaf);
}

function withOwner(range: FunctionRange): string {
	const nearest = range.around?.split('.').at(-1);
	const name = range.arity ? `${range.name}/${range.arity[1]}` : range.name;
	return nearest === undefined ? name : `${nearest}.${name}`;
}

type ScopeOf = NonNullable<Place['by']> | 'other';

/** Which of the functions that bear the frame's name is the frame's: a line belongs to a class as well as to a function. */
function scopesOf(
	query: FrameQuery,
	{ ranges, types }: { readonly ranges: readonly FunctionRange[]; readonly types: readonly TypeRange[] },
	bearers: readonly FunctionRange[],
	before: Before | undefined,
	text: readonly string[],
): {
	of(range: FunctionRange): ScopeOf;
	/** The frame names a type, and this is another. */
	isElse(range: Pick<FunctionRange, 'owner'>): boolean;
	/** For a frame without a name: no other function can be meant, or the event's lines show this one. */
	isShown(range: FunctionRange): boolean;
} {
	const owner = frameOwner(query);
	const trait = frameTrait(query);
	const isTaken = ({ arity }: FunctionRange): boolean => takes(arity, query.function.arity);
	const taken = bearers.filter(isTaken);
	// The only one may take more or fewer arguments than it did; not where the release had others.
	const isChanged = taken.length === 0 && bearers.length > 0 && before?.hasOthers !== true;
	const named = isChanged ? bearers : taken;
	const ofOwner = owner === undefined ? [] : named.filter((range) => (range.owner ?? null) === owner);
	const ofTrait = trait === undefined ? ofOwner : ofOwner.filter((range) => isSameTrait(range.trait, trait));
	// Parameters of a trait may be written in other ways: they decide only where one has them so.
	const exactly = ofTrait.filter(
		(range) => isSameTrait(range.trait, trait) && hasSameParameters(range.trait, trait),
	);
	const owners = groupOf(exactly.length === 0 ? ofTrait : exactly);
	// Only where the text shows the type that the frame names: else this may be that type, written in a way not known here.
	const isTypeSeen =
		query.language === 'go' ||
		query.language === 'rust' ||
		owner === null ||
		types.some((type) => type.name === owner) ||
		ranges.some((range) => range.owner === owner);
	const isElse = (range: Pick<FunctionRange, 'owner'>): boolean =>
		isTypeSeen && isElseOwners(range, owner, query);
	const bases =
		query.language === 'javascript' && owners.all.size > 0 ? basesOf(owner ?? '', text) : undefined;
	// Frames of these languages seldom name a class: a function of the name in another one may have been deleted.
	const mayBeAnother =
		(query.language === 'python' || query.language === 'javascript') &&
		new Set(ranges.map((range) => range.around)).size > 1;
	const lone = owner !== undefined ? 'doubted' : mayBeAnother ? 'alone' : 'named';
	const anywhere = groupOf(named);
	// What stood around the line is the best witness, whatever the frame says.
	const isSeen = before?.around !== undefined && bears(before.range, query.function.leaf ?? '');
	const shown = groupOf(isSeen ? named.filter((one) => !isElsewhere(one, before)) : []);
	const byHead =
		before?.head === undefined
			? []
			: named.filter((range) => squeeze(text[range.start - 1] ?? '') === squeeze(before.head ?? ''));
	const isByHead = (range: FunctionRange): boolean => byHead.length === 1 && byHead[0] === range;
	const among = ({ all, scopes }: Group, range: FunctionRange): ScopeOf => {
		if (isChanged && before?.isWhole !== true) {
			return 'doubted';
		}
		if (all.size === 1) {
			return 'named';
		}
		if (isByHead(range)) {
			return 'shown';
		}
		// Clauses are one function.
		return scopes > 1 ? 'doubted' : query.language === 'elixir' ? 'shown' : 'overloaded';
	};
	return {
		of(range) {
			if (!named.includes(range) || (isSeen && isElsewhere(range, before))) {
				return 'other';
			}
			if (shown.scopes === 1) {
				const told = among(shown, range);
				return told === 'named' ? 'shown' : told;
			}
			if (owners.all.has(range)) {
				return among(owners, range);
			}
			if (owners.all.size > 0) {
				return bases?.has(range.owner ?? '') ? 'doubted' : 'other';
			}
			if (ofOwner.length > 0 || isElse(range)) {
				return 'other';
			}
			if (anywhere.scopes > 1 && isByHead(range)) {
				return mayBeAnother ? 'alone' : 'shown';
			}
			const told = among(anywhere, range);
			return told !== 'named' || range.around === undefined || owner === null ? told : lone;
		},
		isElse,
		isShown: (range) =>
			ranges.length === 1 ||
			(before !== undefined &&
				before.range.name === range.name &&
				(before.around === undefined
					? ranges.filter(({ name }) => name === range.name).length === 1
					: !isElsewhere(range, before))),
	};
}

/** Functions of one name. */
interface Group {
	readonly all: ReadonlySet<FunctionRange>;
	/** How many different things they stand in. */
	readonly scopes: number;
}

function groupOf(ranges: readonly FunctionRange[]): Group {
	return {
		all: new Set(ranges),
		scopes: new Set(ranges.map((range) => `${range.trait} ${range.around}`)).size,
	};
}

/** The frame names a type, and this function is of another. */
function isElseOwners(range: Pick<FunctionRange, 'owner'>, owner: Owner, query: FrameQuery): boolean {
	// A name alone may come from a tool that names no classes.
	if (owner === null) {
		return query.language === 'jvm' && range.owner !== undefined;
	}
	if (owner === undefined || range.owner === owner) {
		return false;
	}
	if (query.language === 'rust') {
		// `jobs::run` names a module, `T` in `impl<T> Job for T` any type.
		return range.owner !== undefined && range.owner.length > 1;
	}
	return namesDeclaringType(query.language) && (range.owner !== undefined || query.language === 'go');
}

/** Around the line stood something else than stands around this function. */
function isElsewhere(range: FunctionRange, before: Before): boolean {
	if (before.around === undefined) {
		return false;
	}
	const around = range.around ?? '';
	// Of what was around it the event shows no more than the nearest.
	const isSame = around === before.around || (!before.isWhole && around.endsWith(`.${before.around}`));
	return !isSame || !isSameTrait(before.range.trait, range.trait);
}

/** What the class extends, by the text: JavaScript's engines name the class of the object, whatever class has the function. */
function basesOf(name: string, text: readonly string[]): ReadonlySet<string> {
	const bases = new Map<string, string>();
	for (const line of text) {
		const [, type, base] =
			/\bclass\s+([\w$]+)[^{]{0,200}?\sextends\s+(?:[\w$]+\.)*([\w$]+)/.exec(line.slice(0, 400)) ?? [];
		if (type !== undefined && base !== undefined) {
			bases.set(type, base);
		}
	}
	const found = new Set<string>();
	for (let at = bases.get(name); at !== undefined && !found.has(at); at = bases.get(at)) {
		found.add(at);
	}
	return found;
}

/** The function that the frame's line was in. */
interface Before {
	readonly range: FunctionRange;
	/** What was around it; empty: nothing; `undefined`: that is not to be seen. */
	readonly around: string | undefined;
	/** The whole text of the release is known. */
	readonly isWhole: boolean;
	/** Its first line, as it was. */
	readonly head: string | undefined;
	/** Others of its name that are to be seen took other numbers of arguments. */
	readonly hasOthers: boolean;
	/** From its first line to the frame's. */
	readonly lines: ReturnType<typeof sentLines>;
}

/** The function around the frame's line, as far as the release's text or the event's few lines show one. */
function inRelease(query: FrameQuery, release: string | undefined, hasKeyword: boolean): Before | undefined {
	const lines = release?.split('\n') ?? query.context.map(([, line]) => line);
	const target =
		release === undefined
			? query.context.findIndex(([number]) => number === query.line)
			: (query.line ?? 0) - 1;
	if (target < 0) {
		return undefined;
	}
	const ranges = functionRanges(lines.join('\n'), query.language, hasKeyword);
	const range = holderOf(ranges, target + 1, query.function.leaf);
	return (
		range && {
			range,
			around: range.around ?? (release === undefined ? undefined : ''),
			isWhole: release !== undefined,
			head: lines[range.start - 1],
			hasOthers: ranges.some(({ name, arity }) => name === range.name && !takes(arity, query.function.arity)),
			lines: sentLines(lines.slice(range.start - 1, target + 1)),
		}
	);
}

/** The smallest function that runs the line. A line that is another function's head (`onopen = () => go()`) is run outside of it. */
function holderOf(
	ranges: readonly FunctionRange[],
	line: number,
	leaf: string | undefined,
): FunctionRange | undefined {
	return innermostAt(
		ranges.filter((range) => range.start !== line || range.name === leaf),
		line,
	);
}

function indentOf(line: string): number {
	return (/^[ \t]*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;
}
