import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { FrameFacts } from '../../src/core/source/frameQuery.ts';
import { createPathIndex } from '../../src/core/source/pathIndex.ts';
import type { Root, Workspace } from '../../src/core/source/workspace.ts';

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

/** A workspace in memory: `REPO2:path` in a file list is a second folder. */
export async function workspaceOf(
	files: readonly string[],
	repository: string | undefined,
	texts: ReadonlyMap<string, string> = new Map(),
): Promise<Workspace> {
	const lists = new Map<string, string[]>([['', []]]);
	for (const file of files) {
		const other = /^([A-Z]+\d*):(.*)$/.exec(file);
		const name = other?.[1] ?? '';
		lists.set(name, [...(lists.get(name) ?? []), other?.[2] ?? file]);
	}
	const roots: Root[] = [];
	for (const [name, list] of lists) {
		roots.push({
			name: name === '' ? (repository?.split('/')[1] ?? 'workspace') : name,
			...(repository !== undefined && { repository }),
			index: await createPathIndex(list),
		});
	}
	return { roots, read: async (file) => texts.get(file.path) };
}
