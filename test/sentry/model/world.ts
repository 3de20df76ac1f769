import type { JsonObject } from '../../../src/core/json.ts';
import type { SampleIssue } from './issue.ts';
import type { Organization, Person, Project, Team } from './organization.ts';
import type { Release } from './release.ts';
import { readEventId } from './eventId.ts';

export interface SavedSearch {
	readonly id: string;
	readonly name: string;
	readonly query: string;
	readonly sort: string;
	readonly isGlobal: boolean;
}

export interface CodeMapping {
	readonly id: string;
	readonly project: Project;
	readonly repoName: string;
	/** Prefix of frames' paths … */
	readonly stackRoot: string;
	/** … and what it is replaced by, relative to the repository. */
	readonly sourceRoot: string;
	readonly defaultBranch: string;
}

export interface WorldData {
	/** Unix ms: the moment that all dates are relative to. */
	readonly now: number;
	readonly organizations: readonly Organization[];
	readonly projects: readonly Project[];
	readonly teams: readonly Team[];
	readonly people: readonly Person[];
	readonly releases: readonly Release[];
	readonly issues: readonly SampleIssue[];
	readonly savedSearches: readonly SavedSearch[];
	readonly codeMappings: readonly CodeMapping[];
}

/** All that the server knows. Issues change by PUT; the rest stays as it was made. */
export class World {
	readonly data: WorldData;
	readonly #started = Date.now();
	readonly #byId = new Map<string, SampleIssue>();
	readonly #byShortId = new Map<string, SampleIssue>();
	readonly #knownEvents = new Map<string, { readonly issueId: string; readonly index: number }>();
	#lastId = 1000;

	constructor(data: WorldData) {
		this.data = data;
		for (const issue of data.issues) {
			this.#byId.set(issue.id, issue);
			this.#byShortId.set(issue.shortId, issue);
			issue.eventIds.forEach((id, index) => this.#knownEvents.set(id, { issueId: issue.id, index }));
		}
	}

	/** The world's clock (Unix ms): starts at `data.now` and runs. */
	now(): number {
		return this.data.now + (Date.now() - this.#started);
	}

	/** Follows merges. Issues that are being deleted or merged are gone, as in Sentry. */
	issue(id: string): SampleIssue | undefined {
		const issue = this.#byId.get(id);
		const survivor = issue?.mergedInto === undefined ? issue : this.#byId.get(issue.mergedInto);
		return survivor && isVisible(survivor) ? survivor : undefined;
	}

	/** Any case. */
	issueByShortId(shortId: string): SampleIssue | undefined {
		const issue = this.#byShortId.get(shortId.toUpperCase());
		return issue && this.issue(issue.id);
	}

	/** Where the event with these 32 hex digits is: 0 is its issue's latest. */
	event(eventId: string): { readonly issue: SampleIssue; readonly index: number } | undefined {
		const known = this.#knownEvents.get(eventId);
		const found = known ?? readEventId(eventId);
		const issue = found && this.#byId.get(found.issueId);
		// An event that was given an id of its own has no other.
		const hasOther = known === undefined && found !== undefined && issue?.eventIds[found.index] !== undefined;
		return issue && !hasOther && found.index < issue.count ? { issue, index: found.index } : undefined;
	}

	issuesOf(organization: Organization): SampleIssue[] {
		return this.data.issues.filter(
			(issue) =>
				issue.project.organization === organization && issue.mergedInto === undefined && isVisible(issue),
		);
	}

	projectsOf(organization: Organization): Project[] {
		return this.data.projects.filter((project) => project.organization === organization);
	}

	person(id: string): Person | undefined {
		return this.data.people.find((person) => person.id === id);
	}

	team(id: string): Team | undefined {
		return this.data.teams.find((team) => team.id === id);
	}

	release(organization: Organization, version: string): Release | undefined {
		return this.data.releases.find(
			(release) => release.version === version && release.project.organization === organization,
		);
	}

	/** Notes what happened to an issue, newest last. */
	addActivity(issue: SampleIssue, type: string, userId: string | undefined, data: JsonObject): string {
		const id = String(++this.#lastId);
		issue.activity.push({ id, type, userId, data, dateCreated: this.now() });
		return id;
	}
}

function isVisible(issue: SampleIssue): boolean {
	return !['pending_deletion', 'pending_merge', 'deletion_in_progress'].includes(issue.status);
}
