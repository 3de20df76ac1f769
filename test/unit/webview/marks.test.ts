import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Activity } from '../../../src/core/issue/issue.ts';
import { createL10n } from '../../../src/core/text/l10n.ts';
import { marksOf } from '../../../src/webview/charts/marks.ts';
import { pythonEvent } from '../../page/fixtures/pythonEvent.ts';
import { details, issue, now, snapshot } from '../../page/fixtures/snapshot.ts';

const marks = (activity: readonly Activity[]) =>
	marksOf(
		snapshot(pythonEvent, { details: { state: 'ready', value: details({ activity }) } }),
		createL10n(),
	).map(({ kind, text }) => `${kind}: ${text}`);

test('a chart is explained by releases, the first and last event, and what was decided', () => {
	assert.deepEqual(
		marks([
			{ id: '3', type: 'set_regression', dateCreated: now - 1, data: { version: 'waterworks@2.4.1' } },
			{ id: '2', type: 'set_resolved_in_commit', dateCreated: now - 2, data: {} },
			{ id: '1', type: 'note', dateCreated: now - 3, text: 'x', data: {} },
			{ id: '0', type: 'set_regression', data: { version: 7 } },
		]),
		[
			'release: Release 2.4.1',
			'release: Release 2.3.0',
			'regressed: Regressed in 2.4.1',
			'resolved: Resolved',
			'firstSeen: First seen',
			'lastSeen: Last seen',
			'event: This event',
		],
	);
});

test('a ping-pong of a hundred decisions leaves the bars to be seen', () => {
	const pingPong = Array.from({ length: 100 }, (_, at) => ({
		id: `${at}`,
		type: at % 2 === 0 ? 'set_regression' : 'set_resolved',
		dateCreated: now - at,
		data: {},
	}));
	assert.ok(marks(pingPong).length <= 12);
});

test('a row that knows nothing but its dates has those', () => {
	const row = issue({ firstSeen: 1, lastSeen: 2 });
	const known = marksOf(
		{ issue: row, details: { state: 'loading' }, event: { state: 'loading' } },
		createL10n(),
	);
	assert.deepEqual(
		known.map(({ kind, time }) => [kind, time]),
		[
			['firstSeen', 1],
			['lastSeen', 2],
		],
	);
});
