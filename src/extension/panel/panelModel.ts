import type { Capability } from '../../core/capabilities.ts';
import { Emitter } from '../../core/emitter.ts';
import type { SentryEvent } from '../../core/issue/event.ts';
import { CulpritError, type Failure } from '../../core/failure.ts';
import type { Issue, IssueDetails } from '../../core/issue/issue.ts';
import type { KnownIssues } from '../../core/issue/knownIssues.ts';
import type { MarkdownParts } from '../../core/panel/issueMarkdown.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import { type Loadable, mapLoadable } from '../../core/panel/loadable.ts';
import {
	type EventFilter,
	type EventSelection,
	type PageSettings,
	type PanelPart,
	type PanelSnapshot,
	type Permissions,
} from '../../core/panel/protocol.ts';
import type { FailureContext } from '../../core/text/userMessages.ts';
import type { EventName, SentryApi } from '../../sentry/api.ts';
import type { Source } from '../source/source.ts';
import { apiAgain } from './apiAgain.ts';
import { contradicts, fits, isFiltered, toEventFilter, toEventQuery } from './eventQuery.ts';
import { PanelLinks } from './panelLinks.ts';
import { panelParts } from './panelParts.ts';
import { PanelSections } from './panelSections.ts';
import { Slot } from './slot.ts';

export interface PanelModelOptions {
	/** What the list row knew, or as much as a restored panel knows. */
	readonly issue: Issue;
	/** When the issue was just fetched: then only the event is. */
	readonly details?: IssueDetails;
	/** The event to show first: one that the user chose before. */
	readonly eventId?: string;
	readonly origin: string;
	readonly organization: string;
	readonly api: () => Promise<SentryApi>;
	readonly permissions: () => Permissions;
	/** Whether the server was found not to have something. */
	readonly lacks: (capability: Capability) => boolean;
	/** What is known of issues where this one is; nothing while nobody is signed in there. */
	readonly known: () => Pick<KnownIssues, 'of' | 'merge' | 'moment'> | undefined;
	readonly settings: () => PageSettings;
	readonly source: Pick<Source, 'linksOf' | 'linkCulprit'>;
	/** Resolves when the page has drawn. */
	readonly pageUp: Promise<void>;
	readonly toFailure: (error: unknown, context: FailureContext) => Failure;
	/** Something went wrong that the page need not know: a frame without a link says enough. */
	readonly log: (error: unknown) => void;
	readonly now: () => number;
}

/**
 * Everything that one panel shows, and the requests for it. To open takes two, side by side: the issue and one event; what
 * else there is comes when the page shows its section. `onDidChange` fires for every change: whoever posts snapshots
 * gathers them.
 */
export class PanelModel implements Disposable {
	readonly #options: PanelModelOptions;
	readonly #changed = new Emitter<void>();
	readonly onDidChange = this.#changed.event;
	readonly #details: Slot<IssueDetails>;
	readonly #event: Slot<SentryEvent>;
	readonly sections: PanelSections;
	#selection: EventSelection;
	/** What was asked for last as the event. */
	#asked: EventName | undefined;
	#filter: EventFilter = {};
	readonly #links: PanelLinks;
	#loadingEvent: Promise<unknown> = Promise.resolve();

	constructor(options: PanelModelOptions) {
		this.#options = options;
		this.#selection =
			options.eventId === undefined ? { kind: 'recommended' } : { kind: 'id', id: options.eventId };
		const slot = (context: FailureContext) => ({
			changed: () => this.#changed.fire(),
			toFailure: (error: unknown) => options.toFailure(error, context),
			now: options.now,
		});
		this.#details = new Slot(slot('issue'));
		this.#event = new Slot(slot('event'));
		if (options.details) {
			this.#details.reset({ state: 'ready', value: options.details });
			const known = options.known();
			known?.merge([options.details], known.moment());
		}
		const changed = (): void => this.#changed.fire();
		this.#links = new PanelLinks({
			source: options.source,
			pageUp: options.pageUp,
			changed,
			log: options.log,
		});
		this.sections = new PanelSections({
			...slot('event'),
			api: options.api,
			organization: options.organization,
			issue: () => this.issue,
			details: () => this.details,
			event: async () => {
				await this.#loadingEvent;
				return this.event;
			},
			eventQuery: (cursor) => toEventQuery(this.#filter, cursor),
			isOther: (row) => contradicts(row, this.#filter),
		});
	}

	/** The newest that is known of the issue. */
	get issue(): Issue {
		return this.details ?? this.#shown(this.#options.issue);
	}

	get details(): IssueDetails | undefined {
		const { value } = this.#details;
		return value && this.#shown(value);
	}

	get event(): SentryEvent | undefined {
		return this.#event.value;
	}

	/** The slug of the issue's project, empty when nobody said it. */
	get project(): string {
		return this.issue.project.slug || (this.event?.projectSlug ?? '');
	}

	/** Whether nothing is under way of what a panel opens with. */
	get isOpened(): boolean {
		return [this.#details, this.#event].every(
			({ loadable: { state } }) => state === 'ready' || state === 'failed',
		);
	}

	/** What is known beside the issue, for a copy of it. */
	known(): MarkdownParts {
		const { details, event } = this;
		return { ...(details && { details }), ...(event && { event }), links: this.#links.frames() };
	}

	snapshot(): PanelSnapshot {
		return {
			issue: this.issue,
			details: mapLoadable(this.#details.loadable, (details) => this.#shown(details)),
			event: this.#event.loadable,
			selection: this.#selection,
			links: this.#links.frames(),
			...(this.#links.culprit && { culpritLink: this.#links.culprit }),
			sections: this.sections.loadables(),
			may: this.#options.permissions(),
			account: { origin: this.#options.origin, organization: this.#options.organization },
			now: this.#options.now(),
			...(isFiltered(this.#filter) && { filter: this.#filter }),
			...this.#mismatch(),
			settings: this.#options.settings(),
			...(this.#options.lacks('event:oldest') && { lacksFirst: true as const }),
		};
	}

	/** Asks for the issue, unless it came with the options, and the event. */
	async start(): Promise<void> {
		void this.#links.showCulprit(this.issue);
		await Promise.all([this.#options.details ? undefined : this.#loadDetails(), this.#loadEvent()]);
	}

	/** Everything that is on the page once more, from the server. */
	async refresh(): Promise<void> {
		try {
			(await this.#options.api()).revalidate();
		} catch {
			// Each of the following says so where it is shown.
		}
		await Promise.all([this.#loadDetails(), this.#loadEvent(), this.sections.reload()]);
	}

	/**
	 * A part of the page, when it is first shown or is retried. What made one fail made others fail, mostly: with one that
	 * failed, all that failed are asked for anew.
	 */
	async load(part: PanelPart): Promise<void> {
		const failed = panelParts.filter((one) => this.#stateOf(one) === 'failed');
		const parts = failed.includes(part) ? failed : [part];
		await Promise.all(parts.map((one) => this.#loadOne(one)));
	}

	async #loadDetails(): Promise<void> {
		const { organization } = this.#options;
		const { id } = this.#options.issue;
		const api = apiAgain(this.#options.api, this.#details.loadable);
		const details = await this.#details.load(
			async (signal) => {
				// Of the account that is asked, whichever is in use when the answer comes.
				const known = this.#options.known();
				const moment = known?.moment() ?? 0;
				const fetched = await (await api()).issue(organization, id, signal);
				known?.merge([fetched], moment);
				return fetched;
			},
			async () => {
				const last = await (await api()).lastIssue(organization, id);
				this.#options.known()?.merge(last ? [last.value] : [], 0);
				return last;
			},
		);
		if (details) {
			void this.#links.showCulprit(this.issue);
		}
	}

	#shown<T extends Issue>(issue: T): T {
		return this.#options.known()?.of(issue) ?? issue;
	}

	async #loadEvent(): Promise<void> {
		const { organization } = this.#options;
		const { id } = this.issue;
		const before = this.event?.id;
		const which = this.#eventName();
		// That the server knows no such word, it need not say again when another event is wanted.
		const isRefused = which !== this.#asked && this.#options.lacks(`event:${this.#asked ?? which}`);
		const api = isRefused ? this.#options.api : apiAgain(this.#options.api, this.#event.loadable);
		this.#asked = which;
		const among = toEventFilter(this.#filter);
		const loading = this.#event.load(
			async (signal) => (await api()).event(organization, id, which, signal, among),
			async () => (await api()).lastEvent(organization, id, which, among),
		);
		this.#loadingEvent = loading;
		const event = await loading;
		if (event && before !== undefined && event.id !== before) {
			this.sections.forgetEvent();
		}
		const shown = event ?? this.event;
		if (shown) {
			void this.#links.show(this.issue, shown);
		}
	}

	/** Shows another event of the issue. What was shown stays until the new one is there. */
	async select(selection: EventSelection): Promise<void> {
		const id =
			selection.kind === 'next'
				? this.event?.nextEventId
				: selection.kind === 'previous'
					? this.event?.previousEventId
					: undefined;
		if (selection.kind === 'next' || selection.kind === 'previous') {
			if (id === undefined) {
				throw new CulpritError('notFound');
			}
			this.#selection = { kind: 'id', id };
		} else {
			this.#selection = selection;
		}
		await this.#loadEvent();
	}

	/**
	 * Narrows the events and the navigator to some. An event that was chosen by its id stays as long as it is among them,
	 * with its neighbours among them; else the newest that is takes its place.
	 */
	async filter(filter: EventFilter): Promise<void> {
		this.#filter = filter;
		if (this.#selection.kind === 'id' && this.event && !fits(this.event, filter)) {
			this.#selection = { kind: 'latest' };
		}
		this.#changed.fire();
		await Promise.all([this.sections.load('events'), this.#loadEvent()]);
	}

	/** The workspace's files read otherwise than when the links were found. Nothing is asked of the server. */
	relink(): void {
		const { event } = this;
		void (event ? this.#links.show(this.issue, event) : this.#links.showCulprit(this.issue));
	}

	/** Something that a snapshot says has changed without a request: what the token may do, a setting. */
	redraw(): void {
		this.#changed.fire();
	}

	dispose(): void {
		this.#changed.dispose();
		this.#links.dispose();
		this.#details.dispose();
		this.#event.dispose();
		this.sections.dispose();
	}

	#stateOf(part: PanelPart): Loadable<unknown>['state'] {
		return part === 'details'
			? this.#details.loadable.state
			: part === 'event'
				? this.#event.loadable.state
				: this.sections.loadables()[part].state;
	}

	async #loadOne(part: PanelPart): Promise<void> {
		await (part === 'details'
			? this.#loadDetails()
			: part === 'event'
				? this.#loadEvent()
				: this.sections.load(part));
	}

	/** Only of what was answered: what was shown before stays until then. */
	#mismatch(): Pick<PanelSnapshot, 'mismatch'> {
		const event = this.#event.loadable;
		return event.state === 'ready' && contradicts(event.value, this.#filter)
			? { mismatch: this.#selection.kind === 'id' ? 'chosen' : 'ignored' }
			: {};
	}

	#eventName(): EventName {
		switch (this.#selection.kind) {
			case 'id':
				return this.#selection.id;
			case 'latest':
			case 'oldest':
			case 'recommended':
				return this.#selection.kind;
			case 'next':
			case 'previous':
				return 'latest';
		}
	}
}
