import type { Issue } from './issue.ts';

/** The fields of an issue that an update answered with. Only what the server said is set. */
export type IssuePatch = Partial<Issue> & {
	readonly id: string;
	/** Fields that the server said are empty now, such as `assignedTo` after unassigning. */
	readonly cleared?: readonly (keyof Issue)[];
};

/**
 * The issue as an update left it. The answer to a PUT lacks activity, stats, tags and releases (SENTRY-API.md §16), so
 * it is laid over what is known. A patch for another issue changes nothing.
 */
export function mergeIssue<T extends Issue>(known: T, patch: IssuePatch): T {
	if (patch.id !== known.id) {
		return known;
	}
	const { cleared = [], ...said } = patch;
	const merged: T = { ...known, ...said };
	for (const field of cleared) {
		Reflect.deleteProperty(merged, field);
	}
	return merged;
}
