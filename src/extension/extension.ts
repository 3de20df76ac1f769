import type * as vscode from 'vscode';
import { registerAccount } from './account/registerAccount.ts';
import { createCommands } from './commands.ts';
import { registerIssueCommands } from './issueCommands.ts';
import { registerIssues } from './issues/registerIssues.ts';
import { loadIssueFeatures } from './loadIssueFeatures.ts';
import { createLog } from './log.ts';
import { createNetwork } from './net.ts';
import { registerSource } from './source/registerSource.ts';

/** Wires the features. None of them sends, reads or indexes anything before it is used. */
export function activate(context: vscode.ExtensionContext): void {
	const log = createLog();
	const commands = createCommands(log);
	const session = registerAccount(context, commands, createNetwork(context, log));
	const issues = registerIssues(context, commands, log, session);
	const features = loadIssueFeatures({
		context,
		commands,
		log,
		session,
		onIssue: (issue) => issues.learn(issue),
	});
	registerIssueCommands(context, commands, session, issues, features.get);
	registerSource(commands, async () => (await features.get()).source);
	context.subscriptions.push(log, commands, features);
}
