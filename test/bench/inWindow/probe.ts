/**
 * An extension that tells the bench what only the extension host knows, over loopback: how long extensions took to
 * activate, how large the heap is; and that runs commands.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { atRest } from './atRest.ts';
import { bareRequests } from './bareRequest.ts';
import type { Activation, HostMemory, ProbeQuestion } from './probeClient.ts';

export function activate(context: vscode.ExtensionContext): void {
	const server = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk: Buffer) => (text += chunk.toString()));
		request.on('end', () => {
			void answer(JSON.parse(text) as ProbeQuestion).then(
				(value) => response.end(JSON.stringify({ value })),
				(error: unknown) => response.writeHead(500).end(String(error)),
			);
		});
	});
	server.listen(0, '127.0.0.1', () => {
		const file = process.env['CULPRIT_BENCH_PROBE'] ?? '';
		writeFileSync(`${file}.new`, String((server.address() as AddressInfo).port));
		renameSync(`${file}.new`, file);
	});
	context.subscriptions.push({ dispose: () => server.close() });
}

async function answer(question: ProbeQuestion): Promise<unknown> {
	switch (question.ask) {
		case 'activations':
			return activations();
		case 'memory':
			return memory();
		case 'rest':
			await atRest();
			return undefined;
		case 'run':
			await vscode.commands.executeCommand(question.command, ...question.args);
			return undefined;
		case 'bare':
			return bareRequests(question.requests);
	}
}

/** From the table of `Developer: Startup Performance`: `| id | eager | load code | call activate | finish | event | by |`. */
async function activations(): Promise<readonly Activation[]> {
	await vscode.commands.executeCommand('perfview.show');
	const limit = Date.now() + 20_000;
	let found: readonly Activation[] = [];
	while (found.length === 0 && Date.now() < limit) {
		const text = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf')?.getText() ?? '';
		found = [
			...text.matchAll(/^\|?\s*([\w-]+\.[\w-]+)\s*\|\s*\w+\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|/gm),
		].map(([, id = '', load, call, finish]) => ({
			id,
			load: Number(load),
			call: Number(call),
			finish: Number(finish),
		}));
		await delay(20);
	}
	await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
	return found;
}

/** After everything that nobody holds is gone. */
async function memory(): Promise<HostMemory> {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	for (let turn = 0; turn < 5; turn++) {
		collect();
		// What finalizers and closed connections let go of goes with the next.
		await delay(100);
	}
	const { heapUsed, external, rss } = process.memoryUsage();
	return { heapUsed, external, rss };
}
