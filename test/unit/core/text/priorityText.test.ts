import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { priorityInSentence, priorityWord } from '../../../../src/core/text/priorityText.ts';

const l10n = createL10n();

test('priorities, alone and within a sentence', () => {
	assert.deepEqual(
		(['low', 'medium', 'high'] as const).map((priority) => priorityWord(priority, l10n)),
		['Low Priority', 'Medium Priority', 'High Priority'],
	);
	assert.deepEqual(
		['low', 'medium', 'high', 'urgent'].map((priority) => priorityInSentence(priority, l10n)),
		['low', 'medium', 'high', 'urgent'],
	);
});
