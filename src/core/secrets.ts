/**
 * What is masked until the user asks to see it, and never leaves in a copy. A name says more than a value: Sentry's own
 * scrubber works by names too. Both checks are linear and look at a bounded part of the text only.
 */

/** Names that are secrets in themselves, compared without case, dashes and underscores. */
const exactNames: ReadonlySet<string> = new Set([
	'auth',
	'authorization',
	'proxyauthorization',
	'cookie',
	'cookies',
	'setcookie',
	'creditcard',
	'cardnumber',
	'cvc',
	'cvv',
	'dsn',
	'jwt',
	'otp',
	'passphrase',
	'passwd',
	'pin',
	'privatekey',
	'pwd',
	'session',
	'sessionid',
	'sid',
	'ssn',
	'xapikey',
	'xforwardedaccesstoken',
]);

const nameParts: readonly string[] = [
	'accesskey',
	'apikey',
	'bearer',
	'credential',
	'csrf',
	'passwd',
	'password',
	'privatekey',
	'secret',
	'sessiontoken',
	'signature',
	'token',
	'xsrf',
];

/** Names that hold one of the parts above and yet are no secrets. */
const harmlessNames: ReadonlySet<string> = new Set([
	'tokens',
	'maxtokens',
	'prompttokens',
	'completiontokens',
	'totaltokens',
	'tokencount',
	'signatures',
]);

/** True for names of headers, cookies, variables and fields whose value is a secret. */
export function isSecretName(name: string): boolean {
	const plain = name
		.slice(0, 200)
		.toLowerCase()
		.replaceAll(/[-_.\s]/g, '');
	return (
		!harmlessNames.has(plain) && (exactNames.has(plain) || nameParts.some((part) => plain.includes(part)))
	);
}

/** Starts of values that are secrets whatever they are called. */
const valueShapes: readonly RegExp[] = [
	/^(?:bearer|basic|token|digest)\s+\S{8,}/i,
	/^eyJ[\w-]{8,}\.[\w-]{8,}/ /* JSON Web Token */,
	/^sntry[a-z]{1,2}_\S{16,}/ /* Sentry */,
	/^(?:gh[opsur]|github_pat)_\w{16,}/,
	/^glpat-[\w-]{16,}/,
	/^xox[abeoprs]-[\w-]{10,}/,
	/^(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
	/^(?:sk|pk|rk)_(?:live|test)_\w{10,}/,
	/^sk-[\w-]{20,}/,
	/^-----BEGIN [A-Z ]{0,30}PRIVATE KEY/,
	/^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/@:]{0,200}:[^\s/@]{1,200}@/i /* a URL with a password */,
];

export function isSecretValue(value: string): boolean {
	const start = value.slice(0, 500).trimStart().replace(/^["']/, '');
	return valueShapes.some((shape) => shape.test(start));
}

/** The one decision: is this named value to be masked? Sentry's own mark and empty text hide nothing. */
export function isSecret(name: string, value: unknown): boolean {
	if (
		value === '' ||
		value === null ||
		value === undefined ||
		value === '[Filtered]' ||
		typeof value === 'boolean'
	) {
		return false;
	}
	return isSecretName(name) || (typeof value === 'string' && isSecretValue(value));
}

/** What stands for a masked value: the same for all, so that it does not tell the length. */
export const mask = '••••••••';
