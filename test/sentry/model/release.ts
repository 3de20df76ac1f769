import type { Person, Project } from './organization.ts';

export interface Commit {
	/** 40 hex digits. */
	readonly id: string;
	readonly message: string;
	readonly author: Person;
	/** Unix ms. */
	readonly dateCreated: number;
	readonly repository: string;
}

export interface Release {
	readonly id: number;
	readonly version: string;
	readonly project: Project;
	/** Unix ms. */
	readonly dateCreated: number;
	readonly dateReleased: number | undefined;
	/** Newest first; empty when nobody told Sentry of commits. */
	readonly commits: readonly Commit[];
}
