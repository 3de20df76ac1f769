import * as z from 'zod/mini';
import type { ProjectRef } from '../../core/issue/issue.ts';
import { optional, words } from './field.ts';
import { present } from './present.ts';

const object = z.pipe(
	z.object({ id: words, slug: words, name: words, platform: words }),
	z.transform(
		({ id, slug, name, platform }): ProjectRef =>
			present({ id, slug: slug ?? '', name: name ?? slug ?? '', platform }),
	),
);

/** A project inside something else; absent when it is no object. */
export const project = optional(object);

/** A row of the list of projects: one without a slug cannot be asked for. */
export const projectRow = z.pipe(
	object,
	z.transform((row) => (row.slug === '' ? undefined : row)),
);
