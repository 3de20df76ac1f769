import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSecret, isSecretName, isSecretValue } from '../../../src/core/secrets.ts';

for (const name of [
	'Authorization',
	'proxy-authorization',
	'Cookie',
	'Set-Cookie',
	'X-Api-Key',
	'x_csrf_token',
	'AWS_SECRET_ACCESS_KEY',
	'db_password',
	'clientSecret',
	'refresh_token',
	'sessionid',
	'SENTRY_DSN',
]) {
	test(`the name ${name} is a secret's`, () => assert.ok(isSecretName(name)));
}

for (const name of [
	'User-Agent',
	'Host',
	'max_tokens',
	'author',
	'pinned',
	'session_count',
	'key',
	'design',
	'url',
]) {
	test(`the name ${name} is nobody's secret`, () => assert.ok(!isSecretName(name)));
}

for (const value of [
	'Bearer abcdefghijkl',
	'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x',
	`sntryu_${'a'.repeat(64)}`,
	'AKIAABCDEFGHIJKLMNOP',
	'postgres://app:hunter2@db.internal:5432/app',
	"'Bearer abcdefghijkl'",
]) {
	test(`the value ${value.slice(0, 24)} is a secret under any name`, () => assert.ok(isSecretValue(value)));
}

for (const value of ['basic usage', 'https://example.com/a@b', 'token', 'e48e7b5', '']) {
	test(`the value ${JSON.stringify(value)} is none`, () => assert.ok(!isSecretValue(value)));
}

test("Sentry's own mark, empty text and switches hide nothing", () => {
	assert.ok(!isSecret('password', '[Filtered]'));
	assert.ok(!isSecret('password', ''));
	assert.ok(!isSecret('csrf', true));
	assert.ok(isSecret('password', 12345));
	assert.ok(isSecret('nested_secret', { a: 1 }));
});

test('a value of a megabyte is judged by its start', () => {
	assert.ok(!isSecretValue(`a://${':'.repeat(1_000_000)}`));
	assert.ok(!isSecretName('x'.repeat(1_000_000)));
});
