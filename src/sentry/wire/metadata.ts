import * as z from 'zod/mini';
import type { IssueMetadata } from '../../core/issue.ts';
import { exactText, isObject, toJsonObject } from './field.ts';
import { present } from './present.ts';

const known = z.object({
	type: exactText,
	value: exactText,
	title: exactText,
	message: exactText,
	filename: exactText,
	function: exactText,
	location: exactText,
	directive: exactText,
	uri: exactText,
});

/** Values may be numbers or objects from old clients: those stay in `raw` only. */
export const metadata = z.transform(
	(value): IssueMetadata => ({
		...present(z.parse(known, isObject(value) ? value : {})),
		raw: toJsonObject(value),
	}),
);
