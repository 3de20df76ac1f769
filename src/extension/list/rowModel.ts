import { isSameContent, issueOf, makeRow, type Row, type RowSpec } from './row.ts';

/** What changed from one `show` to the next. */
export interface RowChanges {
	/** The first level has other rows, or another order. */
	readonly roots: boolean;
	/** Rows whose content or whose own rows are others. */
	readonly rows: readonly Row[];
}

/** The rows of a tree. A row whose thing is still there keeps its object, and only what differs is told. */
export class RowModel {
	#roots: readonly Row[] = [];
	readonly #issues = new Map<string, Row[]>();

	get roots(): readonly Row[] {
		return this.#roots;
	}

	show(specs: readonly RowSpec[]): RowChanges {
		const changed: Row[] = [];
		const next = this.#reconcile(undefined, this.#roots, specs, changed);
		const roots = differ(this.#roots, next);
		this.#roots = next;
		this.#issues.clear();
		this.#index(next);
		return { roots, rows: changed };
	}

	/** Rows of an issue; the same one can be in several sections. */
	rowsOf(issueId: string): readonly Row[] {
		return this.#issues.get(issueId) ?? [];
	}

	find(key: string): Row | undefined {
		return find(this.#roots, key);
	}

	#reconcile(
		parent: Row | undefined,
		before: readonly Row[],
		specs: readonly RowSpec[],
		changed: Row[],
	): readonly Row[] {
		const known = new Map(before.map((row) => [row.key, row]));
		return specs.map((spec) => {
			const old = known.get(spec.key);
			const row = old?.kind === spec.content.kind ? old : makeRow(spec, parent);
			const sameContent = isSameContent(row.content, spec.content);
			row.content = spec.content;
			Object.assign(row, issueOf(spec.content));
			// An issue's frames are loaded by the tree when the row is opened, and stay.
			const children = spec.children
				? this.#reconcile(row, row.children, spec.children, changed)
				: row.children;
			const sameChildren = !differ(row.children, children);
			row.children = children;
			if (row === old && !(sameContent && sameChildren)) {
				changed.push(row);
			}
			return row;
		});
	}

	#index(rows: readonly Row[]): void {
		for (const row of rows) {
			if (row.kind === 'issue' && row.issue) {
				this.#issues.set(row.issue.id, [...(this.#issues.get(row.issue.id) ?? []), row]);
			} else {
				this.#index(row.children);
			}
		}
	}
}

function differ(before: readonly Row[], after: readonly Row[]): boolean {
	return before.length !== after.length || after.some((row, at) => row !== before[at]);
}

function find(rows: readonly Row[], key: string): Row | undefined {
	for (const row of rows) {
		const found = row.key === key ? row : key.startsWith(row.key) ? find(row.children, key) : undefined;
		if (found) {
			return found;
		}
	}
	return undefined;
}
