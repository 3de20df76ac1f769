import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { audit, auditOf, verdictOf } from '../../tools/audit.ts';

const shipped = [
	{ name: '@pumps/valve', version: '2.0.0' },
	{ name: 'tank', version: '1.0.0' },
	{ name: 'tank', version: '1.4.2' },
];

/** A registry that knows these vulnerabilities, by package. Remembers what it was asked. */
async function registry(
	context: TestContext,
	status: number,
	known: { readonly [name: string]: { readonly severity: string; readonly range: string } } = {},
) {
	const asked: unknown[] = [];
	const server = createServer((request, answer) => {
		const reply = async (): Promise<object> => {
			if (request.method !== 'POST') {
				return packageOf(decodeURIComponent(request.url ?? '').slice(1));
			}
			asked.push(await bodyOf(request));
			const advisories = Object.entries(known).map(([name, { severity, range }], at) => [
				name,
				[
					{
						id: at + 1,
						url: 'https://example.test/advisory',
						title: 'It leaks',
						severity,
						vulnerable_versions: range,
					},
				],
			]);
			return Object.fromEntries(advisories) as object;
		};
		void reply().then((body) =>
			answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
		);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	context.after(() => server.close());
	const { port } = server.address() as AddressInfo;
	return { asked, options: [`--registry=http://127.0.0.1:${port}/`] };
}

/** A package with all versions that are shipped, as a registry describes it. */
function packageOf(name: string): object {
	const versions = shipped.filter((one) => one.name === name).map(({ version }) => version);
	return {
		name,
		'dist-tags': { latest: versions.at(-1) },
		versions: Object.fromEntries(versions.map((version) => [version, { name, version }])),
	};
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
	const bytes = await buffer(request);
	const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
	return JSON.parse(text.toString()) as unknown;
}

test('what is shipped is asked for, each version of it, and nothing else', async (context) => {
	const { asked, options } = await registry(context, 200);
	const result = await audit(shipped, options);
	assert.deepEqual(asked, [{ '@pumps/valve': ['2.0.0'], tank: ['1.0.0', '1.4.2'] }]);
	assert.deepEqual(result, { kind: 'audited', found: [] });
	assert.equal(verdictOf(result, 3).fails, false);
});

test('a known vulnerability of a shipped package fails the check from moderate on, and is named', async (context) => {
	const { options } = await registry(context, 200, {
		tank: { severity: 'moderate', range: '<1.2.0' },
		'@pumps/valve': { severity: 'low', range: '*' },
	});
	const { lines, fails } = verdictOf(await audit(shipped, options), 3);
	assert.equal(fails, true);
	assert.match(lines.join('\n'), /tank.*: known vulnerability, moderate/);
	assert.match(lines.join('\n'), /valve.*: known vulnerability, low/);
	assert.match(lines.at(-1) ?? '', /^3 shipped packages audited, 1 with/);
});

test('a registry that refuses fails nothing, and it is said that nothing was audited', async (context) => {
	const { options } = await registry(context, 503);
	const { lines, fails } = verdictOf(await audit(shipped, options), 3);
	assert.equal(fails, false);
	assert.deepEqual(lines, [
		'NOT AUDITED: the registry was asked for known vulnerabilities of 3 shipped packages, but it answered 503.',
	]);
});

for (const [report, why] of [
	['', 'it did not answer'],
	['not JSON', 'it did not answer'],
	['null', 'it did not answer'],
	['{"error":{"code":"ENOTFOUND"}}', 'it did not answer'],
	['{"statusCode":405,"uri":"https://example.test/"}', 'it answered 405'],
] as const) {
	test(`a report that says ${report === '' ? 'nothing' : report} is none: ${why}`, () => {
		assert.deepEqual(auditOf(report), { kind: 'unanswered', why });
	});
}

for (const [severity, fails] of [
	['info', false],
	['low', false],
	['moderate', true],
	['high', true],
	['critical', true],
	['unheard of', true],
] as const) {
	test(`a vulnerability of severity ${severity} ${fails ? 'fails' : 'does not fail'} the check`, () => {
		const report = JSON.stringify({ auditReportVersion: 2, vulnerabilities: { tank: { severity } } });
		assert.equal(verdictOf(auditOf(report), 1).fails, fails);
	});
}
