import type { ImageType } from './imageType.ts';

/** In pixels, each at least 1. */
export interface ImageSize {
	readonly width: number;
	readonly height: number;
}

/** Of one image that is shown: 200 MB when it is unpacked, which a few KB can ask for. A screen of 8K has 33 million. */
export const mostPixels = 50_000_000;

/** As its header says; `undefined` where that cannot be read. */
export function imageSize(bytes: Uint8Array, type: ImageType): ImageSize | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		const { width, height } = readers[type](view) ?? { width: 0, height: 0 };
		return width > 0 && height > 0 ? { width, height } : undefined;
	} catch (error) {
		// It ends before its size.
		if (error instanceof RangeError) {
			return undefined;
		}
		throw error;
	}
}

type Reader = (view: DataView) => ImageSize | undefined;

const readers: { readonly [T in ImageType]: Reader } = {
	'image/png': (view) =>
		textAt(view, 12, 4) === 'IHDR' ? { width: view.getUint32(16), height: view.getUint32(20) } : undefined,
	'image/gif': gifSize,
	'image/jpeg': jpegSize,
	'image/webp': webpSize,
};

/** The screen's, and more where the first frame goes over its edge: browsers make the screen as large. */
function gifSize(view: DataView): ImageSize {
	const width = view.getUint16(6, true);
	const height = view.getUint16(8, true);
	const frame = firstFrameOfGif(view);
	if (frame === undefined) {
		return { width, height };
	}
	const [left, top, across, down] = [1, 3, 5, 7].map((at) => view.getUint16(frame + at, true));
	return {
		width: Math.max(width, (left ?? 0) + (across ?? 0)),
		height: Math.max(height, (top ?? 0) + (down ?? 0)),
	};
}

/** Where it begins: behind the colours and the extensions; `undefined` where there is none. */
function firstFrameOfGif(view: DataView): number | undefined {
	const flags = view.getUint8(10);
	let at = 13 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
	while (at < view.byteLength && view.getUint8(at) === 0x21) {
		at += 2;
		// Blocks, each behind its length, until an empty one.
		while (view.getUint8(at) > 0) {
			at += view.getUint8(at) + 1;
		}
		at += 1;
	}
	return at < view.byteLength && view.getUint8(at) === 0x2c ? at : undefined;
}

/** Of the first frame header, SOF0 to SOF15, among which are three markers of other things. */
function jpegSize(view: DataView): ImageSize | undefined {
	let at = 2;
	while (view.getUint8(at) === 0xff) {
		const marker = view.getUint8(at + 1);
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		const length = view.getUint16(at + 2);
		if (marker === 0xda || length < 2) {
			return undefined;
		}
		if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
			return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
		}
		at += 2 + length;
	}
	return undefined;
}

/** By the kind of its first chunk: lossy, lossless, or extended. */
function webpSize(view: DataView): ImageSize | undefined {
	switch (textAt(view, 12, 4)) {
		case 'VP8 ':
			return textAt(view, 23, 3) === '\x9D\x01\x2A'
				? { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
				: undefined;
		case 'VP8L': {
			const bits = view.getUint32(21, true);
			return view.getUint8(20) === 0x2f
				? { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
				: undefined;
		}
		case 'VP8X':
			return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
		default:
			return undefined;
	}
}

function uint24(view: DataView, at: number): number {
	return view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000;
}

function textAt(view: DataView, at: number, length: number): string {
	return String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)));
}
