import * as vscode from 'vscode';
import type { FrameQuery } from '../../core/source/frameQuery.ts';
import type { FileRef } from '../../core/source/workspace.ts';
import { fileItems, fileItemsTitle } from './fileItems.ts';
import type { Ground } from './folders.ts';

/** Lets the user say which of several files is meant. They come best first, and are at most nine. */
export async function chooseFile(
	files: readonly FileRef[],
	query: FrameQuery,
	ground: Ground,
): Promise<FileRef | undefined> {
	const items = fileItems(
		files,
		ground.folders.map(({ name }) => name),
	);
	const picked = await vscode.window.showQuickPick(items, {
		title: fileItemsTitle(query.label, vscode.l10n),
		placeHolder: vscode.l10n.t('Nothing shows which of these is meant'),
		matchOnDescription: true,
	});
	return picked?.file;
}
