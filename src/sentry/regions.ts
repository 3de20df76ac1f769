import * as z from 'zod/mini';
import { isCulpritError } from '../core/failure.ts';
import { readOne, readRows } from './answer.ts';
import type { Organization } from './api.ts';
import { apiPath } from './apiPath.ts';
import type { ApiReply, ApiRequest } from './exchange.ts';
import { nextCursor } from './link.ts';
import { isLoopback, isSaas, mayBeListedRegion, mayBeRegion } from './origin.ts';
import { parameters } from './parameters.ts';
import { present } from './wire/present.ts';
import { organizationRow, regions as regionList } from './wire/rows.ts';

/**
 * Where each organization's data lives. On sentry.io that is a region (`https://de.sentry.io`), which the control silo
 * names; everywhere else it is the account's own origin. What was learnt is kept until `forget`; what could not be learnt
 * is asked again. The rule on who may receive the token is in `origin.ts`.
 */
export interface Regions {
	/** All organizations over all regions, in the order of the server. */
	readonly organizations: (signal: AbortSignal) => Promise<readonly Organization[]>;
	/** The origin to ask for an organization's data. */
	readonly originOf: (organization: string, signal: AbortSignal) => Promise<string>;
	/** Whether the token may be sent there. */
	readonly isTrusted: (origin: string) => boolean;
	readonly forget: () => void;
}

export function createRegions(account: string, send: (request: ApiRequest) => Promise<ApiReply>): Regions {
	const own = new URL(account);
	/** Only these can have regions: `origin.ts`, rules 3 to 5. */
	const hasRegions = isSaas(own) || isLoopback(own);
	let byOrganization = new Map<string, string>();
	let listed: readonly string[] | undefined;

	function get(origin: string, path: ApiRequest['path'], signal: AbortSignal, query?: URLSearchParams) {
		return send({ method: 'GET', origin, path, signal, ...(query && { query }) });
	}

	function isTrusted(origin: string): boolean {
		return (
			origin === account ||
			(URL.canParse(origin) &&
				(mayBeRegion(account, new URL(origin)) ||
					(listed?.includes(origin) === true && mayBeListedRegion(account, new URL(origin)))))
		);
	}

	/** The regions that the account's own origin names and that may receive the token; itself where it knows of none. */
	async function regionOrigins(signal: AbortSignal): Promise<readonly string[]> {
		if (!hasRegions) {
			return [account];
		}
		if (!listed) {
			try {
				const named = readOne(regionList, await get(account, apiPath`/users/me/regions/`, signal));
				const may = named.filter((origin) => mayBeListedRegion(account, new URL(origin)));
				listed = may.length > 0 ? [...new Set(may)] : [account];
			} catch (error) {
				// Not a multi-region server, or a token that is no user's: both answer for good.
				if (!isCulpritError(error) || ![401, 403, 404, 405, 410].includes(error.facts.status ?? 0)) {
					throw error;
				}
				listed = [account];
			}
		}
		return listed;
	}

	async function organizationsIn(region: string, signal: AbortSignal): Promise<Organization[]> {
		const found: Organization[] = [];
		let cursor: string | undefined;
		for (let page = 0; page < mostPages; page++) {
			const reply = await get(
				region,
				apiPath`/organizations/`,
				signal,
				parameters({ per_page: 100, cursor }),
			);
			for (const { regionUrl, ...row } of readRows(organizationRow, reply)) {
				const stated = regionUrl === undefined ? undefined : new URL(regionUrl).origin;
				const regionOrigin =
					stated !== undefined && isTrusted(stated) ? stated : region === account ? undefined : region;
				found.push(present({ ...row, regionOrigin }));
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
			const lists = await Promise.all(origins.map((origin) => organizationsIn(origin, signal)));
			const bySlug = new Map<string, Organization>();
			for (const organization of lists.flat()) {
				if (!bySlug.has(organization.slug)) {
					bySlug.set(organization.slug, organization);
					byOrganization.set(organization.slug, organization.regionOrigin ?? account);
				}
			}
			return [...bySlug.values()];
		},
		async originOf(organization, signal) {
			if (!hasRegions) {
				return account;
			}
			const known = byOrganization.get(organization);
			if (known !== undefined) {
				return known;
			}
			const origins = await regionOrigins(signal);
			let origin = origins[0] ?? account;
			if (origins.length > 1) {
				const path = apiPath`/organizations/${{ org: organization }}/`;
				const read = z.safeParse(organizationRow, (await get(account, path, signal)).json).data;
				const stated = read?.regionUrl === undefined ? account : new URL(read.regionUrl).origin;
				origin = isTrusted(stated) ? stated : account;
			}
			byOrganization.set(organization, origin);
			return origin;
		},
		forget() {
			byOrganization = new Map();
			listed = undefined;
		},
	};
}

const mostPages = 10;
