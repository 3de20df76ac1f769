import type { Disposable } from '../../core/lifecycle.ts';
import { createSoon, type Soon } from '../platform/soon.ts';
import type { InFile } from './inFile.ts';

export const inFileId = 'inFile';

/** The section "In This File". It follows the editor, so that no query and no other section closes it. */
export class InFilePart implements Disposable {
	readonly kind = 'inFile';
	readonly id = inFileId;
	readonly inFile: InFile;
	/** As a section's. */
	generation = 0;
	#expanded = false;
	readonly #drawing: Soon;
	readonly #listening: Disposable;

	constructor(inFile: InFile, changed: () => void) {
		this.inFile = inFile;
		// An editor in which somebody types must not draw a thousand rows with every key.
		this.#drawing = createSoon(() => inFile.isVisible && changed(), 100);
		this.#listening = inFile.onDidChange(() => this.#drawing.ask());
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
