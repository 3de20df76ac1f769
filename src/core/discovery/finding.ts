import type { L10n } from '../l10n.ts';
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
	 * Who could have written it. `workspace`: whoever wrote the files that are open, or those beside them up to the root.
	 * `home` and `environment`: the user.
	 */
	readonly trust: 'workspace' | 'home' | 'environment';
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

/** `project 12 from src/sentry.ts:3`. Holds untrusted text. */
export function describeFinding(finding: Finding, l10n: L10n): string {
	const from = describeWhere(finding.where, l10n);
	switch (finding.kind) {
		case 'server':
			return l10n.t('server {0} from {1}', finding.value, from);
		case 'organization':
			return l10n.t('organization {0} from {1}', finding.value, from);
		case 'project':
			return l10n.t('project {0} from {1}', finding.value, from);
		case 'token':
			return l10n.t('token {0} from {1}', finding.value, from);
		case 'dsn':
			return l10n.t('project {0} from {1}', finding.dsn.projectId, from);
	}
}

export function tokenFinding(token: string, where: Where): TokenFinding {
	const [prefix = ''] = /^sntry(?:u|s|a|i|ag)_/.exec(token) ?? [];
	return { kind: 'token', value: `${prefix}••••`, where, reveal: () => token };
}

/** Where it was found says how much it tells: the environment and settings before code, code before tests. */
function rank({ kind, where }: Finding): number {
	const place = where.trust === 'environment' ? 0 : where.trust === 'workspace' ? 1 : 2;
	return (where.isAside === true ? 10 : 0) + (kind === 'dsn' ? 3 : 0) + place;
}

/** The most telling first; the same thing said twice is there once, from its best place. Tokens are compared as they are. */
export function rankFindings(findings: readonly Finding[]): readonly Finding[] {
	const seen = new Set<string>();
	return findings
		.toSorted((a, b) => rank(a) - rank(b))
		.filter((finding) => {
			const key = `${finding.kind}:${finding.kind === 'token' ? finding.reveal() : finding.value}`;
			return !seen.has(key) && seen.add(key);
		});
}
