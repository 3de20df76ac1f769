import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { mergeIssue } from '../../../../src/core/issue/issuePatch.ts';
import { event } from '../../../../src/sentry/wire/event.ts';
import { issue } from '../../../../src/sentry/wire/issue.ts';
import { issueDetails } from '../../../../src/sentry/wire/issueDetails.ts';
import { bulkPatches, issuePatch } from '../../../../src/sentry/wire/issuePatch.ts';
import { suspectCommits } from '../../../../src/sentry/wire/rows.ts';
import { fullEvent, fullIssue } from './payloads.ts';

const row = (fields: object) => z.parse(issue, { id: '1', ...fields });

for (const permalink of [
	'javascript:alert(1)',
	'JaVaScRiPt:alert(1)',
	'java\nscript:alert(1)',
	' javascript:alert(1)',
	'data:text/html,x',
	'command:workbench.action.terminal.new',
	'vscode://culprit.culprit/x',
	'file:///etc/passwd',
	'sentry.example/sentry/internal/issues/11/',
	'//evil.test/x',
	'Not implemented',
	'https://user:password@sentry.example/',
	'',
	null,
	12,
]) {
	test(`the permalink ${JSON.stringify(permalink)} is none`, () => {
		assert.equal(row({ permalink }).permalink, undefined);
	});
}

test('taken as they are, some of these are addresses that do something', () => {
	for (const permalink of [
		'java\nscript:alert(1)',
		'command:workbench.action.terminal.new',
		'vscode://culprit.culprit/x',
	]) {
		assert.ok(URL.canParse(permalink));
	}
});

test('an http(s) permalink is kept', () => {
	assert.equal(
		row({ permalink: 'https://sentry.example/issues/1/' }).permalink,
		'https://sentry.example/issues/1/',
	);
	assert.equal(row({ permalink: 'http://127.0.0.1:9/issues/1/' }).permalink, 'http://127.0.0.1:9/issues/1/');
});

for (const [count, read] of [
	['150', 150],
	[150, 150],
	['0', 0],
	['1.9', 1],
	['12e999', undefined],
	['-3', undefined],
	['', undefined],
	['many', undefined],
	[Number.MAX_VALUE, undefined],
	[null, undefined],
	[[1], undefined],
] as const) {
	test(`the count ${JSON.stringify(count)} is ${read}`, () => assert.equal(row({ count }).count, read));
}

for (const [date, read] of [
	['2018-11-06T21:19:55Z', Date.UTC(2018, 10, 6, 21, 19, 55)],
	['2018-11-06T21:19:55.146123Z', Date.UTC(2018, 10, 6, 21, 19, 55, 146)],
	['2018-11-06T21:19:55', Date.UTC(2018, 10, 6, 21, 19, 55)],
	['2018-11-06T22:19:55+01:00', Date.UTC(2018, 10, 6, 21, 19, 55)],
	[1541539195, 1541539195000],
	['1541539195.5', 1541539195500],
	['yesterday', undefined],
	['', undefined],
	[1e300, undefined],
	[null, undefined],
] as const) {
	test(`the date ${JSON.stringify(date)} is ${read}`, () =>
		assert.equal(row({ lastSeen: date }).lastSeen, read));
}

test('series keep what can be read, of a million buckets the newest', () => {
	const { stats } = row({
		stats: {
			'24h': [[1, 2], ['3', '4'], [5, -1], [6, 'NaN'], [null, 1], 'x', [7], [8, 1.5]],
			'30d': Array.from({ length: 1_000_000 }, (_, start) => [start, 1]),
			odd: 'x',
			__proto__: [[1, 1]],
		},
	});
	assert.deepEqual(stats['24h'], [
		{ start: 1, count: 2 },
		{ start: 3, count: 4 },
		{ start: 8, count: 1 },
	]);
	assert.equal(stats['30d']?.length, 2_000);
	assert.equal(stats['30d']?.at(-1)?.start, 999_999);
	assert.deepEqual(Object.keys(stats), ['24h', '30d']);
});

test('old annotations of HTML become text and, if it is a web address, a link', () => {
	const { annotations } = row({
		annotations: [
			'<a href="https://tracker.example/A-1?x=1&amp;y=2">A-1 &lt;b&gt;</a>',
			"<a class='x' href='javascript:alert(1)'>A-2</a>",
			'<img src=x onerror=alert(1)>A-3',
			'plain',
			{ displayName: 'A-4', url: 'command:x' },
			`<a ${'<a '.repeat(100_000)}`,
			'',
			null,
		],
	});
	assert.deepEqual(annotations.slice(0, 5), [
		{ label: 'A-1 <b>', url: 'https://tracker.example/A-1?x=1&y=2' },
		{ label: 'A-2' },
		{ label: 'A-3' },
		{ label: 'plain' },
		{ label: 'A-4' },
	]);
});

test('a status, level or priority of another age is understood or kept as said', () => {
	assert.equal(row({ status: 'muted' }).status, 'ignored');
	assert.deepEqual(
		[row({ status: 'snoozed' }).status, row({ status: 'snoozed' }).statusDetails],
		['unresolved', { raw: 'snoozed' }],
	);
	assert.equal(row({}).status, 'unknown');
	assert.equal(row({ level: 'WARNING' }).level, 'warning');
	assert.equal(row({ level: 40 }).level, 'unknown');
	assert.equal(row({ priority: 'urgent' }).priority, undefined);
});

test('assignees of every age', () => {
	const assigned = (assignedTo: unknown) => row({ assignedTo }).assignedTo;
	assert.deepEqual(assigned({ type: 'team', id: 9, name: 'pumps' }), {
		type: 'team',
		id: '9',
		name: 'pumps',
	});
	assert.deepEqual(assigned({ id: '5', name: '', email: 'ann@x.test' }), {
		type: 'user',
		id: '5',
		name: 'ann@x.test',
		email: 'ann@x.test',
	});
	assert.deepEqual(assigned('team:7'), { type: 'team', id: '7', name: 'team:7' });
	assert.deepEqual(assigned('ann'), { type: 'user', id: 'ann', name: 'ann' });
	assert.equal(assigned(null), null);
	assert.equal(assigned({}), undefined);
	assert.ok(!('assignedTo' in row({})));
});

test('a title is never empty, a project never missing', () => {
	assert.equal(row({ title: '', metadata: { type: 'ValueError' } }).title, 'ValueError');
	assert.equal(row({ title: null }).title, '<unlabeled issue>');
	assert.equal(row({ title: null, metadata: { message: 'Pump 7 is dry' } }).title, 'Pump 7 is dry');
	assert.deepEqual(row({ project: 'x' }).project, { slug: '', name: '' });
});

test('an error without a type goes by its message', () => {
	const value = 'Object captured as exception with keys: code';
	const told = row({ title: '?', metadata: { value, filename: 'main.mjs' } });
	assert.deepEqual([told.title, told.metadata.value], [value, value]);
	const named = row({ title: ' ? ', metadata: { type: '?', title: '?', value } });
	assert.deepEqual([named.title, named.metadata.type, named.metadata.raw['type']], [value, undefined, '?']);
	assert.equal(row({ title: '?', metadata: { type: 'ValueError', value } }).title, 'ValueError');
	assert.equal(row({ title: '?', metadata: { value: ' ' } }).title, '<unlabeled issue>');
});

test('ids may be numbers, as Sentry 8 and GlitchTip send them', () => {
	assert.equal(z.parse(issue, { id: 12, project: { id: 3, slug: 'p' } }).project.id, '3');
	const read = z.parse(event, { ...fullEvent, groupID: 1, projectID: 3 });
	assert.deepEqual([read.issueId, read.projectId], ['1', '3']);
});

test('an issue in full', () => {
	const read = z.parse(issueDetails, fullIssue);
	assert.deepEqual(read.statusDetails.inCommit, { id: 'c0ffee', message: 'Fix', repository: 'acme/pump' });
	assert.equal(read.statusDetails.ignoreUntil, Date.UTC(2026, 0, 2, 3, 4, 5));
	assert.equal(read.activity[0]?.text, 'Look');
	assert.deepEqual(read.plugins, ['Create ticket', 'Jira']);
	assert.deepEqual(read.externalIssues, [{ label: 'P-1', url: 'https://tracker.example/P-1' }]);
	assert.deepEqual(read.lastRelease?.authors, [
		{ type: 'user', id: 'bo@sentry.example', name: 'Bo', email: 'bo@sentry.example' },
	]);
	assert.deepEqual(read.other, { seerFixabilityScore: 0.5 });
	assert.equal(read.subscriptionReason, 'assigned');
});

test('an event in full: both spellings of frames, every kind of entry, unknown ones raw', () => {
	const read = z.parse(event, fullEvent);
	assert.equal(read.id, 'fb0b9bb04de34f6c9d5c0d7d0b0b0b0b');
	assert.deepEqual(
		read.entries.map((entry) => (entry.type === 'unknown' ? `? ${entry.name}` : entry.type)),
		[
			'exception',
			'threads',
			'stacktrace',
			'message',
			'breadcrumbs',
			'request',
			'? spans',
			'? debugmeta',
			'? csp',
			'? something-new',
		],
	);
	const [first] = read.entries;
	assert.ok(first?.type === 'exception');
	assert.equal(first.values.length, 2);
	assert.equal(first.values[0]?.value, '{"odd":"object"}');
	assert.equal(first.values[0]?.threadId, '1');
	const [snake, camel] = first.values[0]?.stacktrace?.frames ?? [];
	assert.deepEqual(snake, {
		filename: 'main.py',
		absPath: '/srv/main.py',
		lineNo: 3,
		inApp: true,
		origLineNo: 12,
		context: [
			[1, 'a'],
			[2, 'b'],
			[3, 'c()'],
			[4, 'd'],
		],
		errors: [],
	});
	assert.equal(camel?.origLineNo, undefined, '"?" is no number');
	assert.equal(camel?.origColNo, 1200);
	assert.deepEqual(camel?.context.at(-1), [43, '']);
	assert.deepEqual(
		read.tags.map(({ key, value }) => `${key}=${value}`),
		['level=error', 'environment=production'],
	);
	assert.deepEqual(read.packages, { django: '5.0', odd: '3' });
	assert.equal(read.release?.lastCommit, 'c0ffee');
	assert.equal(read.groupingConfig, 'newstyle:2023-01-11');
	const request = read.entries.find((entry) => entry.type === 'request');
	assert.deepEqual(request?.request.cookies, [['session', '[Filtered]']]);
});

test('an event as it is stored, without entries, is read from its top', () => {
	const read = z.parse(event, {
		event_id: 'ab'.repeat(16),
		logentry: { formatted: 'hello' },
		exception: { values: [{ type: 'E', stacktrace: { frames: [{ filename: 'a.py', lineno: 1 }] } }] },
	});
	assert.deepEqual(
		read.entries.map(({ type }) => type),
		['message', 'exception'],
	);
});

test('of too many frames the newest stay: the crash is last', () => {
	const frames = Array.from({ length: 10_000 }, (_, lineNo) => ({ filename: 'a.py', lineNo }));
	const read = z.parse(event, { ...fullEvent, entries: [{ type: 'stacktrace', data: { frames } }] });
	const [entry] = read.entries;
	assert.ok(entry?.type === 'stacktrace');
	assert.equal(entry.stacktrace.frames.at(-1)?.lineNo, 9_999);
	assert.ok(entry.stacktrace.frames.length <= 2_000);
});

test('an update is laid over the issue: what it says counts, what it empties goes, what it leaves out stays', () => {
	const known = z.parse(issueDetails, fullIssue);
	const patch = z.parse(issuePatch, {
		id: '1170820242',
		status: 'resolved',
		statusDetails: {},
		assignedTo: null,
		substatus: null,
		title: 'Renamed',
		project: { id: '2', slug: 'pump', name: 'Pump' },
	});
	const merged = mergeIssue(known, patch);
	assert.deepEqual([merged.status, merged.statusDetails, merged.title], ['resolved', {}, 'Renamed']);
	assert.ok(merged.assignedTo === null && !('substatus' in merged));
	assert.deepEqual(
		[merged.activity, merged.stats, merged.tags, merged.firstRelease, merged.count],
		[known.activity, known.stats, known.tags, known.firstRelease, known.count],
	);
	assert.equal(mergeIssue(known, { ...patch, id: '5' }), known);
});

test('a bulk update says once what holds for all; nothing when nothing matched', () => {
	assert.deepEqual(bulkPatches({ status: 'resolved', statusDetails: {} }, ['1', '2']), [
		{ id: '1', status: 'resolved', statusDetails: {} },
		{ id: '2', status: 'resolved', statusDetails: {} },
	]);
	assert.deepEqual(bulkPatches(undefined, ['1']), []);
});

test('suspect commits are flattened with their authors', () => {
	const commits = z.parse(suspectCommits, {
		committers: [
			{
				author: { name: 'Ann', email: 'ann@x.test' },
				commits: [
					{
						id: 'c1',
						message: 'Break it',
						score: 3,
						repository: { name: 'acme/pump' },
						pullRequest: { externalUrl: 'https://code.example/1' },
					},
					{ message: 'no id' },
				],
			},
			{ author: null, commits: null },
		],
	});
	assert.deepEqual(commits, [
		{
			id: 'c1',
			message: 'Break it',
			score: 3,
			repository: 'acme/pump',
			url: 'https://code.example/1',
			author: { type: 'user', id: 'ann@x.test', name: 'Ann', email: 'ann@x.test' },
		},
	]);
});
