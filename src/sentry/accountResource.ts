import * as z from 'zod/mini';
import { CulpritError } from '../core/failure.ts';
import { asItCame } from './answer.ts';
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
			// A server without this page still shows by its list of organizations that the token is good.
			const otherwise = [{ name: 'organizations', ask: () => asVisitor(ask, signal) }];
			const who = await ask.get({ paths: [apiPath`/`], keep: 'never', otherwise }, readIndex, signal);
			onWhoAmI(who);
			return who;
		},
		organizations: regions.organizations,
	};
}

function readIndex(reply: ApiReply): WhoAmI {
	const who = isIndex(reply.json) ? z.safeParse(whoAmI, reply.json).data : undefined;
	if (!who) {
		throw new CulpritError('notSentry', reply.facts);
	}
	if (who.scopes.length > 0 && who.scopes.every((scope) => scope === 'org:ci')) {
		throw new CulpritError('ciToken', reply.facts);
	}
	return who;
}

/** `{"version": "0", "auth": {…}, "user": {…}}`: JSON alone shows nothing, anybody speaks that. */
function isIndex(json: unknown): boolean {
	return isObject(json) && ('auth' in json || 'user' in json || 'version' in json);
}

async function asVisitor(ask: Ask, signal: AbortSignal): Promise<ApiReply> {
	const reply = await ask.get({ paths: [apiPath`/organizations/`], keep: 'never' }, asItCame, signal);
	return Array.isArray(reply.json) ? { ...reply, json: { version: '0' } } : reply;
}
