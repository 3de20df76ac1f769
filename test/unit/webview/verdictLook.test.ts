import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createL10n } from '../../../src/core/text/l10n.ts';
import { verdictLook } from '../../../src/webview/stack/verdictLook.ts';

test('one file that might be it is no number of candidates', () => {
	const text = (candidates?: number) =>
		verdictLook(
			{ verdict: 'candidates', why: '', ...(candidates !== undefined && { candidates }) },
			createL10n(),
		).text;
	assert.deepEqual([text(), text(1), text(2)], ['several candidates', 'possible match', '2 candidates']);
});

test('a line that only dates vouch for is not called exact', () => {
	const look = verdictLook({ verdict: 'exact', line: 7, why: '', byDate: true }, createL10n());
	assert.deepEqual([look.text, look.tone], ['not changed since the event', 'sure']);
});
