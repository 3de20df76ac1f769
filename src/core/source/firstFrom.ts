/** Index of the first of the items, ascending by `lineOf`, that is not before the line; their number where none is. */
export function firstFrom<T>(items: readonly T[], line: number, lineOf: (item: T) => number): number {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const item = items[middle];
		if (item !== undefined && lineOf(item) < line) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}
