import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CulpritError, type FailureReason, isCulpritError } from '../../../src/core/failure.ts';
import { createL10n } from '../../../src/core/text/l10n.ts';
import { actionTitle } from '../../../src/extension/platform/actionTitle.ts';
import { toFailure } from '../../../src/core/text/userMessages.ts';
import { fromCorpus } from '../../tools/corpus.ts';
import { answered, now, situations } from './failureTable.ts';
import { client, never, selfHosted, serve } from './loopback.ts';

const l10n = createL10n();
const tableFile = fileURLToPath(new URL('../../../src/sentry/FAILURES.md', import.meta.url));
const germanFile = new URL('../../../media/l10n/bundle.l10n.de.json', import.meta.url);

function table(): string {
	const rows = situations.map(({ situation, error, context }) => {
		const { message, remedy = '', action } = toFailure(error, l10n, context);
		return [situation, message, remedy, action ? actionTitle(action, l10n) : ''];
	});
	const head = ['situation', 'what the user reads', 'what they can do', 'button'];
	const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)));
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
	return `# What users read when something fails

Made by \`test/unit/sentry/failures.test.ts\`, which also checks it: change \`src/core/text/userMessages.ts\` and its parts, then
run that test with \`CULPRIT_WRITE=1\`. \`sentry.example\` stands for the account's server.

${[line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')}
`;
}

test('FAILURES.md says what users read', () => {
	if (process.env['CULPRIT_WRITE']) {
		writeFileSync(tableFile, table());
	}
	assert.equal(readFileSync(tableFile, 'utf8'), table());
});

test('each failure is one sentence with one thing to do', () => {
	for (const { situation, error, context } of situations) {
		const { reason, message, remedy = '' } = toFailure(error, l10n, context);
		assert.match(message, /^\S.*\.$|: .+$/, situation);
		assert.ok(!/\{\d\}|undefined|null/.test(`${message} ${remedy}`), situation);
		assert.ok(remedy !== '' || reason === 'cancelled', situation);
	}
});

test('without a host a sentence reads the same with the name Sentry', () => {
	const german = createL10n(
		JSON.parse(readFileSync(germanFile, 'utf8')) as { readonly [message: string]: string },
	);
	for (const { situation, error, context } of situations) {
		if (!isCulpritError(error)) {
			continue;
		}
		const { origin: _, ...facts } = error.facts;
		const unnamed = new CulpritError(error.reason, facts);
		for (const words of [l10n, german]) {
			const named = toFailure(error, words, context);
			assert.deepEqual(
				toFailure(unnamed, words, context),
				JSON.parse(JSON.stringify(named).replaceAll('sentry.example', 'Sentry')),
				situation,
			);
		}
	}
});

test('every reason has a situation in the table', () => {
	const shown = new Set(situations.map(({ error, context }) => toFailure(error, l10n, context).reason));
	const all: { readonly [R in FailureReason]: true } = {
		signedOut: true,
		invalidToken: true,
		ciToken: true,
		ssoRequired: true,
		missingScope: true,
		forbidden: true,
		notFound: true,
		gone: true,
		badRequest: true,
		rateLimited: true,
		serverError: true,
		notSentry: true,
		badReply: true,
		tooLarge: true,
		redirected: true,
		unreachable: true,
		timeout: true,
		certificate: true,
		proxy: true,
		badInput: true,
		notRemoved: true,
		cancelled: true,
		unexpected: true,
	};
	assert.deepEqual(
		Object.keys(all).filter((reason) => !shown.has(reason as FailureReason)),
		[],
	);
});

test('a countdown goes with a failure that has one', () => {
	assert.equal(toFailure(answered(429, 'slow', { 'retry-after': '60' }), l10n).retryAt, now + 60_000);
	assert.equal(toFailure(answered(503, '', { 'retry-after': '30' }), l10n).retryAt, now + 30_000);
	assert.equal(toFailure(answered(500, ''), l10n).retryAt, undefined);
});

test("the server's words are one clean, short line, and never a body", () => {
	const nasty = `bad\u0000\u202e\n query ${'x'.repeat(5_000)}`;
	const { message } = toFailure(answered(400, { detail: nasty }), l10n, 'issues');
	assert.match(message, /^Sentry cannot read the query: bad query x+…$/);
	assert.ok(message.length < 340);
	const page = answered(404, `<html>${'secret '.repeat(100)}</html>`, { 'content-type': 'text/html' });
	assert.ok(!JSON.stringify([page.message, page.facts]).includes('secret'));
});

test('no error body, however odd, hostile or deep, keeps the failure from being told', () => {
	const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
	const odd: readonly string[] = [
		deep,
		`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
		`{"detail":${deep}}`,
		`{"detail":[{"loc":[${deep}],"msg":"x"}]}`,
		`{"detail":{"code":${deep},"message":{}}}`,
		'{"__proto__":{"detail":"x"},"constructor":null}',
		'{"detail":null}',
		'{"message":1}',
		'null',
		'"',
		'[',
		`{"detail":"${'x'.repeat(1_000_000)}"}`,
	];
	for (const status of [304, 302, 400, 401, 403, 404, 405, 410, 418, 422, 429, 500]) {
		for (const text of odd) {
			const failure = toFailure(answered(status, text), l10n);
			assert.notEqual(failure.reason, 'unexpected', `${status} ${text.slice(0, 40)}`);
			assert.ok(failure.message.length < 400);
		}
	}
});

test('the message of an error is for the log: it holds none of the words of the server', () => {
	const error = answered(400, { detail: 'you asked for email:ann@corp.test' });
	assert.ok(error.facts.detail?.includes('ann@corp.test'));
	assert.ok(!error.message.includes('ann@corp.test'));
	assert.match(error.message, /badRequest · 400 · GET \/organizations\/\{org\}\/issues\//);
});

const { place: corpus, skip } = fromCorpus('api/errors/');
const bodies = skip === false ? readdirSync(corpus).sort() : [];

interface Recorded {
	readonly status: number;
	readonly headers: { readonly [name: string]: string };
	readonly bodyText: string;
}

/** What each recorded body must become. */
const expected: { readonly [file: string]: readonly [FailureReason, RegExp] } = {
	'302-project-moved.json': ['redirected', /was renamed/],
	'400-group-ids.json': ['badRequest', /Group ids must be integers/],
	'400-query.json': ['badRequest', /cannot read the query: Error parsing search query/],
	'400-stats-period-project.json': ['badRequest', /Invalid stats_period/],
	'400-stats-period.json': ['badRequest', /Invalid stats_period/],
	'400-validation-dict.json': [
		'badRequest',
		/assignedTo: Unknown actor input; statusDetails\.inRelease: Unable to find/,
	],
	'401-2fa-required.json': ['ssoRequired', /two-factor/],
	'401-invalid-org-token.json': ['invalidToken', /does not accept the token/],
	'401-invalid-token.json': ['invalidToken', /does not accept the token/],
	'401-member-disabled-over-limit.json': ['forbidden', /more members than its plan/],
	'401-no-credentials.json': ['invalidToken', /did not reach/],
	'401-org-scoped-token-on-global-endpoint.json': ['forbidden', /its own organization/],
	'401-spaces.json': ['invalidToken', /holds spaces/],
	'401-sso-required.json': ['ssoRequired', /single sign-on/],
	'401-token-expired.json': ['invalidToken', /has expired/],
	'401-user-inactive.json': ['invalidToken', /inactive or deleted/],
	'401-wrong-org.json': ['forbidden', /another organization/],
	'403-multi-project.json': ['forbidden', /one project at a time/],
	'403-no-permission.json': ['forbidden', /may not do that/],
	'403-superuser-required.json': ['forbidden', /Only staff/],
	'404-empty-body.json': ['notFound', /no such organization or project/],
	'404-event-not-found.json': ['notFound', /This event is not there/],
	'404-no-matching-event.json': ['notFound', /This event is not there/],
	'404-resource.json': ['notFound', /no such organization or project/],
	'405-method.json': ['gone', /does not offer/],
	'408-timeout.json': ['timeout', /in time/],
	'410-gone-brownout.json': ['gone', /does not offer/],
	'422-glitchtip-sort.json': ['badRequest', /sort: Input should be 'last_seen'/],
	'429-drf.json': ['rateLimited', /pause/],
	'429-glitchtip.json': ['rateLimited', /pause/],
	'429-json-string-as-html.json': ['rateLimited', /pause/],
	'500-internal.json': ['serverError', /status 500/],
	'502-nginx.json': ['serverError', /status 502/],
};

test('recorded error bodies read as one right sentence each', {
	skip,
}, async (context) => {
	for (const file of bodies.filter((name) => name.startsWith('200-'))) {
		await context.test(file, async (one) => {
			const { headers, bodyText } = JSON.parse(readFileSync(new URL(file, corpus), 'utf8')) as Recorded;
			const server = await serve(
				one,
				selfHosted((_request, response) => response.writeHead(200, headers).end(bodyText)),
			);
			const error = await client(one, server.origin)
				.issues('acme', {}, never())
				.catch((thrown: unknown) => thrown);
			const failure = toFailure(error, l10n, 'issues');
			assert.equal(failure.reason, file.includes('html') ? 'notSentry' : 'badReply');
			assert.ok(failure.remedy);
		});
	}
	for (const file of bodies.filter((name) => !name.startsWith('200-'))) {
		await context.test(file, () => {
			const recorded = JSON.parse(readFileSync(new URL(file, corpus), 'utf8')) as Recorded;
			const error = answered(recorded.status, recorded.bodyText, recorded.headers);
			const failure = toFailure(error, l10n, file.includes('event') ? 'event' : 'issues');
			const [reason, sentence] = expected[file] ?? [failure.reason, /./];
			assert.notEqual(failure.reason, 'unexpected');
			assert.equal(failure.reason, reason);
			assert.match(failure.message, sentence);
			assert.ok(failure.remedy);
			assert.equal(failure.retryAt !== undefined, recorded.status === 429);
		});
	}
});
