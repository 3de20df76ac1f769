import type { Manifests } from './manifests.ts';
import type { PathMapping } from './mappings.ts';
import type { Workspace } from './workspace.ts';

/** What the file's package, module or namespace says to the frame's. */
export type Claim =
	| 'ours' /* the same: as good as a mapping */
	| 'alike' /* folders and names agree as a whole, though not in their order: as good as a guess that fits */
	| 'open' /* nothing speaks for or against it */
	| 'doubt' /* something speaks against it: only its text can prove it */
	| 'foreign'; /* another package, module or namespace: not this file */

export interface Scene {
	readonly workspace: Workspace;
	readonly manifests: Manifests;
	/** A person's, then Sentry's: a file that one of these leads to is the file. In the order to try them. */
	readonly mappings?: readonly PathMapping[];
	/** Learnt from other frames of the event: they decide between files, and for a file that only its base name speaks for. */
	readonly learnt?: readonly PathMapping[];
	/** Learnt from other events of the project: they decide between files; a base name must be borne out by its text too. */
	readonly remembered?: readonly PathMapping[];
}
