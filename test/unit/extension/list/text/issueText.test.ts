import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createL10n } from '../../../../../src/core/text/l10n.ts';
import {
	issueAccessibleLabel,
	issueDescription,
	issueLabel,
} from '../../../../../src/extension/list/text/issueText.ts';
import { sparkline } from '../../../../../src/extension/list/text/sparkline.ts';
import { anIssue } from '../../anIssue.ts';

const now = Date.UTC(2026, 0, 15, 12);
const context = { l10n: createL10n(), language: 'en', now };

describe('an issue as a row', () => {
	it('shows when, how often, for how many, and which', () => {
		const issue = anIssue({ lastSeen: now - 7_200_000, count: 1_234, userCount: 5 });
		assert.equal(issueDescription(issue, context), '2h · 1.2K× · 5 users · PUMP-STATION-1');
	});

	it('has the numbers before the message, so that a narrow bar shows both', () => {
		const issue = anIssue({
			title: 'KeyError: $(x) inlet',
			metadata: { type: 'KeyError', value: 'inlet', raw: {} },
			lastSeen: now - 60_000,
			count: 3,
			userCount: 1,
			substatus: 'escalating',
		});
		assert.equal(issueLabel(issue), 'KeyError');
		assert.equal(
			issueDescription(issue, context),
			'1m · 3× · Escalating · $\u2060(x) inlet · 1 user · PUMP-STATION-1',
		);
	});

	it('leaves a title whole that does not begin with the type', () => {
		const metadata = { type: 'KeyError', raw: {} };
		for (const title of ['KeyError', 'KeyErrors: many', 'renamed by hand']) {
			assert.equal(issueLabel(anIssue({ title, metadata })), title);
			assert.match(issueDescription(anIssue({ title, metadata }), context), /^7y · 1× · PUMP/);
		}
	});

	it('says first that an issue is not open any more', () => {
		assert.match(issueDescription(anIssue({ status: 'ignored' }), context), /^Archived · 7y/);
	});

	it('leaves out what the server did not say', () => {
		const { lastSeen: _lastSeen, count: _count, userCount: _users, shortId: _id, ...bare } = anIssue();
		assert.equal(issueDescription(bare, context), '');
		assert.equal(
			issueAccessibleLabel(bare, false, context),
			'Error, This is an example Python exception, Pump Station',
		);
	});

	it('reads the important words first', () => {
		assert.equal(
			issueAccessibleLabel(
				anIssue({ level: 'fatal', substatus: 'regressed', lastSeen: now - 60_000, count: 1, userCount: 2 }),
				false,
				context,
			),
			'Fatal, This is an example Python exception, Regressed, 1 event, 2 users, last seen 1 minute ago, PUMP-STATION-1, Pump Station',
		);
	});

	it('lets no title draw an icon, break the line or turn the text around', () => {
		const title = '$(sync~spin)\n\u202eeval';
		// What VS Code draws an icon for: src/vs/base/common/iconLabels.ts.
		const icon = /\$\([a-z0-9-]+(?:~[a-z]+)?\)/i;
		assert.match(title, icon);
		const label = issueLabel(anIssue({ title }));
		assert.doesNotMatch(label, icon);
		assert.equal(label, '$\u2060(sync~spin) [U+202E]eval');
	});
});

describe('sparkline', () => {
	const stats = (...counts: number[]) => counts.map((count, at) => ({ start: at * 3_600, count }));
	it('scales to the highest bar and keeps zero apart from little', () => {
		assert.equal(sparkline(stats(0, 1, 50, 100)), '▁▂▅█');
	});
	it('is empty without data, and flat where nothing happened', () => {
		assert.equal(sparkline([]), '');
		assert.equal(sparkline(stats(0, 0, 0)), '▁▁▁');
	});
	it('puts an unsorted series in order', () => {
		assert.equal(sparkline([...stats(0, 100)].reverse()), '▁█');
	});
});
