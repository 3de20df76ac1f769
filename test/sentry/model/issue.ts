import type { JsonObject } from '../../../src/core/json.ts';
import type { EventBody } from './event.ts';
import type { Project } from './organization.ts';

export interface Assignee {
	readonly type: 'user' | 'team';
	readonly id: string;
}

export interface Activity {
	readonly id: string;
	readonly type: string;
	/** A person's id; undefined when Sentry did it. */
	readonly userId: string | undefined;
	readonly data: JsonObject;
	/** Unix ms. */
	readonly dateCreated: number;
}

export interface ExternalIssue {
	readonly id: string;
	readonly serviceType: string;
	readonly displayName: string;
	readonly webUrl: string;
}

/** How often its events come: what counts, charts and lists of events are computed from. */
export interface Rhythm {
	/** Unix ms. */
	readonly firstSeen: number;
	/** Unix ms. */
	readonly lastSeen: number;
	readonly eventsPerHour: number;
	readonly seed: number;
}

/** One issue of the sample data. What a PUT can change is mutable. */
export interface SampleIssue {
	readonly id: string;
	readonly shortId: string;
	readonly project: Project;
	readonly title: string;
	readonly culprit: string;
	readonly logger: string | null;
	readonly level: string;
	readonly platform: string;
	readonly type: string;
	readonly issueType: string;
	readonly issueCategory: string;
	readonly metadata: JsonObject;
	readonly annotations: readonly { readonly displayName: string; readonly url: string }[];
	readonly isUnhandled: boolean;
	readonly rhythm: Rhythm;
	/** All events ever. */
	readonly count: number;
	readonly userCount: number;
	readonly firstRelease: string | undefined;
	readonly lastRelease: string | undefined;
	/** The values that its events' tags take, commonest first. Search looks here. */
	readonly tagValues: { readonly [key: string]: readonly string[] };
	/** Event `i` (0 is the latest) has the body `bodies[i % bodies.length]`. Never empty. */
	readonly bodies: readonly EventBody[];
	/** Ids that events have other than those computed: index → 32 hex digits. */
	readonly eventIds: readonly string[];
	readonly externalIssues: readonly ExternalIssue[];
	readonly userReports: number;
	/** Fields that its details hold as they are: the founding document's issue. */
	readonly documented: JsonObject | undefined;

	status: string;
	statusDetails: JsonObject;
	substatus: string | null;
	priority: string | null;
	priorityLockedAt: number | undefined;
	assignedTo: Assignee | undefined;
	isPublic: boolean;
	shareId: string | null;
	isBookmarked: boolean;
	isSubscribed: boolean;
	/** False hides it from `is:for_review`. */
	inbox: boolean;
	seenBy: { readonly userId: string; readonly lastSeen: number }[];
	/** Oldest first. */
	activity: Activity[];
	/** The id that it was merged into. */
	mergedInto: string | undefined;
}
