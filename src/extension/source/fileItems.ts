import type { L10n } from '../../core/text/l10n.ts';
import type { FileRef } from '../../core/source/workspace.ts';
import { labelText, visibleText } from '../../core/text/visibleText.ts';

/** A file as an entry of a quick pick: its name, then its folder. */
export interface FileItem {
	readonly label: string;
	readonly description: string;
	readonly file: FileRef;
}

/** `folders`: the names of the workspace's folders, by root. The name is shown where there are several. */
export function fileItems(files: readonly FileRef[], folders: readonly string[]): readonly FileItem[] {
	return files.map((file) => {
		const slash = file.path.lastIndexOf('/');
		const folder = folders.length > 1 ? folders[file.root] : undefined;
		return {
			label: labelText(file.path.slice(slash + 1)),
			description: labelText([folder, file.path.slice(0, Math.max(slash, 0))].filter(Boolean).join('/'), 500),
			file,
		};
	});
}

/** `label` is the file as the event calls it. */
export function fileItemsTitle(label: string, l10n: L10n): string {
	return l10n.t('Files That Fit {0}', visibleText(label, 80));
}
