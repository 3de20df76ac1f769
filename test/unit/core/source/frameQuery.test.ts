import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FrameFacts, frameQueryOf, type FrameQuery } from '../../../../src/core/source/frameQuery.ts';

function query(facts: Partial<FrameFacts>, platform?: string): FrameQuery {
	return frameQueryOf({ inApp: true, context: [], ...facts }, platform);
}

test('the language is that of the file, wherever it is named', () => {
	assert.equal(query({ absPath: '/srv/level.py' }).language, 'python');
	assert.equal(query({ absPath: '/srv/level.py', filename: 'level' }).language, 'python');
	assert.equal(query({ filename: 'level.py' }).language, 'python');
	// No path, and yet a name with an ending.
	assert.equal(query({ filename: '<frozen level.py>.py' }).language, 'python');
});

test('the column is there where it was sent', () => {
	assert.equal(query({ colNo: 5 }).column, 5);
	assert.ok(!('column' in query({})));
	assert.ok(!('column' in query({ colNo: 0 })));
});

test('the crate in a function’s name tells folders, in Rust and native code only', () => {
	const folders = (platform: string): readonly string[] =>
		query({ function: 'pumps::level::read' }, platform).hints.map(({ segments }) => segments.join('/'));
	assert.ok(folders('rust').includes('pumps/src/level.rs'));
	assert.ok(folders('native').includes('pumps/src/level.rs'));
	assert.deepEqual(folders('ruby'), []);
});

test('PHP names the class with the method, and no other language’s function is read so', () => {
	const module = (name: string | undefined, platform = 'php'): string | undefined =>
		query(name === undefined ? {} : { function: name }, platform).module;
	assert.equal(module('App\\Tank::fill'), 'App\\Tank');
	assert.equal(module('_Tank::fill::{closure}'), '_Tank');
	assert.equal(module('App\\Tank::fill', 'native'), undefined);
	for (const name of ['::fill', 'fill', '1Tank::fill', 'a b::fill', '', undefined]) {
		assert.equal(module(name), undefined, name);
	}
	assert.equal(query({ function: 'Tank::fill', module: 'Pump' }, 'php').module, 'Pump');
});

test('a module tells the file where the file that is named is no source', () => {
	const hints = (filename: string): readonly string[] =>
		query({ filename, module: 'pumps.level' }, 'python').hints.map(({ segments }) => segments.join('/'));
	assert.ok(hints('generated.tmpl').length > 0);
	assert.deepEqual(hints('other.py'), []);
	assert.ok(hints('level.py').length > 0);
});
