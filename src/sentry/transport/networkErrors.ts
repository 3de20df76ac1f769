import { CulpritError, type FailureFacts, isCulpritError } from '../../core/failure.ts';
import { fetchFailed } from './fetchTransport.ts';
import { proxyFailed } from './proxyFailed.ts';

/**
 * What the network threw, as a `CulpritError`. Codes are Node's, OpenSSL's and undici's; `fetch` wraps them as `cause`,
 * and a name with several addresses fails with an `AggregateError`.
 */
export function fromNetwork(error: unknown, facts: FailureFacts): CulpritError {
	if (isCulpritError(error)) {
		return error;
	}
	const chain = causes(error);
	const codes = chain.map(codeOf).filter((code) => code !== undefined);
	const find = (test: (code: string) => boolean) => codes.find(test);

	const certificate = find((code) => certificates.has(code));
	const refused = chain.map(proxyStatus).find((status) => status !== undefined);
	if (refused !== undefined || codes.includes(proxyFailed)) {
		const how = refused ?? certificate ?? find((code) => code !== proxyFailed);
		return new CulpritError('proxy', { ...facts, ...(how && { code: how }) }, error);
	}
	if (certificate) {
		return new CulpritError('certificate', { ...facts, code: certificate }, error);
	}
	const late = find((code) => timeouts.has(code));
	if (late) {
		return new CulpritError('timeout', { ...facts, code: late }, error);
	}
	if (find((code) => code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE')) {
		return new CulpritError('tooLarge', facts, error);
	}
	const garbled = find((code) => code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW');
	if (garbled) {
		return new CulpritError('notSentry', { ...facts, code: garbled }, error);
	}
	const code = find(
		(code) => unreachable.has(code) || code.startsWith('ERR_SSL_') || code.startsWith('ERR_HTTP2_'),
	);
	if (code) {
		return new CulpritError('unreachable', { ...facts, code }, error);
	}
	if (codes.includes(fetchFailed)) {
		return new CulpritError('unreachable', { ...facts, code: fetchFailed }, error);
	}
	return new CulpritError('unexpected', { ...facts, ...(codes[0] && { code: codes[0] }) }, error);
}

/** OpenSSL's verdicts (`X509_V_ERR_*` without the prefix), and Node's own on the host name. */
const certificates: ReadonlySet<string> = new Set([
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'HOSTNAME_MISMATCH',
	'CERT_REVOKED',
	'CERT_UNTRUSTED',
	'CERT_REJECTED',
	'CERT_SIGNATURE_FAILURE',
	'CERT_CHAIN_TOO_LONG',
	'INVALID_CA',
	'INVALID_PURPOSE',
	'PATH_LENGTH_EXCEEDED',
	'ERROR_IN_CERT_NOT_BEFORE_FIELD',
	'ERROR_IN_CERT_NOT_AFTER_FIELD',
	'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
	'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
	'EE_KEY_TOO_SMALL',
	'CA_KEY_TOO_SMALL',
	'CA_MD_TOO_WEAK',
]);

const timeouts: ReadonlySet<string> = new Set([
	'UND_ERR_CONNECT_TIMEOUT',
	'UND_ERR_HEADERS_TIMEOUT',
	'UND_ERR_BODY_TIMEOUT',
	'ETIMEDOUT',
	'ESOCKETTIMEDOUT',
]);

const unreachable: ReadonlySet<string> = new Set([
	'ENOTFOUND',
	'EAI_AGAIN',
	'EAI_FAIL',
	'ECONNREFUSED',
	'ECONNRESET',
	'ECONNABORTED',
	'EHOSTUNREACH',
	'EHOSTDOWN',
	'ENETUNREACH',
	'ENETDOWN',
	'EPIPE',
	'EPROTO',
	'EADDRNOTAVAIL',
	'EACCES',
	'EPERM',
	'UND_ERR_SOCKET',
	'UND_ERR_CLOSED',
	'UND_ERR_DESTROYED',
	'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
	'UND_ERR_INFO',
]);

/** An error, its causes, and the parts of an aggregate: at most 20, so that a loop ends. */
function causes(error: unknown): Error[] {
	const found: Error[] = [];
	const open: unknown[] = [error];
	while (open.length > 0 && found.length < 20) {
		const next = open.shift();
		if (next instanceof Error && !found.includes(next)) {
			found.push(next);
			open.push(next.cause, ...(next instanceof AggregateError ? (next.errors as unknown[]) : []));
		}
	}
	return found;
}

function codeOf(error: Error): string | undefined {
	if ('code' in error && typeof error.code === 'string' && /^\w{1,60}$/.test(error.code)) {
		return error.code;
	}
	// undici 8.12 names no code for what its parser refuses: it looks the number up in a table that goes by names.
	return error.name === 'HTTPParserError' ? 'HPE_UNNAMED' : undefined;
}

/** undici tells the status with which a proxy refused the tunnel in words only. */
function proxyStatus(error: Error): string | undefined {
	return /^Proxy response \((\d{3})\)/.exec(error.message)?.[1];
}
