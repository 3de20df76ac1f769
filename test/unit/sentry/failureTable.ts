import { errors } from 'undici';
import { CulpritError } from '../../../src/core/failure.ts';
import type { FailureContext } from '../../../src/core/text/userMessages.ts';
import { fromAnswer } from '../../../src/sentry/request/errors.ts';
import { fromNetwork } from '../../../src/sentry/transport/networkErrors.ts';
import { retryAtOf } from '../../../src/sentry/request/rateLimit.ts';

export interface Situation {
	readonly situation: string;
	readonly error: unknown;
	readonly context?: FailureContext;
}

const origin = 'https://sentry.example';
export const now = Date.UTC(2026, 0, 1);

/** The error that an answer becomes. */
export function answered(
	status: number,
	body: unknown,
	headers: { readonly [name: string]: string } = {},
	organizationToken = false,
): CulpritError {
	const head = new Headers({ 'content-type': 'application/json', ...headers });
	const retryAt = retryAtOf(status, head, now);
	return fromAnswer({
		status,
		headers: head,
		text: typeof body === 'string' ? body : JSON.stringify(body),
		facts: { origin, endpoint: 'GET /organizations/{org}/issues/' },
		organizationToken,
		...(retryAt !== undefined && { retryAt }),
	});
}

function network(code: string): CulpritError {
	return fromNetwork(Object.assign(new Error('failed'), { code }), { origin });
}

function coded(code: string, status = 401): CulpritError {
	return answered(status, { detail: { code, message: 'in their words', extra: {} } });
}

const page = '<!DOCTYPE html><html><title>Login</title></html>';
const html = { 'content-type': 'text/html' };

/** Every situation that has words of its own. The documentation's table is made of these. */
export const situations: readonly Situation[] = [
	{ situation: 'Signed out', error: new CulpritError('signedOut', { origin }) },
	{ situation: 'Signed out, and no account is active', error: new CulpritError('signedOut') },
	{ situation: '401, token unknown or revoked', error: answered(401, { detail: 'Invalid token' }) },
	{ situation: '401, token expired', error: answered(401, { detail: 'Token expired' }) },
	{
		situation: '401, user inactive or deleted',
		error: answered(401, { detail: 'User inactive or deleted' }),
	},
	{
		situation: '401, token with spaces',
		error: answered(401, { detail: 'Invalid token header. Token string should not contain spaces.' }),
	},
	{
		situation: '401, the Authorization header was lost on the way',
		error: answered(401, { detail: 'Authentication credentials were not provided.' }),
	},
	{
		situation: '403 to an organization token (`sntrys_…`)',
		error: answered(403, { detail: 'No.' }, {}, true),
	},
	{ situation: '401, single sign-on', error: coded('sso-required') },
	{ situation: '401, two-factor authentication', error: coded('2fa-required') },
	{ situation: '401, sudo', error: coded('sudo-required') },
	{ situation: '401, data secrecy', error: coded('data-secrecy') },
	{ situation: '401, organization over its member limit', error: coded('member-disabled-over-limit') },
	{
		situation: '401, token of another organization',
		error: answered(401, { detail: 'Unauthorized organization access.' }),
	},
	{
		situation: '401, token limited to its organization',
		error: answered(401, { detail: 'This token access is limited to organization endpoints.' }),
	},
	{
		situation: '403, a scope is missing',
		error: answered(
			403,
			{ detail: 'You do not have permission to perform this action.' },
			{ 'www-authenticate': 'Bearer error="insufficient_scope", scope="event:read event:write"' },
		),
	},
	{
		situation: '403, no access',
		error: answered(403, { detail: 'You do not have permission to perform this action.' }),
	},
	{
		situation: '403 to a change, no access',
		error: answered(403, { detail: 'You do not have permission to perform this action.' }),
		context: 'update',
	},
	{
		situation: 'Signing in: the token lacks scopes',
		error: new CulpritError('missingScope', {
			origin,
			code: 'all-scopes',
			scopes: ['event:read', 'project:read'],
		}),
		context: 'signIn',
	},
	{
		situation: 'Signing in: the token sees no organization',
		error: new CulpritError('forbidden', { origin, code: 'no-organization' }),
		context: 'signIn',
	},
	{ situation: '403, staff only', error: coded('superuser-required', 403) },
	{
		situation: '403, one project at a time',
		error: answered(403, { detail: 'You do not have the multi project stream feature enabled' }),
	},
	{
		situation: 'Signing in: 404, no Sentry at this address',
		error: answered(404, { detail: 'No.' }),
		context: 'signIn',
	},
	{ situation: '404, list', error: answered(404, ''), context: 'issues' },
	{ situation: '404, issue', error: answered(404, ''), context: 'issue' },
	{ situation: '404, event', error: answered(404, ''), context: 'event' },
	{ situation: '404, anything else', error: answered(404, '') },
	{
		situation: '405 or 410, path not offered',
		error: answered(410, { message: 'This API no longer exists.' }),
	},
	{
		situation: '400 to a query',
		error: answered(400, { detail: "Error parsing search query: Empty string after 'foo:'" }),
		context: 'issues',
	},
	{
		situation: '400 or 422, and it is the order of the list',
		error: new CulpritError('badRequest', { origin, status: 422, code: 'sort' }),
		context: 'issues',
	},
	{
		situation: 'A Bugsink in the place of a Sentry',
		error: answered(403, { detail: 'This token does not have the required capability: debug-files:upload' }),
		context: 'signIn',
	},
	{
		situation: 'A web page in the place of an answer, from a server that answers otherwise',
		error: new CulpritError('gone', { origin, status: 200, code: 'no-route' }),
	},
	{
		situation: '400 or 422 to anything else',
		error: answered(400, { assignedTo: ['Unknown actor input'] }),
		context: 'update',
	},
	{ situation: '429', error: answered(429, { detail: 'throttled' }, { 'retry-after': '60' }) },
	{ situation: '500', error: answered(500, { detail: 'Internal Error', errorId: 'b1d4' }) },
	{ situation: '502, 503, 504', error: answered(502, '<html>nginx</html>', html) },
	{ situation: 'A web page instead of JSON', error: answered(404, page, html) },
	{ situation: 'JSON that is cut off or of another shape', error: new CulpritError('badReply', { origin }) },
	{
		situation: 'An event that is not the one asked for, twice',
		error: new CulpritError('badReply', { origin, code: 'other' }),
	},
	{ situation: 'An answer over the size cap', error: new CulpritError('tooLarge', { origin }) },
	{
		situation: 'A redirect to another server',
		error: answered(302, '', { location: 'https://login.example/sso?next=1' }),
	},
	{
		situation: 'A redirect on the same server that leads nowhere',
		error: answered(302, '', { location: '/login/' }),
	},
	{
		situation: 'A change to a project that was renamed',
		error: answered(
			302,
			{ detail: { code: 'resource-moved', message: 'Resource has been moved', extra: { slug: 'new' } } },
			{ location: '/api/0/projects/acme/new/issues/' },
		),
		context: 'update',
	},
	{ situation: 'Name not found', error: network('ENOTFOUND') },
	{ situation: 'Connection refused', error: network('ECONNREFUSED') },
	{ situation: 'Connection dropped', error: network('ECONNRESET') },
	{ situation: 'No TLS on this port', error: network('EPROTO') },
	{
		situation: 'An answer that is no HTTP',
		error: fromNetwork(new errors.HTTPParserError('no HTTP'), { origin }),
	},
	{ situation: 'No connection in time', error: network('UND_ERR_CONNECT_TIMEOUT') },
	{ situation: 'No answer in time', error: new CulpritError('timeout', { origin }) },
	{ situation: 'Certificate: self-signed', error: network('DEPTH_ZERO_SELF_SIGNED_CERT') },
	{ situation: 'Certificate: unknown authority', error: network('UNABLE_TO_VERIFY_LEAF_SIGNATURE') },
	{ situation: 'Certificate: expired', error: network('CERT_HAS_EXPIRED') },
	{ situation: 'Certificate: not valid yet', error: network('CERT_NOT_YET_VALID') },
	{ situation: 'Certificate: for another host', error: network('ERR_TLS_CERT_ALTNAME_INVALID') },
	{ situation: 'Certificate: revoked', error: network('CERT_REVOKED') },
	{
		situation: 'Certificate: not checked, since NODE_TLS_REJECT_UNAUTHORIZED is 0',
		error: new CulpritError('certificate', { origin, code: 'UNCHECKED' }),
	},
	{ situation: 'Certificate: anything else', error: network('CA_MD_TOO_WEAK') },
	{
		situation: '`culprit.caFile` is missing or no PEM',
		error: new CulpritError('certificate', { origin, code: 'CA_FILE' }),
	},
	{ situation: 'Proxy wants a password (407)', error: new CulpritError('proxy', { origin, code: '407' }) },
	{ situation: 'Proxy refuses', error: new CulpritError('proxy', { origin, code: '403' }) },
	{ situation: 'Proxy not reachable', error: new CulpritError('proxy', { origin, code: 'ECONNREFUSED' }) },
	{
		situation: 'Proxy with a bad certificate',
		error: new CulpritError('proxy', { origin, code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
	},
	{ situation: 'Not an issue id', error: new CulpritError('badInput', { detail: 'issue' }) },
	{ situation: 'Not an event id', error: new CulpritError('badInput', { detail: 'event' }) },
	{ situation: 'Not an organization or project', error: new CulpritError('badInput', { detail: 'org' }) },
	{ situation: 'Server address not allowed', error: new CulpritError('badInput', { detail: 'origin' }) },
	{ situation: 'Other input not allowed', error: new CulpritError('badInput', { detail: 'version' }) },
	{
		situation: 'Signing out: what was kept cannot be deleted',
		error: new CulpritError('notRemoved', { code: 'EACCES', folder: '/kept' }),
	},
	{
		situation: 'Signing out: the token cannot be deleted',
		error: new CulpritError('notRemoved', { origin, code: 'TOKEN' }),
	},
	{ situation: 'Cancelled (never shown)', error: new CulpritError('cancelled') },
	{ situation: 'A defect of ours', error: new TypeError('x is not a function') },
];
