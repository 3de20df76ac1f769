import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { practise } from '../../../src/extension/list/practise.ts';
import { anIssue } from '../../unit/extension/anIssue.ts';

describe('practising', () => {
	it('makes a section and a row as the list makes them', async () => {
		const items = await practise(anIssue({ count: 1500 }));
		assert.deepEqual(
			items.map(({ contextValue }) => contextValue),
			['section view', 'issue unresolved plain unseen unassigned'],
		);
		assert.match(String(items[1]?.description), /1\.5K×/);
	});
});
