/** A region of sentry.io: where an organization's data lives. Self-hosted servers have none. */
export type Region = 'us' | 'de';

export interface Organization {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly region: Region;
}

export interface Team {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
}

export interface Project {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly platform: string;
	readonly team: Team;
	readonly organization: Organization;
	readonly environments: readonly string[];
}

export interface Person {
	readonly id: string;
	readonly name: string;
	readonly username: string;
	readonly email: string;
}
