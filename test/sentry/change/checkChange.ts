import type { Json, JsonObject } from '../../../src/core/json.ts';
import { badRequest } from '../http/reply.ts';
import type { Assignee, SampleIssue } from '../model/issue.ts';
import type { World } from '../model/world.ts';

const STATUSES = ['resolved', 'unresolved', 'ignored', 'resolvedInNextRelease', 'muted'];
const SUBSTATUSES = [
	'archived_until_escalating',
	'archived_until_condition_met',
	'archived_forever',
	'escalating',
	'ongoing',
	'regressed',
	'new',
];

/** Sentry's `GroupValidator`, as far as its refusals can be met. Throws 400 with `{field: [message]}`. */
export function checkChange(issues: readonly SampleIssue[], change: JsonObject, world: World): void {
	const { status, substatus, priority, statusDetails } = change;
	if (status !== undefined && !STATUSES.includes(textOf(status))) {
		throw badRequest({ status: [`"${textOf(status)}" is not a valid choice.`] });
	}
	if (substatus !== undefined && substatus !== null && !SUBSTATUSES.includes(textOf(substatus))) {
		throw badRequest({ substatus: [`"${textOf(substatus)}" is not a valid choice.`] });
	}
	if (priority !== undefined && !['low', 'medium', 'high'].includes(textOf(priority))) {
		throw badRequest({ priority: [`"${textOf(priority)}" is not a valid choice.`] });
	}
	const { assignedTo } = change;
	if (assignedTo !== undefined && !isNobody(assignedTo) && assigneeOf(assignedTo, world) === undefined) {
		throw badRequest({ assignedTo: ['Unknown actor input'] });
	}
	const details = objectOf(statusDetails);
	const version = details['inRelease'];
	const known = issues.every(
		({ project }) =>
			version === 'latest' || world.release(project.organization, textOf(version ?? '')) !== undefined,
	);
	if (version !== undefined && !known) {
		throw badRequest({ statusDetails: { inRelease: ['Unable to find a release with the given version.'] } });
	}
	const window = details['ignoreWindow'];
	if (typeof window === 'number' && window > 10_080) {
		throw badRequest({
			statusDetails: { ignoreWindow: ['Ensure this value is less than or equal to 10080.'] },
		});
	}
}

/** Unassigns. */
export function isNobody(asked: Json): boolean {
	return asked === '' || asked === null;
}

/** `user:ID`, `team:ID`, a number (a user), a username or an address. */
export function assigneeOf(asked: Json, world: World): Assignee | undefined {
	const text = textOf(asked);
	const team = /^team:(\d+)$/.exec(text)?.[1];
	if (team !== undefined) {
		return world.team(team) && { type: 'team', id: team };
	}
	const wanted = text.replace(/^user:/, '');
	const person = world.data.people.find(({ id, username, email }) => [id, username, email].includes(wanted));
	return person && { type: 'user', id: person.id };
}

export function objectOf(value: Json | undefined): JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function textOf(value: Json): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}
