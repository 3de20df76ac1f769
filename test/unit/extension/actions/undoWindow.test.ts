import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UndoWindow } from '../../../../src/extension/actions/undoWindow.ts';

describe('UndoWindow', () => {
	it('keeps what was done for ten seconds', (t) => {
		t.mock.timers.enable({ apis: ['setTimeout'] });
		const told: boolean[] = [];
		const recent = new UndoWindow<string>((canUndo) => told.push(canUndo));
		recent.keep('a');
		t.mock.timers.tick(9_999);
		assert.equal(recent.last, 'a');
		t.mock.timers.tick(1);
		assert.equal(recent.last, undefined);
		assert.deepEqual(told, [true, false]);
	});

	it('counts anew for the next, and ends with it', (t) => {
		t.mock.timers.enable({ apis: ['setTimeout'] });
		const recent = new UndoWindow<string>(() => {});
		recent.keep('a');
		t.mock.timers.tick(6_000);
		recent.keep('b');
		t.mock.timers.tick(6_000);
		assert.equal(recent.last, 'b');
		recent.end('a');
		assert.equal(recent.last, 'b');
		recent.end('b');
		assert.equal(recent.last, undefined);
	});
});
