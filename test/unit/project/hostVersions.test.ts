import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/bundles.ts';
import { oldestHost } from '../../tools/host/installHost.ts';

test('the oldest VS Code that is tested is the oldest that the manifest promises, and whose API the types are', () => {
	const { engines, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
		engines: { vscode: string };
		devDependencies: { [name: string]: string };
	};
	// `code-server` 4.105.1 is VS Code 1.105.1; its patch versions are its own.
	const [, minor] = /^4\.(\d+)\.\d+$/.exec(oldestHost) ?? [];
	assert.equal(engines.vscode, `^1.${minor}.0`);
	assert.equal(devDependencies['@types/vscode'], `~1.${minor}.0`);
});
