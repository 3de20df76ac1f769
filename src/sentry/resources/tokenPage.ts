import { createDeadline } from '../transport/deadline.ts';
import { isSaas } from '../origin.ts';
import { noteGlitchtip, type SelfParts } from './serverSelf.ts';

/** Since Sentry 9 (sentry:src/sentry/web/urls.py, `sentry-api-new-auth-token`). */
const ofSentry = '/settings/account/api/auth-tokens/new-token/';
/** glitchtip-frontend's route of the same thing. */
const ofGlitchtip = '/profile/auth-tokens';

/** Milliseconds: somebody has pressed a button and waits for a page to open. */
const patience = 4_000;

/**
 * The page on which users of a server make a token. GlitchTip and Sentry answer `/api/0/` alike to whoever has none yet, so
 * it goes by GlitchTip's settings; Sentry's own service is not asked. Where there is no telling it is Sentry's page. Never
 * rejects.
 */
export async function findTokenPage(parts: SelfParts, signal: AbortSignal): Promise<string> {
	const { origin } = parts;
	if (isSaas(new URL(origin))) {
		return `${origin}${ofSentry}`;
	}
	const deadline = createDeadline(signal, patience);
	try {
		return `${origin}${(await noteGlitchtip(parts, deadline.signal)) ? ofGlitchtip : ofSentry}`;
	} finally {
		deadline.end();
	}
}
