import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import type { Release } from '../../core/issue/issue.ts';
import { actor } from './actor.ts';
import { count, date, list, optional, rawObject, webUrl, words } from './field.ts';
import { otherFields } from './otherFields.ts';
import { present } from './present.ts';
import { project } from './project.ts';

/** A hash, or where the server expands it the commit or deploy itself. */
const reference = z.transform(
	(value) => z.safeParse(words, isObject(value) ? (value['id'] ?? value['name']) : value).data,
);

const fields = z.object({
	version: words,
	shortVersion: words,
	dateCreated: date,
	dateReleased: date,
	firstEvent: date,
	lastEvent: date,
	newGroups: count,
	commitCount: count,
	deployCount: count,
	url: webUrl,
	ref: words,
	lastCommit: reference,
	lastDeploy: reference,
	owner: actor,
	authors: list(actor, 100),
	projects: list(project, 100),
});

/** Absent when it has no version. */
export const release = optional(
	z.pipe(
		rawObject,
		z.transform((raw): Release | undefined => {
			const { version, ...rest } = z.parse(fields, raw);
			return version === undefined
				? undefined
				: present({ version, ...rest, other: otherFields(raw, Object.keys(fields.shape)) });
		}),
	),
);
