import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import type { Discovery, TokenFinding } from '../../../core/discovery/finding.ts';
import { isOwn } from '../../../core/discovery/finding.ts';
import type { ServerSuggestion } from '../../../core/discovery/suggest.ts';
import { describeSending, suggestServers } from '../../../core/discovery/suggest.ts';
import { labelText } from '../../../core/text/visibleText.ts';
import { hostOf } from '../../../core/text/hostOf.ts';
import { parseServer } from '../../session/serverOrigin.ts';
import { parseToken } from '../../session/tokenText.ts';

/** Where to sign in. A token is there only if the user chose to use the one that was found. */
export interface ChosenServer {
	/** As `parseServer` gives it. Confirmed by the user, if a workspace named it. */
	readonly origin: string;
	readonly token?: string;
}

/** One entry of the list: a server, or the way to type one. */
export interface ServerPick extends vscode.QuickPickItem {
	/** Absent: "Another Server…". */
	readonly origin?: string;
	readonly suggestion?: ServerSuggestion;
}

/**
 * What was found, as entries of a quick pick: only what can be signed in to, each server once, tokens that were offered
 * before left out (`isOffered`). Empty when nothing was found that the box for typing a server would not show anyway.
 */
export function serverPicks(
	discovery: Discovery,
	isOffered: (token: string) => boolean,
): readonly ServerPick[] {
	const seen = new Set<string>();
	const picks = suggestServers(discovery, vscode.l10n).flatMap((suggestion): readonly ServerPick[] => {
		const server = parseServer(suggestion.server);
		const token = suggestion.token?.reveal();
		if (
			!('origin' in server) ||
			(token !== undefined && (isOffered(token) || !('token' in parseToken(token))))
		) {
			return [];
		}
		const key = `${server.origin} ${token ?? ''}`;
		if (seen.has(key)) {
			return [];
		}
		seen.add(key);
		return [
			{
				label: labelText(hostOf(server.origin), 100),
				description: labelText(suggestion.description, 200),
				...(suggestion.token && { detail: signsInWith(suggestion.token) }),
				iconPath: new vscode.ThemeIcon(suggestion.token ? 'key' : 'server'),
				origin: server.origin,
				suggestion,
			},
		];
	});
	const isNews = picks.some(({ origin, suggestion }) => origin !== 'https://sentry.io' || suggestion?.token);
	return isNews
		? [...picks, { label: vscode.l10n.t('Another Server…'), iconPath: new vscode.ThemeIcon('edit') }]
		: [];
}

/**
 * Offers what was found; `other` when the user wants to type a server, or nothing was found; nothing when they left. Each
 * token is offered once, here, and never used unless it is chosen. An address from the workspace is returned only after the
 * user has confirmed exactly it in a modal dialog.
 */
export async function chooseServer(
	discovery: Discovery,
	memento: vscode.Memento,
	confirm: typeof confirmServer = confirmServer,
): Promise<ChosenServer | 'other' | undefined> {
	const offered = offeredTokens(memento);
	const picks = serverPicks(discovery, (token) => offered.has(fingerprint(token)));
	if (picks.length === 0) {
		return 'other';
	}
	const chosen = await vscode.window.showQuickPick(picks, {
		title: vscode.l10n.t('Sign in to Sentry'),
		placeHolder: vscode.l10n.t('Found on this machine'),
	});
	const shown = picks.flatMap(({ suggestion }) =>
		suggestion?.token ? [fingerprint(suggestion.token.reveal())] : [],
	);
	await memento.update(offeredKey, [...offered, ...shown].slice(-100));
	if (!chosen) {
		return undefined;
	}
	const { origin, suggestion } = chosen;
	if (origin === undefined || suggestion === undefined) {
		return 'other';
	}
	if (suggestion.needsConfirmation && !(await confirm(origin, suggestion))) {
		return undefined;
	}
	const token = suggestion.token?.reveal();
	return { origin, ...(token !== undefined && { token }) };
}

function signsInWith({ value, where }: TokenFinding): string {
	return isOwn(where)
		? vscode.l10n.t('Signs in with your own token {0}', value)
		: vscode.l10n.t('Signs in with the token {0}', value);
}

/**
 * Whoever wrote the files of a workspace could otherwise have the user's token sent to a server of theirs. Says whose token
 * goes to which origin, and who named that.
 */
export async function confirmServer(origin: string, { named, token }: ServerSuggestion): Promise<boolean> {
	const use = vscode.l10n.t('Use {0}', origin);
	const answer = await vscode.window.showWarningMessage(
		vscode.l10n.t('Send a Sentry token to {0}?', origin),
		{ modal: true, ...(named && { detail: labelText(describeSending(named, token, vscode.l10n), 1000) }) },
		use,
	);
	return answer === use;
}

const offeredKey = 'offeredTokens';

/** Fingerprints only: from one nobody gets back to the token. */
function offeredTokens(memento: vscode.Memento): ReadonlySet<string> {
	const stored = memento.get<unknown>(offeredKey);
	return new Set(Array.isArray(stored) ? stored.filter((item) => typeof item === 'string') : []);
}

function fingerprint(token: string): string {
	return createHash('sha256').update(`culprit offered ${token}`).digest('hex').slice(0, 16);
}
