import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	type Candidate,
	candidatesOf,
	compareCandidates,
	isCommon,
	maxCandidates,
} from '../../../../src/core/source/candidates.ts';
import { frameQueryOf, type FrameFacts } from '../../../../src/core/source/frameQuery.ts';
import { createPathIndex } from '../../../../src/core/source/pathIndex.ts';
import { innermostAt } from '../../../../src/core/source/functionRanges.ts';
import { placesOf } from '../../../../src/core/source/place.ts';

async function found(
	facts: Partial<FrameFacts>,
	files: readonly string[],
	{
		platform = 'python',
		name = 'workspace',
		repository,
	}: { platform?: string; name?: string; repository?: string } = {},
): Promise<readonly Candidate[]> {
	const index = await createPathIndex(files);
	const query = frameQueryOf({ inApp: true, context: [], ...facts }, platform);
	return candidatesOf(query, {
		roots: [{ name, index, ...(repository !== undefined && { repository }) }],
		read: async () => undefined,
	});
}

/** `path fit/tail`, with `=` where it is spelt alike and `!` where all of the name is there. */
function said({ path, fit, tail, spelt, complete }: Candidate): string {
	return `${path} ${fit}/${tail}${spelt ? '=' : ''}${complete ? '!' : ''}`;
}

const rows: readonly (readonly [
	string,
	Partial<FrameFacts>,
	readonly string[],
	readonly string[],
	Parameters<typeof found>[2]?,
])[] = [
	[
		'all of a relative path',
		{ filename: 'pumps/level.py' },
		['src/pumps/level.py'],
		['src/pumps/level.py 4/2=!'],
	],
	['all of the file', { filename: 'src/pumps/level.py' }, ['pumps/level.py'], ['pumps/level.py 3/2=']],
	[
		'all of the file, of an absolute path',
		{ absPath: '/srv/pumps/level.py' },
		['pumps/level.py'],
		['pumps/level.py 4/2='],
	],
	['some of both', { filename: 'a/pumps/level.py' }, ['b/pumps/level.py'], ['b/pumps/level.py 2/2=']],
	['the name alone, in folders that differ', { filename: 'a/level.py' }, ['b/level.py'], ['b/level.py 1/1=']],
	[
		'the name alone, which is the file’s whole path',
		{ filename: 'a/level.py' },
		['level.py'],
		['level.py 2/1='],
	],
	['the name alone, sent alone', { filename: 'level.py' }, ['a/level.py'], ['a/level.py 1/1=!']],
	[
		'the name alone, in a language of names',
		{ filename: 'level.dart' },
		['a/level.dart'],
		['a/level.dart 3/1=!'],
	],
	[
		'a common name, in a language of names',
		{ filename: 'main.dart' },
		['a/main.dart'],
		['a/main.dart 1/1=!'],
	],
	['another case', { filename: 'Pumps/Level.py' }, ['pumps/level.py'], ['pumps/level.py 4/2!']],
	[
		'an address',
		{ absPath: 'https://a.test/pumps/level.js' },
		['pumps/level.js'],
		['pumps/level.js 3/2=!'],
		{ platform: 'javascript' },
	],
	[
		'a package of Dart',
		{ absPath: 'package:pumps/level.dart' },
		['lib/level.dart'],
		['lib/level.dart 3/2=!'],
		{ platform: 'dart' },
	],
	['a folder of containers', { absPath: '/app/level.py' }, ['x/app/level.py'], ['x/app/level.py 1/1=']],
	[
		'a folder of containers that is the workspace’s own',
		{ absPath: '/app/level.py' },
		['app/level.py'],
		['app/level.py 4/2=!'],
	],
	[
		'a folder of containers, with the file at the top too',
		{ absPath: '/app/level.py' },
		['app/level.py', 'level.py'],
		['level.py 2/1=', 'app/level.py 1/1='],
	],
	[
		'a folder that only looks like one',
		{ absPath: '/pumps/level.py' },
		['x/pumps/level.py'],
		['x/pumps/level.py 4/2=!'],
	],
	[
		'the folder that is open',
		{ absPath: '/srv/pumps/level.py' },
		['level.py'],
		['level.py 4/1='],
		{ name: 'pumps' },
	],
	[
		'the repository that is open',
		{ absPath: '/srv/pumps/level.py' },
		['level.py'],
		['level.py 4/1='],
		{ repository: 'acme/pumps' },
	],
	[
		'the repository that is open, of a group in a group',
		{ absPath: '/srv/pumps/level.py' },
		['level.py'],
		['level.py 4/1='],
		{ repository: 'acme/tools/pumps' },
	],
	['a file called as a folder of containers', { absPath: '/server' }, ['x/server'], ['x/server 1/1=!']],
	[
		'the source of compiled code, from above the folder that is open',
		{ absPath: '/srv/a/pumps/level.js' },
		['pumps/level.ts'],
		['pumps/level.ts 3/2='],
		{ platform: 'node' },
	],
	[
		'best first',
		{ filename: 'pumps/level.py' },
		['z/level.py', 'x/pumps/level.py', 'a/b/level.py', 'a/level.py', 'Pumps/level.py', 'level.py'],
		[
			'x/pumps/level.py 4/2=!',
			'Pumps/level.py 4/2!',
			'level.py 2/1=',
			'a/level.py 1/1=',
			'z/level.py 1/1=',
			'a/b/level.py 1/1=',
		],
	],
];
for (const [what, facts, files, wanted, more] of rows) {
	test(`candidates: ${what}`, async () => {
		assert.deepEqual((await found(facts, files, more)).map(said), wanted);
	});
}

test('of files that fit alike the one whose name is exactly the frame’s comes first', async () => {
	const files = ['a/Level.py', 'b/level.py'];
	assert.deepEqual(
		(await found({ filename: 'x/level.py' }, files)).map(({ path }) => path),
		['b/level.py', 'a/Level.py'],
	);
	assert.deepEqual(
		(await found({ filename: 'x/Level.py' }, files)).map(({ path }) => path),
		['a/Level.py', 'b/level.py'],
	);
	assert.deepEqual(
		(await found({ filename: 'w/X/level.py' }, ['X/Level.py', 'x/level.py'])).map(({ path }) => path),
		['x/level.py', 'X/Level.py'],
	);
});

test('of two folders that are open the first one’s file comes first', async () => {
	const root = { name: 'workspace', index: await createPathIndex(['pumps/level.py']) };
	const query = frameQueryOf({ inApp: true, context: [], filename: 'pumps/level.py' }, 'python');
	const told = candidatesOf(query, { roots: [root, root], read: async () => undefined });
	assert.deepEqual(
		told.map((one) => one.root),
		[0, 1],
	);
});

test('a source of compiled code comes after the file itself', async () => {
	const told = await found({ absPath: '/srv/dist/level.js' }, ['src/level.ts', 'dist/level.js'], {
		platform: 'node',
	});
	assert.deepEqual(
		told.map(({ path, compiled }) => [path, compiled]),
		[
			['dist/level.js', false],
			['src/level.ts', true],
		],
	);
});

test('of a crowd of one name those in the folder count', async () => {
	const crowd = (count: number): string[] => Array.from({ length: count }, (_, at) => `f${at}/index.py`);
	const at = (count: number, filename = 'pumps/index.py') =>
		found({ filename }, [...crowd(count - 1), 'x/Pumps/index.py']);
	assert.equal((await at(64)).length, 64);
	assert.deepEqual(
		(await at(65)).map(({ path }) => path),
		['x/Pumps/index.py'],
	);
	assert.equal((await at(65, 'nowhere/index.py')).length, 64);
	assert.equal((await at(65, 'index.py')).length, 65);
	assert.equal((await at(300, 'index.py')).length, maxCandidates);
});

test('candidates are compared by fit, then compilation, then tail, then spelling', () => {
	const one: Candidate = {
		root: 0,
		path: 'a',
		fit: 3,
		tail: 2,
		complete: false,
		compiled: false,
		spelt: false,
		segments: ['a'],
	};
	const sign = (left: Partial<Candidate>, right: Partial<Candidate>): number =>
		Math.sign(compareCandidates({ ...one, ...left }, { ...one, ...right }));
	assert.equal(sign({}, {}), 0);
	assert.equal(sign({ fit: 4 }, { tail: 9, spelt: true }), -1);
	assert.equal(sign({ fit: 4, compiled: true }, {}), -1);
	assert.equal(sign({}, { compiled: true, tail: 9 }), -1);
	assert.equal(sign({ tail: 3 }, { spelt: true }), -1);
	assert.equal(sign({ spelt: true }, {}), -1);
	assert.equal(sign({}, { spelt: true }), 1);
});

test('common names', () => {
	assert.ok(isCommon('main.dart') && isCommon('utils.rs') && isCommon('util.rs'));
	assert.ok(!isCommon('mainframe.dart') && !isCommon('main'));
});

test('the smallest function that holds a line', () => {
	const ranges = [
		{ name: 'a', start: 1, end: 9 },
		{ name: 'b', start: 3, end: 5 },
		{ name: 'c', start: 5, end: 5 },
	];
	assert.deepEqual(
		[0, 1, 3, 4, 5, 6, 9, 10].map((line) => innermostAt(ranges, line)?.name),
		[undefined, 'a', 'b', 'b', 'c', 'a', 'a', undefined],
	);
	// Of two that begin on one line the one that is told later lies within the other.
	const nested = [
		{ name: 'a', start: 1, end: 9 },
		{ name: 'b', start: 1, end: 5 },
	];
	assert.equal(innermostAt(nested, 1)?.name, 'b');
});

test('where a line is, compared with the frame’s function', () => {
	const text = ['def fill():', '    a = 1', '', 'b = 2', 'def drain():', '    c = 3', '        d = 4'];
	const ranges = [
		{ name: 'fill', start: 1, end: 2 },
		{ name: 'drain', start: 5, end: 7 },
	];
	const places = (facts: Partial<FrameFacts>, own = ranges) =>
		placesOf(frameQueryOf({ inApp: true, context: [], filename: 'a.py', ...facts }), text, {
			functions: own,
			types: [],
			hasKeyword: false,
		});
	assert.deepEqual(places({}).of(2), { kind: 'unknown', by: 'alone' }, 'it may be of either');
	assert.deepEqual(places({}, ranges.slice(0, 1)).of(2), { kind: 'unknown' });
	assert.deepEqual(places({ function: 'fill' }).own, ranges.slice(0, 1));
	assert.deepEqual(places({ function: 'fill' }).of(1), { kind: 'inside', name: 'fill', by: 'named' });
	assert.deepEqual(places({ function: 'fill' }).of(2), { kind: 'inside', name: 'fill', by: 'named' });
	assert.deepEqual(places({ function: 'fill' }).of(4), { kind: 'other' });
	assert.deepEqual(places({ function: 'fill' }).of(6), { kind: 'other', name: 'drain' });
	// The head of another function is run outside of it.
	assert.deepEqual(places({ function: 'fill' }).of(5), { kind: 'other' });
	assert.deepEqual(places({ function: 'pump' }).of(4), { kind: 'unknown' });
	// It stands less deep than it did, as deep, deeper.
	const was = (indent: string): Partial<FrameFacts> => ({
		function: 'pump',
		lineNo: 2,
		context: [
			[1, 'x'],
			[2, `${indent}d = 4`],
		],
	});
	assert.deepEqual(places(was('    '), []).of(4), { kind: 'other' });
	assert.deepEqual(places(was('    '), []).of(6), { kind: 'unknown' });
	assert.deepEqual(places(was('    '), []).of(7), { kind: 'unknown' });
	assert.deepEqual(places(was('\t'), []).of(6), { kind: 'unknown' });
	assert.deepEqual(places(was('\t\t'), []).of(6), { kind: 'other' });
});
