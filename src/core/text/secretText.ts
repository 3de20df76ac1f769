import { isSecretName } from './secretName.ts';
import { isHarmless, mask, maskShapes } from './secretShapes.ts';

export { mask };

/**
 * A text with the secrets that give themselves away hidden: by their look (`maskShapes`), and values that stand behind a
 * secret's name, in code, configuration, JSON at any depth of escaping, URLs, commands, headers and XML (`password = …`,
 * `\"api_key\":\"…\"`, `token%3D…`, `--token …`, `<password>…</password>`). The rest stays as it is. Takes time linear in
 * the text: no pattern can start twice within what it has passed over.
 */
export function maskSecretText(text: string): string {
	return maskNamed(
		maskShapes(text)
			.replace(elements, (whole, before: string, name: string, value: string) =>
				isSecretName(name) && !isHarmless(value) ? before + mask : whole,
			)
			.replace(flags, (whole, before: string, name: string, value: string) =>
				isSecretName(name) && /\d/.test(value) && !isHarmless(value) ? before + mask : whole,
			),
	);
}

/** An element with text in it, whatever its prefix and attributes. */
const elements =
	/(<(?:[\w.-]{1,32}:)?([\w.-]{2,64})(?:\s[^<>]{0,256})?>(?:<!\[CDATA\[)?)([^<\]]{1,4096})(?=\]\]>|<\/)/g;

/** `--token 4f9…`: "the --token option" is prose, so there has to be a digit. */
const flags = /((?<![\w-])--([A-Za-z][\w-]{1,63})[ \t]{1,8}["']?)([^\s"'`<>|;&-][^\s"'`<>|;&]{0,4095})/g;

/** A name and what sets its value apart, in the prints of most languages, also percent-encoded and escaped. */
const named =
	/(?:(?<![\w.-])|(?<=%(?:25){0,3}[\dA-Fa-f]{2}))-{0,4}([A-Za-z_][\w.-]{1,63})((?:\\{0,64}["'`]|%(?:25){0,3}2[27])?[ \t]{0,8}(?:=>|:=|[=:](?![=:])|%(?:25){0,3}3[ADad])[ \t]{0,8})/g;
/** What opens a text: quotes, with a letter of Python's before them, or behind backslashes, or percent-encoded. */
const opening = /(?:[bBrRuU]{1,2}(?=["']))?(\\{0,64}["'`]|%(?:25){0,3}2[27])/y;
const bare = /(?:\\(?![nrt"'\\])|[^\s&;,"'`(){}[\]<>\\]){1,4096}/y;
/** Where a bare value behind an encoded sign ends: `&`, quotes, `,`, `;`, `}`, a line. */
const encodedEnd = /%(?:25){0,3}(?:26|2[27Cc]|3[Bb]|7[Dd]|0[AaDd])/;
/** The scheme of an Authorization, which stays. */
const scheme = /([A-Za-z][\w-]{2,20})[ \t]{1,4}(?=\S)/y;
const schemeNames = /^(?:basic|bearer|token|(?:api-?)?key|digest|negotiate|ntlm|hawk|oauth|jwt|ssws|aws4)/i;

/** Characters of a name that stands beside its value. */
const longestName = 64;

/** Only the value of a secret's name is passed over: the value of another (`url: https://…?token=…`) can hold one. */
function maskNamed(text: string): string {
	let result = '';
	let from = 0;
	const names = new RegExp(named);
	/** Where a secret's name ended whose value may come next: `"name": "password", "value": "…"`. */
	let pair = text.length;
	for (let match = names.exec(text); match; match = names.exec(text)) {
		const [, name = '', separator = ''] = match;
		const at = names.lastIndex;
		const isPair = /val(?:ue)?$|^content$/i.test(name) && /^\W{1,64}$/.test(text.slice(pair, match.index));
		if (isSecretName(name) || isPair) {
			const value = valueAt(text, at, name, separator);
			if (isSecret(text, match, value)) {
				result += text.slice(from, value.start) + mask;
				from = value.end;
				names.lastIndex = from;
			}
		} else if (/(?:name|key|header)$/i.test(name)) {
			const { start, end } = valueAt(text.slice(0, at + longestName), at, name, separator);
			pair = isSecretName(text.slice(start, end)) ? end : text.length;
		}
	}
	return result + text.slice(from);
}

interface Value {
	readonly start: number;
	readonly end: number;
	readonly kind: 'quoted' | 'bare' | 'credentials';
}

function valueAt(text: string, at: number, name: string, separator: string): Value {
	const quote = stickyAt(opening, text, at);
	const inside = at + (quote?.[0].length ?? 0);
	const isHeader = /authorization$/i.test(name);
	const kept = isHeader ? stickyAt(scheme, text, inside) : undefined;
	if (quote) {
		const end = closing(text, inside, quote[1] ?? '');
		const start = kept && inside + kept[0].length < end ? inside + kept[0].length : inside;
		return { start, end, kind: 'quoted' };
	}
	const start = at + (kept?.[0].length ?? 0);
	let length = stickyAt(bare, text, start)?.[0].length ?? 0;
	if (separator.includes('%')) {
		const end = text.slice(start, start + length).search(encodedEnd);
		length = end === -1 ? length : end;
	}
	const end = start + length;
	if (kept === undefined) {
		return { start, end, kind: 'bare' };
	}
	const credentials = text.slice(start, end);
	return schemeNames.test(kept[1] ?? '') || looksSecret(credentials) || credentials.startsWith(mask)
		? { start, end, kind: 'credentials' }
		: { start: at, end: at + (kept[1]?.length ?? 0), kind: 'bare' };
}

/**
 * Where a text ends that was opened so: at the same quote with as many backslashes, not counting those of escaped ones in
 * it; else, if it was cut, at the end of the line, or where what it stands in ends.
 */
function closing(text: string, start: number, open: string): number {
	const line = text.indexOf('\n', start);
	const last = line === -1 ? text.length : line;
	if (open.startsWith('%')) {
		const end = text.indexOf(open, start);
		return end === -1 || end > last ? last : end;
	}
	const depth = open.length - 1;
	for (
		let at = text.indexOf(open.slice(-1), start);
		at !== -1 && at < last;
		at = text.indexOf(open.slice(-1), at + 1)
	) {
		let slashes = 0;
		while (at - slashes > start && text[at - slashes - 1] === '\\') {
			slashes++;
		}
		if (slashes < depth || slashes % (2 * (depth + 1)) === depth) {
			return at - Math.min(slashes, depth);
		}
	}
	return last;
}

function isSecret(text: string, match: RegExpExecArray, { start, end, kind }: Value): boolean {
	const [, name = '', separator = ''] = match;
	const value = text.slice(start, end);
	if (isHarmless(value) || (/tokens$/i.test(name) && /^[\d.,]+[kKM%]?$/.test(value))) {
		return false;
	}
	if (kind === 'credentials') {
		return !/^[a-z_]+[.!?=]?$/.test(value);
	}
	if (kind === 'bare' && /^[ \t]*:/.test(separator)) {
		// "Unexpected token: end" is prose, "password: hunter2" is not.
		return looksSecret(value) || (/pass|pwd|secret/i.test(name) && /^(?=.*\d)(?=.*[a-z]).{6,}$/i.test(value));
	}
	if (
		kind === 'quoted' &&
		/^token$/i.test(name) &&
		/[A-Za-z] $/.test(text.slice(Math.max(0, match.index - 2), match.index))
	) {
		return looksSecret(value);
	}
	return kind === 'quoted' || !isCode(text, match.index, end, value);
}

function looksSecret(value: string): boolean {
	return /^\S{8,}$/.test(value) && /\d/.test(value);
}

/** `token = request.headers[…]`, `password = getpass(…)`, `secret = None`: a value that is computed, or none. */
function isCode(text: string, at: number, end: number, value: string): boolean {
	return (
		/^(?:null|nil|none|undefined|true|false|await|new|not|typeof|yield|self|this)$/i.test(value) ||
		(/[([]/.test(text[end] ?? '') && /^[A-Za-z_$.]+$/.test(value)) ||
		(/^[A-Za-z_$]+(?:\??\.[A-Za-z_$]+)+$/.test(value) && !/[?&]/.test(text[at - 1] ?? ''))
	);
}

function stickyAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
	pattern.lastIndex = at;
	return pattern.exec(text) ?? undefined;
}
