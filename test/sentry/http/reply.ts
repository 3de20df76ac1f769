/** What a route answers. `json` is serialised when sent; `undefined` in it is left out. */
export interface Reply {
	readonly status: number;
	readonly headers?: { readonly [name: string]: string };
	readonly json?: unknown;
	/** Instead of `json`. */
	readonly text?: string;
	/** Default `application/json`, or `text/plain` for `text`. */
	readonly contentType?: string;
}

/** Thrown by a route to answer with an error. */
export class Refusal extends Error {
	readonly reply: Reply;

	constructor(reply: Reply) {
		super(`HTTP ${reply.status}`);
		this.reply = reply;
	}
}

export function ok(json: unknown, headers?: Reply['headers']): Reply {
	return { status: 200, json, ...(headers && { headers }) };
}

/** `{"detail": …}`: Django REST framework's error. */
export function refusal(status: number, detail: unknown, headers?: Reply['headers']): Refusal {
	return new Refusal({ status, json: { detail }, ...(headers && { headers }) });
}

/** Also for what exists but is somebody else's. */
export function notFound(): Refusal {
	return refusal(404, 'The requested resource does not exist');
}

export function badRequest(json: unknown): Refusal {
	return new Refusal({ status: 400, json: typeof json === 'string' ? { detail: json } : json });
}
