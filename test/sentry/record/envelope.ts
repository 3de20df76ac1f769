/** One item of an envelope: what an SDK sends, header and payload apart. */
export interface EnvelopeItem {
	readonly type: string;
	/** As sent; JSON for events. */
	readonly payload: Buffer;
}

/** Splits an envelope (Sentry's "Envelopes" format): a header line, then for each item a header line and its payload. */
export function readEnvelope(envelope: Buffer): EnvelopeItem[] {
	const items: EnvelopeItem[] = [];
	let at = envelope.indexOf('\n') + 1;
	while (at > 0 && at < envelope.length) {
		const lineEnd = endOfLine(envelope, at);
		const line = envelope.subarray(at, lineEnd).toString();
		at = lineEnd + 1;
		if (line === '') {
			continue;
		}
		const { type, length } = JSON.parse(line) as { readonly type: string; readonly length?: number };
		const end = length === undefined ? endOfLine(envelope, at) : at + length;
		items.push({ type, payload: envelope.subarray(at, end) });
		at = end + 1;
	}
	return items;
}

function endOfLine(bytes: Buffer, from: number): number {
	const end = bytes.indexOf('\n', from);
	return end === -1 ? bytes.length : end;
}
