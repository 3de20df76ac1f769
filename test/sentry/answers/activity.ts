import type { Activity, SampleIssue } from '../model/issue.ts';
import type { World } from '../model/world.ts';
import { isoSeconds } from './date.ts';
import { userAnswer } from './person.ts';

/** One item of an issue's activity. */
export function activityAnswer(activity: Activity, world: World) {
	const person = activity.userId === undefined ? undefined : world.person(activity.userId);
	return {
		id: activity.id,
		user: person ? userAnswer(person) : null,
		type: activity.type,
		data: activity.data,
		dateCreated: isoSeconds(activity.dateCreated),
	};
}

/** The 100 newest, newest first; `first_seen` comes last, with the id "0". */
export function activityOf(issue: SampleIssue, world: World) {
	const items = [...issue.activity].sort((left, right) => right.dateCreated - left.dateCreated).slice(0, 100);
	const first: Activity = {
		id: '0',
		type: 'first_seen',
		userId: undefined,
		data: issue.priority === null ? {} : { priority: issue.priority },
		dateCreated: issue.rhythm.firstSeen,
	};
	return [...items, first].map((activity) => activityAnswer(activity, world));
}

/** `…/notes/`: what people wrote, newest first. */
export function commentsOf(issue: SampleIssue): Activity[] {
	return issue.activity
		.filter(({ type }) => type === 'note')
		.sort((left, right) => right.dateCreated - left.dateCreated);
}
