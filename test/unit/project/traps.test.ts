import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { LineToday } from '../../../src/core/source/lineToday.ts';
import { buildTraps, type TrapSet } from '../../score/buildTraps.ts';
import { grammars } from '../../score/scopeRoles.ts';
import { createScopeReader } from '../../score/scopes.ts';
import { askTrap, markOf, ways } from '../../score/scoreTraps.ts';
import { trapFixtures, type TrapFixture } from '../../score/trapFixture.ts';
import { trapsOfHistory } from '../../score/pastTraps.ts';
import type { TrapRow } from '../../score/trapRows.ts';
import { trapsMade } from '../../score/madeTraps.ts';

const reader = await createScopeReader();

for (const { path: file, before, after, from, other, words, ...names } of trapFixtures) {
	test(`${file}: a line that left its function, with its words in another of the same name`, async () => {
		const rows = await trapsOfHistory(file, before, after, reader);
		const gone = rows.filter((row) => row.kind === 'gone');
		assert.deepEqual(
			gone.map((row) => [row.from, row.other, row.frame.context_line?.trim(), row.frame.function]),
			[[from, other, words, names.function]],
		);
		assert.equal(gone[0]?.frame.module ?? undefined, names.module);
	});

	test(`${file}: a line that stays in its function`, async () => {
		const rows = await trapsOfHistory(file, before, `\n\n${after}`, reader);
		const stays = rows.filter((row) => row.kind === 'stays');
		assert.ok(stays.length > 0);
		for (const row of stays) {
			assert.equal(row.truth, (row.frame.lineno ?? 0) + 2);
		}
	});

	test(`${file}: traps made from the text alone`, async () => {
		const rows = await trapsMade(file, before, reader);
		const origins = new Set(rows.map((row) => `${row.kind} ${row.origin}`));
		for (const origin of ['gone twin', 'stays between', 'stays shifted, twin', 'stays shifted']) {
			assert.ok(origins.has(origin), origin);
		}
		assert.equal(
			origins.has('stays renamed'),
			rows.some(({ shape }) => shape === 'method' || shape === 'constructor'),
		);
		for (const row of rows) {
			assert.equal(lineOf(row.release, row.frame.lineno ?? 0), row.frame.context_line);
			if (row.truth !== undefined) {
				assert.equal(lineOf(row.text, row.truth), row.frame.context_line);
			}
			assert.notEqual(row.text, row.release);
		}
	});
}

test('each language that has a grammar has a fixture', () => {
	const known = new Set(trapFixtures.map((one) => grammars.get(path.extname(one.path).slice(1))?.roleOf));
	assert.deepEqual(
		[...grammars].filter(([, { roleOf }]) => !known.has(roleOf)),
		[],
	);
});

test('a class that only got another name makes no trap', async () => {
	const [{ before, path: file }] = trapFixtures as [TrapFixture];
	const rows = await trapsOfHistory(file, before, before.replace('class Url', 'class Address'), reader);
	assert.deepEqual(
		rows.filter(
			(row) => row.from.startsWith('Url/') && row.kind === 'gone' && row.other.startsWith('Address/'),
		),
		[],
	);
});

test('a callback that was put into a variable makes no trap', async () => {
	const before = [
		"test('sends', () => {",
		'\tconst first = send({ run: () => {',
		"\t\tresults.push('sent');",
		'\t} });',
		'});',
		"test('fails', () => {",
		'\tsend({ run: () => {',
		"\t\tresults.push('failed');",
		'\t} });',
		'});',
	].join('\n');
	const rows = await trapsOfHistory('send.test.ts', before, before.replace('const first = ', ''), reader);
	assert.deepEqual(
		rows.filter(({ kind }) => kind === 'gone'),
		[],
	);
});

test('what an answer is worth', () => {
	const gone = (verdict: LineToday['verdict']): string =>
		markOf({ kind: 'gone', origin: 'twin' }, { verdict, line: 7 });
	assert.deepEqual([gone('exact'), gone('moved')], ['wrong', 'wrong']);
	assert.equal(gone('uncertain'), 'ambiguous');
	assert.deepEqual([gone('movedFunction'), gone('changed'), gone('removed')], ['right', 'right', 'right']);
	const stays = (verdict: LineToday['verdict'], line: number, origin = 'twin'): string =>
		markOf({ kind: 'stays', origin, truth: 7 }, { verdict, line });
	assert.deepEqual([stays('moved', 7), stays('moved', 8)], ['right', 'wrong']);
	assert.deepEqual([stays('uncertain', 7), stays('removed', 7)], ['ambiguous', 'ambiguous']);
	assert.deepEqual([stays('movedFunction', 7, 'renamed'), stays('moved', 8, 'renamed')], ['right', 'wrong']);
	assert.deepEqual(
		[stays('removed', 7, 'renamed'), stays('uncertain', 8, 'renamed')],
		['ambiguous', 'ambiguous'],
	);
});

test('a row is asked with the lines of the event, and with the file of the release', async () => {
	const [{ before, path: file }] = trapFixtures as [TrapFixture];
	const row = (await trapsMade(file, before, reader)).find(({ origin }) => origin === 'shifted');
	assert.ok(row);
	assert.deepEqual(
		ways.map((way) => askTrap(row, way).mark),
		['right', 'right'],
	);
});

test('traps from a git directory, with and without a work tree; what is not used is told', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'culprit-traps-'));
	try {
		const git = (...args: readonly string[]): void => {
			execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', '-C', folder, ...args], {
				stdio: 'ignore',
			});
		};
		git('init', '--quiet');
		for (const version of ['before', 'after'] as const) {
			for (const one of trapFixtures) {
				write(path.join(folder, one.path), one[version]);
			}
			write(path.join(folder, 'vendor/jobs.go'), version);
			write(path.join(folder, 'notes.md'), version);
			write(path.join(folder, 'lib/alone.py'), `def ${version}():\n    return 1\n`);
			git('add', '--all');
			git('commit', '--quiet', '--message', version);
		}
		git('clone', '--quiet', '--bare', folder, path.join(folder, 'bare.git'));
		const made = await buildTraps(folder, reader);
		const bare = await buildTraps(path.join(folder, 'bare.git'), reader);
		assert.deepEqual(bare, made);
		assert.deepEqual(filesOf(made, 'gone', 'history'), trapFixtures.map((one) => one.path).sort());
		assert.deepEqual([...made.left.keys()].sort(), [
			'files of no language that has a grammar here',
			'files of others, or made',
			'files of today that have no two functions of one name to make a row from',
		]);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

function write(file: string, text: string): void {
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, text);
}

function filesOf({ rows }: TrapSet, kind: TrapRow['kind'], origin: string): readonly string[] {
	return [
		...new Set(rows.filter((row) => row.kind === kind && row.origin === origin).map((row) => row.path)),
	].sort();
}

function lineOf(text: string, line: number): string | undefined {
	return text.split('\n')[line - 1];
}
