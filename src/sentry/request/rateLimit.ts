/**
 * When asking again makes sense after a 429 (or a 503 that says so), as Unix ms by the clock of this computer (`now`).
 * `Retry-After` in seconds or as a date (DRF, GlitchTip), else Sentry's own reset header in Unix seconds (SENTRY-API.md
 * §4), else a guess of one second: Sentry counts per second. A date and a reset are by the server's clock, so that they
 * are taken as so long after the answer's own `Date`. What is absurd (negative, garbage, years ahead) is held to between
 * one second and one hour.
 */
export function retryAtOf(status: number, headers: Headers, now: number): number | undefined {
	if (status !== 429 && status !== 503) {
		return undefined;
	}
	const date = dateOf(headers.get('date'));
	const wait =
		fromRetryAfter(headers.get('retry-after'), date ?? now) ??
		(status === 429 ? (fromReset(headers.get('x-sentry-rate-limit-reset'), date, now) ?? 0) : undefined);
	return wait === undefined ? undefined : now + Math.min(Math.max(wait, leastWait), mostWait);
}

const leastWait = 1_000;
const mostWait = 3_600_000;
/** Of a reset that came without a `Date`: whose clock is wrong cannot be known, and Sentry counts in seconds. */
const mostUndated = 60_000;

/** In ms, as all below. */
function fromRetryAfter(value: string | null, serverNow: number): number | undefined {
	const text = value?.trim() ?? '';
	if (/^\d{1,12}(?:\.\d{1,9})?$/.test(text)) {
		return Number(text) * 1_000;
	}
	const date = dateOf(text);
	return date === undefined ? undefined : date - serverNow;
}

function fromReset(value: string | null, serverNow: number | undefined, now: number): number | undefined {
	if (!/^\d{9,11}(?:\.\d{1,9})?$/.test(value?.trim() ?? '')) {
		return undefined;
	}
	const reset = Number(value) * 1_000;
	return serverNow === undefined ? Math.min(reset - now, mostUndated) : reset - serverNow;
}

/** An HTTP date (RFC 9110 §5.6.7) always names a month; `Date.parse` alone would take "-1" for one. */
function dateOf(value: string | null): number | undefined {
	const date = /[A-Za-z]{3}/.test(value ?? '') ? Date.parse(value ?? '') : Number.NaN;
	return Number.isNaN(date) ? undefined : date;
}
