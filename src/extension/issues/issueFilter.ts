import type { Memento } from 'vscode';
import { Emitter } from '../../core/emitter.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import type { IssueQuery, IssueSort } from '../../core/query/issueQuery.ts';

/** What the list is narrowed to and ordered by, beside the projects, which belong to the session. */
export interface Filter {
	/** Sentry's search syntax; empty asks for everything. */
	readonly query: string;
	readonly sort: IssueSort;
	readonly environments: readonly string[];
	/** `24h 7d 14d 30d 90d`; absent means ever. */
	readonly statsPeriod?: string;
}

const key = 'filter';

/** The filter in force, remembered per workspace. Until the user chooses one it is the setting `culprit.query`. */
export class IssueFilter implements Disposable {
	readonly #memento: Memento;
	readonly #defaultQuery: () => string;
	readonly #changed = new Emitter<void>();
	readonly onDidChange = this.#changed.event;

	constructor(memento: Memento, defaultQuery: () => string) {
		this.#memento = memento;
		this.#defaultQuery = defaultQuery;
	}

	get current(): Filter {
		const stored = this.#memento.get<unknown>(key);
		return (typeof stored === 'object' && stored !== null ? parseFilter(stored) : undefined) ?? this.initial;
	}

	/** Before anybody chose anything. */
	get initial(): Filter {
		return { query: this.#defaultQuery(), sort: 'date', environments: [] };
	}

	get isInitial(): boolean {
		return JSON.stringify(this.current) === JSON.stringify(this.initial);
	}

	/** Nothing returns to the initial filter. */
	async set(filter: Filter | undefined): Promise<void> {
		await this.#memento.update(key, filter);
		this.#changed.fire();
	}

	/** The setting changed. */
	reread(): void {
		if (this.#memento.get<unknown>(key) === undefined) {
			this.#changed.fire();
		}
	}

	dispose(): void {
		this.#changed.dispose();
	}
}

export function toIssueQuery(filter: Filter, projects: readonly string[], cursor?: string): IssueQuery {
	return {
		query: filter.query,
		sort: filter.sort,
		projects,
		environments: filter.environments,
		...(filter.statsPeriod !== undefined && { statsPeriod: filter.statsPeriod }),
		...(cursor !== undefined && { cursor }),
		groupStatsPeriod: '24h',
		limit: 100,
	};
}

const sorts: readonly IssueSort[] = ['date', 'new', 'freq', 'user', 'trends', 'recommended', 'inbox'];

function parseFilter(stored: object): Filter | undefined {
	const query: unknown = Reflect.get(stored, 'query');
	const sort: unknown = Reflect.get(stored, 'sort');
	const environments: unknown = Reflect.get(stored, 'environments');
	const statsPeriod: unknown = Reflect.get(stored, 'statsPeriod');
	if (typeof query !== 'string') {
		return undefined;
	}
	return {
		query,
		sort: sorts.find((known) => known === sort) ?? 'date',
		environments: Array.isArray(environments)
			? environments.filter((environment) => typeof environment === 'string')
			: [],
		...(typeof statsPeriod === 'string' && /^\d{1,3}[hdw]$/.test(statsPeriod) && { statsPeriod }),
	};
}
