import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageSize } from '../../../../src/core/issue/imageSize.ts';
import { imageTypeOf } from '../../../../src/core/issue/imageType.ts';

const size = (text: string) => {
	const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
	const type = imageTypeOf(bytes);
	assert.ok(type !== undefined);
	return imageSize(bytes, type);
};
const png = '\x89PNG\r\n\x1A\n\0\0\0\rIHDR';
const webp = (chunk: string) => `RIFF\x40\0\0\0WEBP${chunk}`;
const screen = '\x20\x03\x58\x02';
const jpegStart = '\xFF\xD8\xFF\xE0\0\x04ab';
const frameHeader = '\0\x11\x08\x02\x58\x03\x20\x03';

for (const [what, text, width, height] of [
	['a PNG', `${png}\0\0\x03\x20\0\0\x02\x58`, 800, 600],
	['a PNG of 65,536 pixels a side', `${png}\0\x01\0\0\0\x01\0\0`, 65_536, 65_536],
	['a GIF', `GIF89a${screen}\0\0\0`, 800, 600],
	['a GIF whose first frame is larger', `GIF89a${screen}\0\0\0,\0\0\0\0\0\x10\0\x10\0`, 4_096, 4_096],
	[
		'a GIF whose first frame is out of its screen, behind colours and a comment',
		`GIF89a${screen}\x80\0\0abcdef!\xFE\x02hi\0,\x20\x03\x58\x02\x20\x03\x58\x02\0`,
		1_600,
		1_200,
	],
	['a JPEG', `${jpegStart}\xFF\xC0${frameHeader}`, 800, 600],
	['a progressive JPEG', `${jpegStart}\xFF\xC2${frameHeader}`, 800, 600],
	['a JPEG with filling', `${jpegStart}\xFF\xFF\xFF\xC0${frameHeader}`, 800, 600],
	['a JPEG with tables first', `${jpegStart}\xFF\xC4\0\x0A12345678\xFF\xC1${frameHeader}`, 800, 600],
	['a lossy WebP', webp(`VP8 \x20\0\0\0\x10\0\0\x9D\x01\x2A\x20\x03\x58\xC2`), 800, 600],
	['a lossless WebP', webp('VP8L\x20\0\0\0\x2F\x1F\xC3\x95\x10'), 800, 600],
	['a WebP with more', webp('VP8X\x0A\0\0\0\0\0\0\0\x1F\x03\0\x57\x02\0'), 800, 600],
] as const) {
	test(`${what} says how large it is`, () => {
		assert.deepEqual(size(text), { width, height });
	});
}

for (const [what, text] of [
	['a PNG that begins with another chunk', '\x89PNG\r\n\x1A\n\0\0\0\rIDAT\0\0\x03\x20\0\0\x02\x58'],
	['a PNG that ends in its size', `${png}\0\0\x03\x20\0\0\x02`],
	['a PNG without height', `${png}\0\0\x03\x20\0\0\0\0`],
	['a GIF that ends in its size', 'GIF89a\x20\x03\x58'],
	['a JPEG that ends before its frame', jpegStart],
	['a JPEG whose pixels come before its size', `${jpegStart}\xFF\xDA${frameHeader}`],
	['a JPEG whose height comes later', `${jpegStart}\xFF\xC0\0\x11\x08\0\0\x03\x20\x03`],
	['a JPEG of which a part has no length', `${jpegStart}\xFF\xE1\0\0\xFF\xC0${frameHeader}`],
	['a JPEG with something else between its parts', `${jpegStart}ab\xFF\xC0${frameHeader}`],
	['a lossy WebP without its start code', webp('VP8 \x20\0\0\0\x10\0\0\x9D\x01\x2B\x20\x03\x58\x02')],
	['a lossless WebP without its signature', webp('VP8L\x20\0\0\0\x2E\x1F\xC3\x95\x10')],
	['a WebP of another kind', webp('ALPH\x20\0\0\0\x2E\x1F\xC3\x95\x10\0\0\0\0\0\0')],
	['a WebP that ends in its size', webp('VP8X\x0A\0\0\0\0\0\0\0\x1F\x03\0\x57')],
] as const) {
	test(`${what} does not say how large it is`, () => {
		assert.equal(size(text), undefined);
	});
}
