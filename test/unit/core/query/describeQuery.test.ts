import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { describeQuery } from '../../../../src/core/query/describeQuery.ts';
import { heavyUnits, patience, queryText } from './queryText.ts';
import { fuzz } from '../../fuzz.ts';

const l10n = createL10n();

describe('describeQuery', () => {
	it('says priorities in the words of the reader', () => {
		const { sentence } = describeQuery('issue.priority:[high, medium]', createL10n({ high: 'hoch' }));
		assert.equal(sentence, 'Only priority hoch or medium.');
		assert.equal(describeQuery('issue.priority:""', l10n).sentence, 'Only priority empty.');
	});

	const cases: [string | undefined, string][] = [
		[undefined, 'Hides resolved and archived.'],
		['', 'Shows all issues.'],
		['is:unresolved', 'Hides resolved and archived.'],
		['is:ignored', 'Hides unresolved and resolved.'],
		['!is:resolved', 'Hides resolved.'],
		['is:escalating', 'Hides resolved and archived. Only escalating.'],
		['is:unresolved !is:new !is:ongoing', 'Hides resolved, archived, new and ongoing.'],
		['is:for_review is:unassigned', 'Hides resolved and archived. Only for review, unassigned.'],
		['is:linked', 'Only linked to another tracker.'],
		['level:[error, fatal] !level:info', 'Only level error or fatal, level not info.'],
		['assigned:me', 'Only assigned to me.'],
		['assigned_or_suggested:[me, my_teams, none]', 'Only assigned or suggested to me, my teams or nobody.'],
		['!assigned:jane@example.com', 'Only not assigned to jane@example.com.'],
		['firstRelease:latest release:1.0', 'Only first seen in the latest release, in release 1.0.'],
		['firstSeen:-24h lastSeen:+1w', 'Only first seen within 24 hours, last seen more than 1 week ago.'],
		['event.timestamp:>=2026-01-01', 'Only with events since 2026-01-01.'],
		['timesSeen:>100', 'Only more than 100 events.'],
		['!timesSeen:>100', 'Only at most 100 events.'],
		['has:user !has:browser', 'Only with user, without browser.'],
		['browser:"Safari 11*" release.version:>1.2', 'Only browser Safari 11*, release.version >1.2.'],
		[
			'cannot read is:unresolved "a b" c',
			'Hides resolved and archived. Only containing “cannot read”, containing “a b”, containing “c”.',
		],
		['level:', 'Shows all issues.'],
	];
	for (const [text, sentence] of cases) {
		it(`says of ${text ?? 'no query'}: ${sentence}`, () =>
			assert.equal(describeQuery(text, l10n).sentence, sentence));
	}

	it('gives the parts too', () => {
		assert.deepEqual(describeQuery('is:unresolved level:error', l10n), {
			hides: 'resolved and archived',
			only: ['level error'],
			sentence: 'Hides resolved and archived. Only level error.',
		});
	});

	it('says something of any text', () => {
		fuzz(fc.property(queryText, (text) => assert.match(describeQuery(text, l10n).sentence, /\.$/)));
	});

	for (const unit of heavyUnits) {
		it(`takes linear time on 100,000 characters of ${JSON.stringify(unit)}`, patience, () => {
			assert.ok(describeQuery(unit.repeat(100_000 / unit.length), l10n).sentence.length > 0);
		});
	}
});
