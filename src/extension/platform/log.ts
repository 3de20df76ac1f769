import * as vscode from 'vscode';

/** The one log. No token, header, body or query value goes into it, at any level. */
export function createLog(): vscode.LogOutputChannel {
	return vscode.window.createOutputChannel('Sentry', { log: true });
}
