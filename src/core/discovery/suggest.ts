import type { L10n } from '../text/l10n.ts';
import type { Discovery, Finding, TokenFinding, Where } from './finding.ts';
import { describeWhere, isOwn } from './finding.ts';

/** A server that what was found points to, with a token if there is one for it. */
export interface ServerSuggestion {
	/** As written: whoever uses it parses it first, and refuses what is no server. */
	readonly server: string;
	readonly token?: TokenFinding;
	/** Translated: `from .sentryclirc:2`. Holds untrusted text. */
	readonly description: string;
	/** What named the server. Absent: nothing did, and it is sentry.io. */
	readonly named?: Where;
	/**
	 * The address is not the user's own word: no token, found or typed, may go there before the user has confirmed this
	 * exact origin in a modal dialog.
	 */
	readonly needsConfirmation: boolean;
}

const sentryHosted = 'https://sentry.io';

/** Where one could sign in, the likeliest first, each server once without and once with each token. */
export function suggestServers(discovery: Discovery, l10n: L10n): readonly ServerSuggestion[] {
	const { findings } = discovery;
	const suggestions: ServerSuggestion[] = [];
	for (const token of findings.filter((finding) => finding.kind === 'token')) {
		suggestions.push(forToken(token, findings, l10n));
	}
	for (const finding of findings) {
		const server = serverOf(finding);
		if (server !== undefined) {
			suggestions.push({
				server,
				description: l10n.t('from {0}', describeWhere(finding.where, l10n)),
				named: finding.where,
				needsConfirmation: !isOwn(finding.where) && server !== sentryHosted,
			});
		}
	}
	const seen = new Set<string>();
	return suggestions.filter(({ server, token }) => {
		const key = `${server} ${token ? token.reveal() : ''}`;
		return !seen.has(key) && seen.add(key);
	});
}

function serverOf(finding: Finding): string | undefined {
	switch (finding.kind) {
		case 'server':
			return finding.value;
		case 'dsn':
			return finding.dsn.server;
		case 'organization':
		case 'project':
		case 'token':
			return undefined;
	}
}

/** Whose servers a token may be paired with that has none beside it. One that may be the user's goes nowhere else. */
const nearby: { readonly [T in Where['trust']]: readonly Where['trust'][] } = {
	environment: ['environment'],
	home: ['home'],
	unclear: [],
	workspace: ['workspace', 'unclear'],
};

/**
 * A token belongs to the server that stands beside it. Where none does, to one that the same person may have named; and
 * else to sentry.io, as for sentry-cli. A server from the workspace is never paired with a token of the user's own.
 */
function forToken(token: TokenFinding, findings: readonly Finding[], l10n: L10n): ServerSuggestion {
	const { where } = token;
	const servers = findings.filter((finding) => finding.kind === 'server');
	const beside = servers.find(
		(finding) => finding.where.trust === where.trust && finding.where.uri === where.uri,
	);
	const near = nearby[where.trust].flatMap((trust) =>
		servers.filter((finding) => finding.where.trust === trust),
	);
	const server = beside ?? near[0];
	return {
		server: server?.value ?? sentryHosted,
		token,
		description: l10n.t('token from {0}', describeWhere(where, l10n)),
		...(server && { named: server.where }),
		needsConfirmation: server !== undefined && !isOwn(server.where) && server.value !== sentryHosted,
	};
}

/**
 * For the dialog: who named the address, whose token goes there, and what that means. Translated; holds untrusted text.
 * `named` is the suggestion's.
 */
export function describeSending(named: Where, token: TokenFinding | undefined, l10n: L10n): string {
	const from = describeWhere(named, l10n);
	return [
		named.trust === 'workspace'
			? l10n.t('This address comes from the workspace ({0}), not from you.', from)
			: l10n.t('This address comes from {0}, which somebody else may have written.', from),
		token && describeOwner(token.where, l10n),
		l10n.t('Whoever runs that server can read and use the token.'),
	]
		.filter((sentence) => sentence !== undefined)
		.join(' ');
}

function describeOwner(where: Where, l10n: L10n): string {
	const from = describeWhere(where, l10n);
	switch (where.trust) {
		case 'home':
		case 'environment':
			return l10n.t('The token that goes there is YOUR OWN, from {0}.', from);
		case 'unclear':
			return l10n.t('The token that goes there is from {0}. It may be your own.', from);
		case 'workspace':
			return l10n.t('The token that goes there is from the workspace too ({0}).', from);
	}
}
