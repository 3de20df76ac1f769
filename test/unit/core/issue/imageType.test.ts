import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageTypeOf, isCalledImage } from '../../../../src/core/issue/imageType.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

for (const [start, type] of [
	['\x89PNG\r\n\x1A\n\0\0\0\rIHDR', 'image/png'],
	['\xFF\xD8\xFF\xE0\0\x10JFIF', 'image/jpeg'],
	['GIF87a\x01\0', 'image/gif'],
	['GIF89a\x01\0', 'image/gif'],
	['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
] as const) {
	test(`${JSON.stringify(start)} begins an ${type}`, () => {
		assert.equal(imageTypeOf(bytes(start)), type);
	});
}

for (const start of [
	'',
	'\x89PNG',
	'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
	'<!doctype html>',
	'{"detail":"no"}',
	'RIFF\x24\0\0\0WAVEfmt ',
	'%PDF-1.7',
	'BM6\0\0\0',
	' \x89PNG\r\n\x1A\n',
	'GIF88a',
]) {
	test(`${JSON.stringify(start.slice(0, 20))} begins no image that is shown`, () => {
		assert.equal(imageTypeOf(bytes(start)), undefined);
	});
}

for (const [attachment, is] of [
	[{ name: 'a', mimetype: 'image/png' }, true],
	[{ name: 'a', mimetype: 'image/jpeg; charset=binary' }, true],
	[{ name: 'a.png', mimetype: 'text/plain' }, false],
	[{ name: 'a.svg', mimetype: 'image/svg+xml' }, false],
	[{ name: 'screen.PNG' }, true],
	[{ name: 'screen.webp' }, true],
	[{ name: 'sensor.log' }, false],
	[{ name: 'png' }, false],
] as const) {
	test(`${JSON.stringify(attachment)} is ${is ? '' : 'not '}called an image`, () => {
		assert.equal(isCalledImage(attachment), is);
	});
}
