/** The bytes of one exchange. What is sent, to whom and how often is decided above; how it travels, below. */
export interface Transport {
	/**
	 * Sends one request and answers when the head has come. Follows no redirect, retries nothing. Rejects with whatever the
	 * network threw (`fromNetwork` reads it), or with the signal's reason.
	 */
	send(request: TransportRequest): Promise<TransportReply>;
	/** Ends its connections, and what is under way on them. */
	close(): Promise<void>;
}

export interface TransportRequest {
	readonly method: 'GET' | 'PUT' | 'POST';
	readonly url: URL;
	readonly headers: { readonly [name: string]: string };
	readonly body?: string;
	readonly signal: AbortSignal;
}

export interface TransportReply {
	readonly status: number;
	readonly headers: Headers;
	/** As it came over the wire, unless `decoded`. Read to its end or cancelled by its `return`, else a connection is lost. */
	readonly body: AsyncIterable<Uint8Array>;
	/** True when the content encoding was undone already (`fetch` does). */
	readonly decoded: boolean;
}
