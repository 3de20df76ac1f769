import { isCulpritError } from '../core/failure.ts';
import type { JsonObject } from '../core/json.ts';
import type { Reader } from './answer.ts';
import type { ApiPath } from './apiPath.ts';
import type { ApiReply } from './exchange.ts';
import { isSaas } from './origin.ts';
import type { Regions } from './regions.ts';
import type { Keeping, KeptReply, ReplyStore } from './replyStore.ts';
import type { Requester } from './requester.ts';
import { type IsMissing, isMissingRoute, isRetiredRoute, type Routes, type Way } from './routes.ts';

/** Something to read. */
export interface Question {
	/** Decides the region; without one the account's own origin is asked. */
	readonly organization?: string;
	/** The newest path first, then those that older servers have instead. */
	readonly paths: readonly [ApiPath, ...ApiPath[]];
	readonly query?: URLSearchParams;
	readonly keep: Keeping;
	/** What beside a missing path means that the next way is to be tried. */
	readonly isMissing?: IsMissing;
	/** Other ways to the same thing, for servers that have none of the paths. */
	readonly otherwise?: readonly Way<ApiReply>[];
}

/** Something to write. A path that is missing (404, 405, 410) has changed nothing, so the next one may be tried. */
export interface Command {
	readonly method: 'PUT' | 'POST';
	readonly organization: string;
	readonly paths: readonly [ApiPath, ...ApiPath[]];
	readonly body: JsonObject;
	readonly query?: URLSearchParams;
}

/** How the methods of the client reach the server that holds an organization's data. Rejects with a `CulpritError`. */
export interface Ask {
	/** `read` throws at an answer that is not what was asked for: such a one is not kept. */
	readonly get: <T>(question: Question, read: Reader<T>, signal: AbortSignal) => Promise<T>;
	/** The last answer to that question, however old. Never rejects. */
	readonly last: (question: Question) => Promise<KeptReply | undefined>;
	readonly send: (command: Command, signal: AbortSignal) => Promise<ApiReply>;
}

export interface AskParts {
	readonly account: string;
	readonly requester: Requester;
	readonly regions: Regions;
	readonly routes: Routes;
	readonly store: ReplyStore;
	readonly now: () => number;
}

export function createAsk({ account, requester, regions, routes, store, now }: AskParts): Ask {
	const isMissing = isSaas(new URL(account)) ? isRetiredRoute : isMissingRoute;

	function originOf(organization: string | undefined, signal: AbortSignal): Promise<string> {
		return organization === undefined ? Promise.resolve(account) : regions.originOf(organization, signal);
	}

	/** The newest path names the thing, wherever it comes from in the end. */
	function nameOf({ paths, query }: Question): string {
		return `${account} ${paths[0].path}?${query?.toString() ?? ''}`;
	}

	async function getAt<T>(
		origin: string,
		question: Question,
		read: Reader<T>,
		signal: AbortSignal,
	): Promise<T> {
		const { organization, paths, query, otherwise = [], isMissing: also } = question;
		const at = now();
		const ways = paths.map((path) => ({
			name: path.pattern,
			ask: () => requester.request({ method: 'GET', origin, path, signal, ...(query && { query }) }),
		}));
		const reply = await routes.first(
			`GET ${origin} ${organization} ${paths[0].pattern}`,
			[...ways, ...otherwise],
			(error) => isMissing(error) || also?.(error) === true,
		);
		const value = read(reply);
		store.put(nameOf(question), question.keep, reply, at);
		return value;
	}

	return {
		async get(question, read, signal) {
			const fresh = await store.fresh(nameOf(question), question.keep);
			if (fresh) {
				return read(fresh);
			}
			const { organization } = question;
			const origin = await originOf(organization, signal);
			try {
				return await getAt(origin, question, read, signal);
			} catch (error) {
				if (organization === undefined || origin === account || !isWrongRegion(error, question.paths[0])) {
					throw error;
				}
				regions.forgetOrganization(organization);
				const moved = await originOf(organization, signal).catch(() => origin);
				if (moved === origin) {
					throw error;
				}
				return getAt(moved, question, read, signal);
			}
		},
		async last(question) {
			return store.last(nameOf(question)).catch(() => undefined);
		},
		async send({ method, organization, paths, body, query }, signal) {
			const origin = await originOf(organization, signal);
			const ways = paths.map((path) => ({
				name: path.pattern,
				ask: () => requester.request({ method, origin, path, body, signal, ...(query && { query }) }),
			}));
			try {
				return await routes.first(`${method} ${origin} ${organization} ${paths[0].pattern}`, ways, isMissing);
			} finally {
				// Whatever came of it, what was read before may no longer hold.
				store.revalidate();
			}
		},
	};
}

/** A region that does not know the organization itself: it may have moved. An issue that is missing says nothing of that. */
function isWrongRegion(error: unknown, { pattern }: ApiPath): boolean {
	return isCulpritError(error) && error.facts.status === 404 && pattern === '/organizations/{org}/issues/';
}

/** The answer, or `nothing` where the server has no such thing at all, or not for this. */
export async function orNothing<T>(read: () => Promise<T>, nothing: T): Promise<T> {
	try {
		return await read();
	} catch (error) {
		if (isCulpritError(error) && isMissingRoute(error)) {
			return nothing;
		}
		throw error;
	}
}
