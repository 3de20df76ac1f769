import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import type { IssueMetadata } from '../../core/issue/issue.ts';
import { exactText, toJsonObject } from './field.ts';
import { present } from './present.ts';

/** What servers write where an error has no name. */
export const noName = '?';

const name = z.pipe(
	exactText,
	z.transform((value) => (value === noName ? undefined : value)),
);

const known = z.object({
	type: name,
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
