import type { Stats } from '../../../core/issue/stats.ts';

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/**
 * A series as block characters, oldest first, for places that show plain text only. Zero is the lowest bar and anything
 * above it at least the next one. At most 48 bars; empty text without data.
 */
export function sparkline(stats: Stats): string {
	const counts = [...stats]
		.sort((a, b) => a.start - b.start)
		.slice(-48)
		.map((bucket) => bucket.count);
	const most = Math.max(0, ...counts);
	return counts
		.map((count) => bars[count === 0 ? 0 : Math.max(1, Math.round((count / most) * (bars.length - 1)))])
		.join('');
}
