import { foundingIssue } from '../data/foundingIssue.ts';
import type { Commit, Release } from '../model/release.ts';
import type { SampleIssue } from '../model/issue.ts';
import type { World } from '../model/world.ts';
import { isoMicros } from './date.ts';
import { userAnswer } from './person.ts';

/** A hash becomes its first seven digits; `package@1.2.3` becomes `1.2.3`. */
function shortVersion(version: string): string {
	return /^[0-9a-f]{40}$/.test(version) ? version.slice(0, 7) : (version.split('@').at(-1) ?? version);
}

/** `GET /organizations/{org}/releases/{version}/`, and a row of the list. */
export function releaseAnswer(release: Release, world: World) {
	const issues = world.data.issues.filter((issue) => issue.project === release.project);
	const withIt = issues.filter((issue) => issue.tagValues['release']?.includes(release.version));
	const seen = withIt.map(({ rhythm }) => [rhythm.firstSeen, rhythm.lastSeen]).flat();
	const newGroups = issues.filter((issue) => issue.firstRelease === release.version).length;
	const lastCommit = release.commits[0];
	const authors = new Map(release.commits.map(({ author }) => [author.id, userAnswer(author)]));
	const isHash = /^[0-9a-f]{40}$/.test(release.version);
	const short = shortVersion(release.version);
	return {
		id: release.id,
		version: release.version,
		status: 'open',
		shortVersion: short,
		versionInfo: {
			package: isHash ? null : release.project.slug,
			version: { raw: isHash ? release.version : short },
			description: short,
			buildHash: isHash ? release.version : null,
		},
		ref: lastCommit?.id ?? null,
		url: null,
		dateReleased: release.dateReleased === undefined ? null : isoMicros(release.dateReleased),
		dateCreated: isoMicros(release.dateCreated),
		data: {},
		newGroups,
		owner: null,
		commitCount: release.commits.length,
		lastCommit: lastCommit ? commitAnswer(lastCommit, release) : null,
		deployCount: release.dateReleased === undefined ? 0 : 1,
		lastDeploy:
			release.dateReleased === undefined
				? null
				: {
						id: String(900 + release.id),
						environment: 'production',
						dateStarted: null,
						dateFinished: isoMicros(release.dateReleased),
						name: short,
						url: null,
					},
		authors: [...authors.values()],
		projects: [
			{
				id: Number(release.project.id),
				slug: release.project.slug,
				name: release.project.name,
				newGroups,
				platform: release.project.platform,
				platforms: [release.project.platform],
				hasHealthData: false,
			},
		],
		firstEvent: seen.length === 0 ? null : isoMicros(Math.min(...seen)),
		lastEvent: seen.length === 0 ? null : isoMicros(Math.max(...seen)),
		currentProjectMeta: {},
		userAgent: null,
	};
}

/** `firstRelease` and `lastRelease` of an issue: a version that nobody made a release for has nothing but its name. */
export function releaseOfIssue(issue: SampleIssue, version: string | undefined, world: World) {
	if (version === undefined) {
		return null;
	}
	if (version === foundingIssue.firstRelease.version) {
		return foundingIssue.firstRelease;
	}
	const release = world.release(issue.project.organization, version);
	return release ? releaseAnswer(release, world) : { version };
}

/** A row of `…/releases/{version}/commits/`. */
export function commitAnswer(commit: Commit, release: Release) {
	return {
		id: commit.id,
		message: commit.message,
		dateCreated: isoMicros(commit.dateCreated),
		pullRequest: null,
		suspectCommitType: '',
		repository: repositoryAnswer(commit.repository),
		author: userAnswer(commit.author),
		releases: [
			{
				version: release.version,
				shortVersion: shortVersion(release.version),
				ref: commit.id,
				url: null,
				dateReleased: release.dateReleased === undefined ? null : isoMicros(release.dateReleased),
				dateCreated: isoMicros(release.dateCreated),
			},
		],
	};
}

export function repositoryAnswer(name: string) {
	return {
		id: String(40 + name.length),
		name,
		url: `https://git.example.com/${name}`,
		provider: { id: 'integrations:github', name: 'GitHub' },
		status: 'active',
		integrationId: '12',
		externalSlug: name,
		externalId: String(500 + name.length),
		dateCreated: isoMicros(Date.UTC(2021, 6, 6)),
	};
}
