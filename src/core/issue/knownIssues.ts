import { Emitter } from '../emitter.ts';
import type { Disposable } from '../lifecycle.ts';
import type { Issue } from './issue.ts';

/**
 * What all answers about an issue share. Counts, dates and series stay those of each answer: a row's are of the period that
 * was asked for, a panel's of all time.
 */
const shared = [
	'title',
	'level',
	'status',
	'statusDetails',
	'substatus',
	'priority',
	'assignedTo',
	'isBookmarked',
	'isSubscribed',
	'isPublic',
	'hasSeen',
	'numComments',
] as const satisfies readonly (keyof Issue)[];

type Shared = (typeof shared)[number];

/** Some answers leave these out, although the server has them. */
const loose: ReadonlySet<string> = new Set<Shared>(['priority', 'isSubscribed', 'isPublic', 'numComments']);

/** What an edit makes of an issue. */
type Apply = <T extends Issue>(issue: T) => T;

export interface KnownChange {
	readonly issueIds: readonly string[];
	/** The list or panel that asked for an answer draws it; an edit must show at once. */
	readonly by: 'answer' | 'edit';
}

/** An edit that the server has taken: what is known of these fields from now on; `undefined`: nothing any more. */
export interface Settled {
	readonly id: string;
	readonly fields: { readonly [field: string]: unknown };
}

interface Fact {
	/** `undefined`: it is not known any more, or the server has it not. */
	readonly value: unknown;
	/** The moment from which on it holds. */
	readonly since: number;
}

/** A field that is not there: nothing is known of it. */
type Facts = ReadonlyMap<Shared, Fact>;

/**
 * What is known of the issues of one account and organization, wherever it was learnt: the newest answer, and over it the
 * edits that the server has not taken yet. Lists, files and panels keep their own answers and show them as `of` says, so
 * that a refresh takes no edit back, and a refusal has nothing to roll back.
 */
export class KnownIssues implements Disposable {
	readonly #known = new Map<string, Facts>();
	readonly #edits = new Map<string, readonly { readonly apply: Apply }[]>();
	/** By id: another number with each change. */
	readonly #versions = new Map<string, number>();
	readonly #shown = new WeakMap<Issue, { readonly version: number; readonly shown: Issue }>();
	readonly #changed = new Emitter<KnownChange>();
	/** Told which issues are to be shown otherwise. */
	readonly onDidChange = this.#changed.event;
	#clock = 0;
	#lastVersion = 0;

	/** To be taken before each request: its answer says nothing of what was asked for, or edited, later. */
	moment(): number {
		this.#clock += 1;
		return this.#clock;
	}

	/** What the server answered to a request of that moment; 0: an answer that was kept from another time. */
	merge(issues: readonly Issue[], moment: number): void {
		const changed = issues.filter((issue) => {
			const known = this.#known.get(issue.id);
			const facts = new Map(known);
			for (const field of shared) {
				const isSaid = issue[field] !== undefined || !loose.has(field);
				const { since } = facts.get(field) ?? { since: 0 };
				if (isSaid && since <= moment) {
					facts.set(field, { value: issue[field], since: moment });
				}
			}
			this.#remember(issue.id, facts);
			// The first answer about an issue changes nothing that is on the screen.
			return known !== undefined && shared.some((field) => !isSame(known.get(field), facts.get(field)));
		});
		this.#tell(
			changed.map(({ id }) => id),
			'answer',
		);
	}

	/** The server has taken an edit of these. */
	settle(edited: readonly Settled[]): void {
		const since = this.moment();
		for (const { id, fields } of edited) {
			const facts = new Map(this.#known.get(id));
			for (const field of shared) {
				if (Object.hasOwn(fields, field)) {
					facts.set(field, { value: fields[field], since });
				}
			}
			this.#remember(id, facts);
		}
		this.#tell(
			edited.map(({ id }) => id),
			'edit',
		);
	}

	/** One more comment was made, where it is known how many there are. */
	commented(id: string): void {
		const count = this.#known.get(id)?.get('numComments')?.value;
		if (typeof count === 'number') {
			this.settle([{ id, fields: { numComments: count + 1 } }]);
		}
	}

	/** Lays an edit over some issues, until the returned function is called: when it was settled, or refused. */
	begin(issueIds: readonly string[], apply: Apply): () => void {
		const edit = { apply };
		for (const id of issueIds) {
			this.#edits.set(id, [...(this.#edits.get(id) ?? []), edit]);
		}
		this.#tell(issueIds, 'edit');
		return () => {
			for (const id of issueIds) {
				const left = (this.#edits.get(id) ?? []).filter((other) => other !== edit);
				if (left.length === 0) {
					this.#edits.delete(id);
				} else {
					this.#edits.set(id, left);
				}
			}
			this.#tell(issueIds, 'edit');
		};
	}

	/** The issue as it is to be shown: the same object where nothing else is known, and each time until something is. */
	of<T extends Issue>(issue: T): T {
		const version = this.#versions.get(issue.id) ?? 0;
		const last = this.#shown.get(issue);
		if (last?.version === version) {
			// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made of this issue, with all its fields
			return last.shown as T;
		}
		const shown = (this.#edits.get(issue.id) ?? []).reduce(
			(before, { apply }) => apply(before),
			this.settled(issue),
		);
		this.#shown.set(issue, { version, shown });
		return shown;
	}

	/** The issue without the edits that are under way. */
	settled<T extends Issue>(issue: T): T {
		const facts = this.#known.get(issue.id) ?? new Map<Shared, Fact>();
		const others = Array.from(facts).filter(
			([field, { value }]) => JSON.stringify(issue[field]) !== JSON.stringify(value),
		);
		if (others.length === 0) {
			return issue;
		}
		const next = { ...issue };
		for (const [field, { value }] of others) {
			if (value === undefined) {
				Reflect.deleteProperty(next, field);
			} else {
				Reflect.set(next, field, value);
			}
		}
		return next;
	}

	dispose(): void {
		this.#changed.dispose();
	}

	#remember(id: string, facts: Facts): void {
		if (!this.#known.has(id)) {
			this.#count(id);
		}
		this.#known.delete(id);
		this.#known.set(id, facts);
		for (const [oldest] of this.#known) {
			if (this.#known.size <= mostKnown) {
				break;
			}
			this.#known.delete(oldest);
			this.#count(oldest);
		}
	}

	#count(id: string): void {
		this.#lastVersion += 1;
		this.#versions.set(id, this.#lastVersion);
	}

	#tell(issueIds: readonly string[], by: KnownChange['by']): void {
		for (const id of issueIds) {
			this.#count(id);
		}
		if (issueIds.length > 0) {
			this.#changed.fire({ issueIds, by });
		}
	}
}

/** Issues of an organization; what is known of more than these was learnt long ago. */
const mostKnown = 20_000;

function isSame(one: Fact | undefined, other: Fact | undefined): boolean {
	return JSON.stringify(one?.value) === JSON.stringify(other?.value);
}
