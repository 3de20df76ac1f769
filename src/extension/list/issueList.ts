import { Emitter } from '../../core/emitter.ts';
import { CulpritError, isCulpritError } from '../../core/failure.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { IssueSort } from '../../core/query/issueQuery.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import type { ResultPage } from '../../sentry/api.ts';

/** A list as far as it is known. Rows that did not change keep their identity from one state to the next. */
export interface IssueListState {
	readonly rows: readonly Issue[];
	/** `first`: there is nothing to show yet. `refresh` and `more` leave the rows as they are. */
	readonly loading: 'first' | 'refresh' | 'more' | undefined;
	/** True once a page came, also when it was empty. */
	readonly loaded: boolean;
	readonly hasMore: boolean;
	/** There are more by the server's own count, and its answer does not tell how to ask for them. */
	readonly cutShort: boolean;
	/** How many rows come before the first one: those that made room for later ones. */
	readonly start: number;
	/** The rows are as many as are shown at a time: the next page takes their place. */
	readonly full: boolean;
	/** What the last try failed with; the rows are the last good ones. */
	readonly error: unknown;
	/** Whether it was the next page that failed. */
	readonly failedMore: boolean;
	/** Server's estimate of all rows. */
	readonly total: number | undefined;
	/** The server stopped counting there. */
	readonly totalIsLeast: boolean;
	/** Unix ms: when the first page was fetched, or what it says of its own age. */
	readonly asOf: number | undefined;
	/** Rows that the server sent and nobody could read. */
	readonly unreadable: number;
}

export interface IssueListOptions {
	/** One request. */
	readonly fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<ResultPage<Issue>>;
	/** What the rows are in the order of, to tell a row that moved to the next page from one that is gone. */
	readonly sort: IssueSort;
	readonly now: () => number;
	/**
	 * Rows shown at a time; default 1,000. VS Code asks for every sibling of a tree at once (10,000 take most of a second,
	 * 1,000 a fourteenth of that), so that later pages take the place of earlier ones from there on.
	 */
	readonly window?: number;
}

const empty: IssueListState = {
	rows: [],
	loading: undefined,
	loaded: false,
	hasMore: false,
	cutShort: false,
	start: 0,
	full: false,
	error: undefined,
	failedMore: false,
	total: undefined,
	totalIsLeast: false,
	asOf: undefined,
	unreadable: 0,
};

/** The rows of one query, a page at a time. One request at most is under way; a newer wish replaces it. */
export class IssueList implements Disposable {
	readonly #options: IssueListOptions;
	readonly #changed = new Emitter<void>();
	readonly onDidChange = this.#changed.event;
	#state = empty;
	#next: string | undefined;
	/** Of the page that the rows begin with. */
	#first: string | undefined;
	#firstPage: ReadonlySet<string> = new Set();
	#running: AbortController | undefined;

	constructor(options: IssueListOptions) {
		this.#options = options;
	}

	get state(): IssueListState {
		return this.#state;
	}

	/** The first page, when it was never asked for, or its only try failed. */
	async load(): Promise<void> {
		if (!this.#state.loaded && this.#state.loading === undefined) {
			await this.refresh();
		}
	}

	/** Asks for the first page that is shown again and lays it over what is known. */
	async refresh(): Promise<void> {
		await this.#run(this.#state.loaded ? 'refresh' : 'first', this.#first, (page) => {
			const rows = merge(this.#state.rows, page, this.#firstPage, this.#options.sort);
			// The cursor of the last page known stays right: it names a place in the order, not a number of rows.
			const kept = rows.length > page.rows.length;
			this.#next = kept && this.#next !== undefined ? this.#next : page.next;
			this.#firstPage = new Set(page.rows.map((row) => row.id));
			return { rows, asOf: page.since ?? this.#options.now(), unreadable: page.unreadable };
		});
	}

	/** Back from later pages to the first one. */
	async toStart(): Promise<void> {
		if (this.#first === undefined) {
			return;
		}
		this.#first = undefined;
		this.#next = undefined;
		this.#firstPage = new Set();
		this.#set({ rows: [], start: 0, loaded: false, hasMore: false, cutShort: false, full: false });
		await this.refresh();
	}

	/** Brings the next page. Does nothing where there is none, or while one is under way. */
	async loadMore(): Promise<void> {
		const cursor = this.#next;
		if (cursor === undefined || this.#state.loading !== undefined) {
			return;
		}
		await this.#run('more', cursor, (page) => {
			this.#next = page.next;
			if (this.#state.full) {
				const rows = uniqueRows(page.rows);
				this.#first = cursor;
				this.#firstPage = new Set(rows.map((row) => row.id));
				return { rows, start: this.#state.start + this.#state.rows.length, unreadable: page.unreadable };
			}
			const known = new Set(this.#state.rows.map((row) => row.id));
			return {
				rows: [...this.#state.rows, ...uniqueRows(page.rows).filter((row) => !known.has(row.id))],
				unreadable: this.#state.unreadable + page.unreadable,
			};
		});
	}

	/** Ends what is under way without a trace. */
	cancel(): void {
		this.#running?.abort();
		this.#running = undefined;
		if (this.#state.loading !== undefined) {
			this.#set({ loading: undefined });
		}
	}

	dispose(): void {
		this.#changed.dispose();
		this.#running?.abort();
		this.#running = undefined;
	}

	async #run(
		loading: 'first' | 'refresh' | 'more',
		cursor: string | undefined,
		apply: (page: ResultPage<Issue>) => Partial<IssueListState>,
	): Promise<void> {
		this.#running?.abort();
		const running = new AbortController();
		this.#running = running;
		this.#set({ loading });
		try {
			const page = await this.#options.fetchPage(cursor, running.signal);
			if (this.#running !== running) {
				return;
			}
			const applied = apply(page);
			const rows = applied.rows ?? this.#state.rows;
			const { start, unreadable } = { ...this.#state, ...applied };
			this.#set({
				...applied,
				loading: undefined,
				loaded: true,
				error: page.problem,
				failedMore: false,
				total: page.total ?? this.#state.total,
				totalIsLeast:
					page.total === undefined
						? this.#state.totalIsLeast
						: page.maxTotal !== undefined && page.total >= page.maxTotal,
				hasMore: this.#next !== undefined,
				cutShort:
					this.#next === undefined &&
					page.endUnknown === true &&
					(page.total ?? 0) > start + rows.length + unreadable,
				full: rows.length >= (this.#options.window ?? 1_000),
			});
		} catch (error) {
			if (this.#running === running) {
				const cancelled = isCulpritError(error) && error.reason === 'cancelled';
				this.#set({
					loading: undefined,
					...(!cancelled && {
						error: error ?? new CulpritError('unexpected'),
						failedMore: loading === 'more',
					}),
				});
			}
		} finally {
			if (this.#running === running) {
				this.#running = undefined;
			}
		}
	}

	#set(change: Partial<IssueListState>): void {
		this.#state = { ...this.#state, ...change };
		this.#changed.fire();
	}
}

/**
 * A fresh first page over the rows known. Rows of later pages stay after it. A row of the old first page that the fresh
 * one lacks either fell behind its end, then it stays, or is gone; only the sort key can tell.
 */
function merge(
	known: readonly Issue[],
	page: ResultPage<Issue>,
	firstPage: ReadonlySet<string>,
	sort: IssueSort,
): readonly Issue[] {
	const old = new Map(known.map((row) => [row.id, row]));
	const fresh = uniqueRows(page.rows).map((row) => same(old.get(row.id), row));
	if (page.next === undefined) {
		return fresh;
	}
	const present = new Set(fresh.map((row) => row.id));
	const last = fresh.at(-1);
	const end = last && sortKey(last, sort);
	const tail = known.filter((row) => {
		if (present.has(row.id)) {
			return false;
		}
		if (!firstPage.has(row.id)) {
			return true;
		}
		const key = sortKey(row, sort);
		return key !== undefined && end !== undefined && key <= end;
	});
	// With only one page loaded, what fell off its end comes back with the next one.
	return known.length > firstPage.size ? [...fresh, ...tail] : fresh;
}

function uniqueRows(rows: readonly Issue[]): readonly Issue[] {
	const seen = new Set<string>();
	return rows.filter((row) => !seen.has(row.id) && seen.add(row.id));
}

/** What a server sorts by, descending; nothing where only the server knows. */
function sortKey(issue: Issue, sort: IssueSort): number | undefined {
	switch (sort) {
		case 'date':
			return issue.lastSeen;
		case 'new':
			return issue.firstSeen;
		case 'freq':
			return issue.count;
		case 'user':
			return issue.userCount;
		case 'trends':
		case 'recommended':
		case 'inbox':
			return undefined;
	}
}

/** The old row where nothing in it changed. Rows come from JSON, so their text is all that there is to them. */
function same(old: Issue | undefined, fresh: Issue): Issue {
	return old !== undefined && JSON.stringify(old) === JSON.stringify(fresh) ? old : fresh;
}
