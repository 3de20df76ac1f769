import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createL10n } from '../../../../../src/core/text/l10n.ts';
import { completionSite } from '../../../../../src/core/query/completionSite.ts';
import {
	acceptedEntry,
	type QueryItemsOptions,
	queryItems,
} from '../../../../../src/extension/list/search/queryItems.ts';

const l10n = createL10n();
const items = (text: string, options: Partial<QueryItemsOptions> = {}) =>
	queryItems(
		{
			text,
			site: completionSite(text, text.length),
			offered: [],
			tagKeys: [],
			recent: [],
			before: 'is:unresolved',
			...options,
		},
		l10n,
	);

describe('queryItems', () => {
	it('offers first to search for what is typed, and says what that shows', () => {
		const [first] = items('is:unresolved level:fatal');
		assert.deepEqual(
			[first?.kind, first?.query, first?.detail],
			['search', 'is:unresolved level:fatal', 'Hides resolved and archived. Only level fatal.'],
		);
	});

	it('offers no search for a query that the server would refuse, but what is wrong and how to put it right', () => {
		const found = items('is:unresolvd');
		assert.equal(found[0]?.kind, 'problem');
		assert.ok(found[0]?.fix);
		assert.equal(
			found.some(({ kind }) => kind === 'search'),
			false,
		);
	});

	it('offers what the server understands', () => {
		const labels = (text: string, options?: Partial<QueryItemsOptions>) =>
			items(text, options).flatMap(({ kind, label }) => (kind === 'completion' ? label : []));
		const server = { kind: 'glitchtip' } as const;
		assert.ok(labels('').includes('assigned:'));
		const tag = [{ value: 'server_name' }];
		assert.deepEqual(labels('', { server, offered: tag }).toSorted(), [
			'has:',
			'is:',
			'level:',
			'release:',
			'server_name:',
		]);
		assert.deepEqual(labels('is:', { server }), ['unresolved', 'resolved', 'archived']);
		const releases = [{ value: 'py-api@1.4.2' }];
		assert.deepEqual(labels('release:', { server, offered: releases }), ['py-api@1.4.2']);
		assert.deepEqual(labels('level:e', { server }).slice(0, 1), ['error']);
		assert.deepEqual(labels('level:[e', { server }), []);
	});

	it('shows recent queries only as long as nothing was typed', () => {
		const recent = ['level:fatal', 'is:unresolved'];
		const kinds = (text: string) => items(text, { recent }).filter(({ kind }) => kind === 'recent');
		assert.deepEqual(
			kinds('is:unresolved').map(({ query }) => query),
			['level:fatal'],
		);
		assert.deepEqual(kinds('is:unresolved l'), []);
	});

	it('lets nothing from the server draw an icon', () => {
		const label = items('custom:', { offered: [{ value: '$(trash) x' }] }).find(
			({ kind }) => kind === 'completion',
		)?.label;
		assert.ok(label?.includes('trash') && !label.includes('$(trash)'));
	});
});

describe('acceptedEntry', () => {
	const entries = items('level:e').map((item) => ({ item }));
	const [search, completion] = entries;
	const separator = {};

	it('is what was selected', () => {
		assert.equal(
			acceptedEntry({ items: entries, selectedItems: completion ? [completion] : [] }),
			completion,
		);
	});

	it('is the search for what is typed, where nothing, or a row of before, is selected', () => {
		assert.ok(search);
		assert.equal(acceptedEntry({ items: [separator, ...entries], selectedItems: [] }), search);
		assert.equal(acceptedEntry({ items: entries, selectedItems: [{ item: search.item }] }), search);
		assert.equal(acceptedEntry({ items: [], selectedItems: [] }), undefined);
	});
});
