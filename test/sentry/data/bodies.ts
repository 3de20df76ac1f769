import type { JsonObject } from '../../../src/core/json.ts';
import { hexOf } from '../model/deterministic.ts';
import type { EventBody } from '../model/event.ts';

/** A body that no SDK has sent: for what Sentry itself detects, or for what no SDK of ours can send. */
export function madeBody(
	given: Partial<EventBody> &
		Pick<EventBody, 'platform' | 'type' | 'level' | 'title' | 'culprit' | 'metadata'>,
): EventBody {
	return {
		logger: null,
		message: '',
		location: null,
		entries: [],
		tags: [{ key: 'level', value: given.level }],
		user: null,
		contexts: {},
		context: {},
		packages: {},
		sdk: null,
		errors: [],
		fingerprints: [hexOf(32, 'fingerprint', given.title)],
		dist: null,
		release: null,
		environment: null,
		...given,
	};
}

/** A frame with the API's fields, all of them there. */
export function madeFrame(given: JsonObject): JsonObject {
	return {
		filename: null,
		absPath: null,
		module: null,
		package: null,
		platform: null,
		instructionAddr: null,
		symbolAddr: null,
		function: null,
		rawFunction: null,
		symbol: null,
		context: [],
		lineNo: null,
		colNo: null,
		inApp: false,
		trust: null,
		errors: null,
		lock: null,
		sourceLink: null,
		vars: null,
		...given,
	};
}

/** One raised exception with its stack. */
export function exceptionEntry(type: string, value: string, frames: readonly JsonObject[]): JsonObject {
	return {
		type: 'exception',
		data: {
			values: [
				{
					type,
					value,
					mechanism: { type: 'generic', handled: false },
					threadId: null,
					module: null,
					stacktrace: { frames, framesOmitted: null, registers: null, hasSystemFrames: true },
					rawStacktrace: null,
				},
			],
			hasSystemFrames: true,
			excOmitted: null,
		},
	};
}
