import { CulpritError, isCulpritError } from '../../core/failure.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Reader } from './answer.ts';
import type { ApiPath } from '../request/apiPath.ts';
import type { ApiReply } from '../request/exchange.ts';
import { isSaas } from '../origin.ts';
import type { Regions } from './regions.ts';
import type { Keeping, KeptReply, ReplyStore } from '../cache/replyStore.ts';
import type { Requester } from '../request/requester.ts';
import { type IsMissing, isMissingRoute, isRetiredRoute, type Routes, type Way } from '../request/routes.ts';

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
	readonly subject?: Subject;
}

/** By what it is seen that an answer is of what was asked for. */
interface Subject {
	readonly id: string;
	/** What an answer says that it is of; nothing where it does not say. */
	readonly saidBy: (json: unknown) => string | undefined;
	/** A merged issue is answered for by the one that it went into (SENTRY-API.md §7). An event is always itself. */
	readonly mayMerge: boolean;
}

/** Something to write. A path that is missing (404, 405, 410) has changed nothing, so the next one may be tried. */
interface Command {
	readonly method: 'PUT' | 'POST';
	readonly organization: string;
	readonly paths: readonly [ApiPath, ...ApiPath[]];
	/** By the path where servers that have only that one want it otherwise. */
	readonly body: (path: ApiPath) => JsonObject;
	readonly query?: URLSearchParams;
}

/** How the methods of the client reach the server that holds an organization's data. Rejects with a `CulpritError`. */
export interface Calls {
	/** `read` throws at an answer that is not what was asked for: such a one is not kept. */
	readonly get: <T>(question: Question, read: Reader<T>, signal: AbortSignal) => Promise<T>;
	/** A file, of at most `most` bytes; kept nowhere. */
	readonly file: (
		question: Pick<Question, 'organization' | 'query'> & { readonly path: ApiPath },
		most: number,
		signal: AbortSignal,
	) => Promise<ApiReply>;
	/** The last answer to that question, however old. Never rejects. */
	readonly last: (question: Question) => Promise<KeptReply | undefined>;
	readonly send: (command: Command, signal: AbortSignal) => Promise<ApiReply>;
}

export interface CallsParts {
	readonly account: string;
	readonly requester: Requester;
	readonly regions: Regions;
	readonly routes: Routes;
	readonly store: ReplyStore;
	/** Whatever comes next goes over connections of its own. */
	readonly renew: () => void;
}

export function createCalls({ account, requester, regions, routes, store, renew }: CallsParts): Calls {
	const isMissing = isSaas(new URL(account)) ? isRetiredRoute : isMissingRoute;

	function originOf(organization: string | undefined, signal: AbortSignal): Promise<string> {
		return organization === undefined ? Promise.resolve(account) : regions.originOf(organization, signal);
	}

	/** The newest path names the thing, wherever it comes from in the end. */
	function nameOf({ paths, query }: Question): string {
		return `${account} ${paths[0].path}?${query?.toString() ?? ''}`;
	}

	/**
	 * Over HTTP/1.1 an answer that nobody asked for is taken for that to the next question, and each one after it for that to
	 * the next but one. So what is of something else is asked for once more, on a new connection: two that say the same are
	 * no accident.
	 */
	async function ofSubject(subject: Subject | undefined, once: () => Promise<ApiReply>): Promise<ApiReply> {
		const first = await once();
		const said = subject?.saidBy(first.json);
		if (!subject || said === undefined || said === subject.id) {
			return first;
		}
		renew();
		const second = await once();
		const saidThen = subject.saidBy(second.json);
		if (saidThen !== undefined && saidThen !== subject.id && !(subject.mayMerge && saidThen === said)) {
			throw new CulpritError('badReply', { ...second.facts, code: 'other' });
		}
		return second;
	}

	async function getAt<T>(
		origin: string,
		question: Question,
		read: Reader<T>,
		signal: AbortSignal,
	): Promise<T> {
		const { organization, paths, query, otherwise = [], isMissing: also } = question;
		const asked = store.asked();
		const ways = paths.map((path) => ({
			name: path.pattern,
			attempt: () => requester.request({ method: 'GET', origin, path, signal, ...(query && { query }) }),
		}));
		const once = (): Promise<ApiReply> =>
			routes.first(
				`GET ${origin} ${organization} ${paths[0].pattern}`,
				[...ways, ...otherwise],
				(error) => isMissing(error) || also?.(error) === true,
			);
		const reply = await ofSubject(question.subject, once);
		const value = read(reply);
		store.put(nameOf(question), question.keep, reply, asked);
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
		async file({ organization, path, query }, most, signal) {
			const origin = await originOf(organization, signal);
			return requester.request({
				method: 'GET',
				origin,
				path,
				mostBytes: most,
				signal,
				...(query && { query }),
			});
		},
		async last(question) {
			return store.last(nameOf(question)).catch(() => undefined);
		},
		async send({ method, organization, paths, body, query }, signal) {
			const origin = await originOf(organization, signal);
			const ways = paths.map((path) => ({
				name: path.pattern,
				attempt: () =>
					requester.request({ method, origin, path, body: body(path), signal, ...(query && { query }) }),
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
