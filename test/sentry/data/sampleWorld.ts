import { fraction, hashOf, pick } from '../model/deterministic.ts';
import type { EventBody } from '../model/event.ts';
import type { SampleIssue } from '../model/issue.ts';
import type { Project } from '../model/organization.ts';
import { World } from '../model/world.ts';
import { detectedBodies } from './detectedBodies.ts';
import { foundingEventId, foundingIssue } from './foundingIssue.ts';
import { makeIssue } from './makeIssue.ts';
import { oddBodies } from './oddBodies.ts';
import { lighthouse, organizations, people, projects, pumpStation, teams } from './organizations.ts';
import { type RecordedBody, recordedBodies } from './recordings.ts';
import { LATEST_RELEASE_AGE, sampleReleases, versionsOf } from './releases.ts';
import { codeMappings, savedSearches } from './settings.ts';
import { touch } from './touch.ts';

const HOUR = 3_600_000;
const FIRST_GENERATED_ID = 1001;
const COLONY_ID = 901;
/** Of sixteen issues (see `touch`) these came with their project’s latest release, if they were seen since. */
const BROKE_LAST: readonly number[] = [1, 5];

/**
 * The sample data: the founding document's issue (1), the recorded ones (2 …), those that Sentry detects, odd ones, one of
 * the second organization, and `more` generated ones (1001 …). The same `now` (Unix ms) and number give the same world.
 */
export function sampleWorld(now: number, more: number): World {
	const numbers = new Map<Project, number>([[pumpStation, 1]]);
	const recorded = recordedBodies();
	const founding = recorded.find(({ name }) => name === 'check');
	const others = [...recorded.filter((each) => each !== founding), ...detectedBodies, ...oddBodies];
	const issues = founding ? [theFoundingIssue(founding.body)] : [];
	for (const [at, { project, body }] of others.entries()) {
		const id = at + 2;
		const issue = issueOf({ id, project, body, now, age: at ** 2 * 0.2 * HOUR, numbers });
		touch(issue, id, now);
		issues.push(issue);
	}
	issues.push(...gone(others, now, numbers));
	const [{ body }] = recorded as [RecordedBody];
	issues.push(issueOf({ id: COLONY_ID, project: lighthouse, body, now, age: HOUR, numbers }));
	for (let at = 0; at < more; at++) {
		const id = FIRST_GENERATED_ID + at;
		const { project, body } = pick(recorded, hashOf('generated', at));
		const age = fraction(hashOf('age', at)) ** 2 * 85 * 24 * HOUR;
		issues.push(issueOf({ id, project, body, now, age, numbers, title: `${body.title} (${id})` }));
	}
	return new World({
		now,
		organizations,
		projects,
		teams,
		people,
		releases: sampleReleases(now),
		issues,
		savedSearches,
		codeMappings,
	});
}

interface Making {
	readonly id: number;
	readonly project: Project;
	readonly body: EventBody;
	readonly now: number;
	/** How long ago (ms) it was last seen. */
	readonly age: number;
	/** The last number of each project's short ids. */
	readonly numbers: Map<Project, number>;
	readonly title?: string;
}

function issueOf({ id, project, body, now, age, numbers, title }: Making): SampleIssue {
	const number = (numbers.get(project) ?? 0) + 1;
	numbers.set(project, number);
	const hash = hashOf('life', id);
	const lastSeen = Math.floor(now - age - 90_000);
	const firstSeen = lastSeen - Math.floor(fraction(hash) ** 3 * 40 * 24 * HOUR);
	const brokeLast = body.release !== null && BROKE_LAST.includes(id % 16) && age < LATEST_RELEASE_AGE;
	return makeIssue({
		id,
		number,
		project,
		bodies: [body],
		lastSeen,
		firstSeen: brokeLast ? Math.max(firstSeen, now - LATEST_RELEASE_AGE) : firstSeen,
		eventsPerHour: 0.05 + fraction(hashOf('rate', id)) ** 4 * 20,
		versions: brokeLast ? versionsOf(project).slice(-1) : versionsUpTo(body.release, project, hash),
		...(title !== undefined && { title }),
	});
}

/** From the first release that had the issue to the one that its latest event names. */
function versionsUpTo(latest: string | null, project: Project, hash: number): readonly string[] {
	if (latest === null) {
		return [];
	}
	const version = `${project.slug}@${latest.split('@').at(-1) ?? ''}`;
	const known = versionsOf(project);
	const end = known.indexOf(version) + 1;
	return end === 0 ? [version] : known.slice(hash % end, end);
}

/** Issues that a server no longer shows: one that is being deleted, and one that was merged into issue 2. */
function gone(
	bodies: readonly Pick<RecordedBody, 'project' | 'body'>[],
	now: number,
	numbers: Making['numbers'],
) {
	const [first, second] = bodies;
	if (!first || !second) {
		return [];
	}
	const deleted = issueOf({ id: 902, ...second, now, age: HOUR, numbers });
	deleted.status = 'pending_deletion';
	const merged = issueOf({ id: 903, ...first, now, age: HOUR, numbers });
	merged.mergedInto = '2';
	return [deleted, merged];
}

/** Number 1: its fields are those of the documentation; what newer servers add is set here. */
function theFoundingIssue(recorded: EventBody): SampleIssue {
	const body = { ...recorded, release: foundingIssue.firstRelease.version };
	const seen = Date.parse(foundingIssue.firstSeen);
	const issue = makeIssue({
		id: 1,
		number: 1,
		project: pumpStation,
		bodies: [body],
		firstSeen: seen,
		lastSeen: seen,
		eventsPerHour: 0,
		versions: [foundingIssue.firstRelease.version],
	});
	return {
		...issue,
		count: 1,
		userCount: 0,
		lastRelease: undefined,
		eventIds: [foundingEventId],
		documented: foundingIssue,
		metadata: foundingIssue.metadata,
	};
}
