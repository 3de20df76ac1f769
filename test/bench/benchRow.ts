/** One measured figure. */
export interface BenchRow {
	/** What was measured: `require of dist/extension.cjs`. */
	readonly what: string;
	readonly value: number;
	readonly unit: 'ms' | 'KB' | 'MB' | '%' | 'requests' | 'count';
	/** The least that it could be, measured in the same run and in the same unit; `floorIs` says how. */
	readonly floor?: number;
	readonly floorIs?: string;
	/** The most that it should be, in the same unit. */
	readonly budget?: number;
}

/** `12.3 ms`. */
export function figure(value: number, unit: BenchRow['unit']): string {
	const digits = unit === 'requests' || unit === 'count' ? 0 : value < 10 ? 2 : value < 100 ? 1 : 0;
	return unit === 'requests' || unit === 'count' ? value.toFixed(0) : `${value.toFixed(digits)} ${unit}`;
}
