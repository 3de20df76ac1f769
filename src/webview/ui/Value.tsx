import type { Json, JsonObject } from '../../core/json.ts';
import type { Marks } from '../../core/issue/marks.ts';
import type { VNode } from 'preact';
import { maskedValue } from '../text/masking.ts';
import { JsonTree, Scalar } from './JsonTree.tsx';
import { Secret } from './Secret.tsx';

/** Any value under a name: text, a tree, or masked. */
export function Value({
	name,
	value,
	marks,
}: {
	readonly name: string;
	readonly value: Json;
	readonly marks?: Marks | undefined;
}): VNode {
	if (typeof value !== 'object' || value === null) {
		return <Scalar name={name} value={value} marks={marks} />;
	}
	const masked = maskedValue(name, value, 0);
	const tree = () => <JsonTree value={value} label={name} marks={marks} />;
	return masked === undefined ? tree() : <Secret masked={masked}>{tree}</Secret>;
}

export function hasValue(value: Json | undefined): value is NonNullable<Json> {
	if (value === undefined || value === null || value === '') {
		return false;
	}
	return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** What of it has a value. */
export function withValues(object: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => hasValue(value)));
}
