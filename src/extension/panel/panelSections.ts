import type { EventSummary, SentryEvent } from '../../core/issue/event.ts';
import { CulpritError, isCulpritError } from '../../core/failure.ts';
import type { Issue, IssueDetails } from '../../core/issue/issue.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import type { Loadable } from '../../core/panel/loadable.ts';
import {
	type AttachedImage,
	sectionNames,
	type SectionName,
	type Sections,
} from '../../core/panel/protocol.ts';
import type { EventQuery, SentryApi } from '../../sentry/api.ts';
import { apiAgain } from './apiAgain.ts';
import { Slot, type SlotOptions } from './slot.ts';

export interface PanelSectionsOptions extends SlotOptions {
	readonly api: () => Promise<SentryApi>;
	readonly organization: string;
	readonly issue: () => Issue;
	readonly details: () => IssueDetails | undefined;
	/** The event that is shown, once it is there. */
	readonly event: () => Promise<SentryEvent | undefined>;
	readonly eventQuery: (cursor?: string) => EventQuery;
	/** Whether a row of events says that it is none of those that were asked for. */
	readonly isOther: (row: EventSummary) => boolean;
}

type Slots = { readonly [S in SectionName]: Slot<Sections[S]> };
type Fetches = { readonly [S in SectionName]: (api: SentryApi, signal: AbortSignal) => Promise<Sections[S]> };

/** The parts of a panel that cost a request of their own, each fetched when it is first shown and failing alone. */
export class PanelSections implements Disposable {
	readonly #options: PanelSectionsOptions;
	readonly #slots: Slots;
	readonly #fetches: Fetches;
	#nextEvents: string | undefined;

	constructor(options: PanelSectionsOptions) {
		this.#options = options;
		this.#slots = {
			tags: new Slot(options),
			comments: new Slot(options),
			suspectCommits: new Slot(options),
			attachments: new Slot(options),
			userReports: new Slot(options),
			events: new Slot(options),
			release: new Slot(options),
			releaseCommits: new Slot(options),
			series: new Slot(options),
			externalIssues: new Slot(options),
		};
		this.#fetches = this.#makeFetches();
	}

	loadables(): { readonly [S in SectionName]: Loadable<Sections[S]> } {
		const slots = this.#slots;
		return {
			tags: slots.tags.loadable,
			comments: slots.comments.loadable,
			suspectCommits: slots.suspectCommits.loadable,
			attachments: slots.attachments.loadable,
			userReports: slots.userReports.loadable,
			events: slots.events.loadable,
			release: slots.release.loadable,
			releaseCommits: slots.releaseCommits.loadable,
			series: slots.series.loadable,
			externalIssues: slots.externalIssues.loadable,
		};
	}

	async load<S extends SectionName>(section: S): Promise<Sections[S] | undefined> {
		const fetch = this.#fetches[section];
		const slot = this.#slots[section];
		const api = apiAgain(this.#options.api, slot.loadable);
		return slot.load(async (signal) => fetch(await api(), signal));
	}

	/** Those that were ever asked for. */
	async reload(): Promise<void> {
		await Promise.all(
			sectionNames
				.filter((section) => this.#slots[section].loadable.state !== 'idle')
				.map((section) => this.load(section)),
		);
	}

	async moreEvents(): Promise<void> {
		const slot = this.#slots.events;
		const known = slot.value;
		const cursor = this.#nextEvents;
		if (!known || cursor === undefined || slot.loadable.state === 'loading') {
			return;
		}
		await slot.load(async (signal) => {
			const page = await this.#events(await this.#options.api(), signal, cursor);
			const ids = new Set(known.rows.map((row) => row.id));
			const leftOut = (known.leftOut ?? 0) + (page.leftOut ?? 0);
			return {
				...page,
				rows: [...known.rows, ...page.rows.filter((row) => !ids.has(row.id))],
				...(leftOut > 0 && { leftOut }),
			};
		});
	}

	/** The image that is attached as the `index`th of the section. */
	async image(index: number, signal: AbortSignal): Promise<AttachedImage> {
		const attachment = this.#slots.attachments.value?.[index];
		if (!attachment) {
			throw new CulpritError('badInput');
		}
		const [project, event] = await this.#projectAndEvent();
		const { organization } = this.#options;
		const api = await this.#options.api();
		const { type, bytes } = await api.attachedImage(organization, project, event, attachment.id, signal);
		return { id: attachment.id, type, base64: Buffer.from(bytes).toString('base64') };
	}

	/** Another event is shown: what belonged to the old one is fetched anew if it was on the page. */
	forgetEvent(): void {
		for (const section of ['suspectCommits', 'attachments', 'release', 'releaseCommits'] as const) {
			const slot = this.#slots[section];
			if (slot.loadable.state !== 'idle') {
				slot.reset();
				void this.load(section);
			}
		}
	}

	dispose(): void {
		for (const section of sectionNames) {
			this.#slots[section].dispose();
		}
	}

	#makeFetches(): Fetches {
		const { organization } = this.#options;
		const id = (): string => this.#options.issue().id;
		return {
			tags: (api, signal) => api.tags(organization, id(), [], signal),
			comments: (api, signal) => api.comments(organization, id(), signal),
			userReports: (api, signal) => api.userReports(organization, id(), signal),
			externalIssues: (api, signal) => api.externalIssues(organization, id(), signal),
			suspectCommits: async (api, signal) => {
				const [project, event] = await this.#projectAndEvent();
				return api.suspectCommits(organization, project, event, signal);
			},
			attachments: async (api, signal) => {
				const [project, event] = await this.#projectAndEvent();
				return api.attachments(organization, project, event, signal);
			},
			events: (api, signal) => this.#events(api, signal),
			release: async (api, signal) => {
				const version = await this.#version();
				try {
					return version === undefined ? undefined : await api.release(organization, version, signal);
				} catch (error) {
					// A server need not have what its events name.
					if (isCulpritError(error) && error.reason === 'notFound') {
						return undefined;
					}
					throw error;
				}
			},
			releaseCommits: async (api, signal) => {
				const version = await this.#version();
				return version === undefined ? [] : api.releaseCommits(organization, version, signal);
			},
			series: (api, signal) => {
				const { project, issueCategory = 'error' } = this.#options.issue();
				return api.series(
					organization,
					{
						id: id(),
						isOccurrence: issueCategory !== 'error',
						...(project.id !== undefined && { projectId: project.id }),
					},
					signal,
				);
			},
		};
	}

	async #events(api: SentryApi, signal: AbortSignal, cursor?: string): Promise<Sections['events']> {
		const { isOther } = this.#options;
		const page = await api.events(
			this.#options.organization,
			this.#options.issue().id,
			this.#options.eventQuery(cursor),
			signal,
		);
		this.#nextEvents = page.next;
		const rows = page.rows.filter((row) => !isOther(row));
		const leftOut = page.rows.length - rows.length;
		return { rows, hasMore: page.next !== undefined, ...(leftOut > 0 && { leftOut }) };
	}

	/** Of the release that the event shown happened in, else of the last one. */
	async #version(): Promise<string | undefined> {
		const event = await this.#options.event();
		return event?.release?.version ?? this.#options.details()?.lastRelease?.version;
	}

	async #projectAndEvent(): Promise<readonly [project: string, event: string]> {
		const event = await this.#options.event();
		const project = this.#options.issue().project.slug || event?.projectSlug;
		if (!project || !event) {
			throw new CulpritError('notFound');
		}
		return [project, event.id];
	}
}
