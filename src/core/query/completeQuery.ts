import type { L10n } from '../text/l10n.ts';
import type { CompletionSite, KeySite, ValueSite } from './completionSite.ts';
import { quoteValue } from './quoteValue.ts';
import { searchKeyDoc, statusDoc } from './searchKeyDocs.ts';
import type { ValueSource } from './searchKeys.ts';
import { searchKeyOf, searchKeys } from './searchKeys.ts';

/** Something that the word at the caret can become. Labels of tags and values come from the server: untrusted. */
export interface Completion {
	/** `level:` or `error`. */
	readonly label: string;
	/** One translated line, or what the server told of the value. */
	readonly description?: string;
	/** What replaces `site.range`. */
	readonly insert: string;
}

/** What the server is to be asked for, to complete a site. `key` is the tag whose values are wanted. */
export interface Lookup {
	readonly source: ValueSource;
	readonly key: string;
	readonly prefix: string;
}

/** What the server answered. */
export interface Offered {
	readonly value: string;
	readonly description?: string;
}

/** As many as a list shows at once, several times over. */
const maxCompletions = 100;

/** What to ask the server, if anything: the caller waits for the typing to pause and keeps what it was told. */
export function lookupFor(site: CompletionSite): Lookup | undefined {
	if (site.kind === 'key') {
		return { source: 'tagKeys', key: '', prefix: site.prefix };
	}
	const source = site.known ? site.known.source : 'tagValues';
	if (source === undefined) {
		return undefined;
	}
	const tag = /^(?:tags|flags)\[(.*)\]$/.exec(site.key)?.[1] ?? site.key;
	return { source, key: source === 'releases' ? 'release' : tag, prefix: site.prefix };
}

/** What fits the site, best first: what starts with the prefix before what only contains it; known words before the server's. */
export function completions(
	site: CompletionSite,
	offered: readonly Offered[],
	l10n: L10n,
): readonly Completion[] {
	const all = site.kind === 'key' ? keys(site, offered, l10n) : values(site, offered, l10n);
	const wanted = site.prefix.toLowerCase();
	const rank = ({ label }: Completion): number => {
		const at = label.toLowerCase().indexOf(wanted);
		return at === 0 ? 0 : at > 0 ? 1 : 2;
	};
	return all
		.filter((item) => rank(item) < 2)
		.sort((a, b) => rank(a) - rank(b))
		.slice(0, maxCompletions);
}

function keys(site: KeySite, offered: readonly Offered[], l10n: L10n): readonly Completion[] {
	const colon = site.hasColon ? '' : ':';
	const known = searchKeys.map(({ key }) => completion(`${key}:`, `${key}${colon}`, searchKeyDoc(key, l10n)));
	const tags = offered
		.filter(({ value }) => !searchKeyOf(value))
		.map(({ value, description }) =>
			completion(`${value}:`, `${tagKey(value)}${colon}`, description ?? l10n.t('Tag')),
		);
	return [...known, ...tags];
}

/** A tag that is named like nothing the grammar takes for a key must be said to be one. */
function tagKey(tag: string): string {
	return /^[\w.-]+$/.test(tag) ? tag : `tags[${tag}]`;
}

function values(site: ValueSite, offered: readonly Offered[], l10n: L10n): readonly Completion[] {
	const { known, inList, taken } = site;
	const words = (known?.values ?? []).map((word) =>
		completion(word, word, known?.key === 'is' ? statusDoc(word, l10n) : undefined),
	);
	const plain = new Set(words.map(({ label }) => label));
	const more = offered
		.filter(({ value }) => !plain.has(value))
		.map(({ value, description }) => completion(value, quoteValue(value), description));
	const fits = (item: Completion): boolean =>
		!inList || (!taken.includes(item.label) && !/^[<>+-]/.test(item.insert));
	return [...words, ...more].filter(fits);
}

function completion(label: string, insert: string, description: string | undefined): Completion {
	return { label, insert, ...(description !== undefined && { description }) };
}

/** The text with the completion made, and where the caret goes: behind a key for its value, behind a value for the next term. */
export function applyCompletion(
	text: string,
	site: CompletionSite,
	item: Completion,
): { readonly text: string; readonly caret: number } {
	const rest = text.slice(site.range.end);
	const goesOn = site.kind === 'value' && !site.inList;
	const space = goesOn && !rest.startsWith(' ') ? ' ' : '';
	const head = text.slice(0, site.range.start) + item.insert + space;
	const step = goesOn && space === '' ? 1 : site.kind === 'key' && site.hasColon ? 1 : 0;
	return { text: head + rest, caret: head.length + step };
}
