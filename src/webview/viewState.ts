import type { PanelSnapshot, PanelState } from '../core/panel/protocol.ts';
import type { VsCodeApi } from './hostLink.ts';

const maxOpen = 500;

/** Pixels from the top of a section, or of the page. */
export type Place = Pick<PanelState, 'scroll' | 'anchor'>;

/**
 * What the user opened, closed and scrolled to. VS Code keeps it while the panel is hidden and over a reload; the host
 * restores the panel from it, so it names the issue and never holds anything of the token or the event.
 */
export class ViewState {
	readonly #api: VsCodeApi;
	readonly #open: Map<string, boolean>;
	readonly #stored: PanelState | undefined;
	#place: Place;
	#snapshot: PanelSnapshot | undefined;
	#pending = false;

	constructor(api: VsCodeApi) {
		this.#api = api;
		this.#stored = asPanelState(api.getState());
		this.#open = new Map(Object.entries(this.#stored?.open ?? {}));
		const { scroll = 0, anchor } = this.#stored ?? {};
		this.#place = { scroll, ...(anchor !== undefined && { anchor }) };
	}

	/** Where the page was scrolled to when it was last kept. */
	get place(): Place {
		return this.#place;
	}

	/** What the user last did to a section, row or switch; `undefined` when nothing yet. */
	isOpen(id: string): boolean | undefined {
		return this.#open.get(id);
	}

	setOpen(id: string, open: boolean): void {
		this.#open.delete(id);
		this.#open.set(id, open);
		for (const oldest of this.#open.keys()) {
			if (this.#open.size <= maxOpen) {
				break;
			}
			this.#open.delete(oldest);
		}
		this.#keep();
	}

	setPlace(place: Place): void {
		this.#place = place;
		this.#keep();
	}

	/** Each snapshot, so that what is kept names the issue and the event that are on screen. */
	setSnapshot(snapshot: PanelSnapshot): void {
		this.#snapshot = snapshot;
		this.#keep();
	}

	/** Several changes in a turn are written once. */
	#keep(): void {
		if (this.#pending) {
			return;
		}
		this.#pending = true;
		queueMicrotask(() => {
			this.#pending = false;
			const state = this.#state();
			if (state) {
				this.#api.setState(state);
			}
		});
	}

	#state(): PanelState | undefined {
		const snapshot = this.#snapshot;
		if (!snapshot) {
			return undefined;
		}
		const eventId = chosenEvent(snapshot);
		return {
			version: 1,
			origin: snapshot.account.origin,
			organization: snapshot.account.organization,
			issueId: snapshot.issue.id,
			...(eventId !== undefined && { eventId }),
			open: Object.fromEntries(this.#open),
			...this.#place,
			scroll: Math.round(this.#place.scroll),
		};
	}
}

/** The event to come back to: only one that the user went to, so that a plain panel shows what is newest next time. */
function chosenEvent({ event, selection }: PanelSnapshot): string | undefined {
	if (selection.kind === 'id') {
		return selection.id;
	}
	const wasChosen = selection.kind === 'next' || selection.kind === 'previous' || selection.kind === 'oldest';
	return wasChosen && event.state === 'ready' ? event.value.id : undefined;
}

/** The page's own part of the state, checked: an older version of the page may have written it. */
function asPanelState(value: unknown): PanelState | undefined {
	if (typeof value !== 'object' || value === null || !('version' in value) || value.version !== 1) {
		return undefined;
	}
	const open: { [id: string]: boolean } = {};
	if ('open' in value && typeof value.open === 'object' && value.open !== null) {
		for (const [id, isOpen] of Object.entries(value.open).slice(0, maxOpen)) {
			if (typeof isOpen === 'boolean') {
				open[id] = isOpen;
			}
		}
	}
	const scroll = 'scroll' in value && typeof value.scroll === 'number' && value.scroll > 0 ? value.scroll : 0;
	const anchor =
		'anchor' in value && typeof value.anchor === 'string' ? value.anchor.slice(0, 100) : undefined;
	const place = { scroll, ...(anchor !== undefined && { anchor }) };
	return { version: 1, origin: '', organization: '', issueId: '', open, ...place };
}
