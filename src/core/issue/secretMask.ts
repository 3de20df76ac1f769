import type { EventRequest } from './event.ts';
import type { Json, JsonObject } from '../json.ts';
import { isSecretName } from '../text/secretName.ts';
import { isCard } from '../text/secretShapes.ts';
import { mask, maskSecretText } from '../text/secretText.ts';

export { mask, maskSecretText };

/** Deeper values are hidden whole. */
const maxDepth = 64;

/** A name and its value as they may be shown: the value hidden when the name is a secret's, else without inner secrets. */
export function maskValue(name: string, value: string): string {
	if (/^cookie2?$/i.test(name)) {
		return maskCookieHeader(value);
	}
	if (/^set-cookie2?$/i.test(name)) {
		return value.replace(/^([^=;]{0,256})=[^;]*/, `$1=${mask}`);
	}
	if (value === '' || !isSecretName(name)) {
		return maskSecretText(value);
	}
	const scheme = /^(?:proxy-)?authorization$/i.test(name)
		? /^[A-Za-z][\w-]{0,20}(?= )/.exec(value)?.[0]
		: undefined;
	return scheme === undefined ? mask : `${scheme} ${mask}`;
}

/** Headers, parameters or form fields, in their order. */
function maskPairs(pairs: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
	return pairs.map(([name, value]) => [name, maskValue(name, value)] as const);
}

/** A value of unknown shape, such as a local variable or a body: secrets are hidden at any depth, by name and by look. */
export function maskJson(value: Json, name = ''): Json {
	return maskAt(value, name, 0);
}

export function maskObject(object: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, maskAt(value, name, 1)]));
}

/** A URL, or what stands for one, without its password and the secrets in its query. */
export function maskUrl(url: string): string {
	return maskSecretText(url);
}

/** Every part of a request that can hold a secret. Cookies are hidden whole: which of them is a session's nobody can tell. */
export function maskRequest(request: EventRequest): EventRequest {
	return {
		...request,
		...(request.url !== undefined && { url: maskUrl(request.url) }),
		...(request.fragment !== undefined && { fragment: maskSecretText(request.fragment) }),
		...(request.data !== undefined && { data: maskJson(request.data) }),
		query: maskPairs(request.query),
		headers: maskPairs(request.headers),
		cookies: request.cookies.map(([name, value]) => [name, value === '' ? '' : mask] as const),
		env: maskObject(request.env),
	};
}

function maskCookieHeader(value: string): string {
	return value
		.split(';')
		.map((cookie) => {
			const equals = cookie.indexOf('=');
			return equals === -1 ? cookie : `${cookie.slice(0, equals)}=${mask}`;
		})
		.join(';');
}

function maskAt(value: Json, name: string, depth: number): Json {
	if (typeof value === 'string') {
		return maskValue(name, value);
	}
	if (value === null || typeof value === 'boolean') {
		return value;
	}
	if (typeof value === 'number') {
		return isSecretNumber(name, value) ? mask : value;
	}
	if (depth > maxDepth || isSecretName(name)) {
		return mask;
	}
	const nameOf = childNames(value);
	return isArray(value)
		? value.map((item, at) => maskAt(item, nameOf(String(at)), depth + 1))
		: Object.fromEntries(
				Object.entries(value).map(([key, item]) => [key, maskAt(item, nameOf(key), depth + 1)]),
			);
}

/** A number of tokens is a measure (`max_tokens: 4096`), one named pin or password is not; a card's is known by its digits. */
export function isSecretNumber(name: string, value: number): boolean {
	return isSecretName(name)
		? !/tokens$/i.test(name)
		: isCard(String(value)) && !/(?:id|project)$/i.test(name);
}

/** Keys of an object that are looked at for a name. */
const mostKeys = 20;

/**
 * Tells by which name a child of this goes, which says whether it is a secret: its key, or what stands beside it. So the
 * second part of `["Authorization", "…"]`, the value of `{"header": "Authorization", "content": "…"}`, and what follows a
 * secret's name in a longer list, `["--password", "…"]`, or headers in a row. A word there is the next of several names.
 */
export function childNames(parent: JsonObject | readonly Json[]): (key: string) => string {
	if (isArray(parent)) {
		return (key) => {
			const before = parent[Number(key) - 1];
			const isPair = parent.length === 2 && key === '1';
			return typeof before === 'string' &&
				(isPair || (parent.length > 2 && isValueOf(before, parent[Number(key)])))
				? before
				: '';
		};
	}
	const [, named] =
		Object.entries(parent)
			.slice(0, mostKeys)
			.find(
				([key, name]) =>
					/(?:name|key|header|field|param|^k)$/i.test(key) && typeof name === 'string' && isSecretName(name),
			) ?? [];
	return (key) => (typeof named === 'string' && /val(?:ue)?$|^(?:content|data|v)$/i.test(key) ? named : key);
}

function isValueOf(name: string, value: Json | undefined): boolean {
	const isNext =
		typeof value !== 'string' ||
		(name.startsWith('-') ? !value.startsWith('-') : !/^[a-z]+(?:[-_ ][a-z]+)*$/i.test(value));
	return isNext && isSecretName(name);
}

function isArray(value: Json | JsonObject): value is readonly Json[] {
	return Array.isArray(value);
}
