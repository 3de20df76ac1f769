import { SourceMap, type SourceMapPayload } from 'node:module';
import { type StoredEvent, type StoredException, type StoredFrame, valuesOf } from './storedEvent.ts';

const BUNDLE = '/assets/app.js';
const LINES_AROUND = 5;

/**
 * What Sentry does with an uploaded source map: frames of the bundle become frames of the sources, and the raw ones stay
 * beside them. A frame's function has the name that its caller's token has.
 */
export function applySourceMap(event: StoredEvent, text: string): StoredEvent {
	const payload = JSON.parse(text) as SourceMapPayload;
	const map = new SourceMap(payload);
	const values = valuesOf(event.exception).map((exception): StoredException => {
		const raw = exception.stacktrace?.frames ?? [];
		const found = raw.map((frame) => originOf(frame, map));
		if (found.every((origin) => origin === undefined)) {
			return exception;
		}
		const frames = raw.map((frame, at) => {
			const origin = found[at];
			const name = found[at - 1]?.name ?? frame.function ?? '?';
			return origin ? mapped(frame, origin, name, sourceOf(payload, origin.fileName)) : frame;
		});
		return { ...exception, stacktrace: { frames }, raw_stacktrace: { frames: raw } };
	});
	return values.length === 0 ? event : { ...event, exception: { values } };
}

interface Origin {
	readonly fileName: string;
	readonly lineNumber: number;
	readonly columnNumber: number;
	readonly name?: string | undefined;
}

function originOf({ abs_path, filename, lineno, colno }: StoredFrame, map: SourceMap): Origin | undefined {
	if (!(abs_path ?? filename ?? '').endsWith(BUNDLE) || !lineno || !colno) {
		return undefined;
	}
	const origin = map.findOrigin(lineno, colno);
	return 'fileName' in origin ? origin : undefined;
}

function mapped(frame: StoredFrame, origin: Origin, name: string, source: string): StoredFrame {
	const absolute = new URL(origin.fileName, frame.abs_path ?? frame.filename ?? '');
	const lines = source.split('\n');
	const at = origin.lineNumber - 1;
	return {
		...frame,
		filename: origin.fileName,
		abs_path: absolute.href,
		module: absolute.pathname.slice(1).replace(/\.[^./]+$/, ''),
		lineno: origin.lineNumber,
		colno: origin.columnNumber,
		function: name,
		pre_context: lines.slice(Math.max(0, at - LINES_AROUND), at),
		context_line: lines[at] ?? '',
		post_context: lines.slice(at + 1, at + 1 + LINES_AROUND),
		in_app: !origin.fileName.includes('node_modules'),
	};
}

function sourceOf({ sources, sourcesContent }: SourceMapPayload, fileName: string): string {
	return sourcesContent[sources.indexOf(fileName)] ?? '';
}
