import * as z from 'zod/mini';
import { CulpritError } from '../core/failure.ts';
import type { SentryApi, WhoAmI } from './api.ts';
import { apiPath } from './apiPath.ts';
import type { Ask } from './ask.ts';
import type { ApiReply } from './exchange.ts';
import type { Regions } from './regions.ts';
import { isObject } from './wire/field.ts';
import { whoAmI } from './wire/rows.ts';

/** What belongs to the token itself. */
export function accountResource(
	ask: Ask,
	regions: Regions,
	onWhoAmI: (who: WhoAmI) => void,
): Pick<SentryApi, 'whoAmI' | 'organizations'> {
	return {
		async whoAmI(signal) {
			const reply = await ask.get(
				{
					paths: [apiPath`/`],
					keep: 'never',
					// A server without this page still shows by its list of organizations that the token is good.
					otherwise: [() => asVisitor(ask, signal)],
				},
				signal,
			);
			const who = isIndex(reply.json) ? z.safeParse(whoAmI, reply.json).data : undefined;
			if (!who) {
				throw new CulpritError('notSentry', reply.facts);
			}
			if (who.scopes.length > 0 && who.scopes.every((scope) => scope === 'org:ci')) {
				throw new CulpritError('ciToken', reply.facts);
			}
			onWhoAmI(who);
			return who;
		},
		organizations: regions.organizations,
	};
}

/** `{"version": "0", "auth": {…}, "user": {…}}`: JSON alone shows nothing, anybody speaks that. */
function isIndex(json: unknown): boolean {
	return isObject(json) && ('auth' in json || 'user' in json || 'version' in json);
}

async function asVisitor(ask: Ask, signal: AbortSignal): Promise<ApiReply> {
	const reply = await ask.get({ paths: [apiPath`/organizations/`], keep: 'never' }, signal);
	return Array.isArray(reply.json) ? { ...reply, json: { version: '0' } } : reply;
}
