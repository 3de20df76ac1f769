import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { CulpritError } from '../../core/failure.ts';
import type { TransportReply } from './transport.ts';

/**
 * In bytes, as it comes over the wire and after decompression: 48 KB of gzip can hold 50 MB. Sentry trims an event to about
 * a megabyte before it stores it; the largest real one seen is under 2 MB, a page of 100 issues under 1 MB.
 */
export const mostBytes = 8 * 1024 * 1024;

/** What we say that we can read. */
export const acceptEncoding = 'gzip, deflate, br';

const unpackers = {
	gzip: promisify(gunzip),
	'x-gzip': promisify(gunzip),
	deflate: promisify(inflate),
	br: promisify(brotliDecompress),
} as const;

/** The whole body as text: see `readBytes`. */
export async function readBody(reply: TransportReply, onPiece: () => void): Promise<string> {
	return decode(await readBytes(reply, onPiece), reply.headers.get('content-type'));
}

/**
 * The whole body, unpacked, never more of it than `most` bytes in memory; `onPiece` is called before each piece is waited
 * for. Rejects with `tooLarge` or `badReply`, or with what the network threw. Leaving early ends the connection's stream.
 */
export async function readBytes(
	reply: TransportReply,
	onPiece: () => void,
	most = mostBytes,
): Promise<Uint8Array> {
	const bytes = await gather(reply, onPiece, most);
	const encoding = reply.headers.get('content-encoding')?.trim().toLowerCase() ?? '';
	if (reply.decoded || encoding === '' || encoding === 'identity' || bytes.length === 0) {
		return bytes;
	}
	if (!isKnown(encoding)) {
		throw new CulpritError('badReply', { status: reply.status, detail: 'unknown content encoding' });
	}
	try {
		return await unpackers[encoding](bytes, { maxOutputLength: most });
	} catch (error) {
		throw new CulpritError(codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'badReply', {
			status: reply.status,
			detail: codeOf(error) ?? 'cannot be unpacked',
		});
	}
}

async function gather(reply: TransportReply, onPiece: () => void, most: number): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	let size = 0;
	onPiece();
	for await (const piece of reply.body) {
		onPiece();
		size += piece.length;
		if (size > most) {
			throw new CulpritError('tooLarge', { status: reply.status });
		}
		pieces.push(piece);
	}
	return Buffer.concat(pieces, size);
}

/** Reads nothing more of a body that nobody wants. */
export async function discard(reply: TransportReply): Promise<void> {
	await reply.body[Symbol.asyncIterator]()
		.return?.()
		.catch(() => undefined);
}

/** JSON is UTF-8; an old server or a proxy may say otherwise, and some write a byte order mark (which TextDecoder drops). */
function decode(bytes: Uint8Array, contentType: string | null): string {
	const charset = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
	try {
		return new TextDecoder(charset).decode(bytes);
	} catch {
		return new TextDecoder().decode(bytes);
	}
}

function isKnown(encoding: string): encoding is keyof typeof unpackers {
	return Object.hasOwn(unpackers, encoding);
}

function codeOf(error: unknown): string | undefined {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
