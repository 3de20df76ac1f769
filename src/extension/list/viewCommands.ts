import * as vscode from 'vscode';
import { CulpritError } from '../../core/failure.ts';
import { addView } from '../../core/query/addView.ts';
import type { Session } from '../session/session.ts';
import { ask } from '../platform/ask.ts';
import { notice } from '../platform/notice.ts';
import type { ListChoices } from './listChoices.ts';
import { searchPage } from './search/searchPage.ts';
import type { Section } from './section.ts';

/** Keeps the search in force under a name, as one more section: in the settings, where it can be changed and shared. */
export async function saveView({ query, current }: ListChoices, given?: string): Promise<void> {
	const l10n = vscode.l10n;
	const { sort } = current;
	const config = vscode.workspace.getConfiguration('culprit');
	const inspected = config.inspect<unknown>('views');
	const inWorkspace = inspected?.workspaceValue !== undefined;
	const setting = inWorkspace ? inspected.workspaceValue : inspected?.globalValue;
	const answer = (name: string) => {
		const added = addView(setting, { name, query, ...(sort !== undefined && { sort }) }, l10n);
		return 'refusal' in added ? { refused: added.refusal } : { done: added };
	};
	const first = given === undefined ? undefined : answer(given);
	const added =
		first && 'done' in first
			? first.done
			: await ask(
					{
						title: l10n.t('Save Search as View'),
						prompt: l10n.t(
							'The name of a section that shows: {0}',
							query === '' ? l10n.t('all issues') : query,
						),
					},
					answer,
				);
	if (typeof added === 'object') {
		const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
		await config.update('views', added.setting, target);
	}
}

/** The setting behind the sections, where each is a few lines of JSON. */
export async function editViews(): Promise<void> {
	await vscode.commands.executeCommand('workbench.action.openSettingsJson', {
		revealSetting: { key: 'culprit.views', edit: true },
	});
}

/** The section's search on the web. */
export async function openViewInBrowser({ scope }: Session, section: Section): Promise<void> {
	if (!scope) {
		throw new CulpritError('signedOut');
	}
	const asked = await section.asked(AbortSignal.timeout(30_000));
	if ('refusal' in asked) {
		void notice('info', asked.refusal);
		return;
	}
	const page = searchPage(scope.account.origin, scope.organization, asked.query);
	await vscode.env.openExternal(vscode.Uri.parse(page, true));
}
