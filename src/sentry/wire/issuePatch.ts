import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { IssuePatch } from '../../core/issue/issuePatch.ts';
import { issueFields, issueId, toIssue } from './issue.ts';

/** The answer to `PUT …/issues/{id}/`: a whole issue by the base serializer, without activity, stats, tags and releases. */
export const issuePatch = z.pipe(
	z.looseObject({ id: issueId }),
	z.transform((raw): IssuePatch => toPatch(raw, raw.id)),
);

/** The answer to the bulk `PUT …/issues/?id=…`: what changed, once for all of them. */
export function bulkPatches(raw: unknown, ids: readonly string[]): IssuePatch[] {
	return isObject(raw) ? ids.map((id) => toPatch(raw, id)) : [];
}

const fields = z.keyof(issueFields).options;
/** These always have a value, so that an empty one is no news. */
const always: readonly (keyof Issue)[] = ['id', 'title', 'project', 'metadata', 'stats'];

function toPatch(raw: { readonly [key: string]: unknown }, id: string): IssuePatch {
	const read = toIssue(z.parse(issueFields, { ...raw, id }));
	const said = fields.filter((field) => Object.hasOwn(raw, field) && field !== 'id');
	const kept = said.filter(
		(field) => read[field] !== undefined && (raw[field] !== null || !always.includes(field)),
	);
	const cleared = said.filter((field) => read[field] === undefined);
	// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fields of an issue, by their own names
	const patch = Object.fromEntries(kept.map((field) => [field, read[field]])) as Partial<Issue>;
	return { ...patch, id, ...(cleared.length > 0 && { cleared }) };
}
