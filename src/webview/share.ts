/**
 * Keeps the identity of what did not change between two snapshots, so that an unchanged part is neither compared deeply
 * again nor drawn again. Plain data only; deeper than `maxDepth` the new value is taken as it is.
 */
export function share<T>(previous: T | undefined, next: T): T {
	// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- shared() returns `next` or something equal to it
	return shared(previous, next, 0) as T;
}

/** Hostile payloads nest thousands deep: beyond this a whole subtree counts as changed. */
const maxDepth = 200;

function shared(previous: unknown, next: unknown, depth: number): unknown {
	if (Object.is(previous, next)) {
		return previous;
	}
	if (!isObjectOrList(previous) || !isObjectOrList(next) || depth > maxDepth) {
		return next;
	}
	if (Array.isArray(previous) !== Array.isArray(next)) {
		return next;
	}
	const keys = Object.keys(next);
	let same = keys.length === Object.keys(previous).length;
	const merged: [string, unknown][] = [];
	for (const key of keys) {
		const value = shared(previous[key], next[key], depth + 1);
		same &&= Object.hasOwn(previous, key) && Object.is(value, previous[key]);
		merged.push([key, value]);
	}
	if (same) {
		return previous;
	}
	return Array.isArray(next) ? merged.map(([, value]) => value) : Object.fromEntries(merged);
}

function isObjectOrList(value: unknown): value is { readonly [key: string]: unknown } {
	return typeof value === 'object' && value !== null;
}
