import * as z from 'zod/mini';
import type { Actor } from '../../core/issue.ts';
import { date, optional, text, words } from './field.ts';
import { present } from './present.ts';

/**
 * A user or team. Today `{type, id, name, email}`; old servers leave `type` out, commits have authors without an id, apps
 * have a name only, and some clients know a bare string (API.md §3 assignedTo).
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
	const name = raw.name ?? raw.displayName ?? raw.username ?? raw.slug ?? raw.email ?? raw.id;
	const id = raw.id ?? raw.email ?? name;
	if (id === undefined || name === undefined) {
		return undefined;
	}
	return present({
		type: raw.type === 'team' ? ('team' as const) : ('user' as const),
		id,
		name,
		email: raw.email,
		lastSeen: raw.lastSeen,
	});
}

function fromText(value: string): Actor | undefined {
	const [, type, id] = /^(user|team):(.{1,200})$/s.exec(value) ?? [];
	const name = (id ?? value).slice(0, 200);
	return name === '' ? undefined : { type: type === 'team' ? 'team' : 'user', id: name, name };
}

/** Absent when there is nobody. */
export const actor = optional(
	z.union([z.pipe(object, z.transform(fromObject)), z.pipe(z.string(), z.transform(fromText))]),
);

/** A row of `GET …/teams/` or a team elsewhere: the slug is the name that people know. */
export const team = z.pipe(
	z.object({ id: words, slug: words, name: words }),
	z.transform(({ id, slug, name }): Actor | undefined => {
		const shown = slug ?? name ?? id;
		return id !== undefined && shown !== undefined ? { type: 'team', id, name: shown } : undefined;
	}),
);

/** A row of `GET …/members/` (the user is inside; absent while invited) or of `GET …/users/`. */
export const member = z.pipe(
	z.object({ id: words, name: words, email: words, user: actor }),
	z.transform(({ user }) => user),
);
