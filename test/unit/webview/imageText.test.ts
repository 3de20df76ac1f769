import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createL10n } from '../../../src/core/text/l10n.ts';
import { addressRange, imageName, imageStatus } from '../../../src/webview/sections/imageText.ts';

const l10n = createL10n();

test('an image goes by its file, else by its ids', () => {
	assert.equal(imageName({ code_file: '/usr/lib/libc.so.6', debug_file: '/x/y' }), 'libc.so.6');
	assert.equal(imageName({ code_file: '', debug_file: 'C:\\Pumps\\Pumps.pdb' }), 'Pumps.pdb');
	assert.equal(imageName({ code_file: '/', debug_id: 'abc' }), 'abc');
	assert.equal(imageName({ type: 'proguard', uuid: 'def' }), 'def');
	assert.equal(imageName({ code_file: 7 }), undefined);
});

test('what became of its symbols is told in words, and what is not known in the server’s', () => {
	assert.equal(imageStatus({ debug_status: 'found' }, l10n), 'symbols found');
	assert.equal(imageStatus({ debug_status: 'unused' }, l10n), 'not part of the stack trace');
	assert.equal(imageStatus({ debug_status: 'odd_new' }, l10n), 'odd_new');
	assert.equal(imageStatus({}, l10n), undefined);
});

test('an address is told from its first to its last byte', () => {
	assert.equal(
		addressRange({ image_addr: '0x7f0000001000', image_size: 4096 }),
		'0x7f0000001000 – 0x7f0000001fff',
	);
	assert.equal(addressRange({ image_addr: '0xffffffffffff0000' }), '0xffffffffffff0000');
	assert.equal(addressRange({ image_addr: 4096, image_size: 1 }), '0x1000 – 0x1000');
	for (const image_addr of ['', 'x', '0x', '-1', -1, 1.5, null, `0x${'f'.repeat(17)}`, '9'.repeat(400)]) {
		assert.equal(addressRange({ image_addr, image_size: 1 }), undefined, String(image_addr));
	}
	assert.equal(addressRange({ image_addr: '0x1', image_size: -4 }), '0x1');
});
