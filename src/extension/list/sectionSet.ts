import { Emitter } from '../../core/emitter.ts';
import { isCulpritError } from '../../core/failure.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import type { InFilePart } from '../inFile/inFilePart.ts';
import type { Folder } from './folder.ts';
import type { Section } from './section.ts';

export type Part = Section | Folder | InFilePart;

/** How one section should be. Those whose fingerprint is the same as before stay, with their rows. */
export interface PartPlan {
	readonly id: string;
	readonly fingerprint: string;
	readonly make: (changed: () => void) => Part;
}

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

	/** Every section, also those of folders. */
	get sections(): readonly Section[] {
		return this.parts.flatMap((part) =>
			part.kind === 'section' ? [part] : part.kind === 'folder' ? (part.sections ?? []) : [],
		);
	}

	find(id: string): Part | undefined {
		return [...this.parts, ...this.sections].find((part) => part.id === id);
	}

	/** Whatever is open: what a refresh asks for, one request each. */
	get open(): readonly Part[] {
		return this.parts.flatMap((part): readonly Part[] =>
			!part.expanded
				? []
				: part.kind !== 'folder'
					? [part]
					: [part, ...(part.sections ?? []).filter(({ expanded }) => expanded)],
		);
	}

	get rows(): readonly Issue[] {
		return this.sections.flatMap(({ list }) => list.state.rows);
	}

	/** What failed last, wherever it did. */
	get errors(): readonly unknown[] {
		const folders = this.parts.flatMap((part) => (part.kind === 'folder' ? [part.error] : []));
		return [...folders, ...this.sections.map(({ list }) => list.state.error)].filter(
			(error) => error !== undefined,
		);
	}

	/** Open parts that may not be asked for before a time (Unix ms): the server wants a pause. */
	get paused(): readonly { readonly part: Part; readonly retryAt: number }[] {
		return this.open.flatMap((part) => {
			const error = part.kind === 'section' ? part.list.state.error : part.error;
			const retryAt = isCulpritError(error) ? error.facts.retryAt : undefined;
			return retryAt === undefined ? [] : [{ part, retryAt }];
		});
	}

	/** Unix ms of the oldest rows in open sections. */
	get asOf(): number | undefined {
		const times = this.open.flatMap((part) =>
			part.kind === 'section' && part.list.state.asOf !== undefined ? [part.list.state.asOf] : [],
		);
		return times.length === 0 ? undefined : Math.min(...times);
	}

	/**
	 * Opens one section and closes the others: what was searched for is not below a hundred rows of something else. The one
	 * that follows the editor goes on following it.
	 */
	only(id: string): void {
		for (const part of this.parts.filter(({ kind }) => kind !== 'inFile')) {
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
		return (
			this.parts.some(
				(part) => (part.kind === 'folder' && part.loading) || (part.kind === 'inFile' && part.inFile.loading),
			) || this.sections.some(({ list }) => list.state.loading !== undefined)
		);
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
			if (part.kind === 'section') {
				part.list.onDidChange(() => this.#changed.fire());
			}
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

/** Asks for what an open part has to show, when it was never asked for. */
export async function loadPart(part: Part): Promise<void> {
	await (part.kind === 'section' ? part.list.load() : part.kind === 'folder' ? part.load() : undefined);
}

/** What failed before: the next page, or all of it. */
export async function retryPart(part: Part): Promise<void> {
	await (part.kind === 'section' && part.list.state.failedMore ? part.list.loadMore() : refreshPart(part));
}

export async function refreshPart(part: Part): Promise<void> {
	await (part.kind === 'section'
		? part.list.refresh()
		: part.kind === 'folder'
			? part.load(true)
			: part.inFile.refresh());
}

/** What comes after the rows of a part, where there is more. */
export async function moreOfPart(part: Part | undefined): Promise<void> {
	if (part?.kind === 'section') {
		await part.list.loadMore();
	} else if (part?.kind === 'inFile') {
		await part.inFile.more();
	}
}
