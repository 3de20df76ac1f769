import type { L10n } from '../text/l10n.ts';
import type { Dsn } from './dsn.ts';

/** Something about Sentry that was found on this machine, without asking anybody. */
export type Finding =
	/** A server's address as it was written: untrusted, unchecked. */
	| { readonly kind: 'server'; readonly value: string; readonly where: Where }
	/** Slug or numeric id. */
	| { readonly kind: 'organization'; readonly value: string; readonly where: Where }
	/** Slug or numeric id. */
	| { readonly kind: 'project'; readonly value: string; readonly where: Where }
	/** `value` is what may be shown of it. */
	| TokenFinding
	/** `value` is server and project, without the key. */
	| { readonly kind: 'dsn'; readonly value: string; readonly dsn: Dsn; readonly where: Where };

export interface TokenFinding {
	readonly kind: 'token';
	readonly value: string;
	readonly where: Where;
	/** The token itself: a function, so that it gets into no log, message or state by accident. */
	readonly reveal: () => string;
}

export interface Where {
	/**
	 * Who could have written it. `workspace`: whoever wrote the files that are open. `unclear`: whoever wrote a file above
	 * them, up to the root, or one of them that has a second name on the disk: both can be the user's own. `home` and
	 * `environment`: the user.
	 */
	readonly trust: 'workspace' | 'unclear' | 'home' | 'environment';
	/** As it is shown: relative to its folder, or with `~`. */
	readonly file?: string;
	/** To open it. */
	readonly uri?: string;
	/** 1-based. */
	readonly line?: number;
	/** Name of the environment variable. */
	readonly variable?: string;
	/** The place is one for tests, examples or comments: it says less. */
	readonly isAside?: boolean;
}

/** All that was found, the most telling first. */
export interface Discovery {
	readonly findings: readonly Finding[];
	/** Time, files or bytes ran out before everything was looked at. */
	readonly isPartial: boolean;
}

export const emptyDiscovery: Discovery = { findings: [], isPartial: false };

/** `src/sentry.ts:3`, `~/.sentryclirc:2`, `SENTRY_DSN in the environment`. */
export function describeWhere(where: Where, l10n: L10n): string {
	if (where.file !== undefined) {
		return where.line === undefined ? where.file : `${where.file}:${where.line}`;
	}
	return l10n.t('{0} in the environment', where.variable ?? '');
}

export function tokenFinding(token: string, where: Where): TokenFinding {
	const [prefix = ''] = /^sntry(?:u|s|a|i|ag)_/.exec(token) ?? [];
	return { kind: 'token', value: `${prefix}••••`, where, reveal: () => token };
}

/** Whether the user said it, and no file that somebody else could have written. */
export function isOwn({ trust }: Where): boolean {
	return trust === 'home' || trust === 'environment';
}

/** What decides where a token goes: the user's own word before any other. */
const forTokens = { environment: 0, home: 1, unclear: 2, workspace: 3 };
/** What says which project this is: the environment and settings here before those for everything. */
const forProjects = { environment: 0, workspace: 1, unclear: 1, home: 2 };

/** Where it was found says how much it tells: settings before code, code before tests. */
function rank({ kind, where }: Finding): number {
	const places = kind === 'token' || kind === 'server' ? forTokens : forProjects;
	return (where.isAside === true ? 10 : 0) + (kind === 'dsn' ? 4 : 0) + places[where.trust];
}

/** The same of two findings that say the same thing. */
function keyOf(finding: Finding): string {
	switch (finding.kind) {
		case 'token':
			// Wherever else the user's own token is, it stays the user's.
			return `token:${finding.reveal()}`;
		case 'server':
			// A workspace that names the user's server too does not make it the workspace's.
			return `server:${isOwn(finding.where)}:${finding.value}`;
		case 'organization':
		case 'project':
		case 'dsn':
			return `${finding.kind}:${finding.value}`;
	}
}

/** The most telling first; the same thing said twice is there once, from its best place. Tokens are compared as they are. */
export function rankFindings(findings: readonly Finding[]): readonly Finding[] {
	const seen = new Set<string>();
	return findings
		.toSorted((a, b) => rank(a) - rank(b))
		.filter((finding) => {
			const key = keyOf(finding);
			return !seen.has(key) && seen.add(key);
		});
}
