/**
 * Runs the sample Sentry server until Ctrl-C.
 *
 *     node test/sentry/main.ts [--port 8765] [--issues 10000] [--mode sentry|old|glitchtip] [--now 2026-11-06T00:00:00Z]
 *
 * Prints one line of JSON: its URL, the organization, and a token that may do all, one that may only read.
 */
import { parseArgs } from 'node:util';
import { startSampleSentry } from './sampleSentry.ts';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '0' },
		issues: { type: 'string', default: '0' },
		mode: { type: 'string', default: 'sentry' },
		now: { type: 'string' },
	},
});
const mode = (['sentry', 'old', 'glitchtip'] as const).find((known) => known === values.mode);
const port = Number(values.port);
const issues = Number(values.issues);
const now = values.now === undefined ? Date.now() : Date.parse(values.now);
if (mode === undefined || ![port, issues, now].every((number) => Number.isInteger(number) && number >= 0)) {
	console.error(
		'Usage: node test/sentry/main.ts [--port N] [--issues N] [--mode sentry|old|glitchtip] [--now ISO]',
	);
	process.exit(2);
}

const server = await startSampleSentry({ port, issues, mode, now });
const { origin, organization, tokens } = server;
console.log(
	JSON.stringify({ url: origin, organization, token: tokens.full, readOnlyToken: tokens.readOnly }),
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => {
		void server.close();
	});
}
