import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CulpritError, type FailureFacts, type FailureReason } from '../../../../src/core/failure.ts';
import { type ApiPath, apiPath } from '../../../../src/sentry/request/apiPath.ts';
import type { ApiRequest } from '../../../../src/sentry/request/exchange.ts';
import { createScopeCheck } from '../../../../src/sentry/resources/scopeCheck.ts';
import { fails, never } from '../loopback.ts';

const origin = 'https://sentry.example';
const org = 'acme';

interface Server {
	/** What a token may do, as the index says; without it the index cannot be had. */
	scopes?: readonly string[];
	readonly reason?: FailureReason;
	readonly facts?: FailureFacts;
}

/** Refuses everything but its index, which it counts the questions for. */
function refusing(server: Server) {
	let indexes = 0;
	const check = createScopeCheck(origin, async ({ path }) => {
		if (path.pattern !== '/') {
			throw new CulpritError(server.reason ?? 'forbidden', { status: 403, ...server.facts });
		}
		indexes++;
		if (!server.scopes) {
			throw new CulpritError('serverError', { status: 500 });
		}
		const json = { auth: { scopes: server.scopes } };
		return { status: 200, headers: new Headers(), facts: {}, size: 1, json };
	});
	const ask = (path: ApiPath, method: ApiRequest['method'] = 'GET') =>
		check.explain({ method, origin, path, signal: never() });
	return { check, ask, indexes: () => indexes };
}

const issues = apiPath`/organizations/${{ org }}/issues/`;

for (const [path, method, needed, lacking] of [
	[issues, 'GET', 'event:read', 'org:read'],
	[issues, 'PUT', 'event:write', 'event:read'],
	[apiPath`/issues/${{ issue: '1' }}/`, 'GET', 'event:read', 'org:admin'],
	[apiPath`/organizations/${{ org }}/shortids/${{ shortId: 'A-1' }}/`, 'GET', 'event:read', 'org:read'],
	[apiPath`/projects/${{ org }}/${{ project: 'shop' }}/events/`, 'GET', 'project:read', 'org:read'],
	[apiPath`/organizations/${{ org }}/members/`, 'GET', 'member:read', 'org:read'],
	[apiPath`/organizations/${{ org }}/users/`, 'GET', 'member:read', 'org:read'],
	[apiPath`/organizations/${{ org }}/teams/`, 'GET', 'team:read', 'org:read'],
	[apiPath`/organizations/${{ org }}/releases/`, 'GET', 'org:read', 'event:read'],
] as const) {
	test(`${method} ${path.pattern} wants ${needed}, of which ${lacking} is none`, async () => {
		await assert.rejects(
			refusing({ scopes: [lacking] }).ask(path, method),
			fails('missingScope', { status: 403, scopes: [needed] }),
		);
		const admin = needed.replace(/:.*/, ':admin');
		await assert.rejects(
			refusing({ scopes: ['x:y', admin] }).ask(path, method),
			fails('forbidden'),
			`${admin} will do`,
		);
	});
}

for (const [what, server, reason, indexes] of [
	['a token that has no scopes', { scopes: [] }, 'forbidden', 1],
	['an index that fails', {}, 'forbidden', 1],
	['a refusal that has a code', { scopes: ['x:y'], facts: { code: 'multi-project' } }, 'forbidden', 0],
	['a 401', { scopes: ['x:y'], facts: { status: 401 } }, 'forbidden', 0],
	['another failure', { scopes: ['x:y'], reason: 'notFound' }, 'notFound', 0],
] as const) {
	test(`${what} is told as it is`, async () => {
		const refused = refusing(server);
		await assert.rejects(refused.ask(issues), fails(reason));
		assert.equal(refused.indexes(), indexes);
	});
}

test('nobody knows what the regions want, and so the index is not asked', async () => {
	const refused = refusing({ scopes: ['x:y'] });
	await assert.rejects(refused.ask(apiPath`/users/me/regions/`), fails('forbidden'));
	assert.equal(refused.indexes(), 0);
});

test('an index that names no scopes is asked for once', async () => {
	let indexes = 0;
	const check = createScopeCheck(origin, async ({ path }) => {
		if (path.pattern !== '/') {
			throw new CulpritError('forbidden', { status: 403 });
		}
		indexes++;
		return { status: 200, headers: new Headers(), facts: {}, size: 2, json: [] };
	});
	for (let round = 0; round < 2; round++) {
		const asked = check.explain({ method: 'GET', origin, path: issues, signal: never() });
		await assert.rejects(asked, fails('forbidden'));
	}
	assert.equal(indexes, 1);
});

test('the scopes are asked for once, again where that failed, and not where they are known', async () => {
	const server: Server = {};
	const refused = refusing(server);
	await assert.rejects(refused.ask(issues), fails('forbidden'));
	server.scopes = ['x:y'];
	await assert.rejects(refused.ask(issues), fails('missingScope'));
	await assert.rejects(refused.ask(issues), fails('missingScope'));
	assert.equal(refused.indexes(), 2);
	refused.check.note({ scopes: ['event:read'] });
	await assert.rejects(refused.ask(issues), fails('forbidden'));
	refused.check.forget();
	await assert.rejects(refused.ask(issues), fails('missingScope'));
	assert.equal(refused.indexes(), 3);
});
