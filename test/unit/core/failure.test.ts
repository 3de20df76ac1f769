import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CulpritError, type FailureReason, isCulpritError, isNoAnswer } from '../../../src/core/failure.ts';

test('the message holds what is known for the log, and nothing of the server’s words', () => {
	assert.equal(new CulpritError('timeout').message, 'timeout');
	const facts = {
		status: 403,
		endpoint: 'GET /organizations/',
		code: 'sso-required',
		detail: 'secret words',
	};
	assert.equal(
		new CulpritError('ssoRequired', facts).message,
		'ssoRequired · 403 · GET /organizations/ · sso-required',
	);
});

test('the cause is there only where there is one', () => {
	const cause = new Error('socket hang up');
	assert.equal(new CulpritError('unreachable', {}, cause).cause, cause);
	assert.equal('cause' in new CulpritError('unreachable'), false);
});

test('an error of another bundle is known by its shape, and one that only looks alike is not', () => {
	const named = (name: string, fields: object): Error => Object.assign(new Error('x'), { name, ...fields });
	assert.ok(isCulpritError(new CulpritError('gone')));
	assert.ok(isCulpritError(named('CulpritError', { reason: 'gone', facts: {} })));
	assert.ok(!isCulpritError(named('TypeError', { reason: 'gone', facts: {} })));
	assert.ok(!isCulpritError(named('CulpritError', { facts: {} })));
	assert.ok(!isCulpritError(named('CulpritError', { reason: 'gone' })));
	assert.ok(!isCulpritError({ name: 'CulpritError', reason: 'gone', facts: {} }));
	assert.ok(!isCulpritError(undefined));
});

const noAnswers: readonly FailureReason[] = [
	'unreachable',
	'timeout',
	'serverError',
	'rateLimited',
	'proxy',
	'certificate',
	'redirected',
	'notSentry',
	'badReply',
	'tooLarge',
];
/** The server spoke: it is not there, not yours, or not any more. Or nothing was asked. */
const answers: readonly FailureReason[] = [
	'signedOut',
	'invalidToken',
	'ciToken',
	'ssoRequired',
	'missingScope',
	'forbidden',
	'notFound',
	'gone',
	'badRequest',
	'badInput',
	'notRemoved',
	'cancelled',
	'unexpected',
];

test('what was read before stands in where the server said nothing of it', () => {
	assert.deepEqual([...noAnswers, ...answers].filter(isNoAnswer), noAnswers);
});
