import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stacksOf, type Entry, type Frame } from '../../../../src/core/issue/event.ts';
import { frameQueryOf, type FrameFacts } from '../../../../src/core/source/frameQuery.ts';
import {
	crashFrame,
	frameOfCulprit,
	frameOfRow,
	locate,
	type Located,
} from '../../../../src/core/source/locate.ts';
import { locateFrames, maxFrames } from '../../../../src/core/source/locateFrames.ts';
import { createManifests } from '../../../../src/core/source/manifests.ts';
import { commonTail, fold, folderOf } from '../../../../src/core/source/pathText.ts';
import { mentions, proofOf } from '../../../../src/core/source/proof.ts';
import { isTelling } from '../../../../src/core/source/sentLine.ts';
import { releaseRefs } from '../../../../src/core/source/releaseRefs.ts';
import { workspaceOf } from '../../../score/memoryWorkspace.ts';

const stack = (...inApp: readonly boolean[]): { stacktrace: { frames: Frame[] } } => ({
	stacktrace: { frames: inApp.map((own) => ({ inApp: own, context: [], errors: [] })) },
});
const exceptions = (...values: readonly object[]): Entry => ({ type: 'exception', values });
const threads = (
	...values: readonly { crashed?: boolean; current?: boolean; stacktrace?: object }[]
): Entry =>
	({
		type: 'threads',
		values: values.map((thread) => ({ crashed: false, current: false, ...thread })),
	}) as Entry;

const crashes: readonly (readonly [
	string,
	readonly Entry[],
	{ stack: number; frame: number } | undefined,
])[] = [
	['the newest frame of the application', [exceptions(stack(true, true, false))], { stack: 0, frame: 1 }],
	[
		'the first frame, where that alone is the application’s',
		[exceptions(stack(true, false))],
		{ stack: 0, frame: 0 },
	],
	['the newest at all, where none is', [exceptions(stack(false, false))], { stack: 0, frame: 1 }],
	['the exception raised last', [exceptions(stack(true), stack(true, true))], { stack: 1, frame: 1 }],
	['an exception with frames', [exceptions(stack(true), stack())], { stack: 0, frame: 0 }],
	[
		'the crashed thread',
		[threads({ current: true, ...stack(true) }, { crashed: true, ...stack(true) })],
		{ stack: 1, frame: 0 },
	],
	['the current thread', [threads(stack(true), { current: true, ...stack(true) })], { stack: 1, frame: 0 }],
	[
		'an exception before a thread',
		[threads({ crashed: true, ...stack(true) }), exceptions(stack(true))],
		{ stack: 0, frame: 0 },
	],
	['nothing', [exceptions({}, stack())], undefined],
];
for (const [name, entries, wanted] of crashes) {
	test(`stands for the event: ${name}`, () => assert.deepEqual(crashFrame({ entries }), wanted));
}

test('a list row names a file, with the function where it has one', () => {
	const row = (metadata: object) => frameOfRow({ metadata: { raw: {}, ...metadata } });
	assert.deepEqual(row({ filename: 'a.py', function: 'f' }), {
		filename: 'a.py',
		function: 'f',
		inApp: true,
		context: [],
	});
	assert.deepEqual(row({ filename: 'a.py' }), { filename: 'a.py', inApp: true, context: [] });
	assert.equal(row({ filename: '', function: 'f' }), undefined);
	assert.equal(row({ function: 'f' }), undefined);
});

const own = { inApp: true, context: [] };
const culprits: readonly (readonly [string | undefined, object | undefined])[] = [
	['pumps.level in read', { ...own, function: 'read', module: 'pumps.level' }],
	['pumps/level.tmpl in read', { ...own, function: 'read', filename: 'pumps/level.tmpl' }],
	['level.py in read', { ...own, function: 'read', filename: 'level.py' }],
	['read(level.js)', { ...own, function: 'read', filename: 'level.js' }],
	['pumps/level.py', { ...own, filename: 'pumps/level.py' }],
	['level.js:7', { ...own, filename: 'level.js', lineNo: 7 }],
	['pumps.level.read', { ...own, module: 'pumps.level', function: 'read' }],
	['PumpsController#read', { ...own, module: 'PumpsController', function: 'read' }],
	['read', { ...own, function: 'read' }],
	['read(pumps/lev...', undefined],
	['pumps.level in rea...', undefined],
	['GET /pumps', undefined],
	['/pumps/{id}', undefined],
	['cron:fill', undefined],
	[`${'a/'.repeat(120)}level.py`, undefined],
	[undefined, undefined],
];
for (const [culprit, facts] of culprits) {
	test(`the culprit ${culprit?.slice(0, 30) ?? 'that is not there'} is ${facts ? 'a frame' : 'no place'}`, () => {
		assert.deepEqual(frameOfCulprit(culprit === undefined ? {} : { culprit }), facts);
	});
}

const query = (facts: Partial<FrameFacts>) => frameQueryOf({ ...own, ...facts }, 'python');

test('equal frames are looked for once, and all are told in order', async () => {
	const looked: unknown[] = [];
	const told: number[] = [];
	let pauses = 0;
	const look = async (asked: Located['query']): Promise<Located> => {
		looked.push(asked.line);
		return { query: asked, found: { kind: 'notFound' } };
	};
	const queries = [1, 2, 1].map((lineNo) => query({ filename: 'a.py', lineNo }));
	await locateFrames(
		queries,
		look,
		new AbortController().signal,
		(at) => told.push(at),
		async () => void (pauses += 1),
	);
	assert.deepEqual([looked, told, pauses], [[1, 2], [0, 1, 2], 2]);
});

test('so many frames of their own are looked for, and nothing is told after an abort', async () => {
	const look = async (asked: Located['query']): Promise<Located> => ({
		query: asked,
		found: { kind: 'notFound' },
	});
	const queries = Array.from({ length: maxFrames + 1 }, (_, at) =>
		query({ filename: 'a.py', lineNo: at + 1 }),
	);
	let told = 0;
	await locateFrames(queries, look, new AbortController().signal, () => (told += 1));
	assert.equal(told, maxFrames);
	const stopping = new AbortController();
	const aborting = async (asked: Located['query']): Promise<Located> => {
		stopping.abort();
		return look(asked);
	};
	await locateFrames(queries, aborting, stopping.signal, () => assert.fail('told'));
	await locateFrames(
		queries,
		() => assert.fail('looked'),
		AbortSignal.abort(),
		() => assert.fail('told'),
	);
});

test('how far a text bears out a frame', () => {
	const context: FrameFacts['context'] = [
		[1, 'import pumps'],
		[2, 'pump.open()'],
		[3, 'pump.fill(4)'],
	];
	const proof = (facts: Partial<FrameFacts>, text: string): number | undefined => {
		const told = proofOf(query(facts), text);
		return told === undefined ? undefined : Math.round(told * 1000) / 1000;
	};
	const all = 'import pumps\npump.open()\npump.fill(4)\n';
	assert.equal(proof({}, all), undefined);
	assert.equal(proof({ context: [[1, '}']] }, '}'), undefined);
	assert.equal(proof({ context }, all), 1);
	assert.equal(proof({ context, lineNo: 2 }, all), 1);
	assert.equal(proof({ context, lineNo: 2 }, 'import pumps'), 0.222);
	assert.equal(proof({ context, lineNo: 9 }, 'import pumps'), 0.333);
	assert.equal(proof({ context, function: 'open' }, all), 1);
	assert.equal(proof({ context, function: 'close' }, all), 0.8);
	assert.equal(proof({ function: 'open' }, 'def open():\n    pass\n'), 1);
	assert.equal(proof({ function: 'open' }, 'pump.open()\n'), 0.4);
	assert.equal(proof({ function: 'open' }, 'pump.opened()\n'), 0);
	assert.equal(proof({ function: 'f' }, 'def f(): pass\n'), undefined);
});

test('Go’s functions are proven with their receiver', () => {
	const proof = (name: string, text: string): number | undefined =>
		proofOf(frameQueryOf({ ...own, function: name }, 'go'), text);
	assert.equal(proof('(*Tank).Fill', 'func (t *Tank) Fill() {\n}\n'), 1);
	assert.equal(proof('(*Tank).Fill', 'func (p *Pump) Fill() {\n}\n'), 0.4);
	assert.equal(proof('Fill', 'func (p *Pump) Fill() {\n}\n'), 1);
});

test('a word is found as a word, a line tells where it says something', () => {
	assert.ok(mentions('a fill b', 'fill'));
	assert.ok(mentions('fill', 'fill'));
	assert.ok(mentions('refill fill', 'fill'));
	assert.ok(!mentions('refill', 'fill'));
	assert.ok(!mentions('filled', 'fill'));
	assert.ok(!mentions('', 'fill'));
	assert.ok(isTelling('abcdef'));
	assert.ok(isTelling('(a) (b)'));
	assert.ok(!isTelling('abc de'));
	assert.ok(!isTelling('))))))'));
});

test('names are folded, and compared from their end', () => {
	assert.equal(fold('[Az@{'), '[az@{');
	assert.equal(fold('Z'), 'z');
	assert.equal(fold('É'), fold('e\u0301'));
	assert.equal(folderOf('a.py'), '');
	assert.equal(folderOf('/a.py'), '');
	assert.equal(folderOf('a/b/c.py'), 'a/b');
	assert.equal(commonTail(['a', 'b'], ['b']), 1);
	assert.equal(commonTail(['a', 'b'], ['a', 'b']), 2);
	assert.equal(commonTail(['a'], ['b']), 0);
	assert.equal(commonTail([], []), 0);
});

test('what git may know a release by', () => {
	const refs = (release: Parameters<typeof releaseRefs>[0]) =>
		releaseRefs(release).map(({ kind, ref }) => `${kind} ${ref}`);
	const tag = (name: string): string => `tag refs/tags/${name}`;
	const number = '1'.repeat(40);
	assert.deepEqual(refs(undefined), []);
	assert.deepEqual(refs({ version: number }), [`commit ${number}`, tag(number), tag(`v${number}`)]);
	assert.deepEqual(refs({ version: '1234567' }), [tag('1234567'), tag('v1234567')]);
	assert.deepEqual(refs({ version: 'abcdef' }), [tag('abcdef'), tag('vabcdef')]);
	assert.deepEqual(refs({ version: 'app@1.0+abcdef0' }), [
		'commit abcdef0',
		tag('app@1.0+abcdef0'),
		tag('1.0+abcdef0'),
		tag('1.0'),
		tag('v1.0'),
		tag('app-1.0+abcdef0'),
	]);
	assert.deepEqual(refs({ version: 'x'.repeat(201) }), []);
	assert.deepEqual(refs({ version: 'x'.repeat(199) }).length, 2);
	assert.deepEqual(refs({ version: '--upload-pack=x' }), []);
});

test('who knows better than the SDK which frames are of the application says which one crashed', () => {
	const event = { entries: [exceptions(stack(false, false, false))] };
	assert.deepEqual(crashFrame(event), { stack: 0, frame: 2 });
	const [, second] = stacksOf(event)[0]?.stacktrace?.frames ?? [];
	assert.deepEqual(
		crashFrame(event, (frame) => frame === second),
		{ stack: 0, frame: 1 },
	);
});

test('a Go frame of the workspace’s own module is of the application, whatever the SDK says', async () => {
	const workspace = await workspaceOf(
		['go.mod', 'tank/level.go', 'api/go.mod'],
		undefined,
		new Map([
			['go.mod', 'module a.test/pumps/v2\n'],
			['api/go.mod', 'module a.test/pumps/api\n'],
			['tank/level.go', 'package tank\n'],
		]),
	);
	const scene = { workspace, manifests: createManifests(workspace) };
	const isOwn = async (frame: Partial<FrameFacts>): Promise<boolean> => {
		const query = frameQueryOf({ inApp: false, context: [], ...frame }, 'go');
		return (await locate(query, scene, new AbortController().signal)).query.inApp;
	};
	assert.equal(
		await isOwn({ module: 'a.test/pumps/v2/tank', filename: 'a.test/pumps/v2/tank/level.go' }),
		true,
	);
	assert.equal(await isOwn({ module: 'main', filename: 'a.test/pumps/v2/main.go' }), true);
	assert.equal(await isOwn({ module: 'a.test/pumps/api' }), true);
	assert.equal(await isOwn({ module: 'a.test/pumps/v2x/tank' }), false);
	assert.equal(await isOwn({ module: 'net/http', absPath: '/usr/local/go/src/net/http/server.go' }), false);
	// A copy that was installed.
	assert.equal(
		await isOwn({ module: 'a.test/pumps/v2/tank', filename: 'a.test/pumps/v2@v2.0.1/tank/level.go' }),
		false,
	);
	assert.equal(
		await isOwn({
			module: 'a.test/pumps/v2/tank',
			absPath: '/root/go/pkg/mod/a.test/pumps/v2@v2.0.1/tank/level.go',
		}),
		false,
	);
	assert.equal(await isOwn({ module: 'a.test/pumps/v2/tank', platform: 'python' }), false);
});
