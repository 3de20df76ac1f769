import type { Memento } from 'vscode';
import { Emitter } from '../../core/emitter.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import { groupings, type GroupBy } from '../../core/query/groupIssues.ts';
import type { IssueSort } from '../../core/query/issueQuery.ts';
import { issueSorts } from '../../core/query/issueSorts.ts';
import { normaliseQuery } from '../../core/query/normaliseQuery.ts';
import { forgetQuery, parseRecentQueries, rememberQuery } from '../../core/query/recentQueries.ts';

/** What the user narrowed the list to, beside the projects, which belong to the session. */
export interface Choices {
	/** The search in force, in Sentry's syntax; empty asks for everything. Absent: the setting `culprit.query`. */
	readonly query?: string;
	/** Absent: every view has its own. */
	readonly sort?: IssueSort;
	readonly environments: readonly string[];
	/** `24h 7d 14d 30d 90d`; absent means ever. */
	readonly statsPeriod?: string;
	readonly groupBy: GroupBy;
}

const choicesKey = 'list';
const recentKey = 'recentQueries';
const openKey = 'openSection';
const lookKey = 'lastLook';
const none: Choices = { environments: [], groupBy: 'none' };

/** What a workspace remembers of the list. */
export class ListChoices implements Disposable {
	readonly #memento: Memento;
	readonly #defaultQuery: () => string;
	readonly #changed = new Emitter<void>();
	readonly onDidChange = this.#changed.event;

	constructor(memento: Memento, defaultQuery: () => string) {
		this.#memento = memento;
		this.#defaultQuery = defaultQuery;
	}

	get current(): Choices {
		const stored = this.#memento.get<unknown>(choicesKey);
		return typeof stored === 'object' && stored !== null ? parseChoices(stored) : none;
	}

	/** The query in force. */
	get query(): string {
		return this.current.query ?? this.#defaultQuery();
	}

	/** Whether nothing was chosen that narrows the list. */
	get isUsual(): boolean {
		const { query, environments, statsPeriod } = this.current;
		const isDefault = query === undefined || normaliseQuery(query) === normaliseQuery(this.#defaultQuery());
		return isDefault && environments.length === 0 && statsPeriod === undefined;
	}

	/** `undefined` takes a choice back. */
	async choose(change: { readonly [K in keyof Choices]?: Choices[K] | undefined }): Promise<void> {
		const next: { [key: string]: unknown } = { ...this.current, ...change };
		await this.#memento.update(choicesKey, next);
		if (typeof change.query === 'string') {
			await this.#memento.update(recentKey, rememberQuery(this.recent, change.query));
		}
		this.#changed.fire();
	}

	/** Takes back what narrows the list. */
	async reset(): Promise<void> {
		await this.choose({ query: undefined, environments: [], statsPeriod: undefined });
	}

	/** Queries used in this workspace, the last one first. */
	get recent(): readonly string[] {
		return parseRecentQueries(this.#memento.get<unknown>(recentKey));
	}

	/** Removes a query from those. */
	async forget(query: string): Promise<void> {
		await this.#memento.update(recentKey, forgetQuery(this.recent, query));
	}

	/** The section that was opened last: the one that the view starts with. */
	get open(): string | undefined {
		const stored = this.#memento.get<unknown>(openKey);
		return typeof stored === 'string' ? stored : undefined;
	}

	async setOpen(section: string | undefined): Promise<void> {
		await this.#memento.update(openKey, section);
	}

	/** Unix ms: when the list of this organization was last looked at. */
	lastLook(place: string): number | undefined {
		const stored = this.#memento.get<unknown>(`${lookKey}:${place}`);
		return typeof stored === 'number' && Number.isFinite(stored) ? stored : undefined;
	}

	async look(place: string, time: number): Promise<void> {
		await this.#memento.update(`${lookKey}:${place}`, time);
	}

	/** Of all organizations of a server: nobody is signed in to it any more. */
	async forgetLooks(origin: string): Promise<void> {
		for (const key of this.#memento.keys().filter((each) => each.startsWith(`${lookKey}:${origin}/`))) {
			await this.#memento.update(key, undefined);
		}
	}

	/** The setting changed. */
	reread(): void {
		if (this.current.query === undefined) {
			this.#changed.fire();
		}
	}

	dispose(): void {
		this.#changed.dispose();
	}
}

function parseChoices(stored: object): Choices {
	const query: unknown = Reflect.get(stored, 'query');
	const sort: unknown = Reflect.get(stored, 'sort');
	const environments: unknown = Reflect.get(stored, 'environments');
	const statsPeriod: unknown = Reflect.get(stored, 'statsPeriod');
	const groupBy: unknown = Reflect.get(stored, 'groupBy');
	const knownSort = issueSorts.find((known) => known === sort);
	return {
		...(typeof query === 'string' && query.length <= 4_096 && { query }),
		...(knownSort !== undefined && { sort: knownSort }),
		environments: Array.isArray(environments)
			? environments.filter((environment) => typeof environment === 'string')
			: [],
		...(typeof statsPeriod === 'string' && /^\d{1,3}[hdw]$/.test(statsPeriod) && { statsPeriod }),
		groupBy: groupings.find((known) => known === groupBy) ?? 'none',
	};
}
