import * as vscode from 'vscode';
import { archiveTimes, minutesLabel } from '../../core/actions/describeEdit.ts';
import type { IssueEdit } from '../../core/actions/issueEdit.ts';
import type { ActionId } from '../../core/actions/offeredActions.ts';
import type { Issue } from '../../core/issue/issue.ts';
import { priorities, priorityWord } from '../../core/text/priorityText.ts';
import { ask } from '../platform/ask.ts';
import { askAssignee, type AskAssigneeOptions } from './askAssignee.ts';
import { askCommit } from './askCommit.ts';

/** The edit that an action means, once the user has said what it needs. Nothing when they left. */
export async function askEdit(
	id: ActionId,
	issues: readonly Issue[],
	options: AskAssigneeOptions,
): Promise<IssueEdit | undefined> {
	const l10n = vscode.l10n;
	switch (id) {
		case 'archiveForTime': {
			const chosen = await vscode.window.showQuickPick(
				archiveTimes.map((minutes) => ({ label: minutesLabel(minutes, l10n), minutes })),
				{ title: l10n.t('Archive For'), placeHolder: l10n.t('Then it is unresolved again') },
			);
			return chosen && { kind: 'archive', until: { kind: 'time', minutes: chosen.minutes } };
		}
		case 'archiveUntilEvents': {
			const count = await askCount(l10n.t('Archive Until More Events'), l10n.t('How many more events?'));
			return count === undefined ? undefined : { kind: 'archive', until: { kind: 'events', count } };
		}
		case 'archiveUntilUsers': {
			const count = await askCount(l10n.t('Archive Until More Users'), l10n.t('How many more users?'));
			return count === undefined ? undefined : { kind: 'archive', until: { kind: 'users', count } };
		}
		case 'setPriority': {
			const chosen = await vscode.window.showQuickPick(
				priorities.map((priority) => ({
					label: priorityWord(priority, l10n),
					priority,
				})),
				{ title: l10n.t('Priority') },
			);
			return chosen && { kind: 'priority', priority: chosen.priority };
		}
		case 'assign':
			return askAssignee(issues, options);
		case 'resolveInCommit':
			return askCommit(issues, options);
		case 'resolve':
		case 'resolveInNextRelease':
		case 'unresolve':
		case 'archiveUntilEscalating':
		case 'archiveForever':
		case 'assignToMe':
		case 'unassign':
		case 'bookmark':
		case 'removeBookmark':
		case 'markSeen':
		case 'comment':
			return undefined;
	}
}

async function askCount(title: string, prompt: string): Promise<number | undefined> {
	const asked = await ask<{ readonly count: number }>({ title, prompt, value: '100' }, (text) => {
		const count = Number(text.trim());
		return Number.isInteger(count) && count >= 1 && count <= 1_000_000
			? { done: { count } }
			: { refused: vscode.l10n.t('Type a whole number from 1 to 1,000,000.') };
	});
	return typeof asked === 'object' ? asked.count : undefined;
}
