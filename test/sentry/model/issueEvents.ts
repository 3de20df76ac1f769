import { hashOf, pick } from './deterministic.ts';
import type { EventBody, EventTag } from './event.ts';
import { eventIdOf } from './eventId.ts';
import type { SampleIssue } from './issue.ts';
import { tagCounts } from './tagCounts.ts';

const STEPS = [7919, 6101, 5303, 4409, 3571, 2749, 1999, 1409] as const;

/** Event `index` of an issue; 0 is the latest, `issue.count - 1` the oldest. */
export interface IssueEvent {
	readonly issue: SampleIssue;
	readonly index: number;
	readonly id: string;
	/** Unix ms. */
	readonly date: number;
	readonly body: EventBody;
	readonly tags: readonly EventTag[];
}

/** Makes the event: an issue with a million events costs nothing until one is asked for. */
export function issueEvent(issue: SampleIssue, index: number): IssueEvent {
	const body = issue.bodies[index % issue.bodies.length] ?? pick(issue.bodies, 0);
	const { firstSeen, lastSeen } = issue.rhythm;
	const age = issue.count < 2 ? 0 : index / (issue.count - 1);
	return {
		issue,
		index,
		id: issue.eventIds[index] ?? eventIdOf(issue.id, index),
		date: Math.round(lastSeen - (lastSeen - firstSeen) * age),
		body,
		tags: tagsOf(issue, index, body),
	};
}

/** Newest first, for `start` ≤ index < `end`. */
export function issueEvents(issue: SampleIssue, start: number, end: number): IssueEvent[] {
	const events: IssueEvent[] = [];
	for (let index = start; index < Math.min(end, issue.count); index++) {
		events.push(issueEvent(issue, index));
	}
	return events;
}

/** The body's own tags, with the values that its issue's tags take over its events, as often as `tagCounts` says. */
function tagsOf(issue: SampleIssue, index: number, body: EventBody): EventTag[] {
	const keys = new Set([...body.tags.map(({ key }) => key), ...Object.keys(issue.tagValues)]);
	return [...keys].sort().flatMap((key) => {
		const value = valueOf(issue, index, key) ?? body.tags.find((tag) => tag.key === key)?.value;
		return value === undefined ? [] : [{ key, value }];
	});
}

/** A walk over all positions, in steps that share no factor with their number, meets each value its exact number of times. */
function valueOf(issue: SampleIssue, index: number, key: string): string | undefined {
	const step = STEPS.find((prime, at) => at >= hashOf(key) % STEPS.length && issue.count % prime !== 0) ?? 1;
	let position = (index * step) % issue.count;
	for (const { value, count } of tagCounts(issue, key)) {
		if (position < count) {
			return value;
		}
		position -= count;
	}
	return undefined;
}
