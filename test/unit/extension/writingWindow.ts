/**
 * Another window of VS Code, as a process of its own: keeps answers for an account as the extension does.
 * `writingWindow.ts FOLDER ACCOUNT NAME COUNT`. It says `begun` when the first is on disk, goes on until it has handed over
 * COUNT, and is told: `tokenChanged`, which VS Code tells every window when one of them signs out, answered with `left`;
 * `more`, to hand over more of what it still has, answered with `done`; `end`.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { createKeptFiles } from '../../../src/extension/session/keptFiles.ts';
import { ReplyStore } from '../../../src/sentry/cache/replyStore.ts';

const [folder = '', account = '', name = '', count = '0'] = process.argv.slice(2);
const kept = createKeptFiles({ folder, isOn: () => true, log: (line) => console.error(line) });
const files = kept.open(account);
const store = new ReplyStore(files, Date.now, () => turn());
const padding = 'x'.repeat(2_000);

function put(question: string): void {
	const reply = { status: 200, facts: {}, headers: new Headers(), size: padding.length, json: { padding } };
	store.put(question, 'immutable', reply, store.asked());
}

async function hear(message: unknown): Promise<void> {
	switch (message) {
		case 'tokenChanged':
			await kept.leave(account);
			process.send?.('left');
			break;
		case 'more':
			for (let number = 0; number < 50; number++) {
				put(`${name} more ${number}`);
				await turn();
			}
			process.send?.('done');
			break;
		default:
			process.disconnect();
	}
}
process.on('message', (message) => void hear(message));

put(`${name} 0`);
while ((await files.list()).length === 0) {
	await turn();
}
process.send?.('begun');
// All of them, also when it was told to end before.
for (let number = 1; number < Number(count); number++) {
	put(`${name} ${number}`);
	if (number % 20 === 0) {
		await turn();
	}
}
