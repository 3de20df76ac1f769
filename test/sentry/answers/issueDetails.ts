import type { Call } from '../http/route.ts';
import type { SampleIssue } from '../model/issue.ts';
import { series } from '../model/rhythm.ts';
import { activityOf } from './activity.ts';
import { isoSeconds } from './date.ts';
import { issueBase } from './issueRow.ts';
import { userAnswer } from './person.ts';
import { releaseOfIssue } from './release.ts';
import { tagSummaries } from './tags.ts';

/** `GET …/issues/{id}/`. */
export function issueDetails(issue: SampleIssue, call: Call) {
	const { world, url } = call;
	const collapse = url.searchParams.getAll('collapse');
	const people = issue.seenBy.flatMap(({ userId, lastSeen }) => {
		const person = world.person(userId);
		return person ? [{ ...userAnswer(person), lastSeen: isoSeconds(lastSeen) }] : [];
	});
	const noted = new Set(issue.activity.flatMap(({ userId }) => (userId === undefined ? [] : [userId])));
	const participants = world.data.people
		.filter(({ id }) => noted.has(id))
		.map((person) => ({ ...userAnswer(person), type: 'user' }));
	return {
		...issueBase(issue, call),
		activity: activityOf(issue, world),
		seenBy: people,
		pluginActions: [],
		pluginIssues: [],
		pluginContexts: [],
		userReportCount: issue.userReports,
		participants,
		...(!collapse.includes('release') && {
			firstRelease: releaseOfIssue(issue, issue.firstRelease, world),
			lastRelease: releaseOfIssue(issue, issue.lastRelease, world),
		}),
		...(!collapse.includes('tags') && { tags: tagSummaries(issue) }),
		...(!collapse.includes('stats') && { stats: statsOf(issue, world.now()) }),
	};
}

function statsOf(issue: SampleIssue, now: number) {
	return (
		issue.documented?.['stats'] ?? {
			'24h': series(issue.rhythm, now, 1, 25),
			'30d': series(issue.rhythm, now, 24, 31),
		}
	);
}
