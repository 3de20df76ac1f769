import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Answers of real servers lie beside the repository, not in it: they belong to others. */
const corpus = new URL('../../../shared/corpus/', import.meta.url);

/** A file or a folder (with `/` at its end) of the corpus, and why tests that need it are skipped; false where it is there. */
export function fromCorpus(name: string): { readonly place: URL; readonly skip: string | false } {
	const place = new URL(name, corpus);
	return {
		place,
		skip:
			!existsSync(place) &&
			`It needs answers of real servers, which are not part of this repository: put them at ${fileURLToPath(place)}.`,
	};
}
