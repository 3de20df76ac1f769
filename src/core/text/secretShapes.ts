/** What stands where a secret was. */
export const mask = '••••••••';

/**
 * Secrets that give themselves away by their look, wherever they stand, are hidden: tokens of known makers, JSON Web Tokens,
 * private keys, payment cards, what follows `Bearer`, and the secret parts of addresses, commands, SQL and XML. Takes time
 * linear in the text: each repetition is bounded, or cannot start a second time within what it has passed over.
 */
export function maskShapes(text: string): string {
	return text
		.replace(privateKeys, `$1${mask}`)
		.replace(urlPasswords, `$1${mask}`)
		.replace(schemes, `$1 ${mask}`)
		.replace(tokens, mask)
		.replace(webhooks, `$1${mask}`)
		.replace(resetLinks, (whole, path: string, token: string) =>
			token.length >= 10 && /\d.*\d/.test(token) && /[A-Za-z]/.test(token) ? path + mask : whole,
		)
		.replace(commands, (whole, before: string, secret: string) =>
			isHarmless(secret) ? whole : before + mask,
		)
		.replace(statements, (whole, before: string, quote: string) =>
			quote === '"' && before === before.toLowerCase() ? whole : before + quote + mask + quote,
		)
		.replace(cards, (digits) => (isCard(digits) ? mask : digits));
}

/** Whether no secret can be meant: nothing, a mask, a sign, a version, or where a value is put in: `***`, `$TOKEN`, `<pw>`, `%s`. */
export function isHarmless(value: string): boolean {
	return (
		!/[\p{L}\p{N}]/u.test(value) ||
		/^(?:[$%#]{0,2}(?:\{.*\}|\(.*\)|<.*>|\[.*\])s?|\$[A-Z\d_]+|%[a-z]|:\w+|[xX]{3,}|[~^]?\d+\.\d+\.\d+)$/s.test(
			value,
		)
	);
}

/** By its first digits, its length and the sum of Luhn. Takes blanks and hyphens between the digits. */
export function isCard(text: string): boolean {
	const digits = text.replace(/[ -]/g, '');
	const sum = Array.from(digits, Number).reduceRight(
		(sum, digit, at) =>
			sum + ((digits.length - at) % 2 === 0 ? ((2 * digit) % 10) + Math.floor(digit / 5) : digit),
		0,
	);
	return issuers.test(digits) && sum % 10 === 0;
}

/**
 * Visa, Mastercard, JCB, Discover and UnionPay; American Express; Diners. Not what starts with 4503 to 4519: so do the ids of
 * Sentry's projects and organizations, which count up from 2^52, and a tenth of them have the sum of a card.
 */
const issuers = /^(?:(?:4(?!5(?:0[3-9]|1))\d|5[1-5]|2[2-7]|35|6[0-5])\d{14}|3[47]\d{13}|3[0689]\d{12})$/;

/** Not in a path or a longer number. */
const cards =
	/(?<![\w.%+/@#-])(?:\d{14,16}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{4}([ -])\d{6}\2\d{5})(?![\w-]|\.\d)/gi;

/** "Bearer authentication failed" is prose: a credential has digits, or is long and of both cases, or ends in padding. */
const schemes =
	/(?<![\w-])([Bb]earer|BEARER|[Bb]asic)[ \t]{1,4}(?:(?<!c[ \t]{1,4})(?=[\w.~+/-]{0,40}\d)(?=[\w.~+/-]{0,40}[a-z])[\w.~+/=-]{6,}|(?=[\w.~+/=-]{0,99}(?:\d|[a-z][A-Z]|=))[\w.~+/=-]{16,})/g;

/**
 * By maker. After the first group come letters, digits and hyphens: a function or constraint of the same start
 * (`sk_stream_kill_queues`, `npm_package_name`) has underscores. After the second comes anything with a digit in it.
 * Most are in the rules of gitleaks (July 2026).
 */
const tokens = new RegExp(
	`(?<![\\w-])(?:${[
		'eyJ[\\w-]{8,}\\.[\\w-]{8,}(?:\\.[\\w-]*)?',
		// GitHub, npm, Hugging Face, Stripe and its like, Groq, Linear, Notion, Prefect, RubyGems, Supabase, Shopify,
		// DigitalOcean, Grafana, Sourcegraph, Netlify, ReadMe, Replicate, Postman, New Relic, Brevo, Heroku, Contentful.
		'(?:gh[pousr]_|npm_|hf_|whsec_|[srp]k_(?:live|test|prod)_|gsk_|lin_api_|ntn_|pnu_|rubygems_|sbp_|shp(?:at|ca|pa|ss)_|do[opr]_v1_|glsa_|sgp_|nfp_|rdme_|r8_|PMAK-|NRAK-|xkeysib-|HRKU-|CFPAT-)[A-Za-z\\d-]{16,}',
		// Sentry, GitHub, GitLab, Slack, Docker, Vault, Google, Doppler, PlanetScale, Perplexity, xAI, Tailscale, Atlassian,
		// LangSmith, Fly, PyPI, Square, Grafana, age, Databricks, OpenAI and Anthropic.
		'(?:sntry(?:u|s|a|i|ag)_|github_pat_|gl(?:pat|ptt|dt|rtr?|cbt|imt|agent|oas|soat|ffct|ft|wt)-|GR1348941|xox[abeoprs][.-]|xapp-|dckr_[po]at_|hv[sbr]\\.|GOCSPX-|ya29\\.|dp\\.(?:pt|st|ct|sa|scim|audit)\\.|pscale_|pplx-|xai-|tskey-|ATATT3|ATBB|lsv2_|f[om]\\d[ar]?_|pypi-AgE|sq0[a-z]{3}-|glc_|AGE-SECRET-KEY-1|dapi(?=[\\da-f]{32})|sk-(?=[\\da-f]{32}|[\\w-]{0,99}[A-Z]))(?=[\\w.~+/=-]{0,99}\\d)[\\w.~+/=-]{10,}',
		'(?:AKIA|ASIA|ABIA|ACCA)[A-Z\\d]{16}(?!\\w)',
		'AIza[\\w-]{35}',
		'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
		'(?:sk_|SK)[\\da-f]{32,}',
		'[\\da-f]{32}-us\\d{1,2}(?!\\w)',
		// Telegram.
		'(?:bot)?\\d{6,12}:A[\\w-]{32,}',
		'[A-Za-z\\d]{14}\\.atlasv1\\.[\\w=-]{20,}',
	].join('|')})`,
	'g',
);

const webhooks =
	/((?:hooks\.slack\.com\/[a-z]{5,12}|discord(?:app)?\.com\/api(?:\/v\d{1,2})?\/webhooks\/\d{5,25}|webhook\.office\.com\/webhookb2)\/)[\w@/+-]{8,}/gi;

/** `/reset/…`, `/password_resets/…/edit`, `/reset/MQ/…`. A file's name is no token. */
const resetLinks =
	/(\/[\w-]{0,24}(?:reset|recover)[\w-]{0,24}(?:\/[\w-]{1,16}){0,2}\/)([\w~=-]{8,512})(?![\w.~=-])/gi;

/** `curl -u user:…`, `mysql -p…`, `sshpass -p …`. */
const commands =
	/((?<![\w-])(?:curl\b[^\n]{0,300}?[ \t](?:-[A-Za-z]{0,6}[uU]|--(?:proxy-)?user)[ =]{0,2}["']?[^\s:"']{1,128}:|mysql\w{0,8}[ \t](?=-)[^\n]{0,300}?(?<=[ \t])-p|sshpass[ \t]{1,4}-p[ \t]{0,4}["']?))([^\s"']{1,512})/g;

/** In prose a thing is identified by a "name": a double quote is one of SQL only behind capitals. */
const statements =
	/\b((?:identified\s{1,8}(?:with\s{1,8}\S{1,64}\s{1,8})?by|(?:with|encrypted|(?:user|role)\s{1,8}\S{1,64})\s{1,8}password)\s{1,8}(?:(?:password|values)\s{1,8})?)(["'])[^"'\n]{1,512}\2/gi;

/**
 * A password in an address may hold `@`, `/` and more: it ends before the first `@` that a host follows, else before the
 * last one of the path, else before the first one behind it. A port is none, nor is the place of one (`://host:{port}/@me`).
 */
const urlPasswords =
	/(:\/\/[^\s/:@?#[\]"'<>]{0,256}:)(?!\d{0,5}(?:[/?#:,;)\]\s]|$)|[$%]?[{(]|•)(?:[^\s"'<>`?#]{1,512}?(?=@(?:[\w-]{1,63}\.[\w.-]{1,200}|localhost|[\w.-]{1,200}:\d{1,5})(?:[/?#:,\s"'<>`]|$))|[^\s"'<>`?#]{1,512}(?=@)|[^\s"'<>`/]{1,512}?(?=@))/g;

const privateKeys = /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----)[^]*?(?=-----END |$)/g;
