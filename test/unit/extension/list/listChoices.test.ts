import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ListChoices } from '../../../../src/extension/list/listChoices.ts';
import { memoryMemento } from '../memory.ts';

const choicesOf = (memento = memoryMemento()) => new ListChoices(memento, () => 'is:unresolved');

describe('ListChoices', () => {
	it('starts with the query of the setting, and with nothing that narrows', () => {
		const choices = choicesOf();
		assert.equal(choices.query, 'is:unresolved');
		assert.deepEqual(choices.current, { environments: [], groupBy: 'none' });
		assert.equal(choices.isUsual, true);
	});

	it('remembers what was chosen, and takes back what narrows', async () => {
		const memento = memoryMemento();
		await choicesOf(memento).choose({
			query: 'level:fatal',
			sort: 'freq',
			environments: ['production'],
			statsPeriod: '14d',
			groupBy: 'file',
		});
		const later = choicesOf(memento);
		assert.equal(later.query, 'level:fatal');
		assert.equal(later.isUsual, false);
		await later.reset();
		assert.deepEqual(later.current, { sort: 'freq', environments: [], groupBy: 'file' });
		assert.equal(later.isUsual, true);
	});

	it('is as usual again when the usual query was typed', async () => {
		const choices = choicesOf();
		await choices.choose({ query: ' is:unresolved ' });
		assert.equal(choices.isUsual, true);
	});

	it('keeps the queries of this workspace, the last one first, until one is removed', async () => {
		const memento = memoryMemento();
		for (const query of ['a', 'b', 'a', '']) {
			await choicesOf(memento).choose({ query });
		}
		assert.deepEqual(choicesOf(memento).recent, ['a', 'b']);
		await choicesOf(memento).forget('a');
		assert.deepEqual(choicesOf(memento).recent, ['b']);
	});

	it('forgets when a server was looked at, and no other’s', async () => {
		const memento = memoryMemento();
		const choices = choicesOf(memento);
		for (const place of ['https://a.test/acme', 'https://a.test/moon', 'https://a.test.other/acme']) {
			await choices.look(place, 7);
		}
		await choices.forgetLooks('https://a.test');
		assert.deepEqual(memento.keys(), ['lastLook:https://a.test.other/acme']);
	});

	it('takes nothing from a state that it did not write', () => {
		for (const list of [7, null, { query: 1, sort: 'x', environments: 'y', statsPeriod: '1', groupBy: 2 }]) {
			const { current } = choicesOf(memoryMemento({ list }));
			assert.deepEqual(current, { environments: [], groupBy: 'none' });
		}
	});
});
