import type { SentryEvent } from '../../core/issue/event.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import type { SourceLink } from '../../core/source/sourceLink.ts';
import type { Source } from '../source/source.ts';

export interface PanelLinksOptions {
	readonly source: Pick<Source, 'linksOf' | 'linkCulprit'>;
	/** Links wait for it: they read files, and the page comes first. */
	readonly pageUp: Promise<void>;
	readonly changed: () => void;
	/** A frame without a link says enough to the user. */
	readonly log: (error: unknown) => void;
}

/** Where the frames of the event that is shown, and the culprit, lead: filled in as it becomes known. Never rejects. */
export class PanelLinks implements Disposable {
	readonly #options: PanelLinksOptions;
	#frames = new Map<string, SourceLink>();
	#culprit: SourceLink | undefined;
	#event: SentryEvent | undefined;
	#linking = new AbortController();

	constructor(options: PanelLinksOptions) {
		this.#options = options;
	}

	get culprit(): SourceLink | undefined {
		return this.#culprit;
	}

	/** By `linkKey`. A new object each time: what was handed out does not change under its reader. */
	frames(): { readonly [key: string]: SourceLink } {
		return Object.fromEntries(this.#frames);
	}

	/** An event is shown: what was found for another one is forgotten, for the same one it stays until it is found anew. */
	async show(issue: Issue, event: SentryEvent): Promise<void> {
		this.#linking.abort();
		const linking = new AbortController();
		this.#linking = linking;
		if (this.#event?.id !== event.id) {
			this.#frames = new Map();
		}
		this.#event = event;
		await this.#options.pageUp;
		if (linking.signal.aborted) {
			return;
		}
		try {
			await Promise.all([
				this.#options.source.linksOf(issue, event, linking.signal, (key, link) => {
					if (!linking.signal.aborted) {
						this.#frames.set(key, link);
						this.#options.changed();
					}
				}),
				this.showCulprit(issue),
			]);
		} catch (error) {
			this.#options.log(error);
		}
	}

	/** More became known of the issue: its culprit may lead elsewhere. */
	async showCulprit(issue: Issue): Promise<void> {
		await this.#options.pageUp;
		const linking = this.#linking;
		try {
			const link = await this.#options.source.linkCulprit(issue, this.#event, linking.signal);
			if (!linking.signal.aborted) {
				this.#culprit = link;
				this.#options.changed();
			}
		} catch (error) {
			this.#options.log(error);
		}
	}

	dispose(): void {
		this.#linking.abort();
	}
}
