import { CulpritError } from '../../core/failure.ts';

declare const made: unique symbol;

/** A path below `/api/0`, checked and encoded. Only `apiPath` makes one. */
export interface ApiPath {
	/** `/organizations/acme/issues/1/` */
	readonly path: string;
	/** `/organizations/{org}/issues/{issue}/`: for the log and for errors, holds nothing of the user's. */
	readonly pattern: string;
	readonly [made]: true;
}

/**
 * What may stand in a path, by the name it is given in the template. Checked before anything is sent: an id comes from a
 * palette, a URI, a restored panel or a tool of a language model (test/SECURITY-CASES.md §14).
 */
const shapes = {
	/** Slug, or numeric id. */
	org: /^[A-Za-z0-9_-]{1,100}$/,
	project: /^[A-Za-z0-9_-]{1,100}$/,
	issue: /^[0-9]{1,20}$/,
	/** `PUMP-STATION-1`: the slug of the project, a dash, base 32. */
	shortId: /^[A-Za-z0-9_][A-Za-z0-9_-]{0,100}-[A-Za-z0-9]{1,20}$/,
	event: /^(?:latest|oldest|recommended|[0-9a-f]{32})$/,
	attachment: /^[0-9]{1,20}$/,
	/** Releases hold nearly anything; control characters and lone surrogates they cannot. */
	version: /^[^\p{Cc}\p{Cs}]{1,250}$/u,
	tag: /^[^\p{Cc}\p{Cs}]{1,200}$/u,
} as const;

type Name = keyof typeof shapes;

/** One value of a path, under the name that says what it must look like: `{ org: 'acme' }`. */
type Segment = { readonly [N in Name]?: string };

/**
 * ``apiPath`/organizations/${{ org }}/issues/${{ issue }}/` ``. Sentry wants the trailing slash (SENTRY-API.md §1).
 * Throws `badInput`, with the name of the value and not its text, when a value is not what its name says.
 */
export function apiPath(literals: TemplateStringsArray, ...segments: readonly Segment[]): ApiPath {
	let path = '';
	let pattern = '';
	literals.forEach((literal, index) => {
		path += literal;
		pattern += literal;
		const [name, value] = Object.entries(segments[index] ?? {})[0] ?? [];
		if (name !== undefined) {
			path += encode(name, value);
			pattern += `{${name}}`;
		}
	});
	// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one maker of the brand
	return { path, pattern } as ApiPath;
}

function encode(name: string, value: unknown): string {
	// Dot segments would be resolved away by the URL parser, encoded or not.
	if (isName(name) && typeof value === 'string' && shapes[name].test(value) && !/^\.{1,2}$/.test(value)) {
		return encodeURIComponent(value);
	}
	throw new CulpritError('badInput', { detail: name });
}

function isName(name: string): name is Name {
	return Object.hasOwn(shapes, name);
}

/** Whether this is a short id and not a number: only the organization's paths know those. */
export function isShortId(idOrShortId: string): boolean {
	return !shapes.issue.test(idOrShortId) && shapes.shortId.test(idOrShortId);
}
