/** Takes out what was put in first, until there are no more than `most`; `forgotten` is told of each. */
export function forgetOldest<K, V>(map: Map<K, V>, most: number, forgotten?: (value: V) => void): void {
	for (const [key, value] of map) {
		if (map.size <= most) {
			return;
		}
		map.delete(key);
		forgotten?.(value);
	}
}
