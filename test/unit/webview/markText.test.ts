import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createL10n } from '../../../src/core/text/l10n.ts';
import type { Mark, Remark } from '../../../src/core/issue/marks.ts';
import { createFormats } from '../../../src/webview/text/formats.ts';
import { markText } from '../../../src/webview/text/markText.ts';

const formats = createFormats('en');

function said(mark: Partial<Mark>): string {
	return markText({ remarks: [], errors: [], ...mark }, createL10n(), formats);
}

const remarks: readonly (readonly [Remark, string])[] = [
	[{ rule: '!limit', type: 'x' }, 'Removed because of size limits'],
	[{ rule: '!limit', type: 's', from: 8189 }, 'Cut after 8,189 characters'],
	[{ rule: '!limit', type: 'x', from: 1021 }, 'Cut after 1,021 characters'],
	[{ rule: '!limit', type: 'x', from: 0 }, 'Removed because of size limits'],
	[{ rule: '!raw', type: 'x' }, 'Removed because it could not be parsed'],
	[{ rule: '!config', type: 'x' }, 'Removed by the configuration of the SDK'],
	[{ rule: '@password:filter', type: 's', from: 0 }, 'Replaced by the rule @password:filter'],
	[{ rule: 'project:0', type: 's', from: 0 }, 'Replaced by a rule of the project (project:0)'],
	[{ rule: 'organization:3', type: 'm', from: 0 }, 'Masked by a rule of the organization (organization:3)'],
	[{ rule: '@ip:hash', type: 'p' }, 'Pseudonymized by the rule @ip:hash'],
	[{ rule: '@x', type: 'e' }, 'Encrypted by the rule @x'],
	[{ rule: '@x', type: 'a' }, 'Marked by the rule @x'],
	[{ rule: '@x', type: '?' }, 'Marked by the rule @x'],
	[{ rule: '@x' }, 'Marked by the rule @x'],
];

for (const [remark, expected] of remarks) {
	test(`${JSON.stringify(remark)} reads: ${expected}`, () => {
		assert.equal(said({ remarks: [remark] }), expected);
	});
}

test('what was cut says how much of it there was', () => {
	assert.equal(
		said({ remarks: [{ rule: '!limit', type: 's', from: 8189 }], length: 20_000 }),
		'Cut after 8,189 of 20,000 characters',
	);
	// What the SDK for Python writes of a text that it has cut.
	assert.equal(
		said({ remarks: [{ rule: '!limit', type: 'x', from: 1021 }], length: 1034 }),
		'Cut after 1,021 of 1,034 characters',
	);
	assert.equal(said({ length: 12 }), 'Shortened: its length was 12');
});

test('a length says nothing more of a value that a rule has replaced', () => {
	assert.equal(said({ remarks: [{ rule: '@x', type: 's' }], length: 64 }), 'Replaced by the rule @x');
});

test('what was done twice is said once, beside what was wrong', () => {
	assert.equal(
		said({
			remarks: [
				{ rule: '@x', type: 's' },
				{ rule: '@x', type: 's' },
			],
			errors: ['value_too_long', 'odd'],
		}),
		'Replaced by the rule @x · A value was too long and was cut. · odd',
	);
});
