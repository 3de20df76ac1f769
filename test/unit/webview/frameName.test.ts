import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from '../../../src/core/issue/event.ts';
import { frameName } from '../../../src/webview/stack/frameName.ts';

const frame = (change: Partial<Frame>): Frame => ({ context: [], inApp: true, errors: [], ...change });

test('a frame is named by its function, its file and its position', () => {
	const {
		function: name,
		place,
		position,
	} = frameName(
		frame({
			function: 'main',
			filename: 'raven/scripts/runner.py',
			absPath: '/srv/raven/scripts/runner.py',
			lineNo: 112,
			colNo: 5,
		}),
	);
	assert.deepEqual([name, place, position], ['main', 'raven/scripts/runner.py', '112:5']);
});

test('a native frame without source shows its binary and its address', () => {
	const name = frameName(
		frame({ function: 'main', package: '/var/containers/App.app/App', instructionAddr: '0x1045f2a' }),
	);
	assert.deepEqual([name.place, name.address], ['App', '0x1045f2a']);
	assert.deepEqual(name.details, [{ name: 'package', value: '/var/containers/App.app/App' }]);
});

test('a package of Windows is named by its last part too', () => {
	assert.equal(frameName(frame({ package: 'C:\\Windows\\System32\\ntdll.dll' })).place, 'ntdll.dll');
});

test('where the minified code was is a detail', () => {
	const { details } = frameName(
		frame({
			function: 'f',
			filename: 'src/a.ts',
			origFunction: 'e',
			origAbsPath: 'https://host/a.min.js',
			origLineNo: 1,
			origColNo: 900,
		}),
	);
	assert.deepEqual(details, [{ name: 'minified', value: 'e · https://host/a.min.js:1:900' }]);
});

test('nothing is told twice', () => {
	const { details } = frameName(
		frame({ function: 'f', rawFunction: 'f', filename: 'a.py', absPath: 'a.py', module: 'a' }),
	);
	assert.deepEqual(details, [{ name: 'module', value: 'a' }]);
});

test('a frame that says nothing has no name', () => {
	assert.deepEqual(frameName(frame({})), { details: [] });
});

test('where files have no folder, the class says which it is', () => {
	const java = frame({
		function: 'perform',
		module: 'com.example.ApiRequest',
		filename: 'ApiRequest.java',
		lineNo: 8,
	});
	assert.equal(frameName(java, 'java').qualifier, 'com.example.ApiRequest');
	assert.deepEqual(frameName(java, 'java').details, []);
	assert.equal(frameName(java, 'python').qualifier, undefined);
	assert.equal(frameName({ ...java, platform: 'javascript' }, 'java').qualifier, undefined);
	assert.equal(frameName(frame({ function: 'f', module: 'com.example.A' }), 'java').qualifier, undefined);
});
