import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Mishap } from './mishaps.ts';

/** Lines of all logs of VS Code's extension hosts, oldest first in each file. */
function linesOf(logs: string, wanted: (file: string) => boolean): readonly string[] {
	return readdirSync(logs, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.log') && wanted(file))
		.toSorted()
		.flatMap((file) => readFileSync(path.join(logs, file), 'utf8').split('\n'));
}

/**
 * Rejections that nobody handled and errors that nobody caught: the extension host writes them into its log and on the
 * window's console, with the stack in the lines that follow, where the extension's folder is named.
 */
export function unhandled(logs: string, consoleLines: readonly string[]): readonly string[] {
	const inLog = linesOf(logs, (file) => !file.endsWith('Sentry.log'))
		.join('\n')
		.split(/\n(?=\d{4}-\d\d-\d\d )/)
		.filter((entry) => /\[error\]|unhandled|uncaught/i.test(entry.split('\n')[0] ?? ''));
	const onConsole = consoleLines.flatMap((line, at) =>
		/rejected promise not handled/.test(line) ? [`${line}\n${consoleLines[at + 1] ?? ''}`] : [],
	);
	return [...inLog, ...onConsole].filter((entry) => /culprit\.culprit/.test(entry));
}

/** What Culprit itself calls a defect of its own. */
export function defects(logs: string): readonly string[] {
	return linesOf(logs, (file) => file.endsWith('Sentry.log')).filter((line) =>
		/\bunexpected\b|TypeError|ReferenceError|RangeError/.test(line),
	);
}

/** Milliseconds that a request may take until its end is in the log. */
const patience = 60_000;

/** Mishaps that the log does not explain. One line explains one of them. */
export function unexplained(logs: string, mishaps: readonly Mishap[]): readonly string[] {
	const lines = linesOf(logs, (file) => file.endsWith('Sentry.log')).map((text) => ({
		text,
		at: Date.parse(text.slice(0, 23)),
		used: false,
	}));
	const missing: string[] = [];
	for (const { kind, reasons, request } of mishaps) {
		// What the client gave up is no failure, but for what it gave up because it was too much. What it gave up when the
		// answer had come is in the log as cancelled.
		if (
			reasons.length === 0 ||
			(request.aborted && !reasons.includes('tooLarge') && !kind.startsWith('drop'))
		) {
			continue;
		}
		const line = lines.find(
			({ text, at, used }) =>
				!used &&
				at >= request.receivedAt - 5 &&
				at <= request.receivedAt + patience &&
				text.includes(`${request.method} `) &&
				[...reasons, 'cancelled'].some((reason) => new RegExp(String.raw`\b${reason}\b`).test(text)),
		);
		if (line) {
			line.used = true;
		} else {
			missing.push(`${kind}: ${request.method} ${request.path}`);
		}
	}
	return missing;
}
