import type { Json, JsonObject } from '../../../src/core/json.ts';
import { actorAnswer, userAnswer } from '../answers/person.ts';
import { assigneeOf, checkChange, isNobody, objectOf } from './checkChange.ts';
import { hexOf } from '../model/deterministic.ts';
import type { SampleIssue } from '../model/issue.ts';
import type { World } from '../model/world.ts';

const IGNORE_KEYS = ['ignoreDuration', 'ignoreCount', 'ignoreWindow', 'ignoreUserCount', 'ignoreUserWindow'];

/**
 * Does what a PUT asks to some issues, as Sentry's `GroupValidator` and `update_groups` do. Everything is checked before
 * anything changes; throws 400 with `{field: [message]}`. Returns what changed: the answer to a bulk PUT.
 */
export function applyChange(
	issues: readonly SampleIssue[],
	change: JsonObject,
	world: World,
	userId: string | undefined,
): { readonly [field: string]: unknown } {
	checkChange(issues, change, world);
	const delta: { [field: string]: unknown } = {};
	for (const issue of issues) {
		Object.assign(delta, changeStatus(issue, change, world, userId));
		Object.assign(delta, changeAssignee(issue, change, world, userId));
		Object.assign(delta, changePriority(issue, change, world, userId));
		Object.assign(delta, changeFlags(issue, change, world, userId));
	}
	if (change['merge'] !== undefined && issues.length > 1) {
		delta['merge'] = merge(issues, world, userId);
	}
	return delta;
}

function changeStatus(issue: SampleIssue, change: JsonObject, world: World, userId: string | undefined) {
	const asked = change['status'];
	if (asked === undefined) {
		return {};
	}
	const details =
		asked === 'resolvedInNextRelease' ? { inNextRelease: true } : objectOf(change['statusDetails']);
	if (asked === 'resolved' || asked === 'resolvedInNextRelease') {
		resolve(issue, details, world, userId);
	} else if (asked === 'unresolved') {
		issue.status = 'unresolved';
		issue.substatus = typeof change['substatus'] === 'string' ? change['substatus'] : 'ongoing';
		issue.statusDetails = {};
		world.addActivity(issue, 'set_unresolved', userId, {});
	} else {
		archive(issue, details, change['substatus'], world, userId);
	}
	return {
		status: issue.status,
		statusDetails: issue.statusDetails,
		...(issue.substatus !== null && { substatus: issue.substatus }),
	};
}

function resolve(issue: SampleIssue, details: JsonObject, world: World, userId: string | undefined): void {
	const person = userId === undefined ? undefined : world.person(userId);
	const actor = person ? { actor: userAnswer(person) } : {};
	const latest = world.data.releases.filter(({ project }) => project === issue.project).at(-1)?.version;
	issue.status = 'resolved';
	issue.substatus = null;
	issue.inbox = false;
	if (details['inNextRelease'] === true) {
		issue.statusDetails = { inNextRelease: true, ...actor };
		world.addActivity(issue, 'set_resolved_in_release', userId, { version: '' });
	} else if (details['inRelease'] !== undefined) {
		const version = details['inRelease'] === 'latest' ? (latest ?? '') : details['inRelease'];
		issue.statusDetails = { inRelease: version, ...actor };
		world.addActivity(issue, 'set_resolved_in_release', userId, { version });
	} else if (details['inCommit'] !== undefined) {
		const { commit, repository } = objectOf(details['inCommit']);
		issue.statusDetails = { inCommit: { id: commit ?? null, repository: repository ?? null, message: null } };
		world.addActivity(issue, 'set_resolved_in_commit', userId, { commit: { id: commit ?? null } });
	} else {
		issue.statusDetails = {};
		world.addActivity(issue, 'set_resolved', userId, {});
	}
}

function archive(
	issue: SampleIssue,
	details: JsonObject,
	substatus: Json | undefined,
	world: World,
	userId: string | undefined,
): void {
	const given = Object.fromEntries(
		IGNORE_KEYS.flatMap((key) => (key in details ? [[key, details[key] ?? null]] : [])),
	);
	const isConditional = Object.keys(given).length > 0;
	const minutes = details['ignoreDuration'];
	const until =
		typeof minutes === 'number' ? new Date(world.now() + minutes * 60_000).toISOString() : undefined;
	issue.status = 'ignored';
	issue.substatus =
		typeof substatus === 'string'
			? substatus
			: isConditional
				? 'archived_until_condition_met'
				: 'archived_forever';
	const { ignoreDuration: _minutes, ...conditions } = given;
	issue.statusDetails = { ...conditions, ...(until !== undefined && { ignoreUntil: until }) };
	issue.inbox = false;
	world.addActivity(issue, 'set_ignored', userId, {
		...Object.fromEntries(IGNORE_KEYS.map((key) => [key, details[key] ?? null])),
		ignoreUntil: until ?? null,
		ignoreUntilEscalating: issue.substatus === 'archived_until_escalating',
	});
}

function changeAssignee(issue: SampleIssue, change: JsonObject, world: World, userId: string | undefined) {
	const asked = change['assignedTo'];
	if (asked === undefined) {
		return {};
	}
	if (isNobody(asked)) {
		issue.assignedTo = undefined;
		world.addActivity(issue, 'unassigned', userId, {});
		return { assignedTo: null };
	}
	const assignee = assigneeOf(asked, world);
	issue.assignedTo = assignee;
	world.addActivity(issue, 'assigned', userId, {
		assignee: assignee?.id ?? null,
		assigneeType: assignee?.type ?? null,
		assigneeEmail: (assignee?.type === 'user' && world.person(assignee.id)?.email) || null,
	});
	return { assignedTo: actorAnswer(world, assignee) };
}

function changePriority(issue: SampleIssue, change: JsonObject, world: World, userId: string | undefined) {
	const asked = change['priority'];
	if (typeof asked !== 'string') {
		return {};
	}
	issue.priority = asked;
	issue.priorityLockedAt = world.now();
	world.addActivity(issue, 'set_priority', userId, { priority: asked });
	return { priority: asked };
}

function changeFlags(issue: SampleIssue, change: JsonObject, world: World, userId: string | undefined) {
	const delta: { [field: string]: unknown } = {};
	if (typeof change['isBookmarked'] === 'boolean' && userId !== undefined) {
		delta['isBookmarked'] = issue.isBookmarked = change['isBookmarked'];
	}
	if (typeof change['isSubscribed'] === 'boolean' && userId !== undefined) {
		delta['isSubscribed'] = issue.isSubscribed = change['isSubscribed'];
		delta['subscriptionDetails'] = { reason: 'unknown' };
	}
	if (typeof change['hasSeen'] === 'boolean' && userId !== undefined) {
		const others = issue.seenBy.filter((seen) => seen.userId !== userId);
		issue.seenBy = change['hasSeen'] ? [{ userId, lastSeen: world.now() }, ...others] : others;
		delta['hasSeen'] = change['hasSeen'];
	}
	if (typeof change['isPublic'] === 'boolean') {
		issue.isPublic = change['isPublic'];
		issue.shareId = issue.isPublic ? hexOf(32, 'share', issue.id) : null;
		world.addActivity(issue, issue.isPublic ? 'set_public' : 'set_private', userId, {});
		Object.assign(delta, { isPublic: issue.isPublic, shareId: issue.shareId });
	}
	if (typeof change['inbox'] === 'boolean') {
		issue.inbox = change['inbox'];
		delta['inbox'] = change['inbox'];
		if (!issue.inbox) {
			world.addActivity(issue, 'mark_reviewed', userId, {});
		}
	}
	if (change['discard'] === true) {
		issue.status = 'pending_deletion';
	}
	return delta;
}

/** The issue with the most events takes the others in. */
function merge(issues: readonly SampleIssue[], world: World, userId: string | undefined) {
	const [parent, ...children] = [...issues].sort((left, right) => right.count - left.count);
	for (const child of children) {
		child.mergedInto = parent?.id;
	}
	if (parent) {
		world.addActivity(parent, 'merge', userId, { issues: children.map(({ id }) => ({ id })) });
	}
	return { parent: parent?.id, children: children.map(({ id }) => id) };
}
