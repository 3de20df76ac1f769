import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { FrameFacts } from '../../src/core/source/frameQuery.ts';

/** Reads JSON Lines; nothing when the file is not there. */
export async function rowsOf<T>(folder: string, name: string): Promise<T[]> {
	const file = path.join(folder, name);
	if (!existsSync(file)) {
		return [];
	}
	const rows: T[] = [];
	for await (const line of createInterface({
		input: createReadStream(file),
		crlfDelay: Number.POSITIVE_INFINITY,
	})) {
		if (line.trim() !== '') {
			rows.push(JSON.parse(line) as T);
		}
	}
	return rows;
}

/** An event payload's frame, which the corpus has in snake case. */
export interface CorpusFrame {
	readonly filename?: string | null;
	readonly abs_path?: string | null;
	readonly module?: string | null;
	readonly function?: string | null;
	readonly package?: string | null;
	readonly platform?: string | null;
	readonly lineno?: number | null;
	readonly colno?: number | null;
	readonly in_app?: boolean | null;
	readonly pre_context?: readonly string[] | null;
	readonly context_line?: string | null;
	readonly post_context?: readonly string[] | null;
	readonly context?: readonly (readonly [number, string])[];
}

/** `inApp` is true when the SDK does not say: what Sentry's own code mappings do. */
export function frameOf(frame: CorpusFrame): FrameFacts {
	const text = (value: string | null | undefined): string | undefined => (value ? value : undefined);
	const facts = {
		filename: text(frame.filename),
		absPath: text(frame.abs_path),
		module: text(frame.module),
		function: text(frame.function),
		package: text(frame.package),
		platform: text(frame.platform),
		lineNo: frame.lineno ?? undefined,
		colNo: frame.colno ?? undefined,
	};
	return {
		...(Object.fromEntries(
			Object.entries(facts).filter(([, value]) => value !== undefined),
		) as Partial<FrameFacts>),
		inApp: frame.in_app ?? true,
		context: contextOf(frame),
	};
}

function contextOf(frame: CorpusFrame): readonly (readonly [number, string])[] {
	if (frame.context) {
		return frame.context;
	}
	if (frame.context_line === undefined || frame.context_line === null || !frame.lineno) {
		return [];
	}
	const before = frame.pre_context ?? [];
	const first = frame.lineno - before.length;
	return [...before, frame.context_line, ...(frame.post_context ?? [])].map((line, at) => [first + at, line]);
}
