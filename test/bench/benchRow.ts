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
