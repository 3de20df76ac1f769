import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { addView } from '../../../../src/core/query/addView.ts';
import { parseViews } from '../../../../src/core/query/parseViews.ts';

const l10n = createL10n();

describe('addView', () => {
	it('adds a view that the setting then has, and leaves what stands there', () => {
		const before = [{ id: 'assignedToMe', hidden: true }, 'not readable'];
		const added = addView(before, { name: ' Pumps ', query: ' level:fatal ', sort: 'freq' }, l10n);
		assert.ok('setting' in added);
		assert.deepEqual(added.setting, [...before, { name: 'Pumps', query: 'level:fatal', sort: 'freq' }]);
		assert.partialDeepStrictEqual(parseViews(added.setting, l10n).views.at(-1), {
			id: 'view:Pumps',
			query: 'level:fatal',
			sort: 'freq',
		});
	});

	it('takes a setting that is none', () => {
		assert.deepEqual(addView('?', { name: 'A', query: '' }, l10n), { setting: [{ name: 'A', query: '' }] });
	});

	it('refuses a name that is none, too long, or taken', () => {
		const refusal = (name: string): string => {
			const added = addView([{ name: 'Mine', query: '' }], { name, query: '' }, l10n);
			return 'refusal' in added ? added.refusal : '';
		};
		assert.match(refusal(' '), /needs a name/);
		assert.match(refusal('x'.repeat(81)), /up to 80/);
		assert.match(refusal('mine'), /There is a view mine already/);
		assert.match(refusal('All Unresolved'), /already/);
	});
});
