import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSecretName } from '../../../../src/core/text/secretName.ts';

describe('isSecretName', () => {
	const secrets = [
		'Authorization',
		'Proxy-Authorization',
		'authorization',
		'Cookie',
		'Set-Cookie',
		'cookies',
		'password',
		'PGPASSWORD',
		'DB_PASSWORD',
		'smtp.pass',
		'userPassword',
		'old_password_hash',
		'client_secret',
		'AWS_SECRET_ACCESS_KEY',
		'X-Api-Key',
		'apiKey',
		'APIKey',
		'apikey',
		'api_key_v2',
		'X-Auth-Token',
		'accessToken',
		'X-CSRF-Token',
		'csrftoken',
		'csrfmiddlewaretoken',
		'refresh_tokens',
		'id_jwt',
		'PHPSESSID',
		'JSESSIONID',
		'connect.sid',
		'ASP.NET_SessionId',
		'private_key',
		'privateKeyPem',
		'connectionString',
		'credentials',
		'x-amz-security-token',
		'otp',
		'pin',
		'auth',
	];
	for (const name of secrets) {
		it(`hides ${name}`, () => assert.equal(isSecretName(name), true));
	}

	const plain = [
		'',
		'author',
		'User-Agent',
		'Content-Type',
		'key',
		'primary_key',
		'secretary',
		'tokenizer',
		'token_type',
		'password_length',
		'sessionTimeout',
		'passenger',
		'compass',
		'pinned',
		'authenticated',
		'AUTH_USER_MODEL',
		'encryption_key_path',
		'url',
		'db_session',
		'signature_version',
		'constructor',
	];
	for (const name of plain) {
		it(`shows ${JSON.stringify(name)}`, () => assert.equal(isSecretName(name), false));
	}
});
