import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSetting } from '../../../../src/extension/platform/settings.ts';
import { readManifest, settingsOf } from '../../project/manifest.ts';
import { sourcesOf } from '../../project/sources.ts';

const declared = settingsOf(readManifest());
const nonsense: readonly unknown[] = [undefined, null, {}, [], 'evil', '', -1, Number.NaN, true, 7];

test('every setting that is read is in the manifest', () => {
	for (const name of Object.keys(parseSetting)) {
		assert.ok(`culprit.${name}` in declared, name);
	}
});

test('a choice of words takes each word of the manifest and no other', () => {
	for (const name of ['inThisFile', 'frameOrder'] as const) {
		const { enum: words = [], default: usual } = declared[`culprit.${name}`] ?? {};
		assert.ok(words.length > 1);
		for (const word of words) {
			assert.equal(parseSetting[name](word), word);
		}
		for (const value of nonsense) {
			assert.equal(parseSetting[name](value), usual, `${name}: ${String(value)}`);
		}
	}
});

test('the query is trimmed, and what is no query is the manifest’s', () => {
	const { query } = parseSetting;
	assert.equal(query(' is:archived '), 'is:archived');
	assert.equal(query(''), '');
	assert.equal(query('x'.repeat(4_096)).length, 4_096);
	for (const value of [undefined, null, 7, ['is:archived'], 'x'.repeat(4_097)]) {
		assert.equal(query(value), declared['culprit.query']?.default);
	}
});

test('refreshing is set in minutes, the interval at least one; what is no time is never', () => {
	const { 'refresh.onFocusAfter': onFocusAfter, 'refresh.interval': interval } = parseSetting;
	assert.equal(onFocusAfter(5), 300_000);
	assert.equal(onFocusAfter(0.5), 30_000);
	assert.equal(interval(5), 300_000);
	assert.equal(interval(0.5), 60_000);
	for (const value of [0, -1, Number.NaN, '5', null, undefined]) {
		assert.equal(onFocusAfter(value), 0);
		assert.equal(interval(value), 0);
	}
});

test('only what says yes tells of new issues', () => {
	const { notifyNewIssues } = parseSetting;
	assert.equal(notifyNewIssues(true), true);
	for (const value of [false, 'true', 1, null, undefined]) {
		assert.equal(notifyNewIssues(value), false);
	}
});

test('settings are read and listened to in one place; another one writes views', () => {
	const users = sourcesOf('src').filter(({ text }) =>
		/\b(?:getConfiguration|onDidChangeConfiguration)\(/.test(text),
	);
	assert.deepEqual(
		users.map(({ file }) => file),
		['src/extension/list/viewCommands.ts', 'src/extension/platform/config.ts'],
	);
});
