import * as vscode from 'vscode';
import type { ServerFacts } from '../../core/capabilities.ts';
import { CulpritError } from '../../core/failure.ts';
import { ask } from '../platform/ask.ts';
import type { DiscoveryFeature } from './discovery/discoverFeature.ts';
import { readScopes } from '../session/checkToken.ts';
import { hostOf } from '../../core/text/hostOf.ts';
import { parseServer, type ServerRefusal } from '../session/serverOrigin.ts';
import { type SignedIn, signInWith, type SignInWithOptions } from '../session/signInWith.ts';
import { parseToken, type TokenRefusal } from '../session/tokenText.ts';

export interface SignInOptions extends SignInWithOptions {
	/** Offers what was found on this machine before anything has to be typed. */
	readonly discovery: Pick<DiscoveryFeature, 'chooseServer'>;
}

const steps = 2;

/** Asks for a server (`known` is there already) and a token, checks them, keeps them. Nothing when the user left. */
export async function signIn(
	options: SignInOptions,
	known = 'https://sentry.io',
): Promise<SignedIn | undefined> {
	let origin = known;
	const { signal } = new AbortController();
	const found = await vscode.window.withProgress(
		{ location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for Sentry on this machine…') },
		() => options.discovery.chooseServer(signal),
	);
	if (found === undefined) {
		return undefined;
	}
	if (found !== 'other') {
		const signedIn =
			found.token === undefined
				? await askToken(options, found.origin)
				: await signInWith(options, found.origin, found.token, signal);
		if (signedIn !== 'back') {
			return signedIn;
		}
		({ origin } = found);
	}
	for (;;) {
		const server = await askServer(origin);
		if (server === undefined) {
			return undefined;
		}
		origin = server;
		const signedIn = await askToken(options, origin);
		if (signedIn !== 'back') {
			return signedIn;
		}
	}
}

export interface SignInArgument {
	readonly origin: string;
	readonly token: string;
	readonly organization?: string;
}

/** What a test passes instead of typing. */
export function parseSignInArgument(argument: unknown): SignInArgument | undefined {
	if (typeof argument !== 'object' || argument === null) {
		return undefined;
	}
	const origin: unknown = Reflect.get(argument, 'origin');
	const token: unknown = Reflect.get(argument, 'token');
	if (typeof origin !== 'string' || typeof token !== 'string') {
		return undefined;
	}
	const server = parseServer(origin);
	const parsed = parseToken(token);
	if ('refusal' in server || 'refusal' in parsed) {
		throw new CulpritError('badInput');
	}
	const organization: unknown = Reflect.get(argument, 'organization');
	return {
		origin: server.origin,
		token: parsed.token,
		...(typeof organization === 'string' && { organization }),
	};
}

async function askServer(value: string): Promise<string | undefined> {
	const server = await ask<{ readonly origin: string }>(
		{
			title: vscode.l10n.t('Sign in to Sentry'),
			prompt: vscode.l10n.t('Server: Sentry’s own, or the address of a self-hosted one.'),
			placeholder: 'https://sentry.io',
			value,
			step: 1,
			steps,
			keepOpen: true,
		},
		(text) => {
			const server = parseServer(text);
			return 'origin' in server ? { done: server } : { refused: serverRefused(server.refusal) };
		},
	);
	return server === 'back' ? undefined : server?.origin;
}

async function askToken(options: SignInOptions, origin: string): Promise<SignedIn | 'back' | undefined> {
	let server: ServerFacts | undefined;
	return ask<SignedIn>(
		{
			title: vscode.l10n.t('Sign in to {0}', hostOf(origin)),
			prompt: vscode.l10n.t(
				'Paste a personal token with the scopes {0}. The button above opens the page that makes one.',
				readScopes.join(', '),
			),
			placeholder: vscode.l10n.t('Token'),
			password: true,
			context: 'signIn',
			step: 2,
			steps,
			keepOpen: true,
			buttons: [
				{
					iconPath: new vscode.ThemeIcon('link-external'),
					tooltip: vscode.l10n.t('Create a Token on {0}', hostOf(origin)),
					press: async () => {
						server = await openTokenPage(options, origin);
					},
				},
			],
		},
		async (pasted, signal) => {
			const parsed = parseToken(pasted);
			return 'token' in parsed
				? { done: await signInWith(options, origin, parsed.token, signal, server) }
				: { refused: tokenRefused(parsed.refusal) };
		},
	);
}

/** Only now is the server asked which page that is: GlitchTip's is another than Sentry's. Resolves with what it said. */
async function openTokenPage({ connect }: SignInOptions, origin: string): Promise<ServerFacts> {
	const api = await connect(origin, async () => undefined);
	try {
		const page = await api.tokenPage(new AbortController().signal);
		await vscode.env.openExternal(vscode.Uri.parse(page, true));
		return api.server();
	} finally {
		void api.close();
	}
}

function serverRefused(refusal: ServerRefusal): string {
	switch (refusal) {
		case 'empty':
		case 'notAUrl':
			return vscode.l10n.t('That is not the address of a server. Example: https://sentry.example.com');
		case 'userinfo':
			return vscode.l10n.t(
				'An address with a user name or password is not accepted. Remove the part before @.',
			);
		case 'scheme':
			return vscode.l10n.t('A Sentry server is reached by https. Begin the address with https://.');
		case 'insecure':
			return vscode.l10n.t('Over plain http anyone on the way could read the token. Use https.');
	}
}

function tokenRefused(refusal: TokenRefusal): string {
	switch (refusal) {
		case 'empty':
			return vscode.l10n.t('There is no token yet. Paste one, or create it with the button above.');
		case 'dsn':
			return vscode.l10n.t(
				'That is an address or a DSN, which only sends events. Paste an auth token instead.',
			);
		case 'characters':
			return vscode.l10n.t('A token has no spaces, line breaks or special characters. Copy it once more.');
	}
}
