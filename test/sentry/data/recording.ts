import type { Json, JsonObject } from '../../../src/core/json.ts';
import type { EventBody } from '../model/event.ts';
import { madeFrame } from './bodies.ts';

/** One issue that a sample program really had. */
export interface Recording {
	/** Of its scenario in `record/`. */
	readonly name: string;
	/** Recorded from the program's first release: the workspace has moved on since. */
	readonly isOld: boolean;
	/** Unix ms. Times in the body are of that moment. */
	readonly recordedAt: number;
	readonly body: EventBody;
}

const LINES_FROM = 6;

/** The text of a file in `recordings/`: a frame a line, without the fields that are null. */
export function writeRecordings(recordings: readonly Recording[]): string {
	const bare = JSON.parse(JSON.stringify(recordings)) as Json;
	return `${write(mapFrames(bare, withoutNulls), 0)}\n`;
}

/** What `writeRecordings` wrote. */
export function readRecordings(text: string): Recording[] {
	return mapFrames(JSON.parse(text) as Json, madeFrame) as unknown as Recording[];
}

function withoutNulls(frame: JsonObject): JsonObject {
	return Object.fromEntries(
		Object.entries(frame).filter(([, value]) => value !== null && JSON.stringify(value) !== '[]'),
	);
}

function mapFrames(value: Json, change: (frame: JsonObject) => JsonObject): Json {
	if (typeof value !== 'object' || value === null) {
		return value;
	}
	if (Array.isArray(value)) {
		return (value as readonly Json[]).map((child) => mapFrames(child, change));
	}
	const entries = Object.entries(value as JsonObject).map(([key, child]): [string, Json] => [
		key,
		key === 'frames' && Array.isArray(child) ? (child as JsonObject[]).map(change) : mapFrames(child, change),
	]);
	return Object.fromEntries(entries);
}

/** Indented down to the parts of an event, and to the frames of a stack; what is deeper is on one line. */
function write(value: Json, depth: number): string {
	const text = JSON.stringify(value);
	if (typeof value !== 'object' || value === null || (depth >= LINES_FROM && !text.includes('"frames"'))) {
		return text;
	}
	const indent = '\t'.repeat(depth + 1);
	const parts = Array.isArray(value)
		? (value as readonly Json[]).map((child) => write(child, depth + 1))
		: Object.entries(value as JsonObject).map(([key, child]) => {
				const isStack = key === 'frames' && Array.isArray(child);
				const lines = isStack
					? (child as Json[]).map((frame) => `\n${indent}\t${JSON.stringify(frame)}`)
					: [];
				return `${JSON.stringify(key)}: ${isStack ? `[${lines.join(',')}\n${indent}]` : write(child, depth + 1)}`;
			});
	const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
	return parts.length === 0
		? `${open}${close}`
		: `${open}\n${indent}${parts.join(`,\n${indent}`)}\n${indent.slice(1)}${close}`;
}
