import type * as vscode from 'vscode';
import { describe } from './commands.ts';

/** Logs each failure once, however often whoever shows it comes by. */
export function logOnce(log: vscode.LogOutputChannel, what: string): (error: unknown) => void {
	const logged = new Set<unknown>();
	return (error) => {
		if (!logged.has(error)) {
			logged.add(error);
			log.warn(`${what}: ${describe(error)}`);
		}
	};
}
