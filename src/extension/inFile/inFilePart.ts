import type { Disposable } from '../../core/lifecycle.ts';
import { Debounce } from '../platform/debounce.ts';
import { type Part, partKey } from '../list/part.ts';
import type { RowSpec } from '../list/row.ts';
import type { SectionRowsOptions } from '../list/sectionRows.ts';
import type { InFile } from './inFile.ts';
import { inFileId, inFileRow } from './inFileRows.ts';

/** Milliseconds in which changes are gathered before they are drawn. */
const drawDelay = 100;

/** The section "In This File". It follows the editor, so that no query and no other section closes it. */
export class InFilePart implements Part {
	readonly id = inFileId;
	readonly isApart = true;
	readonly children = [];
	readonly section = undefined;
	readonly asOf = undefined;
	readonly #inFile: InFile;
	generation = 0;
	#expanded = false;
	readonly #drawing: Debounce;
	readonly #listening: Disposable;

	constructor(inFile: InFile, changed: () => void) {
		this.#inFile = inFile;
		// An editor in which somebody types must not draw a thousand rows with every key.
		this.#drawing = new Debounce(() => inFile.isVisible && changed());
		this.#listening = inFile.onDidChange(() => this.#drawing.start(drawDelay));
	}

	get expanded(): boolean {
		return this.#expanded;
	}

	set expanded(expanded: boolean) {
		this.#expanded = expanded;
		this.#inFile.open(expanded);
	}

	/** What asking for the file in front failed with. */
	get error(): unknown {
		const { front } = this.#inFile;
		return front.kind === 'file' ? front.issues.error : undefined;
	}

	get isLoading(): boolean {
		return this.#inFile.loading;
	}

	/** Opening it asks. */
	async load(): Promise<void> {}

	async refresh(): Promise<void> {
		await this.#inFile.refresh();
	}

	async retry(): Promise<void> {
		await this.#inFile.refresh();
	}

	async more(): Promise<void> {
		await this.#inFile.more();
	}

	row(options: SectionRowsOptions): RowSpec {
		return inFileRow(this.#inFile.front, { ...options, key: partKey(this), expanded: this.#expanded });
	}

	dispose(): void {
		this.#drawing.dispose();
		this.#listening.dispose();
		this.#inFile.open(false);
	}
}
