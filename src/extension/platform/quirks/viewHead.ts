import type { TreeView } from 'vscode';
import { visibleText } from '../../../core/text/visibleText.ts';

/** Says something above the rows. VS Code makes the view's head anew each time, also for the same words. */
export function say(
	view: Pick<TreeView<unknown>, 'description' | 'message'>,
	what: 'description' | 'message',
	words: string,
): void {
	const text = visibleText(words, 1_000);
	if (view[what] !== text) {
		view[what] = text;
	}
}
