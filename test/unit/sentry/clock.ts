import type { ServerResponse } from 'node:http';
import type { ApiOptions } from '../../../src/sentry/apiOptions.ts';
import { json } from './loopback.ts';

/** A clock that stands still until somebody waits or `pass` moves it. */
export function createClock() {
	const start = Date.UTC(2026, 0, 1);
	const waits: number[] = [];
	let time = start;
	const options: Pick<ApiOptions, 'now' | 'sleep'> = {
		now: () => time,
		sleep: async (ms, signal) => {
			signal.throwIfAborted();
			waits.push(ms);
			time += ms;
		},
	};
	return {
		start,
		waits,
		options,
		now: () => time,
		pass(ms: number) {
			time += ms;
		},
	};
}

/** Holds answers back, to see how many requests are under way and which were given up. */
export function createInFlightProbe() {
	const open: { readonly response: ServerResponse; readonly body: unknown }[] = [];
	const listeners = new Set<() => void>();
	let arrivals = 0;
	let closed = 0;
	let most = 0;
	const changed = () => {
		for (const listener of listeners) {
			listener();
		}
	};
	const until = (condition: () => boolean) =>
		new Promise<void>((resolve) => {
			const check = () => {
				if (condition()) {
					listeners.delete(check);
					resolve();
				}
			};
			listeners.add(check);
			check();
		});
	return {
		/** `body` is what `answer` says without one of its own. */
		hold(response: ServerResponse, body?: unknown): undefined {
			arrivals++;
			const held = { response, body };
			open.push(held);
			most = Math.max(most, open.length);
			response.on('close', () => {
				const index = open.indexOf(held);
				if (index >= 0) {
					open.splice(index, 1);
					closed++;
				}
				changed();
			});
			changed();
		},
		/** Answers the one that waits longest. */
		answer(body?: unknown) {
			const held = open.shift();
			if (held) {
				json(held.response, 200, body ?? held.body);
			}
		},
		arrived: (count: number) => until(() => arrivals >= count),
		allClosed: () => until(() => open.length === 0),
		arrivals: () => arrivals,
		held: () => open.length,
		closed: () => closed,
		most: () => most,
	};
}
