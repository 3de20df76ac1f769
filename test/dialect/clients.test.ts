import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type SampleSentry, startSampleSentry } from '../sentry/sampleSentry.ts';

/*
 * The two public clients of Sentry, neither written by us, work on the sample server as they do on Sentry. They run with
 * their telemetry off, a home of their own, and no address but loopback's.
 */
const bin = fileURLToPath(new URL('../../node_modules/.bin/', import.meta.url));

interface Run {
	readonly code: number | null;
	readonly output: string;
}

async function clients(t: TestContext) {
	const server = await startSampleSentry();
	const home = await mkdtemp(path.join(tmpdir(), 'culprit-clients-'));
	t.after(async () => {
		await server.close();
		await rm(home, { recursive: true, force: true });
	});
	const env = {
		PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
		HOME: home,
		XDG_CONFIG_HOME: path.join(home, 'config'),
		SENTRY_CONFIG_DIR: path.join(home, 'sentry'),
		SENTRY_URL: server.origin,
		SENTRY_HOST: server.origin,
		SENTRY_AUTH_TOKEN: server.tokens.full,
		SENTRY_ORG: server.organization,
		SENTRY_PROJECT: 'pump-station',
		SENTRY_CLI_NO_TELEMETRY: '1',
		SENTRY_DISABLE_UPDATE_CHECK: '1',
		NO_COLOR: '1',
		CI: '1',
	};
	const run = (client: 'sentry-cli' | 'sentry', ...args: string[]) =>
		new Promise<Run>((resolve, reject) => {
			const child = spawn(path.join(bin, client), args, {
				env,
				cwd: home,
				stdio: ['ignore', 'pipe', 'pipe'],
			});
			let output = '';
			for (const stream of [child.stdout, child.stderr]) {
				stream.setEncoding('utf8').on('data', (text: string) => {
					output += text;
				});
			}
			child.once('error', reject);
			child.once('close', (code) => resolve({ code, output }));
		});
	return { server, run };
}

test('@sentry/cli: who am I, organizations, projects, issues, resolve', async (t) => {
	const { server, run } = await clients(t);
	await shows(run('sentry-cli', 'info'), /jane\.schmidt@example\.com/, /event:read/);
	await shows(run('sentry-cli', 'organizations', 'list'), /the-interstellar-jurisdiction/, /outer-colonies/);
	await shows(run('sentry-cli', 'projects', 'list'), /pump-station/, /valve-controller/);
	await shows(run('sentry-cli', 'issues', 'list'), /PUMP-STATION-1\b/, /This is an example Python exception/);
	await shows(run('sentry-cli', 'issues', 'resolve', '--id', '1'), /Updated matching issues/);
	assert.equal(server.world.issue('1')?.status, 'resolved');
	assertAllAnswered(server);
});

test('sentry: who am I, organizations, projects', async (t) => {
	const { server, run } = await clients(t);
	await shows(run('sentry', 'auth', 'whoami'), /jane\.schmidt@example\.com/);
	await shows(run('sentry', 'auth', 'status'), /Access verified/);
	await shows(run('sentry', 'org', 'list'), /the-interstellar-jurisdiction/, /outer-colonies/);
	await shows(run('sentry', 'project', 'list'), /Pump Station/, /Valve Controller/);
	assertAllAnswered(server);
});

test('sentry: lists issues, shows one by id and by short id, its events, and resolves it', async (t) => {
	const { server, run } = await clients(t);
	const issue = server.world
		.issuesOf(theOrganization(server))
		.find(
			({ status, project, rhythm }) =>
				status === 'unresolved' &&
				project.slug === 'pump-station' &&
				rhythm.lastSeen > Date.now() - 7 * 86_400_000,
		);
	assert.ok(issue);
	const title = new RegExp(issue.title.slice(0, 20).replace(/\W/g, '.'));
	await shows(run('sentry', 'issue', 'list', `${server.organization}/pump-station`, '--json'), title);
	await shows(run('sentry', 'issue', 'view', issue.shortId), title, /Latest Event/);
	await shows(run('sentry', 'issue', 'view', issue.id), title);
	await shows(run('sentry', 'issue', 'view', 'PUMP-STATION-1'), /raven\.scripts\.runner in main/);
	await shows(run('sentry', 'issue', 'events', issue.shortId), title);
	await shows(run('sentry', 'issue', 'resolve', issue.shortId), /Resolved/);
	assert.equal(issue.status, 'resolved');
	assertAllAnswered(server, ['/replay-count/']);
});

test('a token that the server does not know gets nowhere', async (t) => {
	const { server, run } = await clients(t);
	const { output } = await run(
		'sentry-cli',
		'--auth-token',
		`sntryu_${'0'.repeat(64)}`,
		'organizations',
		'list',
	);
	assert.match(output, /Invalid token|401/);
	assert.deepEqual([...new Set(server.requests.map(({ status }) => status))], [401]);
});

async function shows(running: Promise<Run>, ...patterns: RegExp[]): Promise<void> {
	const { code, output } = await running;
	assert.equal(code, 0, output);
	for (const pattern of patterns) {
		assert.match(output, pattern);
	}
}

function theOrganization(server: SampleSentry) {
	const [organization] = server.world.data.organizations;
	assert.ok(organization);
	return organization;
}

/** Nothing that a client asked was unknown to the server, but for what is named. */
function assertAllAnswered({ requests }: SampleSentry, except: readonly string[] = []): void {
	const failed = requests.filter(
		({ status, path }) => status !== 200 && !except.some((end) => path.endsWith(end)),
	);
	assert.deepEqual(
		failed.map(({ method, path, status }) => `${method} ${path} ${status}`),
		[],
	);
	assert.ok(requests.length > 0);
}
