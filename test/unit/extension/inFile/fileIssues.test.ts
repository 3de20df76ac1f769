import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SentryEvent } from '../../../../src/core/issue/event.ts';
import { CulpritError } from '../../../../src/core/failure.ts';
import type { PlaceInFile } from '../../../../src/core/inFile/placeInFile.ts';
import { createRequestBudget } from '../../../../src/core/inFile/requestBudget.ts';
import type { Issue } from '../../../../src/core/issue/issue.ts';
import { createEventShelf } from '../../../../src/extension/inFile/eventShelf.ts';
import { eventsAtATime, FileIssues } from '../../../../src/extension/inFile/fileIssues.ts';
import { anIssue } from '../anIssue.ts';

const path = 'raven/station/pressure.py';

/** An issue whose row names the file, or another one. */
function rowIn(id: string, filename: string = path): Issue {
	return anIssue({ id, culprit: '', metadata: { filename, function: 'average', raw: {} } });
}

function eventAt(line: number): SentryEvent {
	return {
		id: 'a'.repeat(32),
		entries: [
			{
				type: 'stacktrace',
				stacktrace: { frames: [{ inApp: true, context: [], errors: [], lineNo: line }] },
			},
		],
		tags: [],
		contexts: {},
		context: {},
		packages: {},
		errors: [],
		fingerprints: [],
		metadata: {},
		meta: {},
	};
}

interface Server {
	/** What the search answers. */
	rows: readonly Issue[];
	/** By issue: the line of its frame in the file; 0 for none in it. */
	lines: { [id: string]: number };
	next?: string;
	failure?: Error;
}

/** A file of forty lines over a server in memory, which counts. The place is the event's line, else line 1's function. */
function aFile(
	server: Server,
	{ budget = 100, now = () => 0 }: { readonly budget?: number; readonly now?: () => number } = {},
) {
	const asked: string[] = [];
	/** How many issues each look was for. */
	const looked: number[] = [];
	const lines = Array.from({ length: 40 }, (_, at) => `line ${at + 1}`);
	let changes = 0;
	const events = createEventShelf();
	const file = new FileIssues({
		path,
		fetchIssues: async (query) => {
			asked.push(query);
			if (server.failure) {
				throw server.failure;
			}
			return { rows: server.rows, unreadable: 0, ...(server.next !== undefined && { next: server.next }) };
		},
		fetchEvent: async ({ id }) => {
			asked.push(id);
			const line = server.lines[id];
			if (line === undefined) {
				throw new CulpritError('notFound');
			}
			return eventAt(line);
		},
		locate: async (subjects) => {
			looked.push(subjects.length);
			return new Map(
				subjects.map(({ issue, event }) => {
					const [entry] = event?.entries ?? [];
					const line = entry?.type === 'stacktrace' ? entry.stacktrace.frames[0]?.lineNo : undefined;
					const isNamed = issue.metadata.filename === path;
					const places: PlaceInFile[] =
						line !== undefined
							? line === 0
								? []
								: [{ raised: true, link: { verdict: 'exact', why: '' }, mark: { line, on: 'line' } }]
							: isNamed
								? [
										{
											raised: true,
											link: { verdict: 'uncertain', why: '' },
											mark: { line: 1, on: 'function' },
										},
									]
								: [];
					return [issue.id, places];
				}),
			);
		},
		events,
		budget: createRequestBudget(budget, 60_000, now),
		now,
		textOf: (line) => lines[line - 1],
		changed: () => {
			changes += 1;
		},
	});
	const places = (): readonly string[] =>
		file.found.map(
			({ issue, places: [place] }) =>
				`${issue.id} ${place?.mark?.on ?? 'nowhere'} ${place?.mark?.line ?? ''}`,
		);
	return { file, asked, looked, places, lines, events, changes: () => changes };
}

test('what the rows of the list say costs no request', async () => {
	const { file, asked, places } = aFile({ rows: [], lines: {} });
	await file.know([rowIn('1'), rowIn('2', 'raven/scripts/runner.py')]);
	assert.deepEqual(places(), ['1 function 1']);
	assert.deepEqual(asked, []);
	assert.equal(file.asked, false);
});

test('asks once for the file, once for each event, and never again while that is good', async () => {
	const rows = [rowIn('1'), rowIn('2', 'other.py'), rowIn('3', 'other.py')];
	let time = 0;
	const { file, asked, places } = aFile({ rows, lines: { 1: 7, 2: 3, 3: 0 } }, { now: () => time });
	await file.ask();
	assert.deepEqual(asked, ['is:unresolved stack.filename:*pressure.py', '1', '2', '3']);
	assert.deepEqual(places(), ['2 line 3', '1 line 7']);
	await file.ask();
	await file.know([rowIn('1')]);
	await file.ask();
	assert.equal(asked.length, 4);
	time = 11 * 60_000;
	await file.ask();
	assert.equal(asked.length, 5, 'the answer is old, the events are of issues that were not seen since');
});

test('two that ask at once ask once', async () => {
	const { file, asked } = aFile({ rows: [rowIn('1')], lines: { 1: 7 } });
	await Promise.all([file.ask(), file.ask(), file.ask()]);
	assert.equal(asked.length, 2);
});

test('an issue without an event, or with one without a stack trace, stays where its row says', async () => {
	const { file, places, events } = aFile({ rows: [rowIn('1'), rowIn('2')], lines: { 2: 9 } });
	events.put(rowIn('2'), { ...eventAt(9), entries: [] });
	await file.ask();
	assert.deepEqual(places(), ['1 function 1', '2 function 1']);
});

test('asks for a few events, says how many it left out, and goes on when told to', async () => {
	const ids = Array.from({ length: 25 }, (_, at) => String(at + 1));
	const rows = ids.map((id) => rowIn(id, 'other.py'));
	const { file, asked, places } = aFile({
		rows,
		lines: Object.fromEntries(ids.map((id) => [id, Number(id)])),
	});
	await file.ask();
	assert.equal(asked.length, 1 + eventsAtATime);
	assert.equal(file.unseen, 25 - eventsAtATime);
	await file.more();
	assert.equal(asked.length, 1 + 2 * eventsAtATime);
	assert.equal(places().length, 2 * eventsAtATime);
});

test('asks for those first that their row places here', async () => {
	const others = Array.from({ length: 20 }, (_, at) => rowIn(String(at + 1), 'other.py'));
	const { file, asked } = aFile({ rows: [...others, rowIn('99')], lines: { 99: 5 } });
	await file.ask();
	assert.equal(asked[1], '99');
});

test('stops where the budget ends, says so, and goes on where it stopped', async () => {
	let time = 0;
	const ids = ['1', '2', '3', '4', '5'];
	const { file, asked } = aFile(
		{ rows: ids.map((id) => rowIn(id)), lines: { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 } },
		{ budget: 3, now: () => time },
	);
	await file.ask();
	assert.equal(asked.length, 3);
	assert.equal(file.waiting, true);
	await file.ask();
	assert.equal(asked.length, 3);
	time = 60_000;
	await file.ask();
	assert.equal(asked.length, 6);
	assert.equal(file.waiting, false);
	assert.equal(new Set(asked).size, asked.length, 'nothing twice');
});

test('a failure is kept for the row that says it, and does not cost what was there', async () => {
	const failure = new CulpritError('serverError');
	const server: Server = { rows: [], lines: {}, failure };
	const { file, places } = aFile(server);
	await file.know([rowIn('1')]);
	await file.ask();
	assert.equal(file.error, failure);
	assert.deepEqual(places(), ['1 function 1']);
	delete server.failure;
	server.rows = [rowIn('1')];
	server.lines = { 1: 7 };
	file.forget();
	await file.ask();
	assert.equal(file.error, undefined);
	assert.deepEqual(places(), ['1 line 7']);
});

test('what is asked for when nobody looks any more changes nothing', async () => {
	const { file, places } = aFile({ rows: [rowIn('1')], lines: { 1: 7 } });
	const asking = file.ask();
	file.stop();
	await asking;
	assert.deepEqual(places(), []);
	assert.equal(file.loading, false);
	await file.ask();
	assert.deepEqual(places(), ['1 line 7']);
});

test('lines go along with edits, and a line that is edited itself loses its mark until it is found anew', async () => {
	const { file, places, lines, asked } = aFile({ rows: [rowIn('1'), rowIn('2')], lines: { 1: 7, 2: 20 } });
	await file.ask();
	lines.splice(2, 0, 'new', 'new');
	file.follow([{ start: 3, end: 3, breaks: 2 }]);
	assert.deepEqual(places(), ['1 line 9', '2 line 22']);
	lines[8] = 'something else';
	file.follow([{ start: 9, end: 9, breaks: 0 }]);
	assert.deepEqual(places(), ['2 line 22', '1 nowhere ']);
	await file.locate();
	assert.deepEqual(places(), ['1 line 7', '2 line 20'], 'the engine of this test knows no drift');
	assert.equal(asked.length, 3);
});

test('an edit while lines are looked for drops what was found in the text of before', async () => {
	const { file, places, lines } = aFile({ rows: [rowIn('1')], lines: { 1: 7 } });
	await file.ask();
	const locating = file.locate();
	lines.splice(0, 0, 'new');
	file.follow([{ start: 1, end: 1, breaks: 1 }]);
	await locating;
	assert.deepEqual(places(), ['1 line 8']);
});

test('of a thousand rows only those are looked at whose names fit', async () => {
	const rows = Array.from({ length: 1_000 }, (_, at) =>
		rowIn(String(at + 1), at % 100 === 0 ? path : `lib/file${at}.py`),
	);
	const { file, looked } = aFile({ rows: [], lines: {} });
	await file.know(rows);
	assert.deepEqual(looked, [10]);
});
