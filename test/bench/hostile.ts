import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { mostBytes } from '../../src/sentry/transport/body.ts';
import { jsonCaps } from '../../src/sentry/transport/readJson.ts';
import { framesEvent, hostileEvents } from '../unit/sentry/hostileEvents.ts';
import { root } from '../tools/bundles.ts';
import type { BenchRow } from './benchRow.ts';

/** What reading one event cost a process that does nothing else. */
interface Cost {
	/** The most processor time in which the thread came to nothing else, ms: other work on the machine is not in it. */
	readonly piece: number;
	/** Over what the same process took for an ordinary event, MB. */
	readonly memory: number;
}

/**
 * What events cost the extension host that somebody made to stop it: the largest that are read at all, one of each kind, and
 * 20 MB that come as 24 KB. Each in a fresh process, which reads it, posts it, looks for its frames and copies it as Markdown.
 */
export async function benchHostile(): Promise<readonly BenchRow[]> {
	const ordinary = framesEvent(1, 2, 50);
	const events: { readonly [name: string]: string } = {
		'of 20 MB in 24 KB': framesEvent(8, 200, 2_000),
		...Object.fromEntries(
			Object.entries(hostileEvents).map(([name, make]) => [
				name,
				make(mostBytes - 1_000, jsonCaps.values - 1_000),
			]),
		),
	};
	const floor = await costOf(ordinary);
	const rows: BenchRow[] = [];
	let memory = 0;
	for (const [name, text] of Object.entries(events)) {
		const cost = await costOf(text);
		memory = Math.max(memory, cost.memory);
		rows.push({
			what: `hostile event ${name}: longest piece`,
			value: cost.piece,
			unit: 'ms',
			floor: floor.piece,
			floorIs: 'an ordinary event',
			budget: 300,
		});
	}
	return [
		...rows,
		{
			what: 'hostile events: most memory',
			value: memory,
			unit: 'MB',
			floor: floor.memory,
			floorIs: 'an ordinary event',
			budget: 150,
		},
	];
}

async function costOf(text: string): Promise<Cost> {
	const body = gzipSync(text);
	const server = createServer((request, response) => {
		response.setHeader('content-type', 'application/json');
		if (request.url?.includes('/regions/') === true) {
			response.writeHead(404).end('{}');
		} else if (request.url?.includes('/issues/1/') === true) {
			response.end(framesEvent(1, 2, 50));
		} else {
			response.setHeader('content-encoding', 'gzip');
			response.end(body);
		}
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	try {
		const { port } = server.address() as AddressInfo;
		const script = path.join(root, 'test/bench/host/readEvent.ts');
		const { stdout } = await promisify(execFile)(process.execPath, [script, `http://127.0.0.1:${port}`]);
		return JSON.parse(stdout) as Cost;
	} finally {
		server.closeAllConnections();
		server.close();
	}
}
