import { isObject } from '../../core/json.ts';
import { CulpritError, type FailureFacts, type FailureReason } from '../../core/failure.ts';
import { oneLine } from './oneLine.ts';
import { readJson } from '../transport/readJson.ts';
import { isWebPage } from './webPage.ts';

/** What came back when it was not the answer that was asked for. */
export interface BadAnswer {
	readonly status: number;
	readonly headers: Headers;
	/** The body, or as much of it as could be read. */
	readonly text: string;
	readonly facts: FailureFacts;
	/** Whether the token is an organization's (`sntrys_`), which may upload only. */
	readonly organizationToken: boolean;
	/** From `rateLimit.ts`: Unix ms. */
	readonly retryAt?: number;
}

/** The one place where status and body become a reason: SENTRY-API.md §5. */
export function fromAnswer(answer: BadAnswer): CulpritError {
	const { status, headers, text } = answer;
	const body = parse(text);
	const said = body === undefined ? undefined : detailOf(body);
	const code = said?.code;
	const facts: FailureFacts = {
		...answer.facts,
		status,
		...(said?.text && { detail: said.text }),
		...(code && { code }),
	};
	const fail = (reason: FailureReason, more: FailureFacts = {}) =>
		new CulpritError(reason, { ...facts, ...more });

	if (status === 407) {
		return fail('proxy', { code: '407' });
	}
	const pause = answer.retryAt === undefined ? {} : { retryAt: answer.retryAt };
	if (status === 429) {
		return fail('rateLimited', pause);
	}
	if (status >= 500) {
		return fail('serverError', pause);
	}
	if (status >= 300 && status < 400) {
		// `detail` is where it leads, not the words of the body.
		return new CulpritError('redirected', {
			...answer.facts,
			status,
			...(code === 'resource-moved' && { code }),
			...leadsTo(headers, answer.facts.origin),
		});
	}
	if (status === 408) {
		return fail('timeout');
	}
	if (status === 405 || status === 410) {
		return fail('gone');
	}
	if ((status === 403 || status === 404) && bugsink.test(text.slice(0, 1_000))) {
		return fail('notSentry', { code: 'bugsink' });
	}
	if (body === undefined && text.trim() !== '' && isWebPage(headers, text)) {
		return fail('notSentry');
	}
	switch (status) {
		case 401:
			return fail(...unauthorized(said?.text, code));
		case 403:
			return forbidden(answer, fail, code);
		case 404:
			return fail('notFound');
		default:
			return fail(status >= 400 ? 'badRequest' : 'badReply');
	}
}

/** What Bugsink says, whose `/api/0/` serves sentry-cli only (seen with version 2.6). */
const bugsink = /does not have the required capability: |Unimplemented API endpoint/;

/** Sentry's own sentences (sentry:src/sentry/api/authentication.py), which have no code of their own. */
const sentences: readonly (readonly [RegExp, FailureReason, string])[] = [
	[/^token expired/i, 'invalidToken', 'token-expired'],
	[/inactive or deleted/i, 'invalidToken', 'user-inactive'],
	[/credentials were not provided/i, 'invalidToken', 'no-credentials'],
	[/should not contain spaces/i, 'invalidToken', 'malformed-token'],
	[/^unauthorized organization access/i, 'forbidden', 'wrong-organization'],
	[/limited to organization endpoints/i, 'forbidden', 'organization-only'],
];

function unauthorized(detail: string | undefined, code: string | undefined): [FailureReason, FailureFacts] {
	if (code !== undefined && browserFirst.has(code)) {
		return ['ssoRequired', {}];
	}
	if (code === 'member-disabled-over-limit') {
		return ['forbidden', {}];
	}
	const known = sentences.find(([sentence]) => sentence.test(detail ?? ''));
	return known ? [known[1], { code: known[2] }] : ['invalidToken', {}];
}

/** Codes that mean: log in with a browser first (sentry:src/sentry/api/exceptions.py). */
const browserFirst: ReadonlySet<string> = new Set([
	'sso-required',
	'2fa-required',
	'sudo-required',
	'data-secrecy',
]);

function forbidden(
	answer: BadAnswer,
	fail: (reason: FailureReason, more?: FailureFacts) => CulpritError,
	code: string | undefined,
): CulpritError {
	if (answer.organizationToken) {
		return fail('ciToken');
	}
	const scopes = challengedScopes(answer.headers.get('www-authenticate'));
	if (scopes) {
		return fail('missingScope', { scopes });
	}
	if (code !== undefined && browserFirst.has(code)) {
		return fail('ssoRequired');
	}
	return fail('forbidden', /multi project/i.test(answer.text) ? { code: 'multi-project' } : {});
}

/** `Bearer error="insufficient_scope", scope="event:read event:write"` (RFC 6750 §3). */
function challengedScopes(challenge: string | null): readonly string[] | undefined {
	if (!challenge || !/insufficient_scope/i.test(challenge)) {
		return undefined;
	}
	const listed = /\bscope="([^"]{1,400})"/i.exec(challenge)?.[1] ?? '';
	return listed.split(/[\s,]+/).filter((scope) => /^[a-z]{1,40}:[a-z]{1,40}$/.test(scope));
}

function leadsTo(headers: Headers, origin: string | undefined): FailureFacts {
	try {
		const target = new URL(headers.get('location') ?? '', origin);
		return target.origin === origin
			? {}
			: { detail: /^https?:$/.test(target.protocol) ? target.origin : target.protocol };
	} catch {
		return {};
	}
}

interface Said {
	readonly text?: string;
	readonly code?: string;
}

/** `detail` may be text, `{code, message}`, a list (GlitchTip), or absent, its words elsewhere (SENTRY-API.md §5). */
function detailOf(body: unknown): Said | undefined {
	if (typeof body === 'string') {
		return { text: oneLine(body) };
	}
	if (!isObject(body)) {
		return undefined;
	}
	const detail = body['detail'];
	if (typeof detail === 'string') {
		return { text: oneLine(detail) };
	}
	if (isObject(detail)) {
		const { code, message } = detail;
		return {
			...(typeof message === 'string' && { text: oneLine(message) }),
			...(typeof code === 'string' && /^[\w-]{1,60}$/.test(code) && { code }),
		};
	}
	if (typeof body['message'] === 'string') {
		return { text: oneLine(body['message']) };
	}
	return { text: oneLine(complaints(Array.isArray(detail) ? detail : body, '', 0).join('; ')) };
}

/** `{assignedTo: ['Unknown actor input']}` → `assignedTo: Unknown actor input`; pydantic's `{loc, msg}` likewise. */
function complaints(value: unknown, at: string, depth: number): string[] {
	if (typeof value === 'string') {
		return [at ? `${at}: ${value}` : value];
	}
	if (depth > 4) {
		return [];
	}
	if (Array.isArray(value)) {
		return value.slice(0, 5).flatMap((one) => complaints(one, at, depth + 1));
	}
	if (!isObject(value)) {
		return [];
	}
	const { loc, msg } = value;
	if (typeof msg === 'string') {
		const field: unknown = Array.isArray(loc) ? loc.at(-1) : undefined;
		return [`${typeof field === 'string' ? field : at}: ${msg}`];
	}
	return Object.entries(value)
		.filter(([key]) => key !== 'errorId')
		.slice(0, 5)
		.flatMap(([key, one]) => complaints(one, at ? `${at}.${key}` : key, depth + 1));
}

/** JSON whatever the content type says: Sentry's 429 is typed text/html (SENTRY-API.md §4). */
function parse(text: string): unknown {
	if (text.trim() === '') {
		return undefined;
	}
	try {
		return readJson(text);
	} catch {
		return undefined;
	}
}
