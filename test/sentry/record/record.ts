/**
 * Records what the sample programs send to Sentry, into `test/sentry/recordings/`.
 *
 *     node test/sentry/record/record.ts [pump-station telemetry-gateway control-room billing valve-controller]
 *
 * Installs Sentry's SDKs into a temporary folder (Python 3.11, Node.js, Go, Java 17 with Maven and Chromium must be
 * there), runs every scenario with a DSN on loopback, turns what arrives into the API's shape, takes the machine out of
 * it, and writes one file a project. Only the recordings are needed to run the sample server.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Recording, writeRecordings } from '../data/recording.ts';
import { browserScenarios, installBrowser } from './browser.ts';
import { goScenarios, installGo } from './go.ts';
import { startIngest } from './ingest.ts';
import { installJava, javaScenarios } from './java.ts';
import { installNode, nodeScenarios } from './node.ts';
import { type Program, type RecordedScenario, recordProgram } from './program.ts';
import { installPython, pythonScenarios } from './python.ts';
import { scrub } from './scrub.ts';
import { applySourceMap } from './sourceMap.ts';
import type { StoredEvent } from './storedEvent.ts';
import { toBody } from './toBody.ts';

const recordings = fileURLToPath(new URL('../recordings/', import.meta.url));
const wanted = process.argv.slice(2);
const temporary = await mkdtemp(path.join(tmpdir(), 'culprit-record-'));
const ingest = await startIngest();

const simple = [
	{ name: 'pump-station', install: installPython, scenarios: pythonScenarios },
	{ name: 'telemetry-gateway', install: installNode, scenarios: nodeScenarios },
	{ name: 'valve-controller', install: installGo, scenarios: goScenarios },
	{ name: 'billing', install: installJava, scenarios: javaScenarios },
];

try {
	await mkdir(recordings, { recursive: true });
	for (const { name, install, scenarios } of simple) {
		if (isWanted(name)) {
			const program = await install(temporary);
			await write(program, await recordProgram(program, scenarios, ingest));
		}
	}
	if (isWanted('control-room')) {
		const browser = await installBrowser(temporary, ingest);
		try {
			const recorded = await recordProgram(browser, browserScenarios, ingest);
			await write(browser, recorded, (event, isOld) =>
				applySourceMap(event, browser.maps.get(isOld ? 'old' : 'new') ?? ''),
			);
		} finally {
			await browser.close();
		}
	}
} finally {
	await ingest.close();
	await rm(temporary, { recursive: true, force: true });
}

function isWanted(project: string): boolean {
	return wanted.length === 0 || wanted.includes(project);
}

/** One issue an event: a scenario that sends several makes several. */
async function write(
	program: Program,
	recorded: readonly RecordedScenario[],
	map: (event: StoredEvent, isOld: boolean) => StoredEvent = (event) => event,
): Promise<void> {
	const issues = recorded.flatMap(({ scenario, events }) =>
		events.map((event, at): Recording => {
			const isOld = scenario.release === 'old';
			const clean = scrub(event, program.paths, program.serverName);
			return {
				name: events.length === 1 ? scenario.name : `${scenario.name}-${at + 1}`,
				isOld,
				recordedAt: timeOf(event),
				body: toBody(map(clean, isOld), clean),
			};
		}),
	);
	await writeFile(path.join(recordings, `${program.project}.json`), writeRecordings(issues));
}

/** Unix ms: SDKs send seconds or text, and a browser's report has no time. */
function timeOf({ timestamp }: StoredEvent): number {
	return typeof timestamp === 'number'
		? Math.round(timestamp * 1000)
		: Date.parse(timestamp ?? '') || Date.now();
}
