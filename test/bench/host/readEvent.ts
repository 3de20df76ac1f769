/** `node readEvent.ts ORIGIN`: reads issue 1's event, to be warm, then issue 2's, and prints what the second cost. */
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { stacksOf, type SentryEvent } from '../../../src/core/issue/event.ts';
import { eventMarkdown } from '../../../src/core/panel/eventMarkdown.ts';
import { frameQueryOf } from '../../../src/core/source/frameQuery.ts';
import { createApi } from '../../../src/sentry/net.ts';

const origin = process.argv[2] ?? '';
const signal = AbortSignal.timeout(300_000);
/** Ms; the shelf waits 300 before it writes. */
const longestWait = 2_000;
let written = Promise.withResolvers<void>();
/** As `fileStore.ts`, which first waits for a folder; without the file. */
const store = {
	get: async () => undefined,
	list: async () => [],
	set: async (_key: string, value: unknown) => {
		await turn();
		JSON.stringify(value);
		written.resolve();
	},
};
const api = createApi({ origin, token: async () => 'sntryu_bench', sleep: async () => {}, store });

await use('1');
// The peak so far, in KB.
const before = process.resourceUsage().maxRSS;
const stop = watch();
await use('2');
console.log(JSON.stringify({ piece: stop(), memory: (process.resourceUsage().maxRSS - before) / 1024 }));
await api.close();

/** All that is done with an event that is opened, a piece a turn as in the extension host; it ends when the event is kept. */
async function use(issue: string): Promise<void> {
	written = Promise.withResolvers();
	const event = await api.event('acme', issue, 'latest', signal).catch(() => undefined);
	await turn();
	if (event) {
		for (const act of [post, findFrames, copy]) {
			act(event);
			await turn();
		}
		// What is too large is not kept.
		await Promise.race([written.promise, delay(longestWait)]);
	}
	await turn();
}

/** Looks at this thread's processor time at each turn of its loop; what it returns tells the most between two turns, ms. */
function watch(): () => number {
	let worst = 0;
	let last = process.threadCpuUsage();
	let isOn = true;
	const look = (): void => {
		const { user, system } = process.threadCpuUsage(last);
		worst = Math.max(worst, user + system);
		last = process.threadCpuUsage();
		if (isOn) {
			setImmediate(look);
		}
	};
	setImmediate(look);
	return () => {
		isOn = false;
		return worst / 1_000;
	};
}

function post(event: SentryEvent): void {
	JSON.stringify(event);
}

function findFrames(event: SentryEvent): void {
	for (const { stacktrace } of stacksOf(event)) {
		for (const frame of stacktrace?.frames ?? []) {
			frameQueryOf(frame, event.platform);
		}
	}
}

function copy(event: SentryEvent): void {
	eventMarkdown(event, {});
}
