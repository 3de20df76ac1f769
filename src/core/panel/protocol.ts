import type { ActionId } from '../actions/offeredActions.ts';
import type { Attachment, EventSummary, EventTag, FrameRef, SentryEvent } from '../issue/event.ts';
import type {
	Annotation,
	Activity,
	Actor,
	Commit,
	Issue,
	IssueDetails,
	Release,
	SuspectCommit,
	TagDistribution,
	UserReport,
} from '../issue/issue.ts';
import type { ImageType } from '../issue/imageType.ts';
import type { Loadable } from './loadable.ts';
import type { RelatedPage } from '../issue/related.ts';
import type { SourceLink } from '../source/sourceLink.ts';
import type { IssueSeries } from '../issue/stats.ts';

/**
 * All that crosses between the extension host and the panel's page. The host pushes whole snapshots; the page asks with
 * indexes and enumerated words. No path, URL or command id ever comes from the page.
 */
export interface PanelSnapshot {
	/** First paint: what the list row already knew. Replaced by the details when they come. */
	readonly issue: Issue;
	readonly details: Loadable<IssueDetails>;
	/** The event shown. */
	readonly event: Loadable<SentryEvent>;
	/** What was asked for to get that event. */
	readonly selection: EventSelection;
	/** Where each frame of the event leads, by `linkKey`. Filled in as it becomes known; absent means not known yet. */
	readonly links: { readonly [key: string]: SourceLink };
	/** Where the culprit leads. */
	readonly culpritLink?: SourceLink;
	/** Loaded when the page first shows the section. */
	readonly sections: { readonly [S in SectionName]: Loadable<Sections[S]> };
	/** What the token may do, so that the page shows no action that must fail. */
	readonly may: Permissions;
	/** `sentry.io · the-interstellar-jurisdiction`, to say where this comes from. */
	readonly account: { readonly origin: string; readonly organization: string };
	/** Host's clock, Unix ms, when the snapshot was made. */
	readonly now: number;
	/** What `sections.events` and the navigator's words are narrowed to; absent means nothing. */
	readonly filter?: EventFilter;
	/**
	 * The event shown does not match the filter, by what it says of itself: the server `ignored` the filter when it was asked
	 * for one that does, or the event was `chosen` by its id.
	 */
	readonly mismatch?: 'ignored' | 'chosen';
	readonly settings?: PageSettings;
	/** The server was asked for an issue's first event and knows no way to it. */
	readonly lacksFirst?: true;
}

/** The user's settings that the page obeys. */
export interface PageSettings {
	/** Which end of a stack trace is shown first; the page's own switch overrules it. Default `newest`. */
	readonly frameOrder?: 'newest' | 'oldest';
}

/**
 * Narrows the events of the issue. All text is untrusted on both sides: the host checks it and it only ever becomes a
 * query parameter. Empty means all events.
 */
export interface EventFilter {
	readonly environment?: string;
	/** "Lock to a release": the version in full. */
	readonly release?: string;
	readonly tag?: EventTag;
	/** One bar of a chart: Unix seconds, `end` excluded. */
	readonly span?: { readonly start: number; readonly end: number };
}

/** Sections that cost a request of their own. */
export interface Sections {
	readonly tags: readonly TagDistribution[];
	readonly comments: readonly Activity[];
	readonly suspectCommits: readonly SuspectCommit[];
	readonly attachments: readonly Attachment[];
	readonly userReports: readonly UserReport[];
	readonly events: {
		readonly rows: readonly EventSummary[];
		readonly hasMore: boolean;
		/** How many the server sent although they do not match the filter. They are not in `rows`. */
		readonly leftOut?: number;
	};
	readonly release: Release | undefined;
	/** Of the event's release, else of the last one that the issue was seen in. */
	readonly releaseCommits: readonly Commit[];
	/** Nothing where the server has no such thing. */
	readonly series: IssueSeries | undefined;
	readonly externalIssues: readonly Annotation[];
}

export type SectionName = keyof Sections;

export const sectionNames: readonly SectionName[] = [
	'tags',
	'comments',
	'suspectCommits',
	'attachments',
	'userReports',
	'events',
	'release',
	'releaseCommits',
	'series',
	'externalIssues',
];

/** What is loaded, and fails, as one. */
export type PanelPart = SectionName | 'details' | 'event';

export type EventSelection =
	| { readonly kind: 'recommended' | 'latest' | 'oldest' | 'next' | 'previous' }
	| { readonly kind: 'id'; readonly id: string };

export interface Permissions {
	/** `event:write` or `event:admin`: resolve, archive, assign, comment, priority, bookmark. */
	readonly write: boolean;
	/** The scope that is missing when `write` is false. */
	readonly missing?: string;
	/** The token's user; absent for tokens of an integration, which can neither bookmark nor see. */
	readonly me?: Actor;
}

/** When the call is answered: what takes longer than a click (a request) is not waited for. */
type Done = void | Promise<void>;

/** Everything that the page can ask of the host. */
export interface PanelHost {
	/** The page is up and has drawn that snapshot, 0 for none: send the newest, unless it is that one. */
	ready(argument: { readonly revision: number }): Done;
	/** Answers `askFocus`. */
	focus(argument: { readonly has: boolean }): Done;
	refresh(argument: undefined): Done;
	/** Loads a section, or, after a failure, loads it again with all else that failed. */
	load(argument: { readonly section: PanelPart }): Done;
	/** Appends the next page of `sections.events`, when it `hasMore`. */
	moreEvents(argument: undefined): Done;
	select(argument: EventSelection): Done;
	/** Replaces the filter; `sections.events` is loaded again, and the event when it no longer fits. */
	filter(argument: EventFilter): Done;
	openFrame(argument: FrameRef): Done;
	openCulprit(argument: undefined): Done;
	/** The issue in the browser, on the account's own origin. */
	openInBrowser(argument: undefined): Done;
	/** What belongs to the event shown, in the browser, on the account's own origin. */
	openRelated(argument: { readonly page: RelatedPage }): Done;
	/** The error that the feedback shown was written about, in a panel of its own. */
	openLinkedError(argument: undefined): Done;
	copy(argument: { readonly what: CopyWhat }): Done;
	/** An image of `sections.attachments`, by its number there. */
	image(argument: { readonly attachment: number }): Promise<AttachedImage>;
	act(argument: IssueAction): Done;
	/** What the failure banner's button does. */
	remedy(argument: { readonly action: 'signIn' | 'chooseOrganization' | 'openSettings' | 'showLog' }): Done;
}

/** An attachment's bytes, as they are shown. */
export interface AttachedImage {
	/** The attachment's: the list may have changed meanwhile. */
	readonly id: string;
	readonly type: ImageType;
	readonly base64: string;
}

export type CopyWhat = 'id' | 'shortId' | 'eventId' | 'link' | 'title' | 'markdown';

/** What changes the issue in Sentry. Needs `may.write`. */
export type IssueAction =
	/** One of the menus' actions; what it needs is asked for by the host. */
	| { readonly kind: 'offered'; readonly id: ActionId }
	| { readonly kind: 'priority'; readonly priority: 'low' | 'medium' | 'high' }
	| { readonly kind: 'comment'; readonly text: string };

/** Asks the page whether it has the focus; `focus` answers. */
export interface PanelQuestion {
	readonly push: 'askFocus';
}

/** What the host posts, beside answers and questions. */
export interface PanelPush {
	readonly push: 'snapshot';
	readonly snapshot: PanelSnapshot;
	/** Counts the panel's snapshots, from 1. */
	readonly revision: number;
	/** Translations for the page, until it has said that it is up. */
	readonly bundle?: { readonly [message: string]: string };
}

/** What the page keeps with `setState`: enough to restore, nothing secret. Checked before it is used. */
export interface PanelState {
	readonly version: 1;
	readonly origin: string;
	readonly organization: string;
	readonly issueId: string;
	/** 32 hex digits of the event shown, when it was chosen by the user. */
	readonly eventId?: string;
	/** Ids of the sections, rows and switches that the user opened or closed. At most 500 are kept. */
	readonly open: { readonly [id: string]: boolean };
	/** CSS pixels from the top of the page, or of `anchor`. */
	readonly scroll: number;
	/** The section at the top of the screen: what is above it may be of another height next time. */
	readonly anchor?: string;
}

export function linkKey(ref: FrameRef): string {
	return `${ref.stack}:${ref.frame}`;
}
