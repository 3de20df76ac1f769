import { CulpritError, isCulpritError } from '../../core/failure.ts';
import type { Part } from './part.ts';
import type { RowSpec } from './row.ts';
import type { Section } from './section.ts';
import { folderRow, type SectionRowsOptions } from './sectionRows.ts';

export interface FolderOptions {
	readonly id: string;
	readonly label: string;
	/** What it is narrowed to, if it is. */
	readonly query?: string;
	readonly icon: string;
	/** Said when there is nothing in it. */
	readonly empty: string;
	/** One request. The sections are the folder's from then on. */
	readonly load: (signal: AbortSignal) => Promise<readonly Section[]>;
	readonly changed: () => void;
}

/** Sections that are only known once the server was asked: saved searches, the releases of a view. */
export class Folder implements Part {
	readonly isApart = false;
	readonly section = undefined;
	readonly asOf = undefined;
	readonly id: string;
	readonly options: FolderOptions;
	expanded = false;
	generation = 0;
	#sections: readonly Section[] | undefined;
	#error: unknown;
	#running: AbortController | undefined;

	constructor(options: FolderOptions) {
		this.id = options.id;
		this.options = options;
	}

	/** Undefined as long as nobody asked. */
	get sections(): readonly Section[] | undefined {
		return this.#sections;
	}

	get children(): readonly Section[] {
		return this.#sections ?? [];
	}

	get error(): unknown {
		return this.#error;
	}

	get isLoading(): boolean {
		return this.#running !== undefined;
	}

	async load(): Promise<void> {
		if (!this.#sections) {
			await this.refresh();
		}
	}

	async retry(): Promise<void> {
		await this.refresh();
	}

	/** What there is was asked for at once. */
	async more(): Promise<void> {}

	row(options: SectionRowsOptions): RowSpec {
		return folderRow(this, options);
	}

	async refresh(): Promise<void> {
		if (this.#running) {
			return;
		}
		const running = new AbortController();
		this.#running = running;
		this.options.changed();
		try {
			const sections = await this.options.load(running.signal);
			if (this.#running === running) {
				this.#error = undefined;
				this.#take(sections);
			} else {
				dispose(sections);
			}
		} catch (error) {
			if (this.#running === running && !(isCulpritError(error) && error.reason === 'cancelled')) {
				this.#error = error ?? new CulpritError('unexpected');
			}
		} finally {
			if (this.#running === running) {
				this.#running = undefined;
				this.options.changed();
			}
		}
	}

	dispose(): void {
		this.#running?.abort();
		this.#running = undefined;
		dispose(this.#sections ?? []);
	}

	/** Sections that were there before stay, with their rows. */
	#take(sections: readonly Section[]): void {
		const before = this.#sections ?? [];
		this.#sections = sections.map((section) => {
			const same = before.find(
				({ id, view }) => id === section.id && JSON.stringify(view) === JSON.stringify(section.view),
			);
			if (same) {
				section.dispose();
			}
			return same ?? section;
		});
		dispose(before.filter((old) => !this.#sections?.includes(old)));
	}
}

function dispose(sections: readonly Section[]): void {
	for (const section of sections) {
		section.dispose();
	}
}
