import { hashOf, hexOf, pick } from '../model/deterministic.ts';
import type { Project } from '../model/organization.ts';
import type { Commit, Release } from '../model/release.ts';
import { foundingIssue } from './foundingIssue.ts';
import { people, projects, pumpStation } from './organizations.ts';

const DAY = 86_400_000;
/** How long ago (ms) each project's latest release was made. */
export const LATEST_RELEASE_AGE = 10 * DAY;
const SUBJECTS = [
	'Read the pressure sensors in one pass',
	'Retry a valve command once before giving up',
	'Move the tariff table out of the code',
	'Show stale readings in grey',
	'Drop support for the old frame format',
] as const;

/** The versions that a project's issues name, oldest first: what SDKs send as `release`. */
export function versionsOf(project: Project): readonly string[] {
	return ['1.3.2', '1.4.0', '1.5.0-rc.1'].map((version) => `${project.slug}@${version}`);
}

/** Three releases a project, and the founding document's, whose version is a bare commit hash. */
export function sampleReleases(now: number): Release[] {
	const founding: Release = {
		id: 1,
		version: foundingIssue.firstRelease.version,
		project: pumpStation,
		dateCreated: Date.parse(foundingIssue.firstRelease.dateCreated),
		dateReleased: undefined,
		commits: [],
	};
	const others = projects.flatMap((project) =>
		versionsOf(project).map((version, at): Release => {
			const dateCreated = now - LATEST_RELEASE_AGE - (2 - at) * 25 * DAY;
			return {
				id: Number(project.id) * 10 + at,
				version,
				project,
				dateCreated,
				dateReleased: at < 2 ? dateCreated + 3_600_000 : undefined,
				commits: at === 0 ? [] : commitsOf(project, version, dateCreated),
			};
		}),
	);
	return [founding, ...others];
}

function commitsOf(project: Project, version: string, released: number): Commit[] {
	return [0, 1, 2].map((at) => ({
		id: hexOf(40, 'commit', version, at),
		message: `${pick(SUBJECTS, hashOf(version, at))} (#${100 + (hashOf(version, at) % 400)})`,
		author: pick(people, hashOf('author', version, at)),
		dateCreated: released - (at + 1) * 7_200_000,
		repository: `interstellar/${project.slug}`,
	}));
}
