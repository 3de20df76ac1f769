import { isLoopbackHost } from '../../core/origin.ts';
import { parseServer } from './serverOrigin.ts';
import type { Session } from './session.ts';
import { signInWith, type SignInWithOptions } from './signInWith.ts';
import { parseToken } from './tokenText.ts';

/**
 * Signs a development host in to the sample server that started it, so that `npm start` shows issues at once. Loopback
 * only, and only while there is no account: whoever develops against another server is left alone.
 */
export async function useSampleAccount(options: SignInWithOptions, session: Session): Promise<void> {
	const server = parseServer(process.env['CULPRIT_SAMPLE_ORIGIN'] ?? '');
	const parsed = parseToken(process.env['CULPRIT_SAMPLE_TOKEN'] ?? '');
	if ('refusal' in server || 'refusal' in parsed || !isLoopbackHost(new URL(server.origin).hostname)) {
		return;
	}
	const { account: known } = session;
	if (known && (known.origin !== server.origin || (await options.accounts.token(known)) === parsed.token)) {
		return;
	}
	const { signal } = new AbortController();
	const signedIn = await signInWith(options, server.origin, parsed.token, signal);
	await session.enter(signedIn, signedIn.account.organization ?? signedIn.organizations[0]?.slug);
}
