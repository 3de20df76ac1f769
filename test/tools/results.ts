/** What each part of `npm test` leaves behind for the closing line. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';

export interface Result {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
	/** What each failed test is called and said, so that it can be told once more where the whole run ends. */
	readonly failures: readonly string[];
}

export const nothing: Result = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** Of a part that ended without a count of what went wrong. */
export function broken(why: string): Result {
	return { ...nothing, failed: 1, failures: [why] };
}

/** Where a part's result is kept, from the repository's root. */
export function resultFile(part: string): string {
	return fileURLToPath(new URL(`../../out/results/${part}.json`, import.meta.url));
}

export function forgetResult(part: string): void {
	rmSync(resultFile(part), { force: true });
}

export function writeResult(file: string, result: Result): void {
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, JSON.stringify(result));
}

/** Undefined when the part ended before it could tell. */
export function readResult(part: string): Result | undefined {
	try {
		return JSON.parse(readFileSync(resultFile(part), 'utf8')) as Result;
	} catch {
		return undefined;
	}
}

export function add(a: Result, b: Result): Result {
	return {
		passed: a.passed + b.passed,
		failed: a.failed + b.failed,
		skipped: a.skipped + b.skipped,
		failures: [...a.failures, ...b.failures],
	};
}

/** One failed test in a few lines: where it stands, its name, and how what it threw begins. */
export function failureText(file: string, name: string, error: unknown): string {
	const said = error instanceof Error ? (error.stack ?? error.message) : inspect(error);
	return [[file, name].filter(Boolean).join(': '), ...said.split('\n').slice(0, 12)].join('\n    ');
}
