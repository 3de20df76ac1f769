import { accessMessage } from './accessMessages.ts';
import {
	type CulpritError,
	type Failure,
	type FailureReason,
	type Said,
	isCulpritError,
} from '../failure.ts';
import { hostOf } from './hostOf.ts';
import type { L10n } from './l10n.ts';
import { networkMessage } from './networkMessages.ts';
import { visibleText } from './visibleText.ts';

/** What was being done: it decides how a few failures read. */
export type FailureContext = 'signIn' | 'issues' | 'issue' | 'event' | 'update';

/**
 * The one place where a failure becomes words: each reason, and within it each code that calls for another remedy, reads
 * as one sentence with one thing to do (table: `src/sentry/FAILURES.md`). What is no `CulpritError` is a defect of ours:
 * its message goes to the log, not to the user.
 */
export function toFailure(error: unknown, l10n: L10n, context?: FailureContext): Failure {
	if (!isCulpritError(error)) {
		return { reason: 'unexpected', ...unexpected(l10n) };
	}
	const { reason, facts } = error;
	return {
		reason,
		...say(error, reason, l10n, context),
		...(facts.retryAt !== undefined && { retryAt: facts.retryAt }),
	};
}

function say(
	{ facts }: CulpritError,
	reason: FailureReason,
	l10n: L10n,
	context: FailureContext | undefined,
): Said {
	// A name: it reads well at any place of a sentence, in any language.
	const host = facts.origin === undefined ? 'Sentry' : hostOf(facts.origin);
	switch (reason) {
		case 'signedOut':
		case 'invalidToken':
		case 'ciToken':
		case 'ssoRequired':
		case 'missingScope':
		case 'forbidden':
			return accessMessage(reason, facts, host, l10n, context === 'update');
		case 'unreachable':
		case 'timeout':
		case 'certificate':
		case 'proxy':
		case 'redirected':
		case 'notSentry':
			return networkMessage(reason, facts, host, l10n);
		case 'notFound':
			return notFound(host, l10n, context);
		case 'gone':
			if (facts.code === 'no-route') {
				return {
					message: l10n.t('{0} does not offer this.', host),
					remedy: l10n.t('Servers of another make, and older ones, have less than Sentry’s newest.'),
				};
			}
			return {
				message: l10n.t('{0} does not offer this.', host),
				remedy: l10n.t('The server may be too old for it, or about to retire it: try again in a minute.'),
				action: 'retry',
			};
		case 'badRequest':
			if (facts.code === 'sort') {
				return {
					message: l10n.t('{0} does not know this order.', host),
					remedy: l10n.t('Choose another one with Sort Issues By.'),
				};
			}
			return badRequest(facts.detail === undefined ? undefined : visibleText(facts.detail), l10n, context);
		case 'rateLimited':
			return {
				message: l10n.t('{0} asks for a pause: too many requests.', host),
				remedy: l10n.t('Nothing is sent until it is over.'),
				action: 'retry',
			};
		case 'serverError':
			return {
				message: l10n.t('{0} has a problem of its own (status {1}).', host, facts.status ?? 500),
				remedy: l10n.t('Try again in a moment.'),
				action: 'retry',
			};
		case 'badReply': {
			const ofImage = imageMessage(facts.code, l10n);
			if (ofImage !== undefined) {
				return { message: ofImage };
			}
			return {
				message:
					facts.code === 'other'
						? l10n.t('{0} answered with something else than was asked for.', host)
						: l10n.t('{0} sent an answer that cannot be read.', host),
				remedy: l10n.t('Try again; if it stays so, the log says which request it was.'),
				action: 'retry',
			};
		}
		case 'tooLarge':
			return {
				message: l10n.t('The answer of {0} is too large to be read safely.', host),
				remedy: l10n.t('Open it in the browser instead.'),
				action: 'openBrowser',
			};
		case 'badInput':
			return badInput(facts.detail, l10n);
		case 'notRemoved':
			if (facts.code === 'TOKEN') {
				return {
					message: l10n.t(
						'The token for {0} cannot be deleted from the secret storage of this system.',
						host,
					),
					remedy: l10n.t('You are still signed in. Delete the token in Sentry to be sure.'),
					action: 'retry',
				};
			}
			return {
				message: l10n.t(
					'What was kept for offline reading cannot be deleted ({0}).',
					facts.code ?? 'UNKNOWN',
				),
				remedy: l10n.t('Close other windows of VS Code and delete the folder {0}.', facts.folder ?? ''),
			};
		case 'cancelled':
			return { message: l10n.t('Cancelled.') };
		case 'unexpected':
			return unexpected(l10n);
	}
}

function notFound(host: string, l10n: L10n, context: FailureContext | undefined): Said {
	switch (context) {
		case 'issue':
		case 'update':
			return {
				message: l10n.t('There is no such issue, or this token cannot see it.'),
				remedy: l10n.t('Check the id and the organization.'),
				action: 'chooseOrganization',
			};
		case 'event':
			return {
				message: l10n.t('This event is not there: Sentry may have deleted it after its retention period.'),
				remedy: l10n.t('Look at the latest event.'),
			};
		case 'issues':
			return {
				message: l10n.t('There is no such organization or project, or this token cannot see it.'),
				remedy: l10n.t('Choose the organization and the projects anew.'),
				action: 'chooseOrganization',
			};
		case 'signIn':
			return {
				message: l10n.t('{0} does not answer as a Sentry server does.', host),
				remedy: l10n.t('Check the server address, and whether a login page or proxy stands before it.'),
				action: 'signIn',
			};
		case undefined:
			return {
				message: l10n.t('Sentry has nothing there, or this token cannot see it.'),
				remedy: l10n.t('Check the organization and the projects.'),
				action: 'chooseOrganization',
			};
	}
}

function badRequest(detail: string | undefined, l10n: L10n, context: FailureContext | undefined): Said {
	if (context === 'issues') {
		return {
			message: detail
				? l10n.t('Sentry cannot read the query: {0}', detail)
				: l10n.t('Sentry cannot read the query.'),
			remedy: l10n.t('Change the query.'),
		};
	}
	return {
		message: detail
			? l10n.t('Sentry refused the request: {0}', detail)
			: l10n.t('Sentry refused the request.'),
		remedy: l10n.t('The log says which request it was.'),
		action: 'showLog',
	};
}

/** `what` is the name of what was refused, never its text. */
function badInput(what: string | undefined, l10n: L10n): Said {
	switch (what ?? '') {
		case 'issue':
		case 'shortId':
			return {
				message: l10n.t('That is not an issue id.'),
				remedy: l10n.t('An id is a number such as 1234, or a short id such as PUMP-STATION-1.'),
			};
		case 'event':
			return {
				message: l10n.t('That is not an event id.'),
				remedy: l10n.t('An event id has 32 digits and letters from a to f.'),
			};
		case 'org':
		case 'project':
			return {
				message: l10n.t('That is not the name of an organization or project.'),
				remedy: l10n.t('Choose one that the server lists.'),
				action: 'chooseOrganization',
			};
		case 'origin':
			return {
				message: l10n.t('That server address cannot be used.'),
				remedy: l10n.t('Enter https:// and the host name; http:// only for this computer.'),
				action: 'signIn',
			};
		default:
			return {
				message: l10n.t('That cannot be sent to Sentry.'),
				remedy: l10n.t('Check what you entered.'),
			};
	}
}

function unexpected(l10n: L10n): Said {
	return {
		message: l10n.t('Something went wrong in Culprit itself.'),
		remedy: l10n.t('The log says what; please report it.'),
		action: 'showLog',
	};
}

/** Why an attachment is not shown as an image: asking for it again changes nothing. */
function imageMessage(code: string | undefined, l10n: L10n): string | undefined {
	switch (code) {
		case 'noImage':
			return l10n.t('This attachment is no PNG, JPEG, WebP or GIF image.');
		case 'noImageSize':
			return l10n.t('The size of this image cannot be read.');
		case 'manyPixels':
			return l10n.t('This image is too large to be shown here.');
		case undefined:
		default:
			return undefined;
	}
}
