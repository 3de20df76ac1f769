import type { SampleIssue } from './issue.ts';

/** How many events have each value of a tag: each value half as often as the one before it, all of them together `count`. */
export function tagCounts(
	issue: SampleIssue,
	key: string,
): { readonly value: string; readonly count: number }[] {
	const values = issue.tagValues[key] ?? [];
	let left = issue.count;
	return values.flatMap((value, at) => {
		const count = at === values.length - 1 ? left : Math.ceil(left / 2);
		left -= count;
		return count > 0 ? [{ value, count }] : [];
	});
}
