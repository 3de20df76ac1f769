import type { ServerFacts, ServerKind } from '../capabilities.ts';
import { maxQueryLength } from './checkQuery.ts';
import type { CompletionSite } from './completionSite.ts';
import { parseQuery } from './parseQuery.ts';
import type { Filter } from './queryTerms.ts';
import { valuesOf } from './queryTerms.ts';
import { searchKeyOf } from './searchKeys.ts';

/** What a make of server understands of Sentry's searches. */
interface Understood {
	readonly keys: ReadonlySet<string>;
	/** Values of `is:`. */
	readonly statuses: ReadonlySet<string>;
}

/**
 * Makes that understand less than Sentry. GlitchTip takes each filter whose key it does not know, also one with a `!`, for
 * a tag of that name and value, and answers as if there were none: what a real one of December 2025 knew.
 */
const understood: { readonly [K in ServerKind]?: Understood } = {
	glitchtip: {
		keys: new Set(['is', 'has', 'level', 'release', 'environment']),
		// `archived` is asked for as `ignored` (`sentry/resources/issueList.ts`).
		statuses: new Set(['unresolved', 'resolved', 'ignored', 'archived']),
	},
};

/**
 * The parts of a query that the server may take for something else, as they are written: that it finds nothing then says
 * nothing. Empty where the server is not known to understand less.
 */
export function unknownTerms(text: string, server: ServerFacts | undefined): readonly string[] {
	const known = server?.kind && understood[server.kind];
	if (!known) {
		return [];
	}
	const { terms } = parseQuery(text.slice(0, maxQueryLength));
	const unknown = terms.flatMap((term) => {
		if (term.kind === 'words') {
			return [];
		}
		const { start, end } = term.range;
		if (term.kind !== 'filter') {
			return [text.slice(start, end)];
		}
		if (isKeyUnknown(term, known)) {
			return [text.slice(start, term.key.range.end + 1)];
		}
		return isValueUnknown(term, known) ? [text.slice(start, end)] : [];
	});
	return [...new Set(unknown)];
}

/** Whether the server may be offered a completion at this site: it takes it for what it is. */
export function isUnderstood(insert: string, site: CompletionSite, server: ServerFacts | undefined): boolean {
	// `is:` is the one key that takes certain words only.
	const filter =
		site.kind === 'key'
			? `${insert.replace(/:$/, '')}:unresolved`
			: site.inList
				? `${site.key}:[${insert}]`
				: `${site.key}:${insert}`;
	return unknownTerms(filter, server).length === 0;
}

function isKeyUnknown({ negated, key, operator }: Filter, { keys }: Understood): boolean {
	const isTag = searchKeyOf(key.name) === undefined && /^[\w.-]+$/.test(key.name) && !key.isFunction;
	return key.name !== 'is' && (negated || operator !== undefined || !(isTag || keys.has(key.name)));
}

function isValueUnknown({ negated, key, value }: Filter, { statuses }: Understood): boolean {
	const texts = valuesOf(value).map(({ text }) => text);
	if (key.name === 'is') {
		return negated || !texts.every((text) => statuses.has(text));
	}
	// `latest` stands for a release.
	const isWord = key.name === 'release' && texts.includes('latest');
	return isWord || value.kind === 'list' || texts.some((text) => text.includes('*'));
}
