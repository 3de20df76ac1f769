import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorName } from '../../../../src/core/issue/actorName.ts';

test('a team is spelled with its sign once, a person as they are called', () => {
	assert.equal(actorName({ type: 'team', name: 'pumps' }), '#pumps');
	assert.equal(actorName({ type: 'team', name: '#pumps' }), '#pumps');
	assert.equal(actorName({ type: 'team', name: 'team:3' }), 'team:3');
	assert.equal(actorName({ type: 'user', name: 'Ada Okafor' }), 'Ada Okafor');
});
