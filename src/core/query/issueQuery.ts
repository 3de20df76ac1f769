/** What `GET /organizations/{org}/issues/` is asked (SENTRY-API.md §10). The network turns it into parameters. */
export interface IssueQuery {
	/** Sentry's search syntax. Empty text asks for everything; absent means the server's default. */
	readonly query?: string;
	readonly sort?: IssueSort;
	/** Numeric ids. Empty: all that the token may see. */
	readonly projects?: readonly string[];
	readonly environments?: readonly string[];
	/** `24h 7d 14d 30d 90d`. */
	readonly statsPeriod?: string;
	/** Default `24h`. */
	readonly groupStatsPeriod?: '24h' | '14d' | 'auto';
	/** 1 to 100; default 100. */
	readonly limit?: number;
	/** From the page before; opaque. */
	readonly cursor?: string;
}

export type IssueSort = 'date' | 'new' | 'freq' | 'user' | 'trends' | 'recommended' | 'inbox';
