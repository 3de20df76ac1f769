import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { CulpritError } from '../core/failure.ts';
import type { TransportReply } from './transport.ts';

/** In bytes. The largest real event seen is under 2 MB; a page of 100 issues under 1 MB. */
export interface SizeCaps {
	/** As it comes over the wire. */
	readonly packed: number;
	/** After decompression: 48 KB of gzip can hold 50 MB. */
	readonly unpacked: number;
}

export const sizeCaps: SizeCaps = { packed: 8 * 1024 * 1024, unpacked: 20 * 1024 * 1024 };

/** What we say that we can read. */
export const acceptEncoding = 'gzip, deflate, br';

const unpackers = {
	gzip: promisify(gunzip),
	'x-gzip': promisify(gunzip),
	deflate: promisify(inflate),
	br: promisify(brotliDecompress),
} as const;

/**
 * The whole body as text, never more than the caps allow in memory; `onPiece` is called before each piece is waited for. Rejects with `tooLarge` or `badReply`, or with what
 * the network threw. Leaving early ends the connection's stream.
 */
export async function readBody(
	reply: TransportReply,
	onPiece: () => void,
	caps: SizeCaps = sizeCaps,
): Promise<string> {
	const bytes = await gather(reply, onPiece, reply.decoded ? caps.unpacked : caps.packed);
	const encoding = reply.headers.get('content-encoding')?.trim().toLowerCase() ?? '';
	if (reply.decoded || encoding === '' || encoding === 'identity' || bytes.length === 0) {
		return decode(bytes, reply.headers.get('content-type'));
	}
	if (!isKnown(encoding)) {
		throw new CulpritError('badReply', { status: reply.status, detail: 'unknown content encoding' });
	}
	let unpacked: Buffer;
	try {
		unpacked = await unpackers[encoding](bytes, { maxOutputLength: caps.unpacked });
	} catch (error) {
		throw new CulpritError(codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'badReply', {
			status: reply.status,
			detail: codeOf(error) ?? 'cannot be unpacked',
		});
	}
	return decode(unpacked, reply.headers.get('content-type'));
}

async function gather(reply: TransportReply, onPiece: () => void, cap: number): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	let size = 0;
	onPiece();
	for await (const piece of reply.body) {
		onPiece();
		size += piece.length;
		if (size > cap) {
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
