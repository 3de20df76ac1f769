/** One request that reached the server, and how it was answered. */
export interface RecordedRequest {
	readonly method: string;
	/** Without the query: `/api/0/organizations/`. */
	readonly path: string;
	readonly query: URLSearchParams;
	readonly authorization: string | undefined;
	readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
	/** As text; empty without one. */
	body: string;
	/** Unix ms. */
	readonly receivedAt: number;
	/** Undefined while it is being answered, and for ever when the connection was dropped. */
	status: number | undefined;
	/** Unix ms; undefined until the answer, or the connection, has ended. */
	endedAt: number | undefined;
	/** The client went away before the answer was whole. */
	aborted: boolean;
}
