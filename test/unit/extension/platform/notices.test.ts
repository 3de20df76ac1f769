import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourcesOf } from '../../project/sources.ts';

test('every notification is shown by `notice`, which lets no words of a server become a link', () => {
	const direct = sourcesOf('src/extension').filter(({ text }) =>
		/\bshow(?:Information|Warning|Error)Message\b(?!\([^;]*modal: true)/s.test(text),
	);
	assert.deepEqual(
		direct.map(({ file }) => file),
		['src/extension/platform/notice.ts'],
	);
});
