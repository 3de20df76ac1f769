import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json } from '../../../src/core/json.ts';
import { childNames, mask } from '../../../src/core/issue/secretMask.ts';
import { maskedValue } from '../../../src/webview/text/masking.ts';

const nameOfChild = (parent: { readonly [key: string]: Json } | readonly Json[], key: string): string =>
	childNames(parent)(key);

test('a secret is masked by its name, whatever it is', () => {
	assert.equal(maskedValue('password', 'hunter2', 100), mask);
	assert.equal(maskedValue('api_key', 12345, 100), mask);
	assert.equal(maskedValue('credentials', { user: 'a' }, 100), mask);
});

test('what is no secret, empty or already filtered stays', () => {
	assert.equal(maskedValue('user', 'kim', 100), undefined);
	assert.equal(maskedValue('password', '', 100), undefined);
	assert.equal(maskedValue('password', '[Filtered]', 100), undefined);
	assert.equal(maskedValue('password', null, 100), undefined);
	assert.equal(maskedValue('has_token', true, 100), undefined);
	assert.equal(maskedValue('max_tokens', 4096, 100), undefined);
});

test('a secret inside a longer text is masked, the rest is shown', () => {
	assert.equal(
		maskedValue('url', 'https://example.com/?token=abcdef123456&page=2', 100),
		`https://example.com/?token=${mask}&page=2`,
	);
});

test('of a text of a megabyte only what is shown is searched', () => {
	const masked = maskedValue('', `Bearer abcdefghijklmnop1 ${'x'.repeat(1_000_000)}`, 400);
	assert.ok(masked !== undefined && masked.length < 5000);
});

test('a pair is named by its first part', () => {
	assert.equal(nameOfChild(['Authorization', 'x'], '1'), 'Authorization');
	assert.equal(nameOfChild(['Authorization', 'x'], '0'), '');
	assert.equal(nameOfChild({ name: 'password', value: 'x' }, 'value'), 'password');
	assert.equal(nameOfChild({ password: 'x' }, 'password'), 'password');
});

test('a value is named by what stands before or beside it, however that is spelt', () => {
	assert.equal(nameOfChild(['x', 'Authorization', 'S3cret-1'], '2'), 'Authorization');
	assert.equal(nameOfChild(['run', '--password', 'letmein'], '2'), '--password');
	assert.equal(nameOfChild(['run', '--password', '--verbose'], '2'), '');
	assert.equal(nameOfChild(['id', 'password', 'email'], '2'), '');
	assert.equal(nameOfChild({ header: 'Authorization', content: 'x' }, 'content'), 'Authorization');
	assert.equal(nameOfChild({ key: 'password', val: 'x' }, 'val'), 'password');
	assert.equal(nameOfChild({ key: 'theme', val: 'x' }, 'val'), 'val');
	assert.equal(nameOfChild({ name: 'x', interval: 5 }, 'interval'), 'interval');
});

test('the number of a card is masked, that of a project is not', () => {
	assert.equal(maskedValue('pan', 4111111111111111, 100), mask);
	assert.equal(maskedValue('userId', 4111111111111111, 100), undefined);
	assert.equal(maskedValue('total', 4509106740854784, 100), undefined);
});
