import { hexOf } from '../model/deterministic.ts';
import type { Person } from '../model/organization.ts';
import type { Assignee } from '../model/issue.ts';
import type { World } from '../model/world.ts';
import { isoMicros } from './date.ts';

/** Sentry's `UserSerializer`. */
export function userAnswer(person: Person) {
	return {
		id: person.id,
		name: person.name,
		username: person.username,
		email: person.email,
		avatarUrl: `https://gravatar.com/avatar/${hexOf(64, 'avatar', person.email)}?s=32&d=mm`,
		isActive: true,
		isSuspended: false,
		hasPasswordAuth: true,
		isManaged: false,
		dateJoined: isoMicros(Date.UTC(2021, 6, 6, 21, 13, 58)),
		lastLogin: isoMicros(Date.UTC(2026, 9, 2, 18, 25, 0)),
		has2fa: person.id === '1',
		lastActive: isoMicros(Date.UTC(2026, 9, 2, 21, 32, 18)),
		isSuperuser: false,
		isStaff: false,
		experiments: {},
		emails: [{ id: `10${person.id}`, email: person.email, is_verified: true }],
		avatar: { avatarType: 'letter_avatar', avatarUuid: null, avatarUrl: null },
	};
}

/** An organization's member. */
export function memberAnswer(person: Person) {
	return {
		id: `20${person.id}`,
		email: person.email,
		name: person.name,
		user: userAnswer(person),
		orgRole: person.id === '1' ? 'owner' : 'member',
		pending: false,
		expired: false,
		flags: {
			'idp:provisioned': false,
			'idp:role-restricted': false,
			'sso:linked': false,
			'sso:invalid': false,
			'member-limit:restricted': false,
			'partnership:restricted': false,
		},
		dateCreated: isoMicros(Date.UTC(2021, 6, 6, 21, 13, 1)),
		inviteStatus: 'approved',
		inviterName: null,
	};
}

/** `assignedTo`: a person or a team. */
export function actorAnswer(world: World, assignee: Assignee | undefined) {
	if (assignee?.type === 'team') {
		const team = world.team(assignee.id);
		return team ? { type: 'team', id: team.id, name: team.slug } : null;
	}
	const person = assignee && world.person(assignee.id);
	return person ? { type: 'user', id: person.id, name: person.name, email: person.email } : null;
}
