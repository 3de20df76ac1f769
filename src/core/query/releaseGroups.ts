import type { TagValue } from '../issue/issue.ts';
import { exactValue } from './quoteValue.ts';

/** One release as a section of its own, asked for when it is opened. */
export interface ReleaseGroup {
	readonly key: string;
	/** Untrusted. */
	readonly label: string;
	/** The list's query, narrowed to issues with events in this release. */
	readonly query: string;
	/** Events in the release, as the server counts them for the tag. */
	readonly count?: number;
}

/** More sections nobody reads. */
const maxReleases = 25;

/**
 * A list grouped by release: rows tell none, but the server knows the values of the tag `release` (one request), and each
 * section then asks for its own rows.
 */
export function releaseGroups(query: string, releases: readonly TagValue[]): readonly ReleaseGroup[] {
	return releases
		.filter(({ value }) => value !== '')
		.slice(0, maxReleases)
		.map(({ value, count }) => ({
			key: `release:${value}`,
			label: value,
			query: addFilter(query, `release:${exactValue(value)}`),
			...(count !== undefined && { count }),
		}));
}

/** The query with one more condition. */
function addFilter(query: string, filter: string): string {
	return query.trim() === '' ? filter : `${query.trim()} ${filter}`;
}
