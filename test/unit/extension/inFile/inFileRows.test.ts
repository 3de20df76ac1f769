import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlaceInFile } from '../../../../src/core/inFile/placeInFile.ts';
import { createRequestBudget } from '../../../../src/core/inFile/requestBudget.ts';
import { CulpritError } from '../../../../src/core/failure.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { createEventShelf } from '../../../../src/extension/inFile/eventShelf.ts';
import { FileIssues } from '../../../../src/extension/inFile/fileIssues.ts';
import { inFileRow } from '../../../../src/extension/inFile/inFileRows.ts';
import { anIssue } from '../anIssue.ts';

const possible: PlaceInFile = {
	function: 'run',
	raised: true,
	link: { verdict: 'candidates', candidates: 1, line: 14, why: '' },
};

/** What the rows below the section say, with their icons. */
async function rows(places: readonly PlaceInFile[], hasMore = false): Promise<readonly string[]> {
	const issues = new FileIssues({
		path: 'gateway/main.js',
		fetchIssues: async () => ({
			rows: places.length > 0 ? [anIssue({ id: '1' })] : [],
			unreadable: 0,
			...(hasMore && { next: 'x' }),
		}),
		fetchEvent: async () => Promise.reject(new CulpritError('notFound')),
		locate: async () => new Map([['1', places]]),
		events: createEventShelf(),
		budget: createRequestBudget(100, 60_000, () => 0),
		now: () => 0,
		textOf: () => undefined,
		changed: () => {},
	});
	await issues.ask();
	const { children = [] } = inFileRow(
		{ kind: 'file', name: 'main.js', path: 'gateway/main.js', issues },
		{
			context: { l10n: createL10n(), language: 'en', now: 0 },
			key: 'k',
			expanded: true,
			shown: (issue) => issue,
			isNew: () => false,
		},
	);
	issues.dispose();
	return children.map(({ content }) =>
		content.kind === 'issue'
			? `issue: ${content.place ?? ''}`
			: content.kind === 'action'
				? `${content.icon ?? ''}: ${content.label}`
				: content.kind,
	);
}

test('a place that is only possible is listed, and is said to be', async () => {
	assert.deepEqual(await rows([possible]), ['issue: possibly line 14']);
	const [, ...noLine] = [possible, { ...possible, link: { verdict: 'candidates', why: '' } as const }];
	assert.deepEqual(await rows(noLine), ['issue: possibly']);
});

test('what is known goes before what is possible', async () => {
	const known: PlaceInFile = {
		function: 'stop',
		raised: true,
		link: { verdict: 'changed', line: 3, why: '' },
	};
	assert.deepEqual(await rows([possible, known]), ['issue: in stop']);
});

test('the tick stands only where all issues were looked at', async () => {
	const nothing = 'No issue that Culprit knows has a frame in main.js';
	assert.deepEqual(await rows([]), [`pass: ${nothing}`]);
	assert.deepEqual(await rows([], true), [`info: ${nothing}`, 'search: Search for All of Them']);
});
