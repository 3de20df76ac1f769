import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { actor, member, team } from '../../../../src/sentry/wire/actor.ts';
import { annotation } from '../../../../src/sentry/wire/annotation.ts';
import { eventSummary } from '../../../../src/sentry/wire/event.ts';
import { eventIdOf, issue, statusOf, toStatusDetails } from '../../../../src/sentry/wire/issue.ts';
import { issuePatch } from '../../../../src/sentry/wire/issuePatch.ts';
import { project, projectRow } from '../../../../src/sentry/wire/project.ts';
import { release } from '../../../../src/sentry/wire/release.ts';
import {
	attachment,
	codeMapping,
	commit,
	environment,
	organizationRow,
	regions,
	savedSearch,
	suspectCommits,
	tagDistribution,
	tagValue,
	userReport,
	whoAmI,
} from '../../../../src/sentry/wire/rows.ts';
import { spelled, withoutNulls } from '../../../../src/sentry/wire/spelled.ts';

const eventId = '0123456789abcdef0123456789abcdef';

/** What is made of a row: with all that it can hold, and with what servers leave out. */
const rows: readonly (readonly [string, z.ZodMiniType, unknown, unknown])[] = [
	['a value', tagValue, { value: 'x', name: 'X', count: 2 }, { value: 'x', name: 'X', count: 2 }],
	['a value by name only', tagValue, { name: 'X' }, { value: 'X', name: 'X' }],
	['an empty value', tagValue, { value: '', name: '' }, { value: '', name: '' }],
	['no value at all', tagValue, { count: 1 }, undefined],
	[
		'a tag',
		tagDistribution,
		{ key: 'os', topValues: [{ value: 'x' }] },
		{
			key: 'os',
			name: 'os',
			topValues: [{ value: 'x', name: 'x' }],
		},
	],
	['a tag without a key', tagDistribution, { name: 'OS', topValues: [] }, undefined],
	['an attachment', attachment, { id: 1, name: 'a.txt', size: 3 }, { id: '1', name: 'a.txt', size: 3 }],
	['an attachment without a name', attachment, { id: '1' }, { id: '1', name: '1' }],
	['an attachment without an id', attachment, { name: 'a.txt' }, undefined],
	['a report', userReport, { id: 1, eventID: eventId, comments: 'no' }, { id: '1', eventId, comments: 'no' }],
	[
		'a report that holds its event',
		userReport,
		{ event: { eventID: eventId } },
		{ id: '', eventId, comments: '' },
	],
	['a report of an old server', userReport, { event: { id: eventId } }, { id: '', eventId, comments: '' }],
	['a report of the row id of an event', userReport, { event: { id: '77' } }, { id: '', comments: '' }],
	['a report of an event in text', userReport, { event: eventId }, { id: '', comments: '' }],
	[
		'a commit',
		commit,
		{ id: 'abc', repository: { name: 'acme/app' }, url: 'https://a.test/c' },
		{
			id: 'abc',
			repository: 'acme/app',
			url: 'https://a.test/c',
		},
	],
	[
		'a commit of a pull request',
		commit,
		{ id: 'abc', pullRequest: { externalUrl: 'https://a.test/p' } },
		{
			id: 'abc',
			url: 'https://a.test/p',
		},
	],
	[
		'a commit of a pull request in text',
		commit,
		{ id: 'abc', pullRequest: 'https://a.test/p' },
		{ id: 'abc' },
	],
	['a commit without an id', commit, { message: 'x' }, undefined],
	[
		'a mapping',
		codeMapping,
		{ stackRoot: '/app', sourceRoot: 'src', projectId: 1 },
		{
			stackRoot: '/app',
			sourceRoot: 'src',
			projectId: '1',
		},
	],
	[
		'a mapping of the same roots',
		codeMapping,
		{ stackRoot: '', sourceRoot: '' },
		{ stackRoot: '', sourceRoot: '' },
	],
	['a mapping from nowhere', codeMapping, { sourceRoot: 'src' }, undefined],
	['a mapping to nowhere', codeMapping, { stackRoot: '/app' }, undefined],
	[
		'a search',
		savedSearch,
		{ id: 1, name: 'Mine', query: 'is:new', sort: 'freq' },
		{
			id: '1',
			name: 'Mine',
			query: 'is:new',
			sort: 'freq',
		},
	],
	['a search without a name', savedSearch, { id: 1, query: '' }, { id: '1', name: '', query: '' }],
	[
		'a search of an unknown order',
		savedSearch,
		{ id: 1, query: 'x', sort: 'best' },
		{ id: '1', name: 'x', query: 'x' },
	],
	['a search without an id', savedSearch, { query: 'x' }, undefined],
	['a search without a query', savedSearch, { id: 1, name: 'Mine' }, undefined],
	['an environment', environment, { name: 'production' }, 'production'],
	['the environment without a name', environment, { name: '' }, ''],
	[
		'an organization',
		organizationRow,
		{ id: 1, slug: 'acme', links: { regionUrl: 'https://de.a.test' } },
		{
			id: '1',
			slug: 'acme',
			name: 'acme',
			regionUrl: 'https://de.a.test/',
		},
	],
	[
		'an organization of an old server',
		organizationRow,
		{ slug: 'acme', name: 'Acme' },
		{ slug: 'acme', name: 'Acme' },
	],
	['an organization without a slug', organizationRow, { id: 1, name: 'Acme' }, undefined],
	['regions', regions, { regions: [{ url: 'https://de.a.test/x' }, { name: 'us' }] }, ['https://de.a.test']],
	[
		'who asks',
		whoAmI,
		{ auth: { scopes: ['event:read'] }, user: { id: 5, name: 'Jane' } },
		{
			scopes: ['event:read'],
			user: { type: 'user', id: '5', name: 'Jane' },
		},
	],
	['who asks, where nobody says', whoAmI, { auth: null, user: null }, { scopes: [] }],
	['a team', team, { id: 3, slug: 'ops', name: 'Operations' }, { type: 'team', id: '3', name: 'ops' }],
	['a team by name', team, { id: 3, name: 'Operations' }, { type: 'team', id: '3', name: 'Operations' }],
	['a team by id', team, { id: 3 }, { type: 'team', id: '3', name: 'team:3' }],
	['a team without an id', team, { slug: 'ops' }, undefined],
	['a member', member, { id: 9, user: { id: 5, name: 'Jane' } }, { type: 'user', id: '5', name: 'Jane' }],
	['a member who is invited', member, { id: 9, email: 'jane@a.test' }, undefined],
	[
		'an author without an id',
		actor,
		{ name: 'Jane', email: 'jane@a.test' },
		{
			type: 'user',
			id: 'jane@a.test',
			name: 'Jane',
			email: 'jane@a.test',
		},
	],
	['an app', actor, { name: 'Bot' }, { type: 'user', id: 'Bot', name: 'Bot' }],
	['an actor of nothing', actor, {}, undefined],
	['an actor in text', actor, 'team:3', { type: 'team', id: '3', name: 'team:3' }],
	['a user in text', actor, 'user:5', { type: 'user', id: '5', name: 'user:5' }],
	['a name in text', actor, 'jane', { type: 'user', id: 'jane', name: 'jane' }],
	['an empty text', actor, '', undefined],
	['a project', project, { id: 1, slug: 'shop' }, { id: '1', slug: 'shop', name: 'shop' }],
	['a project of nothing', project, {}, { slug: '', name: '' }],
	[
		'a project that can be asked for',
		projectRow,
		{ slug: 'shop', name: 'Shop' },
		{ slug: 'shop', name: 'Shop' },
	],
	['a project that cannot', projectRow, { id: 1, name: 'Shop' }, undefined],
	[
		'a release',
		release,
		{ version: '1.0', lastCommit: { id: 'abc' }, lastDeploy: 'd', lacking: '', more: 1 },
		{
			version: '1.0',
			lastCommit: 'abc',
			lastDeploy: 'd',
			authors: [],
			projects: [],
			other: { more: 1 },
		},
	],
	['a release without a version', release, { ref: 'main' }, undefined],
];
for (const [name, schema, raw, read] of rows) {
	test(`${name}: ${JSON.stringify(raw)}`, () => {
		const found = z.safeParse(schema, raw);
		assert.ok(found.success);
		assert.deepEqual(found.data, read);
	});
}

test('a suspect commit keeps its own author, and gets the one of its group where it has none', () => {
	const read = z.parse(suspectCommits, {
		committers: [
			{
				author: { id: 1, name: 'Jane' },
				commits: [{ id: 'a' }, { id: 'b', author: { id: 2, name: 'Joe' } }],
			},
			{ author: null, commits: [{ id: 'c' }] },
		],
	});
	assert.deepEqual(
		read.map((one) => [one.id, one.author?.name, 'author' in one]),
		[
			['a', 'Jane', true],
			['b', 'Joe', true],
			['c', undefined, false],
		],
	);
});

test('words of other ages for a status', () => {
	assert.equal(statusOf('muted'), 'ignored');
	assert.equal(statusOf('archived'), 'ignored');
	assert.equal(statusOf('pending_merge'), 'pending_merge');
	assert.equal(statusOf('merged'), undefined);
	assert.equal(statusOf(undefined), undefined);
});

test('an event’s id is 32 hexadecimal digits', () => {
	assert.equal(eventIdOf('01234567-89AB-cdef-0123-456789abcdef'), eventId);
	assert.equal(eventIdOf(`${eventId}0`), undefined);
	assert.equal(eventIdOf(eventId.slice(1)), undefined);
	assert.equal(eventIdOf(undefined), undefined);
});

test('the commit that an issue is resolved in, as text or with all that is known', () => {
	assert.deepEqual(toStatusDetails({ inCommit: 'abc' }), { inCommit: { id: 'abc' } });
	assert.deepEqual(toStatusDetails({ inCommit: { id: 'abc', repository: { name: 'acme/app' } } }), {
		inCommit: { id: 'abc', repository: 'acme/app' },
	});
	assert.deepEqual(toStatusDetails({ inCommit: { message: 'x' } }), {});
	assert.deepEqual(toStatusDetails({ inCommit: '', ignoreCount: null }), {});
	assert.deepEqual(toStatusDetails('resolved'), {});
});

test('what an issue does not say of itself is not known', () => {
	const silent = z.parse(issue, { id: 1 });
	const flags = ({ isPublic, isBookmarked, isSubscribed, hasSeen, numComments }: typeof silent): unknown => [
		isPublic,
		isBookmarked,
		isSubscribed,
		hasSeen,
		numComments,
	];
	assert.deepEqual(flags(silent), [undefined, undefined, undefined, undefined, undefined]);
	const said = { isPublic: true, isBookmarked: true, isSubscribed: true, hasSeen: true, numComments: 3 };
	assert.deepEqual(flags(z.parse(issue, { id: 1, ...said })), [true, true, true, true, 3]);
});

test('an annotation: its own address first, the address as its name where it has none', () => {
	const read = (raw: unknown): unknown => z.parse(annotation, raw);
	assert.deepEqual(read({ label: 'A-1', url: 'https://a.test/1', webUrl: 'https://a.test/2' }), {
		label: 'A-1',
		url: 'https://a.test/1',
	});
	assert.deepEqual(read({ label: 'A-1', webUrl: 'https://a.test/2' }), {
		label: 'A-1',
		url: 'https://a.test/2',
	});
	assert.deepEqual(read('<a href="https://a.test/1"></a>'), {
		label: 'https://a.test/1',
		url: 'https://a.test/1',
	});
	assert.deepEqual(read('<a href="javascript:x">A-1</a>'), { label: 'A-1' });
	assert.equal(read('<a href="javascript:x"></a>'), undefined);
});

test('a row of events is known by the event’s id, by the row’s only where there is no better', () => {
	const id = (raw: object): string | undefined => z.parse(eventSummary, raw)?.id;
	assert.equal(id({ eventID: eventId, id: 'f'.repeat(32) }), eventId);
	assert.equal(id({ eventID: '7', id: eventId }), eventId);
	assert.equal(id({ eventID: '7', id: '8' }), '7');
	assert.equal(id({ id: '8' }), '8');
	assert.equal(id({}), undefined);
});

test('a null in an update empties a field, but not one that always has a value', () => {
	const read = (raw: object): unknown => z.parse(issuePatch, { id: '1', ...raw });
	assert.deepEqual(read({ title: null, metadata: null, assignedTo: null, substatus: null }), {
		id: '1',
		assignedTo: null,
		cleared: ['substatus'],
	});
	assert.deepEqual(read({ title: 'T' }), { id: '1', title: 'T' });
});

test('our spelling goes before the SDKs’', () => {
	const schema = spelled([['absPath', 'abs_path']], z.looseObject({}));
	assert.deepEqual(z.parse(schema, { absPath: 'a', abs_path: 'b' }), { absPath: 'a', abs_path: 'b' });
	assert.deepEqual(z.parse(schema, { absPath: null, abs_path: 'b' }), { absPath: 'b', abs_path: 'b' });
	assert.deepEqual(z.parse(schema, { abs_path: null }), {});
	assert.deepEqual(
		Object.keys(
			withoutNulls(
				Object.fromEntries([
					['__proto__', 1],
					['a', 0],
				]),
			),
		),
		['a'],
	);
});

test('a date without a zone is UTC, wherever the machine is', () => {
	const before = process.env['TZ'];
	process.env['TZ'] = 'Asia/Tokyo';
	try {
		const read = (lastSeen: string): unknown => z.parse(issue, { id: 1, lastSeen }).lastSeen;
		assert.notEqual(new Date(0).getHours(), 0);
		assert.equal(read('2018-11-06T21:19:55'), Date.UTC(2018, 10, 6, 21, 19, 55));
		assert.equal(read('2018-11-06T22:19:55+01:00'), Date.UTC(2018, 10, 6, 21, 19, 55));
		assert.equal(read('2018-11-06'), Date.UTC(2018, 10, 6));
	} finally {
		if (before === undefined) {
			delete process.env['TZ'];
		} else {
			process.env['TZ'] = before;
		}
	}
});
