import type { Disposable } from '../../core/lifecycle.ts';
import { Debounce } from '../platform/debounce.ts';
import type { InFile } from './inFile.ts';

export const inFileId = 'inFile';

/** Milliseconds in which changes are gathered before they are drawn. */
const drawDelay = 100;

/** The section "In This File". It follows the editor, so that no query and no other section closes it. */
export class InFilePart implements Disposable {
	readonly kind = 'inFile';
	readonly id = inFileId;
	readonly inFile: InFile;
	/** As a section's. */
	generation = 0;
	#expanded = false;
	readonly #drawing: Debounce;
	readonly #listening: Disposable;

	constructor(inFile: InFile, changed: () => void) {
		this.inFile = inFile;
		// An editor in which somebody types must not draw a thousand rows with every key.
		this.#drawing = new Debounce(() => inFile.isVisible && changed());
		this.#listening = inFile.onDidChange(() => this.#drawing.start(drawDelay));
	}

	get expanded(): boolean {
		return this.#expanded;
	}

	set expanded(expanded: boolean) {
		this.#expanded = expanded;
		this.inFile.open(expanded);
	}

	/** What asking for the file in front failed with. */
	get error(): unknown {
		const { front } = this.inFile;
		return front.kind === 'file' ? front.issues.error : undefined;
	}

	dispose(): void {
		this.#drawing.dispose();
		this.#listening.dispose();
		this.inFile.open(false);
	}
}
