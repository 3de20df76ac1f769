import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { checks } from '../../../../src/extension/panel/checks.ts';
import { fuzz } from '../../fuzz.ts';

const event = 'fe8d1e5a2b4c4d0f9a7b6c5d4e3f2a1b';

describe('what the page may say', () => {
	it('is taken over word by word', () => {
		assert.deepEqual(checks.load({ section: 'tags', more: 1 }), { section: 'tags' });
		assert.deepEqual(checks.select({ kind: 'id', id: event.toUpperCase() }), { kind: 'id', id: event });
		assert.deepEqual(checks.select({ kind: 'next', id: 'x' }), { kind: 'next' });
		assert.deepEqual(checks.openFrame({ stack: 0, frame: 12, path: '/etc/passwd' }), { stack: 0, frame: 12 });
		assert.deepEqual(checks.image({ attachment: 2, id: '9', url: 'x' }), { attachment: 2 });
		assert.deepEqual(checks.openRelated({ page: 'replay', url: 'x' }), { page: 'replay' });
		assert.equal(checks.openLinkedError({ id: 'x' }), undefined);
		assert.deepEqual(checks.copy({ what: 'markdown' }), { what: 'markdown' });
		assert.deepEqual(checks.filter({ environment: 'prod', tag: { key: 'a', value: '' } }), {
			environment: 'prod',
			tag: { key: 'a', value: '' },
		});
		assert.deepEqual(checks.act({ kind: 'offered', id: 'archiveForever', edit: {} }), {
			kind: 'offered',
			id: 'archiveForever',
		});
		assert.deepEqual(checks.ready({ revision: 3, anything: 1 }), { revision: 3 });
		assert.deepEqual(checks.focus({ has: false, anything: 1 }), { has: false });
		assert.equal(checks.refresh({ anything: 1 }), undefined);
	});

	const refused: readonly [keyof typeof checks, unknown][] = [
		['ready', {}],
		['ready', { revision: -1 }],
		['focus', { has: 1 }],
		['load', { section: 'exec' }],
		['load', { section: '__proto__' }],
		['load', null],
		['load', Object.create({ section: 'tags' })],
		['select', { kind: 'id', id: '../../users/me' }],
		['select', { kind: 'id' }],
		['select', 'latest'],
		['openFrame', { stack: -1, frame: 0 }],
		['openFrame', { stack: 0, frame: 1.5 }],
		['openFrame', { stack: 0, frame: Number.NaN }],
		['openFrame', { stack: '0', frame: 0 }],
		['openFrame', { stack: 1e300, frame: 0 }],
		['openRelated', { page: 'https://evil.test' }],
		['openRelated', { page: 'constructor' }],
		['image', {}],
		['image', { attachment: '1' }],
		['image', { attachment: -1 }],
		['copy', { what: 'token' }],
		['act', { kind: 'delete' }],
		['act', { kind: 'offered', id: 'culprit.signOut' }],
		['act', { kind: 'offered', id: 'constructor' }],
		['act', { kind: 'comment', text: 'x'.repeat(100_001) }],
		['act', { kind: 'priority', priority: ['high'] }],
		['filter', { span: { start: 0 } }],
		['filter', { tag: 'a:b' }],
		['filter', { release: 'x'.repeat(401) }],
		['remedy', { action: 'workbench.action.terminal.sendSequence' }],
		['remedy', { action: 'toString' }],
	];
	for (const [method, argument] of refused) {
		it(`${method} refuses ${JSON.stringify(argument).slice(0, 60)}`, () => {
			assert.throws(() => checks[method](argument));
		});
	}

	it('never hands on the object that came', () => {
		fuzz(
			fc.property(
				fc.constantFrom(...Object.values(checks)),
				fc.anything({ withNullPrototype: true }),
				(check, argument) => {
					try {
						const checked: unknown = check(argument);
						assert.ok(checked === undefined || checked !== argument);
					} catch {
						// Refused.
					}
				},
			),
		);
	});
});
