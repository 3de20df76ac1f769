import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contradicts, fits, toEventQuery } from '../../../../src/extension/panel/eventQuery.ts';
import { pythonEvent } from '../../../page/fixtures/pythonEvent.ts';

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

describe('fits', () => {
	const seconds = Math.floor((pythonEvent.dateCreated ?? 0) / 1000);

	it('is so for what the event says of itself', () => {
		assert.ok(fits(pythonEvent, {}));
		assert.ok(
			fits(pythonEvent, {
				environment: 'production',
				release: 'waterworks@2.4.1',
				tag: { key: 'server_name', value: 'pump-07' },
				span: { start: seconds, end: seconds + 1 },
			}),
		);
	});

	it('is not so when one thing is otherwise, or not known', () => {
		assert.ok(!fits(pythonEvent, { environment: 'staging' }));
		assert.ok(!fits(pythonEvent, { release: '2.4.1' }));
		assert.ok(!fits(pythonEvent, { tag: { key: 'server_name', value: '' } }));
		assert.ok(!fits(pythonEvent, { span: { start: seconds - 10, end: seconds } }));
		const { dateCreated: _, ...undated } = pythonEvent;
		assert.ok(!fits(undated, { span: { start: 0, end: 4_000_000_000 } }));
	});
});

describe('contradicts', () => {
	const seconds = Math.floor((pythonEvent.dateCreated ?? 0) / 1000);

	it('is so where the event says otherwise of itself', () => {
		assert.ok(contradicts(pythonEvent, { environment: 'staging' }));
		assert.ok(contradicts(pythonEvent, { release: 'waterworks@1.0' }));
		assert.ok(contradicts(pythonEvent, { tag: { key: 'server_name', value: 'pump-01' } }));
		assert.ok(contradicts(pythonEvent, { span: { start: seconds + 10, end: seconds + 20 } }));
		const tags = [{ key: 'level', value: 'error' }];
		assert.ok(contradicts({ tags }, { environment: 'staging' }), 'it has tags, and no environment');
		assert.ok(contradicts({ tags }, { release: '1.0' }), 'it has tags, and no release');
	});

	it('is not so where it fits, or where the event does not say', () => {
		assert.ok(!contradicts(pythonEvent, {}));
		assert.ok(
			!contradicts(pythonEvent, {
				environment: 'production',
				release: 'waterworks@2.4.1',
				tag: { key: 'server_name', value: 'pump-07' },
				span: { start: seconds, end: seconds + 1 },
			}),
		);
		// Rows of some servers have no tags, and what a tag is made of is not always among them.
		assert.ok(!contradicts({ tags: [] }, { environment: 'staging', release: '1.0' }));
		assert.ok(!contradicts(pythonEvent, { tag: { key: 'derived', value: 'x' } }));
		assert.ok(!contradicts({ tags: [] }, { span: { start: 0, end: 1 } }));
	});
});
