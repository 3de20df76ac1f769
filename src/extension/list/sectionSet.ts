import { Emitter } from '../../core/emitter.ts';
import { isCulpritError } from '../../core/failure.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import type { Part, PartPlan } from './part.ts';
import type { Section } from './section.ts';

interface Kept {
	readonly fingerprint: string;
	readonly part: Part;
}

/** The sections of the tree. Nothing here asks for anything by itself. */
export class SectionSet implements Disposable {
	readonly #changed = new Emitter<void>();
	readonly onDidChange = this.#changed.event;
	#kept: readonly Kept[] = [];

	get parts(): readonly Part[] {
		return this.#kept.map(({ part }) => part);
	}

	/** Those, and what is in them. */
	get #all(): readonly Part[] {
		return this.parts.flatMap((part) => [part, ...part.children]);
	}

	/** Every section, also those of folders. */
	get sections(): readonly Section[] {
		return this.#all.flatMap(({ section }) => section ?? []);
	}

	find(id: string): Part | undefined {
		return this.#all.find((part) => part.id === id);
	}

	/** Whatever is open: what a refresh asks for, one request each. */
	get open(): readonly Part[] {
		return this.parts
			.filter(({ expanded }) => expanded)
			.flatMap((part) => [part, ...part.children.filter(({ expanded }) => expanded)]);
	}

	get rows(): readonly Issue[] {
		return this.sections.flatMap(({ list }) => list.state.rows);
	}

	/** What failed last, wherever it did. */
	get errors(): readonly unknown[] {
		return this.#all
			.filter(({ isApart }) => !isApart)
			.map(({ error }) => error)
			.filter((error) => error !== undefined);
	}

	/** Open parts that may not be asked for before a time (Unix ms): the server wants a pause. */
	get paused(): readonly { readonly part: Part; readonly retryAt: number }[] {
		return this.open.flatMap((part) => {
			const retryAt = isCulpritError(part.error) ? part.error.facts.retryAt : undefined;
			return retryAt === undefined ? [] : [{ part, retryAt }];
		});
	}

	/** Unix ms of the oldest rows in open sections. */
	get asOf(): number | undefined {
		const times = this.open.flatMap(({ asOf }) => asOf ?? []);
		return times.length === 0 ? undefined : Math.min(...times);
	}

	/**
	 * Opens one section and closes the others: what was searched for is not below a hundred rows of something else. The one
	 * that follows the editor goes on following it.
	 */
	only(id: string): void {
		for (const part of this.parts.filter(({ isApart }) => !isApart)) {
			const expanded = part.id === id;
			if (part.expanded !== expanded) {
				part.expanded = expanded;
				part.generation++;
			}
		}
	}

	/** Opens a section beside the others; false where there is none of that id. */
	expand(id: string): boolean {
		const part = this.find(id);
		if (part && !part.expanded) {
			part.expanded = true;
			part.generation++;
			this.#changed.fire();
		}
		return part !== undefined;
	}

	get loading(): boolean {
		return this.#all.some(({ isLoading }) => isLoading);
	}

	set(plans: readonly PartPlan[]): void {
		const before = this.#kept;
		this.#kept = plans.map(({ id, fingerprint, make }) => {
			const old = before.find(({ part }) => part.id === id);
			if (old?.fingerprint === fingerprint) {
				return old;
			}
			const part = make(() => this.#changed.fire());
			part.expanded = old?.part.expanded ?? false;
			part.generation = old?.part.generation ?? 0;
			return { fingerprint, part };
		});
		for (const old of before) {
			if (!this.#kept.includes(old)) {
				old.part.dispose();
			}
		}
		this.#changed.fire();
	}

	dispose(): void {
		this.#changed.dispose();
		for (const { part } of this.#kept) {
			part.dispose();
		}
	}
}
