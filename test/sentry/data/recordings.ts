import { readFileSync } from 'node:fs';
import type { EventBody } from '../model/event.ts';
import type { Project } from '../model/organization.ts';
import { billing, controlRoom, pumpStation, telemetryGateway, valveController } from './organizations.ts';
import { readRecordings } from './recording.ts';

export interface RecordedBody {
	readonly project: Project;
	readonly name: string;
	readonly isOld: boolean;
	readonly body: EventBody;
}

/** Everything in `recordings/`, one of each project in turn. */
export function recordedBodies(): RecordedBody[] {
	const lists = [pumpStation, telemetryGateway, controlRoom, billing, valveController].map((project) =>
		readProject(project),
	);
	const longest = Math.max(...lists.map(({ length }) => length));
	return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}

function readProject(project: Project): RecordedBody[] {
	const text = readFileSync(new URL(`../recordings/${project.slug}.json`, import.meta.url), 'utf8');
	return readRecordings(text).map(({ name, isOld, recordedAt, body }) => ({
		project,
		name,
		isOld,
		body: { ...body, recordedAt },
	}));
}
