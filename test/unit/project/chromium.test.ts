import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../../tools/bundles.ts';

const module = pathToFileURL(path.join(root, 'test/tools/host/chromium.ts')).href;
const linux =
	process.platform === 'linux'
		? false
		: 'It needs Linux: a Mac or a PC may have a Chromium in its usual place, whatever the PATH is.';

/** On a machine whose PATH has these commands only, as scripts of a shell. */
function find(t: TestContext, commands: { readonly [name: string]: string }): { out: string; bin: string } {
	const bin = mkdtempSync(path.join(tmpdir(), 'culprit-bin-'));
	t.after(() => rmSync(bin, { recursive: true, force: true }));
	for (const [name, script] of Object.entries(commands)) {
		writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`);
		chmodSync(path.join(bin, name), 0o755);
	}
	const { stdout } = spawnSync(
		process.execPath,
		[
			'--input-type=module',
			'-e',
			`import { findChromium } from ${JSON.stringify(module)};
			try { console.log(findChromium(console.log)); } catch (error) { console.log(error.message); }`,
		],
		{ env: { PATH: bin }, encoding: 'utf8' },
	);
	return { out: stdout.trim(), bin };
}

test('a Chromium on the PATH is taken', { skip: linux }, (t) => {
	const { out, bin } = find(t, { chromium: 'exit 0' });
	assert.equal(out, path.join(bin, 'chromium'));
});

test('where there is none and none can be installed, the command that does it is named', {
	skip: linux,
}, (t) => {
	assert.match(find(t, {}).out, /sudo apt-get install chromium.*CULPRIT_CHROMIUM/);
});

test('where there is none, root gets one from apt', {
	skip: linux || (process.getuid?.() === 0 ? false : 'It needs root, who alone may install: run it as root.'),
}, (t) => {
	const install = [
		'[ "$1" = install ] || exit 0',
		'case "$*" in *" chromium") ;; *) exit 1 ;; esac',
		// The shell's own words only: there is nothing else on this PATH.
		'echo "#!/bin/sh" > "${0%/*}/chromium"',
		'/bin/chmod +x "${0%/*}/chromium"',
	].join('\n');
	const { out, bin } = find(t, { 'apt-get': install });
	assert.deepEqual(out.split('\n'), ['Installing Chromium with apt-get', path.join(bin, 'chromium')]);
});
