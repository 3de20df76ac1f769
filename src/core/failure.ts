/**
 * Every way in which talking to Sentry, or finding the code, can fail. The set is closed: whoever decides what to do
 * next reads the reason, never a message.
 */
export type FailureReason =
	| 'signedOut' /* no token for this origin */
	| 'invalidToken' /* 401: the server does not know the token, or it is malformed or expired */
	| 'ciToken' /* an organization token (`sntrys_`) that may upload only: SENTRY-API.md §2 */
	| 'ssoRequired' /* 401 with code sso-required, 2fa-required, sudo-required …: log in with a browser first */
	| 'missingScope' /* 403 for want of a scope; `scopes` says which where the server did */
	| 'forbidden' /* 403 for any other cause */
	| 'notFound' /* 404: not there, or not yours */
	| 'gone' /* 410: a retired path; 405: a path that this server does not offer */
	| 'badRequest' /* 400, 422: `detail` holds the server's own words */
	| 'rateLimited' /* 429: `retryAt` says until when */
	| 'serverError' /* 5xx */
	| 'notSentry' /* something answered, but not a Sentry API: HTML, foreign JSON */
	| 'badReply' /* a Sentry server whose answer cannot be read: truncated, not JSON, wrong shape */
	| 'tooLarge' /* the answer is over the size cap, packed or unpacked */
	| 'redirected' /* a redirect that must not be followed */
	| 'unreachable' /* name not found, connection refused or dropped */
	| 'timeout'
	| 'certificate' /* TLS: `code` says what is wrong with it */
	| 'proxy' /* the proxy refused, or wants a password (407) */
	| 'badInput' /* refused before anything was sent */
	| 'notRemoved' /* what was kept on this computer cannot be deleted: `folder` says where; code TOKEN: a token */
	| 'cancelled' /* by the user or because the answer is no longer wanted: never shown */
	| 'unexpected'; /* a defect of ours */

/** What is known of a failure beside its reason. */
export interface FailureFacts {
	/** HTTP status, where there was an answer. */
	readonly status?: number;
	/**
	 * What tells apart failures of one reason, for `userMessages`: Sentry's own code (`sso-required`), the code of a network
	 * error (`CERT_HAS_EXPIRED`), or one of ours. Letters, digits, `_` and `-`; never text of the server's.
	 */
	readonly code?: string;
	/** Unix milliseconds from which on asking again makes sense. */
	readonly retryAt?: number;
	/** One line of the server's own words: untrusted, at most 300 characters, never a body. */
	readonly detail?: string;
	/** Scopes any one of which would do. */
	readonly scopes?: readonly string[];
	/** Origin asked, without path, user or password. */
	readonly origin?: string;
	/** The endpoint as a pattern, `GET /organizations/{org}/issues/`: no ids, no query. */
	readonly endpoint?: string;
	/** Absolute path on this computer. For the user only: not part of the message that is logged. */
	readonly folder?: string;
}

const brand = 'CulpritError';

/**
 * The one error class. It crosses two bundles, so it is recognised by `isCulpritError`, never by `instanceof`.
 * Its message is for the log and so without `detail`, in which a server may repeat what it was asked; what users read is
 * made from the reason by `userMessages`.
 */
export class CulpritError extends Error {
	override readonly name = brand;
	readonly reason: FailureReason;
	readonly facts: FailureFacts;

	constructor(reason: FailureReason, facts: FailureFacts = {}, cause?: unknown) {
		super(
			[reason, facts.status, facts.endpoint, facts.code].filter((part) => part !== undefined).join(' · '),
			cause === undefined ? undefined : { cause },
		);
		this.reason = reason;
		this.facts = facts;
	}
}

export function isCulpritError(error: unknown): error is CulpritError {
	return error instanceof Error && error.name === brand && 'reason' in error && 'facts' in error;
}

/** Nothing was learnt from the server about this account: what it said last still stands, and is shown as old. */
export function isNoAnswer(reason: FailureReason): boolean {
	switch (reason) {
		case 'unreachable':
		case 'timeout':
		case 'serverError':
		case 'rateLimited':
		case 'proxy':
		case 'certificate':
		case 'redirected':
		case 'notSentry':
		case 'badReply':
		case 'tooLarge':
			return true;
		case 'signedOut':
		case 'invalidToken':
		case 'ciToken':
		case 'ssoRequired':
		case 'missingScope':
		case 'forbidden':
		case 'notFound':
		case 'gone':
		case 'badRequest':
		case 'badInput':
		case 'notRemoved':
		case 'cancelled':
		case 'unexpected':
			return false;
	}
}

/** A failure as it is shown: translated, safe to post to a page. */
export interface Failure {
	readonly reason: FailureReason;
	/** What failed: one sentence. */
	readonly message: string;
	/** What to do about it: one sentence. */
	readonly remedy?: string;
	/** The button that does it. */
	readonly action?: FailureAction;
	/** Unix milliseconds until which nothing is sent: show a countdown. */
	readonly retryAt?: number;
}

/** The words of a failure. */
export type Said = Pick<Failure, 'message' | 'remedy' | 'action'>;

export type FailureAction =
	| 'retry'
	| 'signIn'
	| 'chooseOrganization'
	| 'openSettings'
	| 'openBrowser'
	| 'showLog';
