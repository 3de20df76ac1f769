import * as vscode from 'vscode';
import type { FrameQuery } from '../../core/source/frameQuery.ts';
import type { FileRef } from '../../core/source/workspace.ts';
import type { Ground } from './folders.ts';

/** Lets the user say which of several files is meant. They come best first, and are at most nine. */
export async function chooseFile(
	files: readonly FileRef[],
	query: FrameQuery,
	ground: Ground,
): Promise<FileRef | undefined> {
	const items = files.map((file) => {
		const slash = file.path.lastIndexOf('/');
		const folder = ground.folders.length > 1 ? ground.folders[file.root]?.name : undefined;
		return {
			label: withoutIcons(file.path.slice(slash + 1)),
			description: withoutIcons([folder, file.path.slice(0, Math.max(slash, 0))].filter(Boolean).join('/')),
			file,
		};
	});
	const picked = await vscode.window.showQuickPick(items, {
		title: vscode.l10n.t('Files That Fit {0}', withoutIcons(query.label.slice(0, 80))),
		placeHolder: vscode.l10n.t('Nothing shows which of these is meant'),
		matchOnDescription: true,
	});
	return picked?.file;
}

/** `$(name)` in a label would become an icon. */
function withoutIcons(text: string): string {
	return text.replaceAll('$(', '$\u200b(');
}
