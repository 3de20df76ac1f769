import { findDsns } from './dsn.ts';
import type { Finding, Where } from './finding.ts';
import { tokenFinding } from './finding.ts';

/** A name and its value, as some kind of settings file or the environment holds it. */
export interface Setting {
	/** `auth.token` in `.sentryclirc` and `sentry.properties`, `SENTRY_AUTH_TOKEN` in the environment. */
	readonly name: string;
	readonly value: string;
	/** 1-based. */
	readonly line?: number;
}

type Kind = 'token' | 'server' | 'organization' | 'project' | 'dsn';

/** Names of sentry-cli and the build plug-ins (SENTRY-API.md §20). */
const kinds: { readonly [name: string]: Kind } = {
	'auth.token': 'token',
	'defaults.url': 'server',
	'defaults.org': 'organization',
	'defaults.project': 'project',
	'auth.dsn': 'dsn',
	dsn: 'dsn',
	SENTRY_AUTH_TOKEN: 'token',
	SENTRY_TOKEN: 'token',
	SENTRY_URL: 'server',
	SENTRY_HOST: 'server',
	SENTRY_ORG: 'organization',
	SENTRY_PROJECT: 'project',
};

const maxValue = 4096;

/** What settings tell, in their order; empty and placeholder values tell nothing. */
export function settingFindings(settings: readonly Setting[], where: Where): readonly Finding[] {
	return settings.flatMap((setting) => {
		const value = setting.value.trim();
		const kind = kindOf(setting.name);
		if (kind === undefined || value === '' || value.length > maxValue || isPlaceholder(value)) {
			return [];
		}
		return findingsOf(kind, value, {
			...where,
			...(setting.line !== undefined && { line: setting.line }),
			...(where.file === undefined && { variable: setting.name }),
		});
	});
}

/** Frameworks put prefixes before a DSN that the browser gets: `NEXT_PUBLIC_SENTRY_DSN`. */
function kindOf(name: string): Kind | undefined {
	if (/^(?:[A-Z][A-Z0-9_]{0,60}_)?SENTRY_(?:[A-Z0-9_]{1,40}_)?DSN(?:_[A-Z0-9_]{1,40})?$/.test(name)) {
		return 'dsn';
	}
	return Object.hasOwn(kinds, name) ? kinds[name] : undefined;
}

function findingsOf(kind: Kind, value: string, where: Where): readonly Finding[] {
	switch (kind) {
		case 'token':
			return /^[\x21-\x7e]{16,}$/.test(value) ? [tokenFinding(value, where)] : [];
		case 'server':
			return [{ kind, value, where }];
		case 'organization':
			return [{ kind, value, where }];
		case 'project':
			return value
				.split(/[\s,]+/)
				.filter((project) => project !== '')
				.map((project) => ({ kind, value: project, where }));
		case 'dsn':
			return findDsns(value).map(({ dsn }) => dsnFinding(dsn, where));
	}
}

export function dsnFinding(dsn: ReturnType<typeof findDsns>[number]['dsn'], where: Where): Finding {
	return { kind: 'dsn', value: `${dsn.organizationId ?? ''}@${dsn.server}/${dsn.projectId}`, dsn, where };
}

/** `${SENTRY_ORG}`, `<your-token>`, `your-org`, `xxx`: to be filled in by somebody else. */
function isPlaceholder(value: string): boolean {
	return /^(?:\$|<|\{\{|%|your[-_ ]|x{3,}$|\.{3}|changeme|example|todo|___)/i.test(value);
}
