import type { Organization, Person, Project, Team } from '../model/organization.ts';

/** The founding document's organization. Its project, Pump Station, is number 2, as documented. */
export const jurisdiction: Organization = {
	id: '2',
	slug: 'the-interstellar-jurisdiction',
	name: 'The Interstellar Jurisdiction',
	region: 'us',
};

/** A second one, in the other region. */
export const colonies: Organization = {
	id: '4505',
	slug: 'outer-colonies',
	name: 'Outer Colonies',
	region: 'de',
};

const powerfulAbolitionist: Team = { id: '2', slug: 'powerful-abolitionist', name: 'Powerful Abolitionist' };
const waterworks: Team = { id: '3', slug: 'waterworks', name: 'Waterworks' };
export const teams: readonly Team[] = [powerfulAbolitionist, waterworks];

const environments = ['production', 'staging', 'development'];

export const pumpStation: Project = {
	id: '2',
	slug: 'pump-station',
	name: 'Pump Station',
	platform: 'python',
	team: powerfulAbolitionist,
	organization: jurisdiction,
	environments,
};
export const controlRoom: Project = {
	id: '5',
	slug: 'control-room',
	name: 'Control Room',
	platform: 'javascript',
	team: waterworks,
	organization: jurisdiction,
	environments,
};
export const telemetryGateway: Project = {
	id: '6',
	slug: 'telemetry-gateway',
	name: 'Telemetry Gateway',
	platform: 'node',
	team: waterworks,
	organization: jurisdiction,
	environments,
};
export const billing: Project = {
	id: '7',
	slug: 'billing',
	name: 'Billing',
	platform: 'java',
	team: powerfulAbolitionist,
	organization: jurisdiction,
	environments,
};
export const valveController: Project = {
	id: '8',
	slug: 'valve-controller',
	name: 'Valve Controller',
	platform: 'go',
	team: waterworks,
	organization: jurisdiction,
	environments,
};
export const lighthouse: Project = {
	id: '4506',
	slug: 'lighthouse',
	name: 'Lighthouse',
	platform: 'python',
	team: powerfulAbolitionist,
	organization: colonies,
	environments: ['production'],
};

export const organizations: readonly Organization[] = [jurisdiction, colonies];
export const projects: readonly Project[] = [
	pumpStation,
	controlRoom,
	telemetryGateway,
	billing,
	valveController,
	lighthouse,
];

export const people: readonly Person[] = [
	{ id: '1', name: 'Jane Schmidt', username: 'jane.schmidt@example.com', email: 'jane.schmidt@example.com' },
	{ id: '2', name: 'Rahul Okafor', username: 'rahul', email: 'rahul.okafor@example.com' },
	{
		id: '3',
		name: 'Mina Lindqvist',
		username: 'mina.lindqvist@example.com',
		email: 'mina.lindqvist@example.com',
	},
	{ id: '4', name: 'Tomás Ferreira', username: 'tomas', email: 'tomas.ferreira@example.com' },
];
