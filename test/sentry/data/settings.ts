import type { CodeMapping, SavedSearch } from '../model/world.ts';
import { billing, controlRoom, pumpStation, telemetryGateway, valveController } from './organizations.ts';

export const savedSearches: readonly SavedSearch[] = [
	{ id: '1', name: 'Unresolved Issues', query: 'is:unresolved', sort: 'date', isGlobal: true },
	{ id: '2', name: 'Assigned To Me', query: 'is:unresolved assigned:me', sort: 'date', isGlobal: true },
	{ id: '3', name: 'Fatal on the Pumps', query: 'is:unresolved level:fatal', sort: 'freq', isGlobal: false },
];

/** Each deployment's folder and where its files are in the sample workspace. */
export const codeMappings: readonly CodeMapping[] = [
	{
		id: '11',
		project: pumpStation,
		repoName: 'interstellar/waterworks',
		stackRoot: 'raven/',
		sourceRoot: 'raven/',
		defaultBranch: 'main',
	},
	{
		id: '12',
		project: telemetryGateway,
		repoName: 'interstellar/waterworks',
		stackRoot: '/srv/gateway/',
		sourceRoot: 'telemetry-gateway/',
		defaultBranch: 'main',
	},
	{
		id: '13',
		project: controlRoom,
		repoName: 'interstellar/waterworks',
		stackRoot: '../src/',
		sourceRoot: 'control-room/src/',
		defaultBranch: 'main',
	},
	{
		id: '14',
		project: billing,
		repoName: 'interstellar/waterworks',
		stackRoot: 'org/interstellar/',
		sourceRoot: 'billing/src/main/java/org/interstellar/',
		defaultBranch: 'main',
	},
	{
		id: '15',
		project: valveController,
		repoName: 'interstellar/waterworks',
		stackRoot: '/srv/valves/',
		sourceRoot: 'valve-controller/',
		defaultBranch: 'main',
	},
];
