import * as vscode from 'vscode';
import { CulpritError } from '../../core/failure.ts';
import { groupByLabel, groupings, type GroupBy } from '../../core/query/groupIssues.ts';
import type { IssueSort } from '../../core/query/issueQuery.ts';
import { offeredSorts, sortDoc, sortLabel } from '../../core/query/issueSorts.ts';
import { labelText } from '../../core/text/visibleText.ts';
import type { Session } from '../session/session.ts';
import { pick } from '../platform/pick.ts';
import type { ListChoices } from './listChoices.ts';

/** One of a few, with the one in force marked. Nothing when the user left. */
async function chooseOne<T>(
	title: string,
	entries: readonly { readonly label: string; readonly detail?: string; readonly value: T }[],
	inForce: T,
	placeHolder = title,
): Promise<{ readonly value: T } | undefined> {
	return vscode.window.showQuickPick(
		entries.map((entry) => ({
			...entry,
			...(entry.value === inForce && { description: vscode.l10n.t('in force') }),
		})),
		{ title, placeHolder },
	);
}

export async function chooseSort(session: Session, choices: ListChoices): Promise<void> {
	const l10n = vscode.l10n;
	const { sort: inForce } = choices.current;
	const { known, unknown } = offeredSorts((sort) => session.lacks(sort), inForce);
	const names = unknown.map((sort) => sortLabel(sort, l10n));
	const chosen = await chooseOne<IssueSort | undefined>(
		l10n.t('Sort Issues By'),
		[
			{ label: l10n.t('Each View’s Own Order'), value: undefined },
			...known.map((sort) => ({
				label: sortLabel(sort, l10n),
				detail: unknown.includes(sort) ? l10n.t('This server does not know this order') : sortDoc(sort, l10n),
				value: sort,
			})),
		],
		inForce,
		names.length === 0 ? undefined : l10n.t('This server does not know: {0}', names.join(', ')),
	);
	if (chosen) {
		await choices.choose({ sort: chosen.value });
	}
}

export async function choosePeriod(choices: ListChoices): Promise<void> {
	const l10n = vscode.l10n;
	const chosen = await chooseOne<string | undefined>(
		l10n.t('Issues Seen In'),
		[
			{ label: l10n.t('Any Time'), value: undefined },
			{ label: l10n.t('Last Hour'), value: '1h' },
			{ label: l10n.t('Last 24 Hours'), value: '24h' },
			{ label: l10n.t('Last 7 Days'), value: '7d' },
			{ label: l10n.t('Last 14 Days'), value: '14d' },
			{ label: l10n.t('Last 30 Days'), value: '30d' },
			{ label: l10n.t('Last 90 Days'), value: '90d' },
		],
		choices.current.statsPeriod,
	);
	if (chosen) {
		await choices.choose({ statsPeriod: chosen.value });
	}
}

export async function chooseGrouping(choices: ListChoices): Promise<void> {
	const chosen = await chooseOne<GroupBy>(
		vscode.l10n.t('Group Issues By'),
		groupings.map((value) => ({ label: groupByLabel(value, vscode.l10n), value })),
		choices.current.groupBy,
	);
	if (chosen) {
		await choices.choose({ groupBy: chosen.value });
	}
}

export async function chooseEnvironments(session: Session, choices: ListChoices): Promise<void> {
	const { scope } = session;
	if (!scope) {
		throw new CulpritError('signedOut');
	}
	const { environments } = choices.current;
	const chosen = await pick<string>({
		title: vscode.l10n.t('Environments'),
		placeholder: vscode.l10n.t('Choose none to see all of them'),
		many: true,
		load: async (signal) => {
			const api = await session.api();
			const known = await api.environments(scope.organization, signal);
			return [...new Set([...environments, ...known])].map((name) => ({
				label: labelText(name, 100),
				picked: environments.includes(name),
				value: name,
			}));
		},
	});
	if (chosen) {
		await choices.choose({ environments: chosen });
	}
}
