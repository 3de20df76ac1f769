import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toEventQuery } from '../../../../src/extension/panel/eventQuery.ts';

describe('toEventQuery', () => {
	it('asks for everything without a filter', () => {
		assert.deepEqual(toEventQuery({}), { limit: 25 });
	});

	it('says a filter in Sentry’s words', () => {
		assert.deepEqual(
			toEventQuery(
				{
					environment: 'production',
					release: 'my app@1.0*',
					tag: { key: 'server_name', value: 'pump 3' },
					span: { start: 1, end: 2 },
				},
				'next',
			),
			{
				query: 'release:"my app@1.0\\*" server_name:"pump 3"',
				environments: ['production'],
				span: { start: 1, end: 2 },
				cursor: 'next',
				limit: 25,
			},
		);
	});

	it('lets no tag end its term', () => {
		assert.equal(
			toEventQuery({ tag: { key: 'a b]:"x', value: '" is:resolved' } }).query,
			'tags[abx]:"\\" is:resolved"',
		);
	});
});
