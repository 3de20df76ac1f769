import { setting } from '../platform/config.ts';

const minute = 60_000;

/** What the user set of refreshing, in milliseconds; 0: not at all. */
export const refreshSettings = {
	onFocusAfter: (): number => minutes(setting('refresh.onFocusAfter'), 0),
	/** Often is once a minute: the server counts requests that nobody asked for. */
	interval: (): number => minutes(setting('refresh.interval'), 1),
};

function minutes(value: unknown, least: number): number {
	return typeof value === 'number' && value > 0 ? Math.max(least, value) * minute : 0;
}
