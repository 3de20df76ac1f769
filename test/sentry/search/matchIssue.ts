import type { JsonObject } from '../../../src/core/json.ts';
import { badRequest } from '../http/reply.ts';
import type { SampleIssue } from '../model/issue.ts';
import type { World } from '../model/world.ts';
import type { Term } from './parseQuery.ts';
import { matchesNumber, matchesText, matchesTime } from './matchValue.ts';

export interface SearchContext {
	readonly world: World;
	/** Who `me` is; undefined for tokens without a user. */
	readonly userId: string | undefined;
}

const SUBSTATUSES = [
	'escalating',
	'new',
	'ongoing',
	'regressed',
	'archived_until_escalating',
	'archived_until_condition_met',
	'archived_forever',
];
const IS_VALUES = [
	'assigned',
	'for_review',
	'linked',
	'unassigned',
	'unlinked',
	'archived',
	'ignored',
	'muted',
	'reprocessing',
	'resolved',
	'unresolved',
	...SUBSTATUSES,
];

/** Whether an issue answers to all terms. */
export function matchesIssue(issue: SampleIssue, terms: readonly Term[], context: SearchContext): boolean {
	return terms.every((term) => matchesTerm(issue, term, context) !== term.negated);
}

function matchesTerm(issue: SampleIssue, term: Term, context: SearchContext): boolean {
	const { key, values } = term;
	const text = (of: string | null | undefined) => values.some((value) => matchesText(of, value));
	switch (key) {
		case undefined:
			return values.some((value) => hasText(issue, value));
		case 'is':
			return values.some((value) => matchesIs(issue, value));
		case 'assigned':
		case 'assigned_or_suggested':
			return values.some((value) => matchesAssignee(issue, value, context));
		case 'bookmarks':
			return values.includes('me') && issue.isBookmarked;
		case 'has':
			return values.some((value) => has(issue, value));
		case 'level':
			return text(issue.level);
		case 'issue':
			return text(issue.shortId);
		case 'issue.id':
			return text(issue.id);
		case 'project':
		case 'project.name':
			return text(issue.project.slug);
		case 'project.id':
			return text(issue.project.id);
		case 'issue.type':
			return text(issue.issueType);
		case 'issue.category':
			return text(issue.issueCategory);
		case 'issue.priority':
			return text(issue.priority);
		case 'message':
			return values.some((value) => hasText(issue, value));
		case 'title':
			return text(issue.title);
		case 'culprit':
		case 'transaction':
			return text(issue.culprit);
		case 'platform':
		case 'platform.name':
			return text(issue.platform);
		case 'error.type':
			return text(metadataText(issue.metadata, 'type'));
		case 'error.value':
			return text(metadataText(issue.metadata, 'value'));
		case 'error.unhandled':
			return text(String(issue.isUnhandled)) || text(issue.isUnhandled ? '1' : '0');
		case 'error.handled':
			return text(String(!issue.isUnhandled)) || text(issue.isUnhandled ? '0' : '1');
		case 'stack.filename':
		case 'stack.abs_path':
			return framesOf(issue).some(
				(frame) => text(metadataText(frame, 'filename')) || text(metadataText(frame, 'absPath')),
			);
		case 'stack.function':
			return framesOf(issue).some((frame) => text(metadataText(frame, 'function')));
		case 'stack.module':
			return framesOf(issue).some((frame) => text(metadataText(frame, 'module')));
		case 'timesSeen':
			return matchesNumber(issue.count, term);
		case 'firstSeen':
		case 'age':
			return matchesTime(issue.rhythm.firstSeen, term, context.world.now());
		case 'lastSeen':
		case 'event.timestamp':
			return matchesTime(issue.rhythm.lastSeen, term, context.world.now());
		case 'first-release':
		case 'firstRelease':
			return values.some((value) => matchesRelease([issue.firstRelease], value, issue, context));
		case 'release':
			return values.some((value) => matchesRelease(issue.tagValues['release'] ?? [], value, issue, context));
		default:
			return (tagOf(issue, key) ?? []).some((value) => text(value));
	}
}

function matchesIs(issue: SampleIssue, value: string): boolean {
	switch (value) {
		case 'unresolved':
		case 'resolved':
		case 'reprocessing':
			return issue.status === value;
		case 'archived':
		case 'ignored':
		case 'muted':
			return issue.status === 'ignored';
		case 'assigned':
			return issue.assignedTo !== undefined;
		case 'unassigned':
			return issue.assignedTo === undefined;
		case 'for_review':
			return issue.inbox && issue.status === 'unresolved';
		case 'linked':
			return issue.externalIssues.length > 0;
		case 'unlinked':
			return issue.externalIssues.length === 0;
		default:
			if (!SUBSTATUSES.includes(value)) {
				throw badRequest(
					`Error parsing search query: Invalid value for "is" search, valid values are ${JSON.stringify([...IS_VALUES].sort())}`,
				);
			}
			return issue.substatus === value;
	}
}

function matchesAssignee(issue: SampleIssue, value: string, { world, userId }: SearchContext): boolean {
	const assignee = issue.assignedTo;
	if (value === 'none') {
		return assignee === undefined;
	}
	if (!assignee) {
		return false;
	}
	if (value === 'me') {
		return assignee.type === 'user' && assignee.id === userId;
	}
	if (value === 'my_teams') {
		return assignee.type === 'team';
	}
	if (value.startsWith('#')) {
		return assignee.type === 'team' && world.team(assignee.id)?.slug === value.slice(1);
	}
	const person = assignee.type === 'user' ? world.person(assignee.id) : undefined;
	return person !== undefined && [person.username, person.email, person.id].includes(value);
}

function matchesRelease(
	versions: readonly (string | undefined)[],
	value: string,
	issue: SampleIssue,
	{ world }: SearchContext,
): boolean {
	const wanted =
		value === 'latest'
			? world.data.releases.filter(({ project }) => project === issue.project).at(-1)?.version
			: value;
	return wanted !== undefined && versions.some((version) => matchesText(version, wanted));
}

function has(issue: SampleIssue, key: string): boolean {
	switch (key) {
		case 'assignee':
		case 'assigned':
			return issue.assignedTo !== undefined;
		case 'first-release':
		case 'firstRelease':
			return issue.firstRelease !== undefined;
		case 'error.type':
		case 'error.value':
			return metadataText(issue.metadata, key.slice('error.'.length)) !== undefined;
		default:
			return (tagOf(issue, key)?.length ?? 0) > 0;
	}
}

/** `tags[name]` is the way to name a tag that is called as a field is. */
function tagOf(issue: SampleIssue, key: string): readonly string[] | undefined {
	const name = /^tags\[([^,\]]+).*\]$/.exec(key)?.[1] ?? key;
	return Object.hasOwn(issue.tagValues, name) ? issue.tagValues[name] : undefined;
}

function hasText(issue: SampleIssue, phrase: string): boolean {
	const wanted = phrase.toLowerCase();
	return wanted.includes('*')
		? matchesText(issue.title, `*${wanted}*`)
		: `${issue.title}\n${issue.culprit}\n${issue.shortId}`.toLowerCase().includes(wanted);
}

function metadataText(from: JsonObject, key: string): string | undefined {
	const value = from[key];
	return typeof value === 'string' ? value : undefined;
}

function framesOf(issue: SampleIssue): JsonObject[] {
	const frames: JsonObject[] = [];
	const visit = (value: unknown): void => {
		if (Array.isArray(value)) {
			value.forEach(visit);
		} else if (typeof value === 'object' && value !== null) {
			for (const [key, child] of Object.entries(value)) {
				if (key === 'frames' && Array.isArray(child)) {
					frames.push(...(child as JsonObject[]));
				} else {
					visit(child);
				}
			}
		}
	};
	visit(issue.bodies.map((body) => body.entries));
	return frames;
}
