/** A request of Culprit's, to be made once more without anything of ours. */
export interface BareRequest {
	readonly url: string;
	readonly headers: { readonly [name: string]: string };
}

/** How long requests made side by side took, in ms, until they were parsed; and characters of JSON. */
export interface BareReplies {
	readonly ms: number;
	readonly bytes: number;
}

/** Where the bench leaves what the view "Bare" is to ask for: beside the probe's port. */
export function bareRequestFile(probe: string = process.env['CULPRIT_BENCH_PROBE'] ?? ''): string {
	return `${probe}.bare`;
}

export async function bareRequests(requests: readonly BareRequest[]): Promise<BareReplies> {
	const start = performance.now();
	const sizes = await Promise.all(
		requests.map(async ({ url, headers }) => {
			const reply = await fetch(url, { headers });
			const text = await reply.text();
			JSON.parse(text);
			return text.length;
		}),
	);
	return { ms: performance.now() - start, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
