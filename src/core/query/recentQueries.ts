import { normaliseQuery } from './normaliseQuery.ts';

/** How many queries are remembered. */
export const maxRecentQueries = 20;

/** Queries that were used, the last one first; the same query is there once. */
export function rememberQuery(recent: readonly string[], query: string): readonly string[] {
	const normal = normaliseQuery(query);
	return normal === '' ? recent : [normal, ...forgetQuery(recent, normal)].slice(0, maxRecentQueries);
}

export function forgetQuery(recent: readonly string[], query: string): readonly string[] {
	const normal = normaliseQuery(query);
	return recent.filter((other) => other !== normal);
}

/** What was stored, without what is not such a list: state can be from another version, or broken. */
export function parseRecentQueries(stored: unknown): readonly string[] {
	const texts = Array.isArray(stored) ? stored.filter((item) => typeof item === 'string') : [];
	return texts.slice(0, maxRecentQueries).reduceRight(rememberQuery, []);
}
