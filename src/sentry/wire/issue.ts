import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import type { Issue, Level, Priority, Status, StatusDetails } from '../../core/issue/issue.ts';
import { actor, actorOrNobody } from './actor.ts';
import { annotation } from './annotation.ts';
import {
	anything,
	count,
	date,
	exactText,
	flag,
	list,
	number,
	optional,
	text,
	webUrl,
	words,
} from './field.ts';
import { metadata, noName } from './metadata.ts';
import { present } from './present.ts';
import { project } from './project.ts';
import { spelled, withoutNulls } from './spelled.ts';
import { statsByPeriod } from './stats.ts';

/** Decimal digits, as text or (Sentry 8, GlitchTip) as a number. The one thing that an issue cannot do without. */
export const issueId = z.pipe(
	z.union([z.string(), z.number()]),
	z.pipe(z.transform(String), z.string().check(z.regex(/^[0-9]{1,20}$/))),
);

/** `GroupSerializer` (sentry:src/sentry/api/serializers/models/group.py). */
export const issueFields = z.object({
	id: issueId,
	shortId: words,
	title: text,
	culprit: words,
	permalink: webUrl,
	logger: words,
	level: text,
	status: text,
	statusDetails: anything,
	substatus: words,
	priority: text,
	isPublic: flag,
	platform: words,
	project,
	type: words,
	issueType: words,
	issueCategory: words,
	metadata,
	numComments: count,
	assignedTo: actorOrNobody,
	isBookmarked: flag,
	isSubscribed: flag,
	hasSeen: flag,
	isUnhandled: flag,
	annotations: list(annotation, 50),
	count,
	userCount: count,
	firstSeen: date,
	lastSeen: date,
	stats: statsByPeriod,
	matchingEventId: words,
});

export type IssueFields = z.output<typeof issueFields>;

export function toIssue(raw: IssueFields): Issue {
	const status = statusOf(raw.status);
	return present({
		...raw,
		title: titleOf(raw),
		level: levelOf(raw.level),
		status: status ?? (raw.status === undefined ? 'unknown' : 'unresolved'),
		statusDetails: {
			...toStatusDetails(raw.statusDetails),
			...(status === undefined && raw.status !== undefined && { raw: raw.status.slice(0, 100) }),
		},
		priority: priorities.find((priority) => priority === raw.priority),
		project: raw.project ?? { slug: '', name: '' },
		matchingEventId: eventIdOf(raw.matchingEventId),
	});
}

/** GlitchTip calls an error without a type `?`: its message says more. */
function titleOf({ title, metadata: { title: own, type, value, message } }: IssueFields): string {
	const told = [title, own, type, value, message].map((name) => name?.trim());
	return told.find((name) => name !== undefined && name !== '' && name !== noName) ?? '<unlabeled issue>';
}

/** Fields whose `null` says that there is none. */
export const issueNulls = ['assignedTo'];

export const issue = z.pipe(spelled([], issueFields, issueNulls), z.transform(toIssue));

const levels: readonly Level[] = ['fatal', 'error', 'warning', 'info', 'debug', 'sample'];
const priorities: readonly Priority[] = ['low', 'medium', 'high'];
const statuses: readonly Status[] = [
	'unresolved',
	'resolved',
	'ignored',
	'reprocessing',
	'pending_deletion',
	'pending_merge',
	'deletion_in_progress',
];

function levelOf(word: string | undefined): Level {
	return levels.find((level) => level === word?.toLowerCase()) ?? 'unknown';
}

/** `muted` is what old servers called `ignored`, `archived` what new ones call it on the web. */
export function statusOf(word: string | undefined): Status | undefined {
	return word === 'muted' || word === 'archived' ? 'ignored' : statuses.find((status) => status === word);
}

/** 32 hex digits, whatever the dashes and the case. */
export function eventIdOf(value: string | undefined): string | undefined {
	const id = value?.replaceAll('-', '').toLowerCase() ?? '';
	return /^[0-9a-f]{32}$/.test(id) ? id : undefined;
}

const details = z.object({
	inNextRelease: flag,
	inRelease: words,
	inCommit: anything,
	autoResolved: flag,
	ignoreCount: number,
	ignoreUntil: date,
	ignoreUserCount: number,
	ignoreUserWindow: number,
	ignoreWindow: number,
	actor,
});

/** The commit itself, though the specification says text (SENTRY-API.md §11). */
const commit = optional(
	z.union([
		z.pipe(
			z.object({ id: words, message: exactText, repository: anything }),
			z.transform(({ id, message, repository }) =>
				id === undefined ? undefined : present({ id, message, repository: repositoryName(repository) }),
			),
		),
		z.pipe(
			z.string().check(z.minLength(1), z.maxLength(200)),
			z.transform((id) => ({ id })),
		),
	]),
);

export function repositoryName(repository: unknown): string | undefined {
	return z.safeParse(words, isObject(repository) ? repository['name'] : repository).data;
}

export function toStatusDetails(value: unknown): StatusDetails {
	if (!isObject(value)) {
		return {};
	}
	const raw = z.parse(details, withoutNulls(value));
	return present({ ...raw, inCommit: z.parse(commit, raw.inCommit) });
}
