import assert from 'node:assert/strict';
import { it } from 'node:test';
import { searchPage } from '../../../../../src/extension/list/search/searchPage.ts';

it('is the page of the same search on the account’s own server', () => {
	const page = new URL(
		searchPage('https://sentry.example.com', 'acme', {
			query: 'is:unresolved "a&b"',
			sort: 'freq',
			projects: ['2', '5'],
			environments: ['production'],
			statsPeriod: '14d',
		}),
	);
	assert.equal(page.origin + page.pathname, 'https://sentry.example.com/organizations/acme/issues/');
	assert.deepEqual(
		[...page.searchParams],
		[
			['query', 'is:unresolved "a&b"'],
			['sort', 'freq'],
			['project', '2'],
			['project', '5'],
			['environment', 'production'],
			['statsPeriod', '14d'],
		],
	);
});

it('asks for all projects and the longest period where nothing narrows them', () => {
	const { searchParams } = new URL(searchPage('https://sentry.io', 'a/b', { query: '' }));
	assert.deepEqual(Object.fromEntries(searchParams), { query: '', project: '-1', statsPeriod: '90d' });
});
