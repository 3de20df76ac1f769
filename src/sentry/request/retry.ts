import { isCulpritError } from '../../core/failure.ts';

/** How often a GET is sent at most. */
export const mostAttempts = 3;

/**
 * How many milliseconds to wait before a failed GET is sent again, or `undefined` to give up. Worth another try is what may
 * pass: a dropped or refused connection, a name that could not be looked up just now, 502, 503 and 504. Not a timeout: that
 * was long enough. 429 is `pauses.ts`'s.
 */
export function retryDelay(error: unknown, attempt: number, random: () => number): number | undefined {
	if (attempt >= mostAttempts || !isCulpritError(error)) {
		return undefined;
	}
	const { reason, facts } = error;
	const passing =
		(reason === 'unreachable' && !lasting.has(facts.code ?? '')) ||
		(reason === 'serverError' && (facts.status === 502 || facts.status === 503 || facts.status === 504));
	if (!passing) {
		return undefined;
	}
	// Half of it fixed, half of it by chance, so that many windows that failed together do not come back together.
	const backoff = 400 * 3 ** (attempt - 1);
	return backoff / 2 + random() * (backoff / 2);
}

/** Codes that a second try a second later cannot mend. */
const lasting: ReadonlySet<string> = new Set([
	'ENOTFOUND',
	'EPROTO',
	'ERR_SSL_WRONG_VERSION_NUMBER',
	'EACCES',
	'EPERM',
]);
