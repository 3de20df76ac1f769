import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CulpritError, type FailureFacts, type FailureReason } from '../../../../src/core/failure.ts';
import { type ApiPath, apiPath } from '../../../../src/sentry/request/apiPath.ts';
import { createCapabilities } from '../../../../src/sentry/request/capabilities.ts';
import { createMissingRoutes } from '../../../../src/sentry/request/missingRoutes.ts';
import { noRoute } from '../../../../src/sentry/request/routes.ts';
import { never } from '../loopback.ts';

const issues = apiPath`/organizations/${{ org: 'acme' }}/issues/`;
const tags = apiPath`/organizations/${{ org: 'acme' }}/tags/`;
const index = apiPath`/`;
const soon = 10_000;

/** What is noted of one server, `https://sentry.example` unless told otherwise. */
function createNotes(origin = 'https://sentry.example') {
	const clock = { now: 0 };
	const now = () => clock.now;
	const capabilities = createCapabilities({ origin, known: {}, now, learnt: () => undefined });
	const routes = createMissingRoutes({ account: origin, capabilities, now });
	const to = (path: ApiPath) => ({ method: 'GET', origin, path, signal: never() }) as const;
	return {
		clock,
		doubt: capabilities.doubt,
		forget: () => {
			routes.forget();
			capabilities.forget();
		},
		answered: (path: ApiPath) => routes.answered(to(path)),
		failed: (path: ApiPath, reason: FailureReason, facts: FailureFacts) => {
			const { reason: meaning, facts: more } = routes.failed(to(path), new CulpritError(reason, facts));
			return [meaning, more.code];
		},
		isMissing: (path: ApiPath) => {
			try {
				routes.check(to(path));
				return false;
			} catch {
				return true;
			}
		},
	};
}

test('405 says at once that there is no such route', () => {
	const { failed, isMissing } = createNotes();
	assert.deepEqual(failed(tags, 'gone', { status: 405 }), ['gone', undefined]);
	assert.deepEqual([isMissing(tags), isMissing(issues)], [true, false]);
});

test('a page with 404 says so where the server has answered something, and something else where it has not', () => {
	const { answered, failed, isMissing } = createNotes();
	assert.deepEqual(failed(tags, 'notSentry', { status: 404 }), ['notSentry', noRoute]);
	assert.equal(isMissing(tags), false);
	answered(issues);
	assert.equal(isMissing(tags), true, 'the answer says what the page meant');
	const other = apiPath`/organizations/${{ org: 'acme' }}/projects/`;
	assert.deepEqual(failed(other, 'notSentry', { status: 404 }), ['gone', noRoute]);
	assert.equal(isMissing(other), true);
});

for (const [after, isBelieved] of [
	[0, true],
	[soon - 1, true],
	[soon, false],
	[-soon, false],
] as const) {
	test(`a page with 200 says so once something else was answered, ${after} ms after it ${isBelieved ? 'too' : 'not'}`, () => {
		const { clock, answered, failed, isMissing } = createNotes();
		answered(issues);
		assert.deepEqual(failed(tags, 'notSentry', { status: 200 }), ['gone', noRoute]);
		assert.equal(isMissing(tags), false);
		clock.now = after;
		answered(issues);
		assert.equal(isMissing(tags), isBelieved);
	});
}

test('a page in the place of what has answered stands before the whole server: nothing is missing for it', () => {
	const { answered, failed, isMissing } = createNotes();
	answered(issues);
	failed(tags, 'notSentry', { status: 200 });
	assert.deepEqual(failed(issues, 'notSentry', { status: 200 }), ['notSentry', undefined]);
	answered(issues);
	assert.equal(isMissing(tags), false);
});

for (const [what, origin, path, reason, status] of [
	['what every server has', undefined, index, 'gone', 405],
	['what sentry.io has', 'https://sentry.io', tags, 'gone', 405],
	['another failure', undefined, tags, 'notFound', 404],
] as const) {
	test(`${what} is not missing for it`, () => {
		const { failed, isMissing } = createNotes(origin);
		assert.deepEqual(failed(path, reason, { status }), [reason, undefined]);
		assert.equal(isMissing(path), false);
	});
}

test('what was found missing once is doubted, twice is certain; with the account all is forgotten', () => {
	const { doubt, forget, answered, failed, isMissing } = createNotes();
	answered(issues);
	const isGone = () => {
		failed(tags, 'notSentry', { status: 404 });
		return isMissing(tags);
	};
	assert.ok(isGone());
	doubt();
	assert.equal(isMissing(tags), false);
	assert.ok(isGone());
	doubt();
	assert.equal(isMissing(tags), true);

	failed(apiPath`/issues/${{ issue: '1' }}/tags/`, 'notSentry', { status: 200 });
	forget();
	assert.equal(isMissing(tags), false);
	assert.deepEqual(
		failed(tags, 'notSentry', { status: 404 }),
		['notSentry', noRoute],
		'it has not answered yet',
	);
	answered(issues);
	assert.equal(isMissing(apiPath`/issues/${{ issue: '1' }}/tags/`), false, 'nothing is suspected any more');
	assert.equal(isMissing(tags), true);
	doubt();
	assert.equal(isMissing(tags), false, 'it is the first time again');
});
