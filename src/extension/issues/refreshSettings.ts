import { setting } from '../config.ts';

const minute = 60_000;

/** What the user set of refreshing, in milliseconds; 0: not at all. */
export const refreshSettings = {
	onFocusAfter: (): number => minutes(setting('refresh.onFocusAfter')),
	interval: (): number => minutes(setting('refresh.interval')),
};

/** Often is once a minute: the server counts requests. */
function minutes(value: unknown): number {
	return typeof value === 'number' && value > 0 ? Math.max(1, value) * minute : 0;
}
