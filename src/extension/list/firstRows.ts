import type { IssueList } from './issueList.ts';

/**
 * Until the first rows of a list are there, or it is known why not; `patience` ms at most. Undefined when they are not
 * under way. VS Code gathers the changes of a tree for 200 ms, but draws what it asked for as soon as it is answered.
 */
export function firstRows(list: IssueList | undefined, patience = 1_000): Promise<void> | undefined {
	if (list?.state.loading !== 'first') {
		return undefined;
	}
	return new Promise((resolve) => {
		const timer = setTimeout(end, patience);
		const listening = list.onDidChange(() => {
			if (list.state.loading !== 'first') {
				end();
			}
		});
		function end(): void {
			clearTimeout(timer);
			listening.dispose();
			resolve();
		}
	});
}
