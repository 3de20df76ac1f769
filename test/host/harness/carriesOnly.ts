import assert from 'node:assert/strict';
import type { SampleSentry } from '../../sentry/sampleSentry.ts';

/** That all requests since signing in carried this token, but for the one that asks for the server's version: it carries none. */
export function carriesOnly({ requests }: SampleSentry, token: string): void {
	assert.ok(requests.some(({ authorization }) => authorization !== undefined));
	for (const { path, authorization } of requests) {
		assert.equal(authorization, path === '/api/client-config/' ? undefined : `Bearer ${token}`, path);
	}
}
