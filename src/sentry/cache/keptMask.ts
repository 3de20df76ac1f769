import { setImmediate as turn } from 'node:timers/promises';
import { isJsonList, isJsonObject, isJsonParent, type Json, type JsonObject } from '../../core/json.ts';
import { childNames, mask, maskJson, maskValue } from '../../core/issue/secretMask.ts';
import { isSecretName } from '../../core/text/secretName.ts';

export interface MaskedReply {
	readonly json: unknown;
	/** Whether anything was hidden. */
	readonly masked: boolean;
}

/** Values that are looked at in one piece. */
const mostAtOnce = 400;
/** Characters of text that cost as much as a value. */
const charactersAValue = 100;
/** In ms: then others have their turn. */
const longestPiece = 8;
/**
 * What one object or list has is looked at in one piece: 200,000 names in one took 700 ms and 300 MB.
 * Recorded answers have a few hundred.
 */
const mostTogether = 10_000;
/** Values. Recorded answers have one in 20 bytes, so that these are those of 2 MB. 200,000 took 165 MB. */
const mostInAll = 100_000;
/** As deep as `maskJson` looks. */
const maxDepth = 64;

/** Of a frame: its source, which is the reader's own code. The page shows it as it is, and lines are found by it. */
const source: ReadonlySet<string> = new Set([
	'context',
	'preContext',
	'contextLine',
	'postContext',
	'pre_context',
	'context_line',
	'post_context',
]);

/**
 * An answer of the server as it may lie on disk: what the page hides until it is clicked is hidden for good, by name and by
 * look, at any depth: cookies, authorization, passwords, tokens in text. What the page shows is left, so e-mail and IP
 * addresses of users and the source lines of frames. Searching a megabyte takes a tenth of a second and more, so it is done
 * in pieces, between which others have their turn.
 */
export async function maskReply(json: unknown, most: number = mostAtOnce): Promise<MaskedReply> {
	if (!isJson(json)) {
		return { json, masked: false };
	}
	const parts = partsOf(json);
	const large = new Set<Json>();
	weigh(json, 0);
	let masked = false;
	let began = performance.now();

	/** Notes what is to be taken apart; returns how many values there are. */
	function weigh(value: Json, depth: number): number {
		if (typeof value === 'string') {
			return 1 + value.length / charactersAValue;
		}
		if (!isJsonParent(value) || depth > maxDepth) {
			return 1;
		}
		// With whatever is in it a part is large.
		let weight = parts.has(value) ? most : 1;
		for (const child of isJsonList(value) ? value : Object.values(value)) {
			weight += weigh(child, depth + 1);
		}
		if (weight > most) {
			large.add(value);
		}
		return weight;
	}

	function note<T extends Json>(before: Json, after: T): T {
		masked ||= JSON.stringify(before) !== JSON.stringify(after);
		return after;
	}

	async function hide(value: Json, name: string): Promise<Json> {
		if (performance.now() - began > longestPiece) {
			await turn();
			began = performance.now();
		}
		if (!isJsonParent(value) || !large.has(value) || isSecretName(name) || isPair(value)) {
			return note(value, maskJson(value, name));
		}
		if (!isJsonList(value)) {
			return hideParts(value);
		}
		// Words stand together: one may name the next, as in arguments of a command.
		const words = value.map((item) => (isJsonParent(item) ? {} : item));
		const hidden = note<Json>(words, maskJson(words, name));
		const nameOf = childNames(value);
		const items: Json[] = [];
		for (const [at, item] of value.entries()) {
			items.push(isJsonParent(item) ? await hide(item, nameOf(String(at))) : (listOf(hidden)[at] ?? null));
		}
		return items;
	}

	/** What is small is looked at together, since one thing can name another; what is large, one after another. */
	async function hideParts(object: JsonObject): Promise<Json> {
		const part = parts.get(object);
		const isSource = (key: string): boolean => part === 'frame' && source.has(key);
		const isCookies = (key: string): boolean => part === 'request' && key === 'cookies';
		const nameOf = childNames(object);
		const entries = Object.entries(object);
		const rest = Object.fromEntries(
			entries.map(([key, value]): [string, Json] => [
				key,
				isSource(key) || isCookies(key) ? null : large.has(value) ? {} : value,
			]),
		);
		const after = note(rest, maskJson(rest));
		const hidden = new Map<string, Json>(isJsonObject(after) ? Object.entries(after) : []);
		const done: [string, Json][] = [];
		for (const [key, value] of entries) {
			if (isSource(key)) {
				done.push([key, value]);
			} else if (isCookies(key)) {
				done.push([key, note(value, maskCookies(value))]);
			} else {
				done.push([key, large.has(value) ? await hide(value, nameOf(key)) : (hidden.get(key) ?? null)]);
			}
		}
		return Object.fromEntries(done);
	}

	return { json: await hide(json, ''), masked };
}

/** Whether it has more values than are worth their search, in all or in one object or list. */
export function isTooMuch(json: unknown): boolean {
	let values = 0;
	const exceeds = (value: unknown): boolean => {
		if (typeof value !== 'object' || value === null) {
			return false;
		}
		const children = Array.isArray(value) ? value : Object.values(value);
		values += children.length;
		return children.length > mostTogether || values > mostInAll || children.some(exceeds);
	};
	return exceeds(json);
}

/** Their names are left, as on the page. */
function maskCookies(cookies: Json): Json {
	const hide = (value: Json): Json => (value === '' || value === null ? value : mask);
	if (typeof cookies === 'string') {
		return maskValue('Cookie', cookies);
	}
	if (!isJsonParent(cookies)) {
		return hide(cookies);
	}
	return isJsonList(cookies)
		? cookies.map((cookie) => (isPair(cookie) ? [cookie[0], hide(cookie[1])] : hide(cookie)))
		: Object.fromEntries(Object.entries(cookies).map(([name, value]) => [name, hide(value)]));
}

/** The frames and requests of an event, in either form in which servers write them (SENTRY-API.md §15). */
function partsOf(json: Json): ReadonlyMap<object, 'frame' | 'request'> {
	const parts = new Map<object, 'frame' | 'request'>();
	const noteFrames = (stack: Json | undefined): void => {
		for (const frame of listIn(stack, 'frames')) {
			if (isJsonObject(frame)) {
				parts.set(frame, 'frame');
			}
		}
	};
	for (const [type, data] of entriesOf(json)) {
		if (type === 'request' && isJsonObject(data)) {
			parts.set(data, 'request');
		} else if (type === 'stacktrace') {
			noteFrames(data);
		} else if (type === 'exception' || type === 'threads') {
			for (const holder of isJsonObject(data) ? listIn(data, 'values') : listOf(data)) {
				if (isJsonObject(holder)) {
					noteFrames(holder['stacktrace']);
					noteFrames(holder['rawStacktrace']);
					noteFrames(holder['raw_stacktrace']);
				}
			}
		}
	}
	return parts;
}

function entriesOf(json: Json): readonly (readonly [type: Json | undefined, data: Json])[] {
	if (!isJsonObject(json)) {
		return [];
	}
	const entries = json['entries'];
	return isJsonList(entries)
		? entries.flatMap((entry) =>
				isJsonObject(entry) ? [[entry['type'], entry['data'] ?? null] as const] : [],
			)
		: Object.entries(json);
}

function listIn(object: Json | undefined, key: string): readonly Json[] {
	return isJsonObject(object) ? listOf(object[key]) : [];
}

function listOf(value: Json | undefined): readonly Json[] {
	return isJsonList(value) ? value : [];
}

/** `["Authorization", "…"]`: the first names the second. */
function isPair(value: Json): value is readonly [string, Json] {
	return isJsonList(value) && value.length === 2 && typeof value[0] === 'string';
}

/** What `JSON.parse` has made is never anything else. */
function isJson(value: unknown): value is Json {
	return value !== undefined;
}
