import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import type { Lock } from '../../core/issue/event.ts';
import { most, optional, readAll, words } from './field.ts';
import { present } from './present.ts';
import { spelled } from './spelled.ts';

/** Relay writes a number, a bit each; the documentation names words. */
const types: { readonly [sent: string]: NonNullable<Lock['type']> } = {
	'1': 'locked',
	locked: 'locked',
	'2': 'waiting',
	waiting: 'waiting',
	'4': 'sleeping',
	sleeping: 'sleeping',
	'8': 'blocked',
	blocked: 'blocked',
};

const type = z.pipe(
	words,
	z.transform((value) => (value !== undefined && Object.hasOwn(types, value) ? types[value] : undefined)),
);

/** A lock of a thread or a frame; inside of it Sentry leaves the SDKs' spelling. Absent where nothing is said of it. */
export const lock = optional(
	z.pipe(
		spelled(
			[
				['packageName', 'package_name'],
				['className', 'class_name'],
				['threadId', 'thread_id'],
			],
			z.object({ type, address: words, packageName: words, className: words, threadId: words }),
		),
		z.transform((raw): Lock | undefined => {
			const read: Lock = present(raw);
			return Object.keys(read).length === 0 ? undefined : read;
		}),
	),
);

/** An object of locks by their address, which is left out inside, or a list of them. */
export const locks = z.transform((value): readonly Lock[] | undefined => {
	const sent = isObject(value)
		? Object.entries(value)
				.slice(0, most.items)
				.map(([address, one]) => (isObject(one) ? { address, ...one } : one))
		: value;
	const read = readAll(lock, sent);
	return read.length === 0 ? undefined : read;
});
