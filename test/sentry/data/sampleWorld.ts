import { fraction, hashOf, pick } from '../model/deterministic.ts';
import type { EventBody } from '../model/event.ts';
import type { SampleIssue } from '../model/issue.ts';
import type { Project } from '../model/organization.ts';
import { World } from '../model/world.ts';
import { detectedBodies } from './detectedBodies.ts';
import { foundingEventId, foundingIssue } from './foundingIssue.ts';
import { madeBody } from './bodies.ts';
import { madeBodies } from './madeBodies.ts';
import { makeIssue } from './makeIssue.ts';
import { lighthouse, organizations, people, projects, pumpStation, teams } from './organizations.ts';
import { codeMappings, savedSearches } from './settings.ts';
import { sampleReleases, versionsOf } from './releases.ts';
import { touch } from './touch.ts';

const HOUR = 3_600_000;
const BASE_ISSUES = 70;
const FIRST_GENERATED_ID = 1001;

/** The sample data, and `more` generated issues. The same `now` (Unix ms) and number give the same world. */
export function sampleWorld(now: number, more: number): World {
	const numbers = new Map<Project, number>([[pumpStation, 1]]);
	const numberFor = (project: Project) => {
		const number = (numbers.get(project) ?? 0) + 1;
		numbers.set(project, number);
		return number;
	};
	const bodies = [...madeBodies, ...detectedBodies];
	const issues: SampleIssue[] = [theFoundingIssue()];
	for (let id = 2; id <= BASE_ISSUES; id++) {
		const { project, body } = pick(bodies, id - 2);
		const issue = issueOf(id, numberFor(project), project, body, now, id * id * 0.35 * HOUR);
		touch(issue, id, now);
		issues.push(issue);
	}
	const colony = issueOf(900, numberFor(lighthouse), lighthouse, pick(madeBodies, 0).body, now, HOUR);
	issues.push(colony);
	for (let at = 0; at < more; at++) {
		const id = FIRST_GENERATED_ID + at;
		const { project, body } = pick(madeBodies, hashOf('generated', at));
		const age = fraction(hashOf('age', at)) ** 2 * 85 * 24 * HOUR;
		issues.push(issueOf(id, numberFor(project), project, body, now, age, `${body.title} (${id})`));
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

/** `age` is how long ago (ms) it was last seen. */
function issueOf(
	id: number,
	number: number,
	project: Project,
	body: EventBody,
	now: number,
	age: number,
	title?: string,
): SampleIssue {
	const hash = hashOf('life', id);
	const lastSeen = Math.floor(now - age - 90_000);
	const versions = versionsOf(project);
	const issue = makeIssue({
		id,
		number,
		project,
		bodies: [body],
		lastSeen,
		firstSeen: lastSeen - Math.floor(fraction(hash) ** 3 * 40 * 24 * HOUR),
		eventsPerHour: 0.05 + fraction(hashOf('rate', id)) ** 4 * 20,
		versions: id % 6 === 5 ? [] : versions.slice(hash % 2, (hash % 2) + 2),
		...(title !== undefined && { title }),
	});
	return issue;
}

/** Number 1: its fields are those of the documentation; what newer servers add is set here. */
function theFoundingIssue(): SampleIssue {
	const body = madeBody({
		platform: 'python',
		type: foundingIssue.type,
		level: foundingIssue.level,
		title: foundingIssue.title,
		message: foundingIssue.title,
		culprit: foundingIssue.culprit,
		metadata: foundingIssue.metadata,
		release: foundingIssue.firstRelease.version,
		entries: [{ type: 'message', data: { formatted: foundingIssue.title, message: null, params: null } }],
	});
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
		priority: null,
	};
}
