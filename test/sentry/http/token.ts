import { hexOf } from '../model/deterministic.ts';

export type Scope =
	| 'event:read'
	| 'event:write'
	| 'event:admin'
	| 'org:read'
	| 'org:write'
	| 'org:admin'
	| 'org:ci'
	| 'org:integrations'
	| 'project:read'
	| 'project:write'
	| 'project:admin'
	| 'project:releases'
	| 'member:read'
	| 'member:write'
	| 'member:admin'
	| 'team:read'
	| 'team:write'
	| 'team:admin';

export interface SampleToken {
	readonly text: string;
	readonly scopes: readonly Scope[];
	/** The person it belongs to; undefined for an organization's token. */
	readonly userId?: string;
	/** Slugs of the organizations that it may see; undefined: all. */
	readonly organizations?: readonly string[];
	/** Answered with 401 and this detail instead of being let in. */
	readonly refusedWith?: unknown;
}

/** The tokens that every sample server knows. None is real. */
export interface SampleTokens {
	/** All scopes. */
	readonly full: string;
	/** `event:read project:read org:read member:read team:read`. */
	readonly readOnly: string;
	/** `event:read project:read org:read`: the least that Culprit asks for. */
	readonly minimal: string;
	/** An organization token `sntrys_…` with `org:ci`, as sentry-cli gets for uploads: issues answer 403. */
	readonly ciOnly: string;
	/** A token before 2024: 64 hex digits without a prefix. Scopes as `full`. */
	readonly legacy: string;
	/** An internal integration's token: scopes as `full`, no user. */
	readonly integration: string;
	/** `org:read` only: lists organizations, but no issue. */
	readonly organizationOnly: string;
	/** In force, but its person sees no organization. */
	readonly stranger: string;
	/** 401 "Token expired". */
	readonly expired: string;
	/** 401 "User inactive or deleted". */
	readonly inactive: string;
	/** 401 with the object form `sso-required`. */
	readonly sso: string;
}

const READ: readonly Scope[] = ['event:read', 'org:read', 'project:read'];
const ALL: readonly Scope[] = [
	'event:admin',
	'event:read',
	'event:write',
	'member:admin',
	'member:read',
	'member:write',
	'org:admin',
	'org:integrations',
	'org:read',
	'org:write',
	'project:admin',
	'project:read',
	'project:releases',
	'project:write',
	'team:admin',
	'team:read',
	'team:write',
] as readonly Scope[];

/** `origin` and `organization` go into the payload of the organization token, as Sentry puts them there. */
export function sampleTokens(
	origin: string,
	organization: string,
	salt = '',
): { readonly names: SampleTokens; readonly all: readonly SampleToken[] } {
	const user = (name: string) => `sntryu_${hexOf(64, 'token', name, salt)}`;
	const payload = { iat: 1_700_000_000.5, url: origin, region_url: origin, org: organization };
	const encoded = Buffer.from(JSON.stringify(payload)).toString('base64').replace(/=+$/, '');
	const names: SampleTokens = {
		full: user('full'),
		readOnly: user('read only'),
		minimal: user('minimal'),
		ciOnly: `sntrys_${encoded}_${hexOf(43, 'token', 'ci', salt)}`,
		legacy: hexOf(64, 'token', 'legacy', salt),
		integration: `sntryi_${hexOf(64, 'token', 'integration', salt)}`,
		organizationOnly: user('organization only'),
		stranger: user('stranger'),
		expired: user('expired'),
		inactive: user('inactive'),
		sso: user('sso'),
	};
	const sso = {
		code: 'sso-required',
		message: 'Must login via SSO',
		extra: { loginUrl: `/auth/login/${organization}/` },
	};
	const all: SampleToken[] = [
		{ text: names.full, scopes: ALL, userId: '1' },
		{ text: names.readOnly, scopes: [...READ, 'member:read', 'team:read'], userId: '1' },
		{ text: names.minimal, scopes: READ, userId: '1' },
		{ text: names.ciOnly, scopes: ['org:ci'], organizations: [organization] },
		{ text: names.legacy, scopes: ALL, userId: '1' },
		{ text: names.integration, scopes: ALL, organizations: [organization] },
		{ text: names.organizationOnly, scopes: ['org:read'], userId: '2' },
		{ text: names.stranger, scopes: ALL, userId: '3', organizations: [] },
		{ text: names.expired, scopes: ALL, userId: '1', refusedWith: 'Token expired' },
		{ text: names.inactive, scopes: ALL, userId: '4', refusedWith: 'User inactive or deleted' },
		{ text: names.sso, scopes: ALL, userId: '1', refusedWith: sso },
	];
	return { names, all };
}
