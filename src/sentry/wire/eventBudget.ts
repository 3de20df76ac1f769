import { isObject } from '../../core/json.ts';
import type { EventCut } from '../../core/issue/event.ts';

type Raw = { readonly [key: string]: unknown };

/** An entry before it is read. */
export interface RawEntry {
	readonly type: string;
	readonly data: unknown;
}

export interface RawEvent {
	/** All of the event but its entries. */
	readonly fields: Raw;
	readonly entries: readonly RawEntry[];
}

/**
 * What one event may hold in all, however it is spread over its parts: with bounds on each list alone, 24 KB of gzip were
 * six million frames. Sentry trims an event to about a megabyte before it stores it, and a stack trace to 250 frames.
 */
export const eventBudget = {
	frames: 10_000,
	exceptions: 200,
	threads: 1_000,
	breadcrumbs: 1_000,
	entries: 200,
	/** Numbers, texts, lists and objects. */
	values: 120_000,
	/** Characters of texts and names: about as many are posted to the page. */
	text: 4 * 1024 * 1024,
} as const;

/** Of one stack trace. */
const mostOfStack = 2_000;
const mostOfList = { tags: 1_000, errors: 500, fingerprints: 100 } as const;
/** Of values and text, for all but the entries, which say what happened. */
const shareOfFields = 0.25;
/** Nobody looks deeper: `toJson` stops at 24. */
const mostLevels = 64;

type Count = { -readonly [U in keyof EventCut]: number };
type Unit = keyof Count;

/** How the items of a list are counted, and which of them are kept where there are too many. */
interface List<U extends Unit = Unit> {
	readonly unit: U;
	readonly keep: End;
}
type End = 'first' | 'last';

/** The lists that are bounded over all entries together. The last exception is the one that was raised. */
const listOf: { readonly [type: string]: List<'exceptions' | 'threads' | 'breadcrumbs'> } = {
	exception: { unit: 'exceptions', keep: 'last' },
	threads: { unit: 'threads', keep: 'first' },
	breadcrumbs: { unit: 'breadcrumbs', keep: 'last' },
};
const frameList: List = { unit: 'frames', keep: 'last' };
const plainList: List = { unit: 'values', keep: 'first' };

/** The event as far as the budget goes, and how much was left out; as it came when it is within. */
export function withinBudget(event: RawEvent): RawEvent & { readonly cut?: EventCut } {
	const cut: Count = { frames: 0, exceptions: 0, threads: 0, breadcrumbs: 0, values: 0 };
	const kept = withFewerValues(withFewerFrames(withShorterLists(event, cut), cut), cut);
	const isCut = Object.values(cut).some((count) => count > 0);
	return { ...kept, ...(isCut && { cut }) };
}

function withShorterLists(event: RawEvent, cut: Count): RawEvent {
	const fields: { [key: string]: unknown } = { ...event.fields };
	for (const [name, most] of Object.entries(mostOfList)) {
		const list = fields[name];
		if (Array.isArray(list)) {
			fields[name] = list.slice(0, most);
			cut.values += sizeOf(list.slice(most)).values - 1;
		}
	}
	cut.values += sizeOf(event.entries.slice(eventBudget.entries)).values - 1;
	const left: { [U in Unit]: number } = { ...eventBudget };
	const entries = event.entries.slice(0, eventBudget.entries).map((entry): RawEntry => {
		const known = listOf[entry.type];
		if (!known) {
			return entry;
		}
		const { unit, keep } = known;
		return withList(entry, (list) => {
			const length = Math.min(list.length, left[unit]);
			left[unit] -= length;
			cut[unit] += list.length - length;
			return ended(list, length, keep);
		});
	});
	return { fields, entries };
}

/** Of too many frames each stack keeps its fair share, the newest; those before source maps get what the others leave. */
function withFewerFrames({ fields, entries }: RawEvent, cut: Count): RawEvent {
	const lengths: { readonly [K in 'mapped' | 'raw']: number[] } = { mapped: [], raw: [] };
	for (const entry of entries) {
		withStacks(entry, (frames, kind) => {
			lengths[kind].push(Math.min(frames.length, mostOfStack));
			return frames;
		});
	}
	const mapped = fairShare(lengths.mapped, eventBudget.frames);
	const used = lengths.mapped.reduce((sum, length) => sum + Math.min(length, mapped), 0);
	const share = { mapped, raw: fairShare(lengths.raw, eventBudget.frames - used) };
	return {
		fields,
		entries: entries.map((entry) =>
			withStacks(entry, (frames, kind) => {
				const length = Math.min(frames.length, mostOfStack, share[kind]);
				cut.frames += frames.length - length;
				return ended(frames, length, 'last');
			}),
		),
	};
}

/** The most that each may have, so that all together have no more than `all`: who wants less leaves it to the others. */
export function fairShare(wanted: readonly number[], all: number): number {
	let left = all;
	for (const [at, one] of wanted.toSorted((a, b) => a - b).entries()) {
		const share = Math.floor(left / (wanted.length - at));
		if (one > share) {
			return share;
		}
		left -= one;
	}
	return Number.POSITIVE_INFINITY;
}

/** As much as can be paid for: of the fields the smallest first, then the entries in their order. */
function withFewerValues(event: RawEvent, cut: Count): RawEvent {
	const fields = Object.entries(event.fields).map(([key, value]) => ({ key, value, size: sizeOf(value) }));
	const sizes = [...fields.map(({ size }) => size), ...event.entries.map(({ data }) => sizeOf(data))];
	const values = sizes.reduce((sum, size) => sum + size.values, 0);
	const text = sizes.reduce((sum, size) => sum + size.text, 0);
	if (values <= eventBudget.values && text <= eventBudget.text) {
		return event;
	}
	const purse: Purse = {
		values: eventBudget.values * shareOfFields,
		text: eventBudget.text * shareOfFields,
		spent: 0,
		cut,
	};
	const kept = Object.fromEntries(
		fields
			.toSorted((a, b) => a.size.values + a.size.text - b.size.values - b.size.text)
			.map(({ key, value }) => [key, pay(value, purse)]),
	);
	purse.values += eventBudget.values * (1 - shareOfFields);
	purse.text += eventBudget.text * (1 - shareOfFields);
	const entries = event.entries.map(({ type, data }) => ({ type, data: pay(data, purse, listOf[type]) }));
	cut.values += values - purse.spent;
	return { fields: kept, entries };
}

interface Size {
	values: number;
	text: number;
}

/** What is left of the budget. */
interface Purse extends Size {
	/** Values that were kept, or are counted otherwise. */
	spent: number;
	readonly cut: Count;
}

/** `list` is what the value is, or has as its `values`. */
function pay(value: unknown, purse: Purse, list: List = plainList, level = 0): unknown {
	purse.values--;
	purse.spent++;
	if (typeof value === 'string') {
		if (value.length <= purse.text) {
			purse.text -= value.length;
			return value;
		}
		const kept = `${value.slice(0, Math.max(0, purse.text))}…`;
		purse.text = 0;
		purse.cut.values++;
		return kept;
	}
	if (level === mostLevels && typeof value === 'object') {
		return null;
	}
	if (Array.isArray(value)) {
		return payItems(value, purse, list, level);
	}
	return isObject(value) ? payFields(value, purse, list, level) : value;
}

function payItems(items: readonly unknown[], purse: Purse, { unit, keep }: List, level: number): unknown[] {
	const kept: unknown[] = [];
	for (const item of keep === 'last' ? items.toReversed() : items) {
		if (isEmpty(purse)) {
			break;
		}
		kept.push(pay(item, purse, plainList, level + 1));
	}
	if (unit !== 'values') {
		const lost = ended(items, items.length - kept.length, keep === 'last' ? 'first' : 'last');
		purse.cut[unit] += lost.length;
		purse.spent += lost.reduce((sum: number, item) => sum + sizeOf(item, level + 1).values, 0);
	}
	return keep === 'last' ? kept.reverse() : kept;
}

function payFields(
	object: { readonly [key: string]: unknown },
	purse: Purse,
	list: List,
	level: number,
): { readonly [key: string]: unknown } {
	const kept: { [key: string]: unknown } = {};
	for (const key of Object.keys(object)) {
		if (isEmpty(purse)) {
			break;
		}
		purse.text -= key.length;
		const own = key === 'frames' ? frameList : key === 'values' ? list : plainList;
		const value = pay(object[key], purse, own, level + 1);
		if (key !== '__proto__') {
			kept[key] = value;
		}
	}
	return kept;
}

function isEmpty({ values, text }: Purse): boolean {
	return values <= 0 || text <= 0;
}

/** How many values something is, itself included, and how many characters are in it. */
function sizeOf(value: unknown, level = 0): Size {
	const size = { values: 0, text: 0 };
	add(value, size, level);
	return size;
}

function add(value: unknown, size: Size, level: number): void {
	size.values++;
	if (typeof value === 'string') {
		size.text += value.length;
	} else if (Array.isArray(value)) {
		for (const item of level < mostLevels ? (value as unknown[]) : []) {
			add(item, size, level + 1);
		}
	} else if (isObject(value) && level < mostLevels) {
		for (const key of Object.keys(value)) {
			size.text += key.length;
			add(value[key], size, level + 1);
		}
	}
}

/** So many of one end. */
function ended(list: readonly unknown[], length: number, end: End): readonly unknown[] {
	return end === 'last' ? list.slice(list.length - length) : list.slice(0, length);
}

/** An entry's list is the data itself, as SDKs send it, or its `values`. */
function withList(
	{ type, data }: RawEntry,
	replace: (list: readonly unknown[]) => readonly unknown[],
): RawEntry {
	if (Array.isArray(data)) {
		return { type, data: replace(data) };
	}
	const values = isObject(data) ? data['values'] : undefined;
	return {
		type,
		data: isObject(data) && Array.isArray(values) ? { ...data, values: replace(values) } : data,
	};
}

type ReplaceFrames = (frames: readonly unknown[], kind: 'mapped' | 'raw') => readonly unknown[];

const stackNames = [
	['stacktrace', 'mapped'],
	['rawStacktrace', 'raw'],
	['raw_stacktrace', 'raw'],
] as const;

function withStacks(entry: RawEntry, replace: ReplaceFrames): RawEntry {
	switch (entry.type) {
		case 'stacktrace':
			return { ...entry, data: withFrames(entry.data, 'mapped', replace) };
		case 'exception':
		case 'threads':
			return withList(entry, (list) =>
				list.map((one) => {
					const changed = isObject(one) ? { ...one } : one;
					for (const [name, kind] of stackNames) {
						if (isObject(changed) && isObject(changed[name])) {
							Object.assign(changed, { [name]: withFrames(changed[name], kind, replace) });
						}
					}
					return changed;
				}),
			);
		default:
			return entry;
	}
}

function withFrames(stack: unknown, kind: 'mapped' | 'raw', replace: ReplaceFrames): unknown {
	const list = isObject(stack) ? stack['frames'] : undefined;
	return isObject(stack) && Array.isArray(list) ? { ...stack, frames: replace(list, kind) } : stack;
}
