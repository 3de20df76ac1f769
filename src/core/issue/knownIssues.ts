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
	'hasSeen',
	'numComments',
] as const satisfies readonly (keyof Issue)[];

/** A field that is there and undefined is one that is not known any more; one that is not there says nothing. */
type Facts = Partial<Pick<Issue, (typeof shared)[number]>>;

/** Some answers leave these out, although the server has them. */
const loose: ReadonlySet<string> = new Set<keyof Issue>(['priority', 'numComments']);

/** What an edit makes of an issue. */
type Apply = <T extends Issue>(issue: T) => T;

export interface KnownChange {
	readonly issueIds: readonly string[];
	/** An answer is drawn by whoever asked for it; an edit is to be seen at once. */
	readonly by: 'answer' | 'edit';
}

interface Known {
	readonly facts: Facts;
	/** The moment from which on they hold. */
	readonly since: number;
}

/**
 * What is known of the issues of one account and organization, wherever it was learnt: the newest answer, and over it the
 * edits that the server has not taken yet. Lists, files and panels keep their own answers and show them as `of` says, so
 * that a refresh takes no edit back, and a refusal has nothing to roll back.
 */
export class KnownIssues implements Disposable {
	readonly #known = new Map<string, Known>();
	readonly #edits = new Map<string, readonly { readonly apply: Apply }[]>();
	/** By id; a number more with each change. */
	readonly #versions = new Map<string, number>();
	readonly #shown = new WeakMap<Issue, { readonly version: number; readonly shown: Issue }>();
	readonly #changed = new Emitter<KnownChange>();
	/** Told which issues are to be shown otherwise. */
	readonly onDidChange = this.#changed.event;
	#moment = 0;

	/** To be taken before a request: its answer says nothing of what an edit has changed since. */
	get moment(): number {
		return this.#moment;
	}

	/** What the server answered to a request of that moment. */
	merge(issues: readonly Issue[], moment: number): void {
		const changed = issues.filter((issue) => {
			const known = this.#known.get(issue.id);
			if (known && known.since > moment) {
				return false;
			}
			const facts = factsOf(issue, known?.facts ?? {});
			this.#remember(issue.id, { facts, since: moment });
			if (!known) {
				// Whoever has another answer has it from before, or from nobody: there is nothing to tell.
				this.#count(issue.id);
			}
			return known !== undefined && !isSame(known.facts, facts);
		});
		this.#tell(
			changed.map(({ id }) => id),
			'answer',
		);
	}

	/** An issue as an edit has left it. */
	settle(issue: Issue): void {
		this.#moment += 1;
		this.#remember(issue.id, {
			facts: Object.fromEntries(shared.map((field) => [field, issue[field]])),
			since: this.#moment,
		});
		this.#tell([issue.id], 'edit');
	}

	/** One more comment was made, where it is known how many there are. */
	commented(id: string): void {
		const known = this.#known.get(id);
		if (known?.facts.numComments !== undefined) {
			const facts = { ...known.facts, numComments: known.facts.numComments + 1 };
			this.#remember(id, { ...known, facts });
			this.#tell([id], 'edit');
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
		const known = this.#known.get(issue.id);
		return known && !isSame(issue, known.facts) ? withFacts(issue, known.facts) : issue;
	}

	dispose(): void {
		this.#changed.dispose();
	}

	#remember(id: string, known: Known): void {
		this.#known.delete(id);
		this.#known.set(id, known);
		for (const [oldest] of this.#known) {
			if (this.#known.size <= mostKnown) {
				break;
			}
			this.#known.delete(oldest);
			this.#versions.delete(oldest);
		}
	}

	#count(id: string): void {
		this.#versions.set(id, (this.#versions.get(id) ?? 0) + 1);
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

function factsOf(issue: Issue, before: Facts): Facts {
	return Object.fromEntries(
		shared
			.filter((field) => issue[field] !== undefined || !loose.has(field) || Object.hasOwn(before, field))
			.map((field) => [field, issue[field] ?? (loose.has(field) ? before[field] : issue[field])]),
	);
}

function withFacts<T extends Issue>(issue: T, facts: Facts): T {
	const next = { ...issue, ...facts };
	for (const field of shared) {
		if (next[field] === undefined) {
			Reflect.deleteProperty(next, field);
		}
	}
	return next;
}

/** Whether the facts say nothing else. */
function isSame(one: Facts, facts: Facts): boolean {
	return Object.entries(facts).every(
		([field, value]) => JSON.stringify(Reflect.get(one, field)) === JSON.stringify(value),
	);
}
