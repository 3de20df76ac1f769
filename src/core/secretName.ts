/** Words that make a name a secret's wherever they stand: `X-Auth-Token`, `csrftoken`, `DB_PASSWORD`, `userSecret`. */
const endings = [
	'password',
	'passwd',
	'passphrase',
	'passcode',
	'pwd',
	'secret',
	'token',
	'jwt',
	'credential',
	'cookie',
	'authorization',
	'apikey',
	'accesskey',
	'privatekey',
	'secretkey',
	'sessid',
	'sessionid',
	'bearer',
];

/** Words that make a name a secret's only as a whole, and only as its last word. */
const lastWords = new Set(['auth', 'pass', 'sid', 'sig', 'signature', 'otp', 'pin', 'cvv', 'cvc', 'ssn']);

/** Two words that do so together: `api_key`, `Session-Id`, `connectionString`. */
const pairs = new Set([
	...['api', 'access', 'private', 'secret', 'encryption', 'signing', 'session', 'auth'].map(
		(word) => `${word} key`,
	),
	...['account', 'master', 'shared', 'service', 'license', 'storage', 'ssh', 'pgp'].map(
		(word) => `${word} key`,
	),
	'session id',
	'connection string',
	'card number',
	'security code',
	'csrf middleware',
]);

/** A name that ends so speaks of a secret without being one: `token_type`, `password_length`, `session_timeout`. */
const aspects = new Set(
	'count size length len limit ttl age expires expiry expiration duration timeout type kind enabled valid required present missing url uri path method algorithm at on in'.split(
		' ',
	),
);

/** Longest name looked at; longer ones are not names. */
const maxName = 200;

/**
 * Whether what goes by this name (a header, cookie, parameter, variable or key, in any style of writing) is a secret. Errs
 * on the side of yes: what is hidden can be shown by a click, what was pasted into a ticket cannot be taken back.
 */
export function isSecretName(name: string): boolean {
	const words = wordsOf(name.slice(0, maxName));
	const last = words.at(-1);
	if (last === undefined || aspects.has(last)) {
		return false;
	}
	return (
		lastWords.has(last) ||
		words.some((word, index) => isSecretWord(word) || pairs.has(`${word} ${words[index + 1] ?? ''}`))
	);
}

function isSecretWord(word: string): boolean {
	const singular = word.endsWith('s') ? word.slice(0, -1) : word;
	return endings.some((ending) => word.endsWith(ending) || singular.endsWith(ending));
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
