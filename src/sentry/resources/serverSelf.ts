import { setImmediate as laterTurn } from 'node:timers/promises';
import { isObject } from '../../core/json.ts';
import { type Learnt, parseVersion, type ServerFacts } from '../../core/capabilities.ts';
import { acceptEncoding, discard, readBody } from '../transport/body.ts';
import { createDeadline } from '../transport/deadline.ts';
import { isSaas } from '../origin.ts';
import { readJson } from '../transport/readJson.ts';
import type { Transport } from '../transport/transport.ts';

/** Milliseconds for all of it: signing in waits for it, and has round trips of its own to make meanwhile. */
const patience = 1_000;

export interface SelfParts {
	readonly origin: string;
	readonly transport: Transport;
	readonly userAgent: string;
	/** Told what the server says of itself. */
	readonly note: (self: Pick<Learnt, 'kind' | 'version'>) => void;
}

/**
 * Asks a server which make and version it is, where that is not known: without a token, and not Sentry's own service. What
 * it says is noted. Never rejects, and ends within `patience`.
 */
export async function learnServer(
	parts: SelfParts,
	known: () => ServerFacts,
	signal: AbortSignal,
): Promise<void> {
	if (isSaas(new URL(parts.origin)) || known().version !== undefined) {
		return;
	}
	const deadline = createDeadline(signal, patience);
	try {
		// What is asked with the token goes first: where a proxy refuses undici, the first finds the way for all, and this one
		// may be given up before.
		await laterTurn();
		if (!(await noteSentry(parts, deadline.signal))) {
			await noteGlitchtip(parts, deadline.signal);
		}
	} finally {
		deadline.end();
	}
}

/**
 * Whether it is GlitchTip, and its version is noted: `/api/settings/` is what only GlitchTip has, for everybody
 * (glitchtip-backend: `SettingsOut`). Never rejects.
 */
export async function noteGlitchtip(parts: SelfParts, signal: AbortSignal): Promise<boolean> {
	const settings = await askOpenly(parts, '/api/settings/', signal);
	if (!settings || !('iPaidForGlitchTip' in settings)) {
		return false;
	}
	parts.note({ kind: 'glitchtip', version: parseVersion(settings['version']) });
	return true;
}

/** The same for Sentry and `/api/client-config/` (sentry:src/sentry/web/client_config.py), which old versions have not. */
async function noteSentry(parts: SelfParts, signal: AbortSignal): Promise<boolean> {
	const config = await askOpenly(parts, '/api/client-config/', signal);
	if (!config || !('urlPrefix' in config) || !isObject(config['version'])) {
		return false;
	}
	parts.note({ kind: 'sentry', version: parseVersion(config['version']['current']) });
	return true;
}

/** The JSON object that a server answers to everybody, asked for without a token; nothing where there is none. */
async function askOpenly(
	{ origin, transport, userAgent }: SelfParts,
	path: string,
	signal: AbortSignal,
): Promise<{ readonly [field: string]: unknown } | undefined> {
	try {
		const reply = await transport.send({
			method: 'GET',
			url: new URL(path, origin),
			headers: { accept: 'application/json', 'accept-encoding': acceptEncoding, 'user-agent': userAgent },
			signal,
		});
		if (reply.status !== 200) {
			await discard(reply);
			return undefined;
		}
		const said: unknown = readJson(await readBody(reply, () => undefined));
		return isObject(said) ? said : undefined;
	} catch {
		return undefined;
	}
}
