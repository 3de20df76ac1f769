import * as vscode from 'vscode';
import { assigneeSources, type TokenRights } from '../../core/actions/offeredActions.ts';
import type { IssueEdit } from '../../core/actions/issueEdit.ts';
import { actorName } from '../../core/issue/actorName.ts';
import type { Actor, Issue } from '../../core/issue/issue.ts';
import { labelText } from '../../core/text/visibleText.ts';
import type { SentryApi } from '../../sentry/api.ts';
import { pick } from '../platform/pick.ts';

export interface AskAssigneeOptions {
	readonly api: () => Promise<SentryApi>;
	readonly organization: string;
	readonly rights: TokenRights;
}

type Choice = vscode.QuickPickItem & { readonly value: { readonly to?: Actor } };

/** Lets the user choose me, a member or a team of the issues' projects, or nobody. */
export async function askAssignee(
	issues: readonly Issue[],
	{ api, organization, rights }: AskAssigneeOptions,
): Promise<IssueEdit | undefined> {
	const l10n = vscode.l10n;
	const sources = assigneeSources(rights);
	const projects = [...new Set(issues.flatMap(({ project }) => project.id ?? []))];
	const chosen = await pick<{ readonly to?: Actor }>({
		title: l10n.t('Assign To'),
		placeholder:
			sources.missing.length === 0
				? l10n.t('A member or a team')
				: l10n.t('The token lacks {0}: not everybody is listed.', sources.missing.join(', ')),
		load: async (signal) => {
			const client = await api();
			const [members, teams] = await Promise.all([
				sources.members ? client.members(organization, projects, signal) : [],
				sources.teams ? client.teams(organization, signal) : [],
			]);
			const { me } = rights;
			const entry = (to: Actor): Choice => ({
				label: labelText(actorName(to), 100),
				...(to.email !== undefined && { description: labelText(to.email, 100) }),
				value: { to },
			});
			const nobody: Choice = { label: l10n.t('Nobody'), value: {} };
			return [
				...(me ? [{ ...entry(me), description: l10n.t('me') }] : []),
				...members.filter(({ id }) => id !== me?.id).map(entry),
				...teams.map(entry),
				...(issues.some(({ assignedTo }) => assignedTo) ? [nobody] : []),
			];
		},
	});
	const [choice] = chosen ?? [];
	return choice && { kind: 'assign', ...choice };
}
