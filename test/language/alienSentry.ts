import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { alienate, type KnownWords } from './alien.ts';

/** Names, which are data and lead somewhere: they stay as they are, and may be shown. */
const names = new Set([
	'absPath',
	'culprit',
	'email',
	'filename',
	'function',
	'href',
	'id',
	'module',
	'permalink',
	'rawFunction',
	'scopes',
	'shortId',
	'shortVersion',
	'slug',
	'url',
	'version',
]);

export interface AlienSentry extends AsyncDisposable {
	readonly origin: string;
	/** Words of ASCII letters that its replies hold. */
	readonly kept: Set<string>;
}

/** Stands before a Sentry server and hands its replies on as if all people who wrote in them wrote Cyrillic. */
export async function startAlienSentry(target: string, known: KnownWords): Promise<AlienSentry> {
	const kept = new Set<string>();
	const server = createServer((request, answer) => {
		void (async () => {
			const chunks: Buffer[] = [];
			for await (const chunk of request) {
				chunks.push(chunk as Buffer);
			}
			const body = Buffer.concat(chunks);
			const reply = await fetch(new URL(request.url ?? '/', target), {
				method: request.method ?? 'GET',
				headers: {
					authorization: request.headers.authorization ?? '',
					'content-type': request.headers['content-type'] ?? 'application/json',
				},
				...(body.length > 0 && { body }),
			});
			const text = await reply.text();
			const isJson = /json/.test(reply.headers.get('content-type') ?? '');
			const headers = Object.fromEntries(
				[...reply.headers].filter(([name]) => !/^(?:content-|transfer-|connection)/.test(name)),
			);
			answer
				.writeHead(reply.status, { ...headers, 'content-type': reply.headers.get('content-type') ?? '' })
				.end(isJson && text !== '' ? JSON.stringify(named(JSON.parse(text))) : text);
		})().catch(() => answer.destroy());
	});
	const named = (data: unknown): unknown => {
		const translated = alienate(data, known, kept);
		return restore(data, translated, kept);
	};
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		kept,
		[Symbol.asyncDispose]: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** Puts names back: what stands under `names`, and what looks like source code around a line. */
function restore(original: unknown, translated: unknown, kept: Set<string>): unknown {
	if (Array.isArray(original) && Array.isArray(translated)) {
		return original.map((item, index) => restore(item, translated[index], kept));
	}
	if (
		typeof original !== 'object' ||
		original === null ||
		typeof translated !== 'object' ||
		translated === null
	) {
		return translated;
	}
	const values = Object.values(translated) as unknown[];
	return Object.fromEntries(
		Object.entries(original).map(([key, value], index): [string, unknown] => {
			const name = Object.keys(translated)[index] ?? key;
			if (names.has(key) || key === 'context') {
				for (const word of JSON.stringify(value).match(/[A-Za-z]{2,}/g) ?? []) {
					kept.add(word);
				}
				return [key, value];
			}
			return [name, restore(value, values[index], kept)];
		}),
	);
}
