import type { Actor } from './issue.ts';

/** As people spell whom an issue can be assigned to: `#pumps` for a team, the name for a person. Untrusted text. */
export function actorName({ type, name }: Pick<Actor, 'type' | 'name'>): string {
	return type === 'team' && !/^(?:#|team:)/.test(name) ? `#${name}` : name;
}
