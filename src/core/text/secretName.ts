/** Words that make a name a secret's wherever they stand: `X-Auth-Token`, `csrftoken`, `DB_PASSWORD`, `userSecret`. */
const endings =
	/(?:pass(?:word|wd|phrase|code)|pwd|secret|token|jwt|credential|cookie|authorization|(?:api|access|private|secret)key|sess(?:ion)?id|bearer)s?$/;

/** Words that make a name a secret's only as a whole, and only as its last word. */
const lastWords = /^(?:auth|pass|sid|sig|signature|otp|pin|cvv|cvc|ssn)$/;

/** Two words that do so together: `api_key`, `Session-Id`, `connectionString`. */
const pairs =
	/\b(?:(?:api|access|private|secret|encryption|signing|session|auth|account|master|shared|service|license|storage|ssh|pgp) key|session id|connection string|card number|security code|csrf middleware)\b/;

/** A name that ends so speaks of a secret without being one: `token_type`, `password_length`, `session_timeout`. */
const aspects =
	/^(?:count|size|length|len|limit|ttl|age|expires|expiry|expiration|duration|timeout|type|kind|enabled|valid|required|present|missing|url|uri|path|file|endpoint|name|format|encryption|method|algorithm|at|on|in)$/;

/** Longest name looked at; longer ones are not names. */
const maxName = 200;

/**
 * Whether what goes by this name (a header, cookie, parameter, variable or key, in any style of writing) is a secret. Errs
 * on the side of yes: what is hidden can be shown by a click, what was pasted into a ticket cannot be taken back.
 */
export function isSecretName(name: string): boolean {
	const words = wordsOf(name.slice(0, maxName));
	const last = words.at(-1);
	if (last === undefined || aspects.test(last)) {
		return false;
	}
	return lastWords.test(last) || words.some((word) => endings.test(word)) || pairs.test(words.join(' '));
}

/** `X-APIKey_v2` → x, api, key, v2. */
function wordsOf(name: string): string[] {
	return name
		.replace(/([a-z\d])([A-Z])/g, '$1 $2')
		.replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z\d]+/)
		.filter((word) => word !== '');
}
