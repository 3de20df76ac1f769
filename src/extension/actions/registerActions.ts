import type { ActionId } from '../../core/actions/offeredActions.ts';
import type { Commands } from '../platform/commands.ts';
import type { List } from '../list/loadListFeatures.ts';
import type { PanelSubject } from '../panel/issuePanel.ts';

/**
 * The commands that change issues: those of the rows they were called on, else of the panel in front, else of the
 * selection.
 */
export function registerActions(
	commands: Commands,
	list: List,
	inFront: () => PanelSubject | undefined,
): void {
	const registerAction = (command: `culprit.${string}`, id: ActionId): void =>
		commands.register(command, async (row, rows) => {
			const { view, actions } = await list.get();
			const panel = row === undefined ? inFront() : undefined;
			await (panel ? actions.run(id, [panel.issue], panel) : actions.run(id, view.chosen(row, rows)));
		});
	registerAction('culprit.resolve', 'resolve');
	registerAction('culprit.resolveInNextRelease', 'resolveInNextRelease');
	registerAction('culprit.resolveInCommit', 'resolveInCommit');
	registerAction('culprit.unresolve', 'unresolve');
	registerAction('culprit.archiveUntilEscalating', 'archiveUntilEscalating');
	registerAction('culprit.archiveForTime', 'archiveForTime');
	registerAction('culprit.archiveUntilEvents', 'archiveUntilEvents');
	registerAction('culprit.archiveUntilUsers', 'archiveUntilUsers');
	registerAction('culprit.archiveForever', 'archiveForever');
	registerAction('culprit.assignToMe', 'assignToMe');
	registerAction('culprit.assign', 'assign');
	registerAction('culprit.unassign', 'unassign');
	registerAction('culprit.setPriority', 'setPriority');
	registerAction('culprit.bookmark', 'bookmark');
	registerAction('culprit.removeBookmark', 'removeBookmark');
	registerAction('culprit.markSeen', 'markSeen');
	registerAction('culprit.comment', 'comment');
	commands.register('culprit.undo', async () => (await list.get()).actions.undo());
	commands.register('culprit.explainScope', async () => (await list.get()).actions.explain());
}
