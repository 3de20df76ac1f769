import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ServerFacts } from '../../../../src/core/capabilities.ts';
import { unknownTerms } from '../../../../src/core/query/unknownTerms.ts';
import { shippedViews } from '../../../../src/core/query/view.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { createApi } from '../../../../src/sentry/net.ts';
import { startSampleSentry } from '../../../sentry/sampleSentry.ts';

const glitchtip: ServerFacts = { kind: 'glitchtip' };

describe('what a server may not know of a search', () => {
	const cases: readonly (readonly [string, readonly string[]])[] = [
		['', []],
		['is:unresolved', []],
		['is:resolved is:ignored is:archived', []],
		[
			'TypeError "a: b" level:error has:user release:py-api@1.4.2 environment:"staging" server_name:web-1',
			[],
		],
		['is:unresolved assigned:me', ['assigned:']],
		['is:unresolved firstRelease:latest', ['firstRelease:']],
		['is:unresolved !is:new !is:ongoing', ['!is:new', '!is:ongoing']],
		['is:escalating', ['is:escalating']],
		['!is:archived', ['!is:archived']],
		['!level:info', ['!level:']],
		['level:[error, fatal]', ['level:[error, fatal]']],
		['timesSeen:>100 firstSeen:-24h', ['timesSeen:', 'firstSeen:']],
		['age:-1h age:+7d', ['age:']],
		['release:py-api@*', ['release:py-api@*']],
		['release:latest', ['release:latest']],
		['server_name:"web *"', ['server_name:"web *"']],
		['stack.filename:*app.py', ['stack.filename:']],
		['tags[level]:error', ['tags[level]:']],
		['(level:error OR level:fatal)', ['(', 'OR', ')']],
	];
	for (const [query, unknown] of cases) {
		it(`of another make: ${query}`, () => {
			assert.deepEqual(unknownTerms(query, glitchtip), unknown);
		});
	}

	it('is nothing on Sentry, nor where it is not known which make it is', () => {
		for (const server of [undefined, {}, { kind: 'sentry' }, { kind: 'saas' }] as const) {
			assert.deepEqual(unknownTerms(cases.map(([query]) => query).join(' '), server), []);
		}
	});

	it('is what it finds nothing for, and else it finds what there is', async (context) => {
		const server = await startSampleSentry({ mode: 'glitchtip', issues: 150 });
		const api = createApi({ origin: server.origin, token: async () => server.tokens.full });
		context.after(async () => {
			await api.close();
			await server.close();
		});
		const { signal } = new AbortController();
		await api.update(server.organization, ['21'], { status: 'ignored' }, signal);
		const queries = [
			...shippedViews(createL10n()).map(({ query }) => query),
			'is:archived',
			'!level:info',
			'timesSeen:>1',
			'firstSeen:-30d',
			'level:error',
		];
		for (const query of queries) {
			const { rows } = await api.issues(server.organization, { query }, signal);
			assert.equal(unknownTerms(query, api.server()).length === 0, rows.length > 0, query);
		}
	});
});
