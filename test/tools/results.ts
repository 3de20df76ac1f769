/** What each part of `npm test` leaves behind for the closing line. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';

export interface Result {
	readonly passed: number;
	readonly failed: number;
	/** What each skipped test is called, and why it was skipped: what it needs, and how to get that. */
	readonly skips: readonly string[];
	/** What each failed test is called and said, so that it can be told once more where the whole run ends. */
	readonly failures: readonly string[];
	/** How long each file took, where each has a process of its own. */
	readonly files: readonly FileTime[];
}

export interface FileTime {
	/** Without its folder. */
	readonly file: string;
	readonly seconds: number;
}

export const nothing: Result = { passed: 0, failed: 0, skips: [], failures: [], files: [] };

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
		skips: [...a.skips, ...b.skips],
		failures: [...a.failures, ...b.failures],
		files: [...a.files, ...b.files],
	};
}

/** A skipped test: it counts as failed where it does not say why. */
export function skippedTest(file: string, name: string, why: unknown): Result {
	const title = titleOf(file, name);
	return typeof why === 'string' && why !== ''
		? { ...nothing, skips: [`${title}\n    ${why}`] }
		: broken(`${title}\n    It is skipped, and does not say what it needs and how to get it.`);
}

/** One failed test in a few lines: where it stands, its name, and how what it threw begins. */
export function failureText(file: string, name: string, error: unknown): string {
	const said = error instanceof Error ? (error.stack ?? error.message) : inspect(error);
	return [titleOf(file, name), ...said.split('\n').slice(0, 12)].join('\n    ');
}

/** The line that every run ends with. */
export function countsText({ passed, failed, skips }: Result): string {
	return `${passed} passed, ${failed} failed, ${skips.length} skipped`;
}

/** The files that took a second or more, the slowest first. */
export function timesText({ files }: Result): readonly string[] {
	return files
		.filter(({ seconds }) => seconds >= 1)
		.toSorted((one, other) => other.seconds - one.seconds)
		.map(({ file, seconds }) => `${seconds.toFixed(0).padStart(4)} s  ${file}`);
}

function titleOf(file: string, name: string): string {
	return [file, name].filter(Boolean).join(': ');
}
