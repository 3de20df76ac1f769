import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { apiPath, isShortId } from '../../../../src/sentry/request/apiPath.ts';
import { fails } from '../loopback.ts';
import { fuzz } from '../../fuzz.ts';

test('values stand encoded in the path, and by name in the pattern', () => {
	const { path, pattern } =
		apiPath`/organizations/${{ org: 'acme' }}/releases/${{ version: 'a b/c@1?#%2e' }}/`;
	assert.equal(path, '/organizations/acme/releases/a%20b%2Fc%401%3F%23%252e/');
	assert.equal(pattern, '/organizations/{org}/releases/{version}/');
});

for (const id of [
	'../../users/me',
	'1/?x=',
	'1#',
	'%2f',
	'１',
	'1\r\nX:',
	'9'.repeat(300),
	'..',
	'.',
	'',
	' 1',
	'-1',
	'1.0',
]) {
	test(`${JSON.stringify(id.slice(0, 20))} is no issue id`, () => {
		assert.throws(() => apiPath`/issues/${{ issue: id }}/`, fails('badInput', { detail: 'issue' }));
	});
}

test('put together by hand, an id would lead to another path', () => {
	const { pathname } = new URL('/api/0/organizations/acme/issues/../../users/me/', 'https://sentry.io');
	assert.equal(pathname, '/api/0/organizations/users/me/');
	assert.equal(new URL('/api/0/issues/%2e%2e/', 'https://sentry.io').pathname, '/api/0/');
});

for (const version of ['', '.', '..', 'a\nb', '\ud800', 'x'.repeat(251)]) {
	test(`${JSON.stringify(version.slice(0, 20))} is no release`, () => {
		assert.throws(() => apiPath`/x/${{ version }}/`, fails('badInput', { detail: 'version' }));
	});
}

for (const [name, value] of [
	['org', undefined],
	['org', 7],
	['team', 'ops'],
	['toString', 'x'],
] as const) {
	test(`${name} ${value} is nothing that stands in a path`, () => {
		// As from somebody who does not know the types.
		const segment = { [name]: value } as { readonly org: string };
		assert.throws(() => apiPath`/x/${segment}/`, fails('badInput', { detail: name }));
	});
}

for (const [text, is] of [
	['PUMP-STATION-1', true],
	['pump-1A', true],
	['1', false],
	['PUMP', false],
	['-1', false],
	['A-B/..-1', false],
	['PUMP-1\n', false],
] as const) {
	test(`${JSON.stringify(text)} ${is ? 'is' : 'is not'} a short id`, () => assert.equal(isShortId(text), is));
}

test('whatever is put into it, a path stays the same path of one origin', () => {
	fuzz(
		fc.property(
			fc.string({ unit: 'binary', maxLength: 30 }),
			fc.constantFrom('version', 'tag'),
			(value, name) => {
				let made: string;
				try {
					made = apiPath`/organizations/acme/releases/${{ [name]: value }}/`.path;
				} catch {
					return;
				}
				const url = new URL(`/api/0${made}`, 'https://sentry.io');
				assert.equal(url.origin, 'https://sentry.io');
				assert.equal(url.search + url.hash, '');
				assert.equal(url.pathname, `/api/0${made}`);
				assert.equal(url.pathname.split('/').length, 8);
			},
		),
	);
});

const sources = fileURLToPath(new URL('../../../../src/sentry/', import.meta.url));

test('no path is put together by hand: the sources have API paths in the tag only', () => {
	const found: string[] = [];
	for (const file of globSync('**/*.ts', { cwd: sources })) {
		const text = readFileSync(sources + file, 'utf8');
		if (file === 'request/apiPath.ts') {
			continue;
		}
		const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replaceAll(/apiPath`[^`]*`/g, '');
		if (/[`'"]\/?(?:api\/0|organizations|projects|issues|users)\/[^`'"]*\$\{/.test(code)) {
			found.push(`${file}: a template`);
		}
		if (/\/api\/0/.test(code) && file !== 'request/exchange.ts') {
			found.push(`${file}: /api/0`);
		}
		if (/as ApiPath\b/.test(code)) {
			found.push(`${file}: a path by assertion`);
		}
	}
	assert.deepEqual(found, []);
});

test('that check finds what it is for', () => {
	assert.match(
		'`/organizations/${org}/issues/`',
		/[`'"]\/?(?:api\/0|organizations|projects|issues|users)\/[^`'"]*\$\{/,
	);
});
