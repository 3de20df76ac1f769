import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../sentry/main.ts', import.meta.url));

test('from a shell the server tells its URL and tokens, answers, and ends when it is told to', async (t) => {
	const child = spawn(process.execPath, [main, '--issues', '5', '--now', '2026-11-06T00:00:00Z'], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	t.after(() => child.kill('SIGKILL'));
	const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
	const { url, organization, readOnlyToken } = JSON.parse(line) as { [name: string]: string };
	const response = await fetch(`${url}/api/0/organizations/${organization}/issues/1005/`, {
		headers: { authorization: `Bearer ${readOnlyToken}` },
	});
	assert.equal(response.status, 200);
	await response.text();
	child.kill('SIGTERM');
	assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('what it cannot understand it refuses', async () => {
	const child = spawn(process.execPath, [main, '--issues', 'many'], { stdio: 'ignore' });
	assert.deepEqual(await once(child, 'exit'), [2, null]);
});
