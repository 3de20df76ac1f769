import * as vscode from 'vscode';

/** The moving line below a view's title, on or off. */
export function viewProgress(viewId: string): (on: boolean) => void {
	let stop: (() => void) | undefined;
	return (on) => {
		if (on && !stop) {
			const done = new Promise<void>((resolve) => {
				stop = resolve;
			});
			void vscode.window.withProgress({ location: { viewId } }, () => done);
		} else if (!on) {
			stop?.();
			stop = undefined;
		}
	};
}
