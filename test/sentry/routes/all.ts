import type { Route } from '../http/route.ts';
import { eventRoutes } from './events.ts';
import { issueRoutes } from './issue.ts';
import { issueListRoutes } from './issues.ts';
import { organizationRoutes } from './organizations.ts';
import { releaseRoutes } from './releases.ts';
import { rootRoutes } from './root.ts';
import { seriesRoutes } from './series.ts';
import { updateRoutes } from './update.ts';

/** Every route of the sample server. */
export const allRoutes: readonly Route[] = [
	...rootRoutes,
	...organizationRoutes,
	...issueListRoutes,
	...issueRoutes,
	...eventRoutes,
	...releaseRoutes,
	...seriesRoutes,
	...updateRoutes,
];
