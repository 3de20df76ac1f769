import * as vscode from 'vscode';
import { CulpritError, isCulpritError, isNoAnswer } from '../../core/failure.ts';
import type { IssueDetails } from '../../core/issue/issue.ts';
import {
	parseIssueReference,
	type IssueReference,
	type ReferenceRefusal,
} from '../../core/issue/issueReference.ts';
import { visibleText } from '../../core/text/visibleText.ts';
import type { SentryApi } from '../../sentry/api.ts';
import { hostOf } from '../../core/text/hostOf.ts';
import type { Session } from '../session/session.ts';
import { ask } from '../platform/ask.ts';
import type { Panels } from './panels.ts';

/** "Sentry: Open Issue by ID": asks for an issue until one is found, and shows it. */
export async function openIssueById(session: Session, panels: Panels, typed: string): Promise<void> {
	const { scope } = session;
	if (!scope) {
		throw new CulpritError('signedOut');
	}
	const { origin } = scope.account;
	const found = await ask<Found>(
		{
			title: vscode.l10n.t('Open Issue by ID'),
			prompt: vscode.l10n.t(
				'Id, short id or URL of an issue in {0} on {1}',
				scope.organization,
				hostOf(origin),
			),
			placeholder: 'PUMP-STATION-1',
			value: typed,
			context: 'issue',
		},
		async (text, signal) => {
			const reference = parseIssueReference(text, origin);
			return 'why' in reference
				? { refused: refused(reference, origin) }
				: find(session, scope.organization, reference, signal);
		},
	);
	if (found && found !== 'back') {
		const { details, isKept, ...where } = found;
		// What was kept the panel finds by itself, and says how old it is.
		panels.show(details, { ...where, ...(!isKept && { details }) });
	}
}

interface Found {
	readonly details: IssueDetails;
	/** Read before: the server says nothing now. */
	readonly isKept?: boolean;
	/** A URL may name another than the one that this window shows. */
	readonly organization: string;
	readonly eventId?: string;
}

type Answered = { readonly done: Found } | { readonly refused: string };

async function find(
	session: Session,
	shown: string,
	reference: IssueReference,
	signal: AbortSignal,
): Promise<Answered> {
	const { idOrShortId, eventId } = reference;
	const api = await session.api();
	const organization = await organizationOf(api, reference, shown, signal);
	const found = (details: IssueDetails, isKept = false): Answered => ({
		done: { details, isKept, organization, ...(eventId !== undefined && { eventId }) },
	});
	try {
		return found(await api.issue(organization, idOrShortId, signal));
	} catch (error) {
		if (!isCulpritError(error)) {
			throw error;
		}
		if (error.reason === 'cancelled' && !signal.aborted) {
			// Not the user did: the account was signed in to anew meanwhile, which ends what its old token asks.
			return find(session, shown, reference, signal);
		}
		if (error.reason === 'notFound') {
			return { refused: notFound(error, idOrShortId, organization) };
		}
		const kept = isNoAnswer(error.reason) ? await api.lastIssue(organization, idOrShortId) : undefined;
		if (kept) {
			return found(kept.value, true);
		}
		throw error;
	}
}

function notFound({ facts }: CulpritError, idOrShortId: string, organization: string): string {
	return facts.code === 'not-among-read'
		? vscode.l10n.t(
				'{0} is not among the issues that were read from {1}, and this server cannot look up short ids. Load more rows, or type the number of the issue.',
				idOrShortId,
				organization,
			)
		: vscode.l10n.t('There is no issue {0} in {1}, or this token may not see it.', idOrShortId, organization);
}

/** The one that a URL names, if the account has it: GlitchTip's own addresses name the project in its place. */
async function organizationOf(
	api: SentryApi,
	{ organization }: IssueReference,
	shown: string,
	signal: AbortSignal,
): Promise<string> {
	if (organization === undefined || organization === shown) {
		return shown;
	}
	const known = await api.organizations(signal);
	return known.some(({ slug }) => slug === organization) ? organization : shown;
}

function refused(refusal: ReferenceRefusal, origin: string): string {
	switch (refusal.why) {
		case 'empty':
			return vscode.l10n.t('Type the id of an issue: 1, PUMP-STATION-1, or paste its URL.');
		case 'notAnIssue':
			return vscode.l10n.t('That is no issue id. Ids look like 1 or PUMP-STATION-1.');
		case 'eventId':
			return vscode.l10n.t(
				'That is the id of an event. Its issue has a number or a short id like PUMP-STATION-1.',
			);
		case 'sharedLink':
			return vscode.l10n.t(
				'A share link does not say which issue it is of. Open it in a browser, then copy the id.',
			);
		case 'issueList':
			return vscode.l10n.t('That is the address of a list. Open one issue there and copy its address.');
		case 'notAnIssueUrl':
			return vscode.l10n.t('That address is not of an issue.');
		case 'badUrl':
			return vscode.l10n.t('That address cannot be read. Copy it once more from the browser.');
		case 'otherServer':
			return vscode.l10n.t(
				'That issue is on {0}; this window is signed in to {1}. Switch the account first.',
				visibleText(hostOf(refusal.origin), 100),
				hostOf(origin),
			);
	}
}
