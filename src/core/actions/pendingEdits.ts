import type { Issue } from '../issue/issue.ts';

/** What an edit that is under way makes of an issue. */
type Apply = (issue: Issue) => Issue;

/**
 * Edits that were made but that the server has not taken yet. They lie over the rows, whatever the rows are by now: a
 * refresh in between cannot undo them, and a refusal has nothing to roll back.
 */
export class PendingEdits {
	readonly #edits = new Map<string, readonly { readonly apply: Apply }[]>();

	/** Lays an edit over some issues, until the returned function is called: when the answer has been merged, or it failed. */
	begin(issueIds: readonly string[], apply: Apply): () => void {
		const edit = { apply };
		for (const id of issueIds) {
			this.#edits.set(id, [...(this.#edits.get(id) ?? []), edit]);
		}
		return () => {
			for (const id of issueIds) {
				const left = (this.#edits.get(id) ?? []).filter((other) => other !== edit);
				if (left.length === 0) {
					this.#edits.delete(id);
				} else {
					this.#edits.set(id, left);
				}
			}
		};
	}

	/** The issue as it is to be shown: the same object when nothing is pending. */
	shown(issue: Issue): Issue {
		return (this.#edits.get(issue.id) ?? []).reduce((shown, { apply }) => apply(shown), issue);
	}

	has(issueId: string): boolean {
		return this.#edits.has(issueId);
	}
}
