/** JSON as it comes from a server or a page, before anybody knows what is in it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };

/** Of what may be anything, not JSON alone. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
	return isObject(value);
}

export function isJsonList(value: Json | undefined): value is readonly Json[] {
	return Array.isArray(value);
}

/** Whether it can hold other values. */
export function isJsonParent(value: Json | undefined): value is JsonObject | readonly Json[] {
	return isJsonObject(value) || isJsonList(value);
}

/** What stands under the first of these names that is there; a name may be spelled in two ways. */
export function valueIn(object: JsonObject, ...names: readonly string[]): Json | undefined {
	const name = names.find((one) => Object.hasOwn(object, one));
	return name === undefined ? undefined : object[name];
}

/** The same, empty where it is no object. */
export function objectIn(object: JsonObject, ...names: readonly string[]): JsonObject {
	const value = valueIn(object, ...names);
	return isJsonObject(value) ? value : {};
}

/** The same, where it is a text that says something. */
export function textIn(object: JsonObject, ...names: readonly string[]): string | undefined {
	const value = valueIn(object, ...names);
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The same, where it is a finite number. */
export function numberIn(object: JsonObject, ...names: readonly string[]): number | undefined {
	const value = valueIn(object, ...names);
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
