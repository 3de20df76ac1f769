import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Setting } from '../../../../../src/core/discovery/settingFindings.ts';
import {
	readEnv,
	readIni,
	readProperties,
} from '../../../../../src/extension/signIn/discovery/readSettings.ts';
import { fuzz } from '../../../fuzz.ts';

function shown(settings: readonly Setting[]): string[] {
	return settings.map(({ name, value, line }) => `${line ?? '?'} ${name}=${value}`);
}

describe('readIni', () => {
	it('reads a .sentryclirc as sentry-cli does', () => {
		const text = [
			'; written by hand',
			'[auth]',
			'token=sntryu_abc',
			'',
			'[defaults]',
			'url = https://sentry.acme.com/',
			'org="acme"',
			'# project=old',
			'project = web ; the site',
		].join('\r\n');
		assert.deepEqual(shown(readIni(text)), [
			'3 auth.token=sntryu_abc',
			'6 defaults.url=https://sentry.acme.com/',
			'7 defaults.org=acme',
			'9 defaults.project=web',
		]);
	});

	it('takes no pollution for settings', () => {
		readIni('[__proto__]\npolluted=1\n[constructor.prototype]\npolluted=1\n');
		assert.equal(Reflect.get({}, 'polluted'), undefined);
	});
});

describe('readProperties', () => {
	it('reads a sentry.properties, escapes and all', () => {
		const text =
			'\uFEFFdefaults.url=https\\://sentry.acme.com\n! no\ndefaults.org : acme\nauth.token  sntryu_abc\n';
		assert.deepEqual(shown(readProperties(text)), [
			'1 defaults.url=https://sentry.acme.com',
			'3 defaults.org=acme',
			'4 auth.token=sntryu_abc',
		]);
	});

	it('gives nothing for a broken escape', () => assert.deepEqual(readProperties('dsn=\\u12'), []));
});

describe('readEnv', () => {
	it('reads what speaks of Sentry, and nothing else', () => {
		const text = [
			'DATABASE_URL=postgres://u:p@db/1',
			'export SENTRY_ORG=acme',
			'SENTRY_AUTH_TOKEN="sntryu_abc" # mine',
			"VITE_SENTRY_DSN='https://a@b/1'",
			'# SENTRY_PROJECT=old',
			'SENTRY_PROJECT: web',
		].join('\n');
		assert.deepEqual(shown(readEnv(text)), [
			'2 SENTRY_ORG=acme',
			'3 SENTRY_AUTH_TOKEN=sntryu_abc',
			'4 VITE_SENTRY_DSN=https://a@b/1',
			'6 SENTRY_PROJECT=web',
		]);
	});
});

describe('each reader', () => {
	for (const read of [readIni, readProperties, readEnv]) {
		it(`never throws (${read.name})`, () => {
			fuzz(
				fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) =>
					assert.ok(Array.isArray(read(text))),
				),
			);
		});

		for (const unit of [
			'\n',
			' ',
			'=',
			'[',
			'SENTRY',
			"SENTRY='\\'",
			'SENTRY="',
			'SENTRY=`\n',
			'\\',
			'a=b\n',
			'SENTRY: \n',
			'#',
		]) {
			it(`takes linear time on 200,000 characters of ${JSON.stringify(unit)} (${read.name})`, {
				timeout: 20_000,
			}, () => {
				assert.ok(Array.isArray(read(unit.repeat(200_000 / unit.length))));
			});
		}
	}
});
