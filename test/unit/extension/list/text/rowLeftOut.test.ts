import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { issueMarkdown } from '../../../../../src/core/panel/issueMarkdown.ts';
import { createL10n } from '../../../../../src/core/text/l10n.ts';
import {
	issueAccessibleLabel,
	issueDescription,
	issueLabel,
} from '../../../../../src/extension/list/text/issueText.ts';
import { issue, issueFields } from '../../../../../src/sentry/wire/issue.ts';
import { fullIssue } from '../../../sentry/wire/payloads.ts';

const context = { l10n: createL10n(), language: 'en', now: Date.parse('2026-01-02T00:00:00Z') };

/** All that a row says, part by part: in the tree, aloud, and copied. */
function saidOf(raw: object): readonly string[] {
	const row = z.parse(issue, raw);
	return [
		issueLabel(row),
		...issueDescription(row, context).split(' · '),
		...issueAccessibleLabel(row, false, context).split(', '),
		...issueMarkdown(row, 'https://sentry.example/issues/1/').split('\n'),
	];
}

describe('what a row says of a field that the server left out', () => {
	const whole = new Set(saidOf(fullIssue));
	/** The next best that is known: of a title its type, of a status the word without its reason. */
	const instead: { readonly [field: string]: readonly string[] } = {
		title: ['PUMP-7 ValueError'],
		substatus: ['Status: Archived'],
	};
	for (const field of z.keyof(issueFields).options.filter((one) => one !== 'id')) {
		it(field, () => {
			const { [field]: _left, ...raw } = fullIssue as { readonly [name: string]: unknown };
			const said = saidOf(raw).filter((part) => !whole.has(part));
			assert.deepEqual(said, instead[field] ?? []);
		});
	}

	it('says of an issue that has an id alone no more than that it has no title', () => {
		const row = z.parse(issue, { id: 1 });
		assert.equal(issueDescription(row, context), '');
		assert.equal(issueAccessibleLabel(row, false, context), '<unlabeled issue>');
		assert.doesNotMatch(
			issueMarkdown(row, 'https://sentry.example/issues/1/'),
			/unresolved|unknown|: 0|nobody/i,
		);
	});
});
