import { acceptEncoding, discard, readBody } from './body.ts';
import { createDeadline } from './deadline.ts';
import { isSaas } from './origin.ts';
import type { Transport } from './transport.ts';
import { isObject } from './wire/field.ts';

/** Since Sentry 9 (sentry:src/sentry/web/urls.py, `sentry-api-new-auth-token`). */
const ofSentry = '/settings/account/api/auth-tokens/new-token/';
/** glitchtip-frontend's route of the same thing. */
const ofGlitchtip = '/profile/auth-tokens';

/** Milliseconds: somebody has pressed a button and waits for a page to open. */
const patience = 4_000;

export interface TokenPageParts {
	readonly origin: string;
	readonly transport: Transport;
	readonly userAgent: string;
}

/**
 * The page on which users of a server make a token. GlitchTip and Sentry answer `/api/0/` alike to whoever has none yet;
 * `/api/settings/` is what only GlitchTip has, for everybody (glitchtip-backend: `SettingsOut`). Asked without a token, and
 * not of Sentry's own service. Where there is no telling it is Sentry's page. Never rejects.
 */
export async function findTokenPage(
	{ origin, transport, userAgent }: TokenPageParts,
	signal: AbortSignal,
): Promise<string> {
	if (isSaas(new URL(origin))) {
		return `${origin}${ofSentry}`;
	}
	const deadline = createDeadline(signal, patience);
	try {
		const reply = await transport.send({
			method: 'GET',
			url: new URL('/api/settings/', origin),
			headers: { accept: 'application/json', 'accept-encoding': acceptEncoding, 'user-agent': userAgent },
			signal: deadline.signal,
		});
		if (reply.status !== 200) {
			await discard(reply);
			return `${origin}${ofSentry}`;
		}
		const settings: unknown = JSON.parse(await readBody(reply, () => undefined));
		const isGlitchtip = isObject(settings) && 'iPaidForGlitchTip' in settings;
		return `${origin}${isGlitchtip ? ofGlitchtip : ofSentry}`;
	} catch {
		return `${origin}${ofSentry}`;
	} finally {
		deadline.end();
	}
}
