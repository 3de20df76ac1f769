import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createL10n } from '../../../src/core/text/l10n.ts';
import { lockText } from '../../../src/webview/stack/lockText.ts';

const lock = { packageName: 'java.lang', className: 'Object', address: '0x1' };
const l10n = createL10n();

test('a lock in words, as far as it was told', () => {
	assert.equal(lockText({ ...lock, type: 'blocked' }, l10n), 'Waits for the lock java.lang.Object (0x1)');
	assert.equal(lockText({ type: 'blocked', address: '0x1' }, l10n), 'Waits for the lock 0x1');
	assert.equal(lockText({ type: 'blocked' }, l10n), 'Waits for a lock');
	assert.equal(
		lockText({ ...lock, type: 'waiting' }, l10n),
		'Waits to be notified by java.lang.Object (0x1)',
	);
	assert.equal(lockText({ type: 'waiting' }, l10n), 'Waits to be notified');
	assert.equal(lockText({ className: 'Object', type: 'sleeping' }, l10n), 'Sleeps on Object');
	assert.equal(lockText({ type: 'sleeping' }, l10n), 'Sleeps');
	assert.equal(lockText({ ...lock, type: 'locked' }, l10n), 'Holds the lock java.lang.Object (0x1)');
	assert.equal(lockText({ type: 'locked' }, l10n), 'Holds a lock');
	assert.equal(lockText(lock, l10n), 'Lock java.lang.Object (0x1)');
	assert.equal(lockText({ threadId: '7' }, l10n), undefined);
});

test('a name that is long or hides characters is shown as what it is', () => {
	const text = lockText({ className: `a\u202Eb${'c'.repeat(500)}`, type: 'locked' }, l10n) ?? '';
	assert.ok(!text.includes('\u202E') && text.length < 250, text);
});
