import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutText } from '../../../../src/core/issue/cutText.ts';
import { numberFormat } from '../../../../src/core/text/intlFormats.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';

const none = { frames: 0, exceptions: 0, threads: 0, breadcrumbs: 0, values: 0 };

test('says of each kind how much is not shown, and nothing of what is whole', () => {
	const formats = { count: (value: number) => numberFormat('en').format(value) };
	const say = (cut: typeof none): string => cutText(cut, createL10n(), formats);
	assert.equal(say({ ...none, frames: 12_000 }), 'Frames not shown: 12,000');
	assert.equal(
		say({ frames: 5, exceptions: 1, threads: 2, breadcrumbs: 3, values: 4_000 }),
		'Exceptions not shown: 1 · Threads not shown: 2 · Frames not shown: 5 · Breadcrumbs not shown: 3 · Other values not shown: 4,000',
	);
});
