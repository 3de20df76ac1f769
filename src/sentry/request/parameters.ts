type Value = string | number | readonly string[] | undefined;

/** A query: what is absent is left out, a list repeats its key (SENTRY-API.md §1). */
export function parameters(values: { readonly [name: string]: Value }): URLSearchParams {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(values)) {
		for (const one of Array.isArray(value) ? (value as readonly string[]) : [value]) {
			if (one !== undefined) {
				query.append(name, String(one));
			}
		}
	}
	return query;
}
