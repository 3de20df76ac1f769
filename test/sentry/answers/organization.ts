import type { Call } from '../http/route.ts';
import type { Organization, Team } from '../model/organization.ts';
import { isoMicros } from './date.ts';

/** A row of `GET /organizations/`. On a self-hosted server the region's URL is the server's own. */
export function organizationAnswer(
	organization: Organization,
	{ url, regionOrigins }: Pick<Call, 'url' | 'regionOrigins'>,
) {
	const regionUrl = regionOrigins[organization.region] ?? url.origin;
	return {
		id: organization.id,
		slug: organization.slug,
		status: { id: 'active', name: 'active' },
		name: organization.name,
		dateCreated: isoMicros(Date.UTC(2018, 10, 6, 21, 19, 55)),
		isEarlyAdopter: false,
		require2FA: false,
		avatar: { avatarType: 'letter_avatar', avatarUuid: null, avatarUrl: null },
		links: { organizationUrl: regionUrl, regionUrl },
		hasAuthProvider: false,
		allowMemberInvite: true,
		allowMemberProjectCreation: true,
		allowSuperuserAccess: false,
		features: ['advanced-search', 'issue-platform', 'session-replay'],
	};
}

export function teamAnswer(team: Team) {
	return {
		id: team.id,
		slug: team.slug,
		name: team.name,
		dateCreated: isoMicros(Date.UTC(2018, 10, 6, 21, 20, 8)),
		isMember: true,
		teamRole: null,
		flags: { 'idp:provisioned': false },
		access: ['event:read', 'org:read', 'project:read', 'team:read'],
		hasAccess: true,
		isPending: false,
		memberCount: 4,
		avatar: { avatarType: 'letter_avatar', avatarUuid: null },
	};
}
