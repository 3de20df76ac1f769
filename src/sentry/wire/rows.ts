import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import type { Attachment } from '../../core/issue/event.ts';
import type { SuspectCommit, TagDistribution, TagValue, UserReport } from '../../core/issue/issue.ts';
import { actor } from './actor.ts';
import { anything, count, date, exactText, list, number, optional, text, webUrl, words } from './field.ts';
import { eventIdOf, repositoryName } from './issue.ts';
import { tagSummary } from './issueDetails.ts';
import { present } from './present.ts';

/** `GET …/tags/{key}/values/` and the `topValues` of `GET …/issues/{id}/tags/`. Empty text is a value too. */
export const tagValue = z.pipe(
	z.object({ value: text, name: text, key: text, count, firstSeen: date, lastSeen: date }),
	z.transform(({ value, name, key: _key, count, ...seen }): TagValue | undefined => {
		const own = value ?? name;
		return own === undefined ? undefined : present({ value: own, name: name || own, count, ...seen });
	}),
);

/** A row of `GET …/issues/{id}/tags/`. */
export const tagDistribution = z.pipe(
	z.looseObject({ topValues: list(tagValue, 200) }),
	z.transform((raw): TagDistribution | undefined => {
		const summary = z.safeParse(tagSummary, raw).data;
		return summary && { ...summary, topValues: raw.topValues };
	}),
);

export const attachment = z.pipe(
	z.object({ id: words, name: words, size: number, mimetype: words, type: words, dateCreated: date }),
	z.transform(({ id, name, ...rest }): Attachment | undefined =>
		id === undefined ? undefined : present({ id, name: name ?? id, ...rest }),
	),
);

export const userReport = z.pipe(
	z.object({
		id: words,
		eventID: words,
		event: anything,
		name: words,
		email: words,
		comments: exactText,
		dateCreated: date,
	}),
	z.transform(({ id, eventID, event, comments, ...rest }): UserReport => {
		const inner = isObject(event) ? z.safeParse(words, event['eventID'] ?? event['id']).data : undefined;
		return present({
			id: id ?? '',
			eventId: eventIdOf(eventID) ?? eventIdOf(inner),
			comments: comments ?? '',
			...rest,
		});
	}),
);

const commitFields = z.object({
	id: words,
	message: exactText,
	author: actor,
	dateCreated: date,
	score: number,
	repository: anything,
	pullRequest: anything,
	url: webUrl,
});

/** A row of `GET …/releases/{version}/commits/`, and of `committers`. */
export const commit = z.pipe(
	commitFields,
	z.transform(({ id, repository, pullRequest, url, ...rest }): SuspectCommit | undefined =>
		id === undefined
			? undefined
			: present({
					id,
					...rest,
					repository: repositoryName(repository),
					url:
						url ?? z.safeParse(webUrl, isObject(pullRequest) ? pullRequest['externalUrl'] : undefined).data,
				}),
	),
);

/** `{committers: [{author, commits: […]}]}` flattened, in the server's order: the likeliest first. */
export const suspectCommits = z.pipe(
	z.object({ committers: list(z.object({ author: actor, commits: list(commit, 100) }), 100) }),
	z.transform(({ committers }) =>
		committers.flatMap(({ author, commits }) =>
			commits.map((one): SuspectCommit => (one.author || !author ? one : { ...one, author })),
		),
	),
);

/** A row of `GET …/code-mappings/`. A mapping from nothing to nothing is one too: the roots are the same. */
export const codeMapping = z.pipe(
	z.object({ projectId: words, projectSlug: words, repoName: words, stackRoot: text, sourceRoot: text }),
	z.transform(({ stackRoot, sourceRoot, ...rest }) =>
		stackRoot === undefined || sourceRoot === undefined
			? undefined
			: present({ stackRoot, sourceRoot, ...rest }),
	),
);

const sorts = ['date', 'new', 'freq', 'user', 'trends', 'recommended', 'inbox'] as const;

export const savedSearch = z.pipe(
	z.object({ id: words, name: words, query: text, sort: text }),
	z.transform(({ id, name, query, sort }) =>
		id === undefined || query === undefined
			? undefined
			: present({ id, name: name ?? query, query, sort: sorts.find((one) => one === sort) }),
	),
);

export const environment = z.pipe(
	z.object({ name: text }),
	z.transform(({ name }) => name),
);

export const organizationRow = z.pipe(
	z.object({ id: words, slug: words, name: words, links: optional(z.object({ regionUrl: webUrl })) }),
	z.transform(({ id, slug, name, links }) =>
		slug === undefined ? undefined : present({ id, slug, name: name ?? slug, regionUrl: links?.regionUrl }),
	),
);

export const regions = z.pipe(
	z.object({ regions: list(z.object({ name: text, url: webUrl }), 50) }),
	z.transform(({ regions }) =>
		regions.flatMap(({ url }) => (url === undefined ? [] : [new URL(url).origin])),
	),
);

/** `GET /`. */
export const whoAmI = z.pipe(
	z.object({
		auth: optional(z.object({ scopes: list(words, 200) })),
		user: actor,
	}),
	z.transform(({ auth, user }) => present({ scopes: auth?.scopes ?? [], user })),
);
