import type { Issue } from '../../core/issue/issue.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import type { RowSpec } from './row.ts';
import type { Section } from './section.ts';
import type { SectionRowsOptions } from './sectionRows.ts';

/** A row at the top of the view, or in a folder of it, with what is below it. It asks for nothing by itself. */
export interface Part extends Disposable {
	readonly id: string;
	expanded: boolean;
	/** VS Code keeps rows open or closed by their id: another number, and the row is as `expanded` says. */
	generation: number;
	/** It follows the editor, so that no query and no other part closes it, and it logs its own failures. */
	readonly isApart: boolean;
	/** What is in it, as far as it is known. */
	readonly children: readonly Part[];
	/** Itself, where it is one query. */
	readonly section: Section | undefined;
	readonly isLoading: boolean;
	/** What the last try failed with. */
	readonly error: unknown;
	/** Unix ms: when its rows were fetched. */
	readonly asOf: number | undefined;
	/** Asks for what it has to show, when it was never asked for. */
	load(): Promise<void>;
	/** Asks once more. */
	refresh(): Promise<void>;
	/** Asks once more for what failed: the next page, or all of it. */
	retry(): Promise<void>;
	/** Asks for what comes after its rows, where there is more. */
	more(): Promise<void>;
	row(options: SectionRowsOptions): RowSpec;
}

/** How one part should be. Those whose fingerprint is the same as before stay, with their rows. */
export interface PartPlan {
	readonly id: string;
	readonly fingerprint: string;
	readonly make: (changed: () => void) => Part;
}

/** The part that follows the editor, made by others: it goes by the rows that the list holds until it is opened. */
export interface FollowingPart {
	readonly id: string;
	readonly make: PartPlan['make'];
	/** The rows that the list holds, as they are shown. */
	readonly know: (rows: readonly Issue[]) => void;
	/** Everything is asked for again when it is next looked at. */
	readonly forget: () => void;
}

/** Of its row. */
export function partKey({ id, generation }: Pick<Part, 'id' | 'generation'>): string {
	return generation === 0 ? `s:${id}` : `s${generation}:${id}`;
}
