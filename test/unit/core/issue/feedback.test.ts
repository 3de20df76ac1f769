import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { feedbackOf } from '../../../../src/core/issue/feedback.ts';
import { event } from '../../../../src/sentry/wire/event.ts';

const id = 'ab'.repeat(16);
const read = (contexts: unknown) => feedbackOf(z.parse(event, { eventID: id, contexts }), undefined);

test('a feedback is what the person wrote, and who and where the person was', () => {
	assert.deepEqual(
		read({
			feedback: {
				message: 'The pump is dark.',
				name: 'Kim',
				contact_email: 'kim@sentry.example',
				url: 'https://sentry.example/pumps',
				source: 'widget',
			},
		}),
		{
			message: 'The pump is dark.',
			name: 'Kim',
			email: 'kim@sentry.example',
			url: 'https://sentry.example/pumps',
		},
	);
});

for (const contexts of [
	undefined,
	{},
	{ feedback: null },
	{ feedback: 'text' },
	{ feedback: ['text'] },
	{ feedback: {} },
	{ feedback: { message: ' ', name: '', contact_email: null, url: 7 } },
	{ other: { message: 'text' } },
]) {
	test(`there is no feedback in ${JSON.stringify(contexts)}`, () => {
		assert.equal(read(contexts), undefined);
	});
}

for (const [occurrence, category, context, is] of [
	[{ type: 6001 }, undefined, { url: 'https://sentry.example/' }, true],
	[{ type: 6001 }, 'error', { url: 'https://sentry.example/' }, true],
	[undefined, 'feedback', { name: 'Kim' }, true],
	[undefined, 'error', { message: 'Dark.' }, false],
	[{ type: 4001 }, undefined, { message: 'Dark.' }, false],
	[undefined, undefined, { url: 'https://sentry.example/' }, false],
	[{}, undefined, { message: 'Dark.' }, true],
] as const) {
	const told = JSON.stringify({ occurrence, category, context });
	test(`${told} is ${is ? 'a' : 'no'} feedback`, () => {
		const value = z.parse(event, { eventID: id, contexts: { feedback: context }, occurrence });
		assert.equal(feedbackOf(value, category) !== undefined, is);
	});
}

test('what the person left out is absent', () => {
	assert.deepEqual(read({ feedback: { message: 'Dark.' } }), { message: 'Dark.' });
});
