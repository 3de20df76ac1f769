import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CulpritError } from '../../src/core/failure.ts';
import { createL10n } from '../../src/core/text/l10n.ts';
import type { PanelSnapshot } from '../../src/core/panel/protocol.ts';
import { toFailure } from '../../src/core/text/userMessages.ts';
import { unknownIssue } from '../../src/extension/panel/unknownIssue.ts';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { PageHarness, whyNot } from './harness.ts';
import { shownTexts } from './shownTexts.ts';

let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

const l10n = createL10n();
const origin = 'https://sentry.example';
const failure = toFailure(new CulpritError('signedOut', { origin }), l10n, 'issue');
/** A panel that VS Code kept over a restart, of a server that the user has signed out of. */
const signedOut: PanelSnapshot = snapshot(pythonEvent, {
	issue: unknownIssue('6', l10n),
	details: { state: 'failed', failure },
	event: { state: 'failed', failure },
	may: { write: false },
});

test('a panel of a server that one is signed out of says that once, and nothing of the issue', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: signedOut });
	const { page } = panel;
	assert.deepEqual(await shownTexts(panel), [
		'Issue 6',
		'You are not signed in to sentry.example.',
		'Sign in with a token.',
		'Sign In',
		'Retry',
	]);
	await panel.screenshot('signed-out');
	await page.getByRole('button', { name: 'Sign In' }).click();
	await panel.askedLast('remedy', { action: 'signIn' });
	await panel.push(snapshot(pythonEvent));
	assert.equal(await page.locator('h1').innerText(), 'ValueError');
	assert.equal(await page.getByText('You are not signed in').count(), 0);
	assert.deepEqual(panel.errors, []);
	await panel.close();
});

test('until it is known, nothing is said of a restored issue, nor of what its token may not do', {
	skip: whyNot,
}, async () => {
	const loading = { ...signedOut, details: { state: 'loading' }, event: { state: 'loading' } } as const;
	const panel = await harness.open({ snapshot: loading });
	const texts = (await shownTexts(panel)).join('\n');
	assert.doesNotMatch(texts, /Unknown|Unresolved|Unassigned|nobody|Read-only/);
	await panel.close();
});
