import { setImmediate as turn } from 'node:timers/promises';
import { CulpritError, type FailureFacts, isCulpritError } from '../../core/failure.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Timeouts } from '../apiOptions.ts';
import type { ApiPath } from './apiPath.ts';
import { acceptEncoding, discard, readBody, readBytes } from '../transport/body.ts';
import { createDeadline, type Deadline } from '../transport/deadline.ts';
import { fromAnswer } from './errors.ts';
import { fromNetwork } from '../transport/networkErrors.ts';
import { retryAtOf } from './rateLimit.ts';
import { readJson } from '../transport/readJson.ts';
import { followable } from '../transport/redirect.ts';
import { isOrganizationToken, isSendable } from './token.ts';
import type { Transport, TransportReply } from '../transport/transport.ts';
import { isWebPage } from './webPage.ts';

export interface ApiRequest {
	readonly method: 'GET' | 'PUT' | 'POST';
	/** One that may receive the token: the account's, or a region that `regions.ts` vouches for. */
	readonly origin: string;
	readonly path: ApiPath;
	readonly query?: URLSearchParams;
	readonly body?: JsonObject;
	/** The answer is a file, wanted as it is; of at most so many bytes. */
	readonly mostBytes?: number;
	readonly signal: AbortSignal;
}

export interface ApiReply {
	readonly status: number;
	readonly headers: Headers;
	/** What an error about this answer should say: origin, endpoint, status. */
	readonly facts: FailureFacts;
	/** Characters of the body. */
	readonly size: number;
	/** Parsed, unchecked. `undefined` when the body was empty or is a file. */
	readonly json: unknown;
	/** The file that was asked for. */
	readonly bytes?: Uint8Array;
}

export interface ExchangeParts {
	readonly transport: Transport;
	readonly token: () => Promise<string | undefined>;
	/** The last guard before the token leaves: whatever asked, it goes nowhere else. */
	readonly mayReceiveToken: (origin: string) => boolean;
	readonly userAgent: string;
	readonly now: () => number;
	readonly timeouts: Timeouts;
}

/** Characters: what is longer takes more than a few milliseconds to parse. */
const largeText = 512 * 1024;

/** Sends one request, follows what may be followed, reads the answer. Rejects with a `CulpritError`. No retry. */
export async function exchange(parts: ExchangeParts, request: ApiRequest): Promise<ApiReply> {
	const endpoint = `${request.method} ${request.path.pattern}`;
	const facts: FailureFacts = { origin: request.origin, endpoint };
	if (!parts.mayReceiveToken(request.origin)) {
		throw new CulpritError('badInput', { ...facts, detail: 'origin' });
	}
	const token = await parts.token();
	if (!isSendable(token)) {
		throw new CulpritError('signedOut', facts);
	}
	const deadline = createDeadline(request.signal, parts.timeouts.total);
	try {
		deadline.signal.throwIfAborted();
		const reply = await sendAndFollow(parts, request, token, deadline);
		const onPiece = (): void => deadline.allow(parts.timeouts.body);
		const isGood = reply.status >= 200 && reply.status <= 299;
		if (isGood && request.mostBytes !== undefined) {
			const bytes = await readBytes(reply, onPiece, request.mostBytes);
			const { status, headers } = reply;
			return { status, headers, facts: { ...facts, status }, size: bytes.length, json: undefined, bytes };
		}
		const text = await readBody(reply, onPiece);
		if (!isGood) {
			const retryAt = retryAtOf(reply.status, reply.headers, parts.now());
			throw fromAnswer({
				status: reply.status,
				headers: reply.headers,
				text,
				facts,
				organizationToken: isOrganizationToken(token),
				...(retryAt !== undefined && { retryAt }),
			});
		}
		const { status, headers } = reply;
		// To unpack, to parse and to read are three pieces of work: between them others have their turn.
		const next = text.length > largeText ? turn : async (): Promise<void> => {};
		await next();
		const json = parse(reply, text, facts);
		await next();
		return { status, headers, facts: { ...facts, status }, size: text.length, json };
	} catch (error) {
		if (request.signal.aborted) {
			throw new CulpritError('cancelled', facts);
		}
		throw deadline.isLate() ? new CulpritError('timeout', facts) : fromNetwork(error, facts);
	} finally {
		deadline.end();
	}
}

async function sendAndFollow(
	{ transport, userAgent, timeouts }: ExchangeParts,
	request: ApiRequest,
	token: string,
	deadline: Deadline,
): Promise<TransportReply> {
	let url = new URL(`/api/0${request.path.path}`, request.origin);
	url.search = request.query?.toString() ?? '';
	for (let hops = 0; ; hops++) {
		deadline.allow(timeouts.headers);
		const reply = await transport.send({
			method: request.method,
			url,
			headers: {
				accept: request.mostBytes === undefined ? 'application/json' : '*/*',
				'accept-encoding': acceptEncoding,
				authorization: `Bearer ${token}`,
				'user-agent': userAgent,
				...(request.body && { 'content-type': 'application/json' }),
			},
			...(request.body && { body: JSON.stringify(request.body) }),
			signal: deadline.signal,
		});
		const next = request.method === 'GET' ? followable(reply, url, hops) : undefined;
		if (!next) {
			return reply;
		}
		await discard(reply);
		url = next;
	}
}

function parse(reply: TransportReply, text: string, facts: FailureFacts): unknown {
	if (text.trim() === '') {
		if (reply.status === 200) {
			throw new CulpritError('badReply', { ...facts, status: 200, code: 'empty' });
		}
		return undefined;
	}
	try {
		return readJson(text);
	} catch (error) {
		if (isCulpritError(error)) {
			throw new CulpritError(error.reason, { ...facts, status: reply.status, ...error.facts });
		}
		const page = isWebPage(reply.headers, text);
		throw new CulpritError(page ? 'notSentry' : 'badReply', { ...facts, status: reply.status }, error);
	}
}
