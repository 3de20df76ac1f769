import { type CulpritError, isCulpritError } from '../../core/failure.ts';
import { type Reader, readOne, readRows } from './answer.ts';
import type { Organization } from '../api.ts';
import { type ApiPath, apiPath } from '../request/apiPath.ts';
import type { ApiReply, ApiRequest } from '../request/exchange.ts';
import { nextCursor } from '../request/link.ts';
import { isLoopbackHost } from '../../core/origin.ts';
import { isSaas, mayBeListedRegion, mayBeRegion } from '../origin.ts';
import { parameters } from '../request/parameters.ts';
import type { ReplyStore } from '../cache/replyStore.ts';
import { isMissingRoute } from '../request/routes.ts';
import { present } from '../wire/present.ts';
import { organizationRow, regions as regionList } from '../wire/rows.ts';

/**
 * Where each organization's data lives. On sentry.io that is a region (`https://de.sentry.io`), which the control silo
 * names; everywhere else it is the account's own origin. What was learnt is kept, also over a restart, until `forget`; what
 * could not be learnt is asked again. The rule on who may receive the token is in `origin.ts`.
 */
export interface Regions {
	/**
	 * All organizations over all regions, in the order of the server. A region that does not answer is left out and named in
	 * the log, so that its outage locks nobody else out; when none answers, it fails.
	 */
	readonly organizations: (signal: AbortSignal) => Promise<readonly Organization[]>;
	/** The origin to ask for an organization's data. */
	readonly originOf: (organization: string, signal: AbortSignal) => Promise<string>;
	/** The organization was not found where it was thought to be: look again next time. */
	readonly forgetOrganization: (organization: string) => void;
	/** Whether the token may be sent there. */
	readonly isTrusted: (origin: string) => boolean;
	readonly forget: () => void;
}

export interface RegionParts {
	/** The account's own origin. */
	readonly account: string;
	/** What was learnt before: slug → origin. */
	readonly known: { readonly [organization: string]: string };
	readonly send: (request: ApiRequest) => Promise<ApiReply>;
	readonly store: ReplyStore;
	readonly log: (level: 'warn', line: string) => void;
}

/** At most this many pages of 100 organizations. */
const mostPages = 10;

export function createRegions({ account, known, send, store, log }: RegionParts): Regions {
	const own = new URL(account);
	let byOrganization = new Map(
		Object.entries(known).filter(
			([, origin]) => origin === account || mayBeListedRegion(account, new URL(origin)),
		),
	);
	let remembered: ReadonlySet<string> = new Set(byOrganization.values());
	/** As `/users/me/regions/` of the account's own origin says, those that may receive the token. */
	let listed: readonly string[] = [];

	function isTrusted(origin: string): boolean {
		if (origin === account) {
			return true;
		}
		const url = URL.canParse(origin) ? new URL(origin) : undefined;
		return (
			url !== undefined &&
			(mayBeRegion(account, url) ||
				((listed.includes(origin) || remembered.has(origin)) && mayBeListedRegion(account, url)))
		);
	}

	/** Asks the account's own origin, once in a day. */
	async function learn<T>(path: ApiPath, read: Reader<T>, signal: AbortSignal): Promise<T> {
		const name = nameOf(path);
		const fresh = await store.fresh(name, 'region');
		if (fresh) {
			return read(fresh);
		}
		const asked = store.asked();
		const reply = await send({ method: 'GET', origin: account, path, signal });
		const value = read(reply);
		store.put(name, 'region', reply, asked);
		return value;
	}

	function nameOf(path: ApiPath): string {
		return `${account} ${path.path}`;
	}

	/** The regions that may be asked; just the account's own origin where there are none. */
	async function regionOrigins(signal: AbortSignal): Promise<readonly string[]> {
		if (!isSaas(own) && !isLoopbackHost(own.hostname)) {
			return [account];
		}
		if (listed.length === 0) {
			try {
				const named = await learn(apiPath`/users/me/regions/`, readOne(regionList), signal);
				listed = [...new Set(named.filter((origin) => mayBeListedRegion(account, new URL(origin))))];
			} catch (error) {
				if (!isCulpritError(error) || !hasNoRegions(error)) {
					throw error;
				}
			}
			listed = listed.length > 0 ? listed : [account];
		}
		return listed;
	}

	async function organizationsIn(region: string, signal: AbortSignal): Promise<Organization[]> {
		const found: Organization[] = [];
		let cursor: string | undefined;
		for (let page = 0; page < mostPages; page++) {
			const query = parameters({ per_page: 100, cursor });
			const reply = await send({
				method: 'GET',
				origin: region,
				path: apiPath`/organizations/`,
				signal,
				query,
			});
			for (const { regionUrl, ...row } of readRows(organizationRow)(reply)) {
				const stated = regionUrl === undefined ? undefined : new URL(regionUrl).origin;
				const home = stated !== undefined && isTrusted(stated) ? stated : region;
				found.push(present({ ...row, regionOrigin: home === account ? undefined : home }));
			}
			cursor = nextCursor(reply.headers.get('link'));
			if (cursor === undefined) {
				break;
			}
		}
		return found;
	}

	return {
		isTrusted,
		async organizations(signal) {
			const origins = await regionOrigins(signal);
			const lists = await Promise.allSettled(origins.map((origin) => organizationsIn(origin, signal)));
			const bySlug = new Map<string, Organization>();
			let answered = false;
			for (const [index, list] of lists.entries()) {
				if (list.status === 'fulfilled') {
					answered = true;
					for (const organization of list.value) {
						if (!bySlug.has(organization.slug)) {
							bySlug.set(organization.slug, organization);
							byOrganization.set(organization.slug, organization.regionOrigin ?? account);
						}
					}
				} else {
					log('warn', `the organizations of ${origins[index]} are missing: it did not answer`);
				}
			}
			const failed = lists.find((list) => list.status === 'rejected');
			if (failed && (!answered || signal.aborted)) {
				throw failed.reason;
			}
			return [...bySlug.values()];
		},
		async originOf(organization, signal) {
			const home = byOrganization.get(organization);
			if (home !== undefined) {
				return home;
			}
			// sentry.io names the region with the organization itself; elsewhere most servers have no regions at all.
			const origins = isSaas(own) ? undefined : await regionOrigins(signal);
			let origin = account;
			if (!origins || origins.length > 1) {
				const path = apiPath`/organizations/${{ org: organization }}/`;
				const row = await learn(path, readOne(organizationRow), signal).catch((error: unknown) => {
					if (isCulpritError(error) && [403, 404].includes(error.facts.status ?? 0)) {
						return 'unknown' as const;
					}
					throw error;
				});
				if (row === 'unknown') {
					// Whoever asks for its data will hear why.
					return account;
				}
				const { regionUrl } = row ?? {};
				const stated = regionUrl === undefined ? account : new URL(regionUrl).origin;
				origin = isTrusted(stated) ? stated : account;
			}
			byOrganization.set(organization, origin);
			return origin;
		},
		forgetOrganization(organization) {
			byOrganization.delete(organization);
			store.drop(nameOf(apiPath`/organizations/${{ org: organization }}/`));
		},
		forget() {
			byOrganization = new Map();
			remembered = new Set();
			listed = [];
		},
	};
}

/** Self-hosted servers do not know the page, and tokens that are no user's may not see it. */
function hasNoRegions(error: CulpritError): boolean {
	return isMissingRoute(error) || error.reason === 'forbidden' || error.reason === 'ciToken';
}
