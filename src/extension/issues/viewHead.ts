import type { TreeView } from 'vscode';

/** Says something above the rows. VS Code makes the view's head anew each time, also for the same words. */
export function say(
	view: Pick<TreeView<unknown>, 'description' | 'message'>,
	what: 'description' | 'message',
	text: string,
): void {
	if (view[what] !== text) {
		view[what] = text;
	}
}
