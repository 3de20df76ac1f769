import type { Issue } from '../../core/issue/issue.ts';
import type { IssueQuery } from '../../core/query/issueQuery.ts';
import type { View } from '../../core/query/view.ts';
import type { ResultPage } from '../../sentry/api.ts';
import { IssueList } from './issueList.ts';
import type { Part } from './part.ts';
import type { RowSpec } from './row.ts';
import { sectionRow, type SectionRowsOptions } from './sectionRows.ts';

/** What a view asks the server for; or, in one sentence, why it asks for nothing. */
export type Asked = { readonly query: IssueQuery } | { readonly refusal: string };

export interface SectionOptions {
	readonly id: string;
	readonly view: View;
	readonly ask: (view: View, signal: AbortSignal) => Promise<Asked>;
	/** One request. */
	readonly fetchPage: (query: IssueQuery, signal: AbortSignal) => Promise<ResultPage<Issue>>;
	readonly now: () => number;
}

/** One view as a section of the tree, with its own rows, count and failure. It asks for nothing until it is opened. */
export class Section implements Part {
	readonly isApart = false;
	readonly children = [];
	readonly id: string;
	readonly view: View;
	readonly list: IssueList;
	readonly #ask: SectionOptions['ask'];
	expanded = false;
	generation = 0;
	#refusal: string | undefined;

	constructor({ id, view, ask, fetchPage, now }: SectionOptions) {
		this.id = id;
		this.view = view;
		this.#ask = ask;
		this.list = new IssueList({
			sort: view.sort,
			now,
			fetchPage: async (cursor, signal) => {
				const asked = await ask(view, signal);
				this.#refusal = 'refusal' in asked ? asked.refusal : undefined;
				return 'refusal' in asked
					? { rows: [], unreadable: 0 }
					: fetchPage(
							{
								...asked.query,
								...(cursor !== undefined && { cursor }),
								groupStatsPeriod: '24h',
								limit: 100,
							},
							signal,
						);
			},
		});
	}

	/** Why nothing was asked for. */
	get refusal(): string | undefined {
		return this.#refusal;
	}

	get section(): Section {
		return this;
	}

	get isLoading(): boolean {
		return this.list.state.loading !== undefined;
	}

	get error(): unknown {
		return this.list.state.error;
	}

	get asOf(): number | undefined {
		return this.list.state.asOf;
	}

	async load(): Promise<void> {
		await this.list.load();
	}

	async refresh(): Promise<void> {
		await this.list.refresh();
	}

	async retry(): Promise<void> {
		await (this.list.state.failedMore ? this.list.loadMore() : this.list.refresh());
	}

	async more(): Promise<void> {
		await this.list.loadMore();
	}

	row(options: SectionRowsOptions): RowSpec {
		return sectionRow(this, options);
	}

	/** What it asks the server for. */
	async asked(signal: AbortSignal): Promise<Asked> {
		return this.#ask(this.view, signal);
	}

	dispose(): void {
		this.list.dispose();
	}
}
