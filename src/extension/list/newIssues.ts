import type { Issue } from '../../core/issue/issue.ts';
import type { ListChoices } from './listChoices.ts';

/**
 * What is new since the user last looked. A look lasts for as long as the view is on screen in a window that has the
 * focus; when it ends, everything that was there counts as seen. Nothing is new to who never looked.
 */
export class NewIssues {
	readonly #choices: Pick<ListChoices, 'lastLook' | 'look'>;
	readonly #now: () => number;
	#place: string | undefined;
	#since: number | undefined;
	#looking = false;

	constructor(choices: Pick<ListChoices, 'lastLook' | 'look'>, now: () => number) {
		this.#choices = choices;
		this.#now = now;
	}

	/** Another account or organization has its own last look. */
	at(place: string | undefined): void {
		if (place !== this.#place) {
			this.#end();
			this.#place = place;
			this.#since = place === undefined ? undefined : this.#choices.lastLook(place);
		}
	}

	/** True when the look ended, so that dots and badge have to be drawn anew the next time. */
	looking(now: boolean): boolean {
		const ended = this.#looking && !now;
		if (ended) {
			this.#end();
		}
		this.#looking = now;
		return ended;
	}

	isNew({ firstSeen }: Issue): boolean {
		return this.#since !== undefined && firstSeen !== undefined && firstSeen > this.#since;
	}

	#end(): void {
		if (this.#place !== undefined && this.#looking) {
			this.#since = this.#now();
			void this.#choices.look(this.#place, this.#since);
		}
	}
}
