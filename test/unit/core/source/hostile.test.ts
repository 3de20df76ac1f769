import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { parseCulprit } from '../../../../src/core/source/culprit.ts';
import { framePathOf } from '../../../../src/core/source/framePath.ts';
import { frameQueryOf, type FrameFacts } from '../../../../src/core/source/frameQuery.ts';
import { functionNameOf } from '../../../../src/core/source/functionName.ts';
import { functionRanges } from '../../../../src/core/source/functionRanges.ts';
import type { Language } from '../../../../src/core/source/language.ts';
import { lineToday } from '../../../../src/core/source/lineToday.ts';
import { locate } from '../../../../src/core/source/locate.ts';
import { createManifests } from '../../../../src/core/source/manifests.ts';
import { releaseRefs } from '../../../../src/core/source/releaseRefs.ts';
import { workspaceOf } from '../../../score/memoryWorkspace.ts';
import { fuzz } from '../../fuzz.ts';

const languages: readonly Language[] = [
	'python',
	'javascript',
	'jvm',
	'dotnet',
	'go',
	'ruby',
	'php',
	'rust',
	'native',
	'dart',
	'elixir',
	'other',
];
/** Pieces that parsers trip over, and anything else. */
const pieces = fc.constantFrom(
	'/',
	'\\',
	'..',
	'.',
	':',
	'(',
	')',
	' in ',
	'::',
	'$',
	'<',
	'>',
	'%2e',
	'%',
	'\0',
	'~',
	'a',
	'src',
	'x.py',
	'webpack:///',
	'app:///',
	'file://',
	'C:',
	'@',
	'[',
	']',
	'{',
	'}',
	'*',
	'?',
	'#',
	'\u202e',
	'😀',
	'\n',
	'node_modules',
	'site-packages',
	'vendor',
	'gems',
);
const text = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
);
const frames = fc.record(
	{
		filename: text,
		absPath: text,
		module: text,
		function: text,
		platform: fc.constantFrom(
			'python',
			'javascript',
			'node',
			'java',
			'csharp',
			'go',
			'ruby',
			'php',
			'native',
			'cocoa',
			'elixir',
			'other',
			'__proto__',
		),
		lineNo: fc.oneof(fc.integer(), fc.double()),
		context: fc.array(fc.tuple(fc.integer(), text), { maxLength: 12 }),
	},
	{ requiredKeys: ['context'] },
);
const files = [
	'src/x.py',
	'src/a',
	'a/x.py',
	'src/pumps/level.py',
	'a/src/index.ts',
	'b/src/index.ts',
	'go.mod',
	'package.json',
];

test('no culprit throws, and none gives what is not in it', () => {
	fuzz(
		fc.property(text, (culprit) => {
			const told = parseCulprit(culprit, 'python');
			assert.ok(told.location === undefined || culprit.includes(told.location));
			assert.ok(told.function === undefined || culprit.includes(told.function));
		}),
	);
});

test('no path throws, and none keeps a way upwards', () => {
	fuzz(
		fc.property(text, (path) => {
			const told = framePathOf(path);
			if (typeof told !== 'string') {
				assert.ok(told.segments.length > 0);
				for (const segment of told.segments) {
					assert.ok(
						!['', '.', '..'].includes(segment) && !segment.includes('/') && !segment.includes('\0'),
						segment,
					);
				}
			}
		}),
		300,
	);
});

test('no frame throws, and whatever is found is a file of the workspace', async () => {
	const texts = new Map(files.map((path) => [path, `${path}\n`]));
	const workspace = await workspaceOf(files, 'acme/pumps', texts);
	const scene = { workspace, manifests: createManifests(workspace) };
	await fuzz(
		fc.asyncProperty(frames, async (frame) => {
			const query = frameQueryOf({ inApp: true, ...frame }, 'python');
			const { found, line } = await locate(query, scene, new AbortController().signal);
			const told = found.kind === 'file' ? [found.file] : found.kind === 'candidates' ? found.files : [];
			for (const file of told) {
				assert.ok(files.includes(file.path), file.path);
			}
			assert.ok(line?.line === undefined || (Number.isSafeInteger(line.line) && line.line >= 1));
		}),
		300,
	);
});

test('no name and no text throws, and every range lies in its text', () => {
	fuzz(
		fc.property(text, fc.constantFrom(...languages), (some, language) => {
			functionNameOf(some, language, some);
			const count = some.split('\n').length;
			for (const { start, end } of functionRanges(some, language)) {
				assert.ok(1 <= start && start <= end && end <= count);
			}
		}),
	);
});

test('no release gives git anything but a hash or a tag', () => {
	fuzz(
		fc.property(text, text, (version, lastCommit) => {
			for (const { ref } of releaseRefs({ version, lastCommit })) {
				assert.match(ref, /^(?:[0-9a-fA-F]{7,40}|refs\/tags\/\w[\w.+@/-]*)$/);
			}
		}),
	);
});

/** Texts that make a backtracking pattern explode. Ten times the length must not take a hundred times as long. */
const explosive: readonly ((length: number) => string)[] = [
	(length) => 'a.'.repeat(length / 2),
	(length) => '('.repeat(length),
	(length) => 'at '.repeat(length / 3),
	(length) => ' '.repeat(length),
	(length) => `x${' in'.repeat(length / 3)}`,
	(length) => '<'.repeat(length),
	(length) => 'a/'.repeat(length / 2),
	(length) => '::'.repeat(length / 2),
	(length) => 'public static '.repeat(length / 14),
	(length) => '%2e'.repeat(length / 3),
	(length) => `${'a'.repeat(length)}!`,
	(length) => 'a$'.repeat(length / 2),
	(length) => '"""'.repeat(length / 3),
	(length) => 'x = ('.repeat(length / 5),
];

test('a careless pattern never comes to an end with such a text', () => {
	assert.throws(
		() => runInNewContext("/^(?:[a-z]+\\.?)+$/.test('a'.repeat(60) + '!')", {}, { timeout: 100 }),
		{ code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' },
	);
});

// The processor's time, not the clock's: what else runs on the machine does not count.
test('time grows with the text, not with its square', () => {
	const run = (some: string): number => {
		const start = process.cpuUsage();
		parseCulprit(some, 'python');
		framePathOf(some);
		const frame: FrameFacts = {
			filename: some,
			absPath: some,
			module: some,
			function: some,
			inApp: true,
			lineNo: 1,
			context: [[1, some]],
		};
		for (const language of languages) {
			functionNameOf(some, language, some);
			functionRanges(some, language);
		}
		lineToday(frameQueryOf(frame, 'python'), some);
		const { user, system } = process.cpuUsage(start);
		return (user + system) / 1000;
	};
	for (const make of explosive) {
		run(make(1000));
		const short = Math.min(run(make(10_000)), run(make(10_000)), run(make(10_000)));
		const long = Math.min(run(make(100_000)), run(make(100_000)));
		// Ten for the length, five for a machine that does other things; a square would be a hundred.
		assert.ok(long < Math.max(short, 1) * 50, `${make(20)}…: ${short} ms, then ${long} ms`);
	}
});
