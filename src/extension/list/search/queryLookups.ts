import type { Lookup, Offered } from '../../../core/query/completeQuery.ts';
import type { SentryApi } from '../../../sentry/api.ts';
import { forgetOldest } from '../../platform/forgetOldest.ts';

export interface QueryLookupsOptions {
	readonly api: () => Promise<Pick<SentryApi, 'tagKeys' | 'tagValues' | 'members' | 'teams' | 'projects'>>;
	readonly organization: string;
	/** Numeric ids; empty means all. */
	readonly projects: readonly string[];
}

/** Answers kept; the oldest goes first. */
const maxKept = 100;

/** What the server knows of tags and their values, each asked for once as long as a search box is open. */
export class QueryLookups {
	readonly #options: QueryLookupsOptions;
	readonly #kept = new Map<string, readonly Offered[]>();

	constructor(options: QueryLookupsOptions) {
		this.#options = options;
	}

	/** What was told before, at once. */
	known(lookup: Lookup): readonly Offered[] | undefined {
		return this.#kept.get(keyOf(lookup));
	}

	/** Asks the server unless it was asked. A server or token that does not tell offers nothing. */
	async find(lookup: Lookup, signal: AbortSignal): Promise<readonly Offered[]> {
		const key = keyOf(lookup);
		const known = this.#kept.get(key);
		if (known) {
			return known;
		}
		let offered: readonly Offered[] = [];
		try {
			offered = await this.#ask(lookup, signal);
		} catch {
			if (signal.aborted) {
				return [];
			}
			// Kept as nothing: a token without the scope would be refused at every letter.
		}
		this.#kept.set(key, offered);
		forgetOldest(this.#kept, maxKept);
		return offered;
	}

	async #ask({ source, key, prefix }: Lookup, signal: AbortSignal): Promise<readonly Offered[]> {
		const { organization, projects } = this.#options;
		const api = await this.#options.api();
		switch (source) {
			case 'tagKeys':
				return (await api.tagKeys(organization, projects, signal)).map(({ key: tag, name }) => ({
					value: tag,
					...(name !== '' && name !== tag && { description: name }),
				}));
			case 'tagValues':
			case 'releases': {
				const values = await api.tagValues(organization, key, prefix, projects, signal);
				return values.map(({ value }) => ({ value }));
			}
			case 'members': {
				const [members, teams] = await Promise.allSettled([
					api.members(organization, projects, signal),
					api.teams(organization, signal),
				]);
				signal.throwIfAborted();
				return [
					...(members.status === 'fulfilled' ? members.value : []).flatMap(({ email, name }) =>
						email === undefined ? [] : [{ value: email, description: name }],
					),
					...(teams.status === 'fulfilled' ? teams.value : []).map(({ name }) => ({ value: `#${name}` })),
				];
			}
			case 'projects':
				return (await api.projects(organization, signal)).map(({ slug, name }) => ({
					value: slug,
					...(name !== slug && { description: name }),
				}));
		}
	}
}

/** Values are asked for by what they start with; of the others there is one list. */
function keyOf({ source, key, prefix }: Lookup): string {
	return source === 'tagValues' || source === 'releases' ? JSON.stringify([key, prefix]) : source;
}
