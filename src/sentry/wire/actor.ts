import * as z from 'zod/mini';
import type { Actor } from '../../core/issue/issue.ts';
import { date, optional, text, words } from './field.ts';
import { present } from './present.ts';

/**
 * A user or team. Today `{type, id, name, email}`; old servers leave `type` out, commits have authors without an id, apps
 * have a name only, and some clients know a bare string (SENTRY-API.md §11).
 */
const object = z.object({
	type: text,
	id: words,
	name: words,
	displayName: words,
	username: words,
	slug: words,
	email: words,
	lastSeen: date,
});

function fromObject(raw: z.output<typeof object>): Actor | undefined {
	const type = raw.type === 'team' ? ('team' as const) : ('user' as const);
	const name = raw.name ?? raw.displayName ?? raw.username ?? raw.slug ?? raw.email;
	const id = raw.id ?? raw.email ?? name;
	if (id === undefined) {
		return undefined;
	}
	return present({
		type,
		id,
		name: name ?? `${type}:${id}`,
		email: raw.email,
		lastSeen: raw.lastSeen,
	});
}

function fromText(value: string): Actor | undefined {
	const [, type, id] = /^(user|team):(.{1,200})$/s.exec(value) ?? [];
	const own = (id ?? value).slice(0, 200);
	return own === ''
		? undefined
		: { type: type === 'team' ? 'team' : 'user', id: own, name: /^\d+$/.test(own) ? value : own };
}

const someone = [z.pipe(object, z.transform(fromObject)), z.pipe(z.string(), z.transform(fromText))] as const;

/** Absent when there is nobody, or it cannot be read. */
export const actor = optional(z.union(someone));

/** `null`: the server says that there is nobody. */
export const actorOrNobody = optional(z.union([z.null(), ...someone]));

/** A row of `GET …/teams/` or a team elsewhere: the slug is the name that people know. */
export const team = z.pipe(
	z.object({ id: words, slug: words, name: words }),
	z.transform(({ id, slug, name }): Actor | undefined => {
		return id === undefined ? undefined : { type: 'team', id, name: slug ?? name ?? `team:${id}` };
	}),
);

/** A row of `GET …/members/` (the user is inside; absent while invited) or of `GET …/users/`. */
export const member = z.pipe(
	z.object({ id: words, name: words, email: words, user: actor }),
	z.transform(({ user }) => user),
);
