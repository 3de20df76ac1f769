import type { JsonObject } from '../../../src/core/json.ts';
import type { StoredFrame, StoredStacktrace } from './storedEvent.ts';

/** Longer stacks lose their middle. */
const MOST_FRAMES = 50;

/** `get_api_context` of Sentry's stack trace: what SDKs send → what the API answers. */
export function toStacktrace(stacktrace: StoredStacktrace | null | undefined): JsonObject | null {
	const frames = stacktrace?.frames;
	if (!frames || frames.length === 0) {
		return null;
	}
	const { kept, omitted } = slim(frames);
	return {
		frames: kept.map(toFrame),
		framesOmitted: stacktrace.frames_omitted ?? omitted,
		registers: null,
		hasSystemFrames: frames.some((frame) => frame.in_app === true),
	};
}

function slim(frames: readonly StoredFrame[]): {
	kept: readonly StoredFrame[];
	omitted: [number, number] | null;
} {
	if (frames.length <= MOST_FRAMES) {
		return { kept: frames, omitted: null };
	}
	const half = MOST_FRAMES / 2;
	const end = frames.length - half;
	return { kept: [...frames.slice(0, half), ...frames.slice(end)], omitted: [half, end] };
}

function toFrame(frame: StoredFrame): JsonObject {
	const { filename, absPath } = pathsOf(frame);
	return {
		filename,
		absPath,
		module: frame.module ?? null,
		package: frame.package ?? null,
		platform: frame.platform ?? null,
		instructionAddr: null,
		symbolAddr: null,
		function: frame.function ?? null,
		rawFunction: frame.raw_function ?? null,
		symbol: null,
		context: contextOf(frame),
		lineNo: frame.lineno ?? null,
		colNo: frame.colno ?? null,
		inApp: frame.in_app ?? false,
		trust: null,
		errors: null,
		lock: null,
		sourceLink: null,
		vars: frame.vars ?? null,
	};
}

/** Relay fills the one from the other: a URL's path is its file name. */
export function pathsOf({ filename, abs_path }: StoredFrame): {
	filename: string | null;
	absPath: string | null;
} {
	const absPath = abs_path ?? filename ?? null;
	if (filename && abs_path) {
		return { filename, absPath };
	}
	const isUrl = absPath !== null && /^(https?|file):\/\//.test(absPath);
	return { filename: isUrl ? new URL(absPath).pathname : absPath, absPath };
}

function contextOf({ pre_context, context_line, post_context, lineno }: StoredFrame): [number, string][] {
	if (typeof lineno !== 'number' || typeof context_line !== 'string') {
		return [];
	}
	const before = pre_context ?? [];
	const lines = [...before, context_line, ...(post_context ?? [])];
	return lines.map((text, at) => [lineno - before.length + at, text]);
}
