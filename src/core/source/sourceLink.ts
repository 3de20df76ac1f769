/**
 * What Culprit knows of where a frame, or a culprit, is in the code of today: CULPRITS.md §7. It is shown before the
 * click and decides what the click does. No path, no URI: the page names a frame, the host knows the place.
 */
export type Verdict =
	| 'exact' /* the text of that line is on that line */
	| 'moved' /* the same line, elsewhere in the same function or file */
	| 'movedFunction' /* the text is now in another function, or in one that was renamed */
	| 'changed' /* the place is known, the line reads otherwise */
	| 'removed' /* the line is gone; its function or file is still there */
	| 'uncertain' /* the file is right, nothing can show that the line is */
	| 'candidates' /* several files fit, or one that nothing proves */
	| 'dependency' /* a library, runtime or generated code: not in this workspace */
	| 'notFound' /* in-app, but no file of this workspace fits */
	| 'noPath'; /* the frame says nothing that could be looked for */

export interface SourceLink {
	readonly verdict: Verdict;
	/** File as it is shown, of candidates when there is just one: relative to its workspace folder, with the folder's name where there are several. */
	readonly file?: string;
	/** 1-based line in the file as it is now. */
	readonly line?: number;
	/** 1-based line in the event, where it differs from `line`. */
	readonly was?: number;
	/** The event shows only a part of the line: nothing is known of the rest. */
	readonly partly?: true;
	/** The release is not known: only dates say that the line is the same. */
	readonly byDate?: true;
	/** How many files fit, for `candidates`. */
	readonly candidates?: number;
	/** One translated sentence: "moved from 42 to 57", "django/utils/text.py is a dependency, not in this workspace". */
	readonly why: string;
}

/** A click goes straight to the line only for these; all others open with their reason said. */
export function isSure(verdict: Verdict): boolean {
	return verdict === 'exact' || verdict === 'moved';
}
