/**
 * When asking again makes sense after a 429 (or a 503 that says so), as Unix ms. `Retry-After` in seconds or as a date
 * (DRF, GlitchTip), else Sentry's own reset header in Unix seconds (API.md §0.3), else a guess of one second: Sentry
 * counts per second. What is absurd (negative, garbage, years ahead) is held to between one second and one hour.
 */
export function retryAtOf(status: number, headers: Headers, now: number): number | undefined {
	if (status !== 429 && status !== 503) {
		return undefined;
	}
	const at =
		fromRetryAfter(headers.get('retry-after'), now) ??
		(status === 429 ? (fromReset(headers.get('x-sentry-rate-limit-reset')) ?? now) : undefined);
	return at === undefined ? undefined : Math.min(Math.max(at, now + leastWait), now + mostWait);
}

const leastWait = 1_000;
const mostWait = 3_600_000;

function fromRetryAfter(value: string | null, now: number): number | undefined {
	const text = value?.trim() ?? '';
	if (/^\d{1,12}(?:\.\d{1,9})?$/.test(text)) {
		return now + Number(text) * 1_000;
	}
	// RFC 9110 §10.2.3: the other form is an HTTP date, which always names a month. Date.parse alone would take "-1" for one.
	const date = /[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? undefined : date;
}

function fromReset(value: string | null): number | undefined {
	return /^\d{9,11}(?:\.\d{1,9})?$/.test(value?.trim() ?? '') ? Number(value) * 1_000 : undefined;
}
