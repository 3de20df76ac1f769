import { isSecretName } from './secretName.ts';

/** What stands where a secret was. */
export const mask = '••••••••';

/**
 * A text with the secrets that give themselves away hidden: tokens of well-known make, JSON Web Tokens, private keys,
 * passwords in URLs, `Bearer …`, and values that stand behind a secret's name (`password=…`, `"api_key": "…"`). The rest of
 * the text stays as it is. Takes time linear in the text: no pattern can start twice within what it has passed over.
 */
export function maskSecretText(text: string): string {
	return maskNamed(
		maskPrivateKeys(text)
			.replace(schemes, `$1 ${mask}`)
			.replace(tokens, mask)
			.replace(urlPasswords, `$1:${mask}@`),
	);
}

const schemes = /(?<![\w-])(bearer|basic)[ \t]{1,4}[\w.~+/=-]{16,}/gi;

/** By maker: JWT, Sentry, GitHub, GitLab, Slack, Stripe, OpenAI and the like, AWS, Google, npm, PyPI, SendGrid, Shopify. */
const tokens = new RegExp(
	`(?<![\\w-])(?:${[
		'eyJ[\\w-]{8,}\\.[\\w-]{8,}(?:\\.[\\w-]*)?',
		'sntry(?:u|s|a|i|ag)_[\\w=+/-]{16,}',
		'(?:gh[pousr]|github_pat)_\\w{20,}',
		'glpat-[\\w-]{16,}',
		'xox[abeoprs]-[\\w-]{10,}',
		'(?:sk|rk|pk|whsec)_(?:live_|test_)?\\w{16,}',
		'sk-[\\w-]{20,}',
		'(?:AKIA|ASIA)[A-Z\\d]{16}(?!\\w)',
		'AIza[\\w-]{35}',
		'ya29\\.[\\w-]{20,}',
		'npm_\\w{30,}',
		'pypi-[\\w-]{30,}',
		'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
		'(?:shpat|shpss|hf|dop_v1)_\\w{20,}',
	].join('|')})`,
	'g',
);

const urlPasswords = /(:\/\/[^\s/:@?#]{0,256}):[^\s/@?#]{1,1024}@/g;

/** A name and what sets its value apart, in code, JSON, URLs, headers and the prints of most languages. */
const named = /(?<![\w.-])([A-Za-z_][\w.-]{1,63})(['"]?[ \t]{0,2}(?:=>|[=:])[ \t]{0,2})/g;
const namedValue = /"[^"\n]{0,4096}"|'[^'\n]{0,4096}'|[^\s&;,"'(){}[\]<>]{1,4096}/y;

/** Only the value of a secret's name is passed over: the value of another (`url: https://…?token=…`) can hold one. */
function maskNamed(text: string): string {
	let result = '';
	let from = 0;
	const names = new RegExp(named);
	const values = new RegExp(namedValue);
	for (let match = names.exec(text); match; match = names.exec(text)) {
		const [, name = '', separator = ''] = match;
		if (!isSecretName(name)) {
			continue;
		}
		values.lastIndex = names.lastIndex;
		const value = values.exec(text)?.[0] ?? '';
		const quote = /^["']/.exec(value)?.[0] ?? '';
		if (value.length > 2 * quote.length && (quote !== '' || !separator.includes(':') || looksSecret(value))) {
			result += `${text.slice(from, names.lastIndex)}${quote}${mask}${quote}`;
			from = names.lastIndex + value.length;
			names.lastIndex = from;
		}
	}
	return result + text.slice(from);
}

/** "Unexpected token: end" is prose: behind a bare colon only what looks like a secret is taken for one. */
function looksSecret(value: string): boolean {
	return value.length >= 8 && /\d/.test(value);
}

const keyStart = '-----BEGIN ';

function maskPrivateKeys(text: string): string {
	let result = '';
	let from = 0;
	for (let start = text.indexOf(keyStart); start !== -1; start = text.indexOf(keyStart, from)) {
		const head = /^-----BEGIN [A-Z ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----/.exec(
			text.slice(start, start + 90),
		)?.[0];
		if (head === undefined) {
			result += text.slice(from, start + keyStart.length);
			from = start + keyStart.length;
			continue;
		}
		const end = text.indexOf('-----END ', start);
		result += text.slice(from, start) + head + mask;
		from = end === -1 ? text.length : end;
	}
	return result + text.slice(from);
}
