import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wholeTitle } from '../../../src/webview/sections/wholeTitle.ts';

test('a title that the server cut is told whole where the message goes on from it', () => {
	const message = 'UnicodeEncodeError: ordinal not in range(128)';
	for (const title of [
		'UnicodeEncodeError: ordinal not in range…',
		'UnicodeEncodeError: ordinal not in...',
	]) {
		assert.equal(wholeTitle(title, message), message);
	}
});

test('the server cuts behind a blank too', () => {
	assert.equal(wholeTitle('long words …', 'long words long words'), 'long words long words');
});

test('a title stays what it is where the message says something else, or nothing', () => {
	assert.equal(wholeTitle('Waiting…', 'Pump 7 is dry'), 'Waiting…');
	assert.equal(wholeTitle('…', 'Pump 7 is dry'), '…');
	assert.equal(wholeTitle('Pump 7', 'Pump 7 is dry'), 'Pump 7');
	assert.equal(wholeTitle('Waiting…', undefined), 'Waiting…');
	assert.equal(wholeTitle(undefined, 'Pump 7 is dry'), undefined);
});
