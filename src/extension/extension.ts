import type * as vscode from 'vscode';
import { registerAccount } from './account/registerAccount.ts';
import { registerActions } from './actions/registerActions.ts';
import { createCommands } from './commands.ts';
import { createDiscovery } from './discovery/discoverFeature.ts';
import { registerIssueCommands } from './issueCommands.ts';
import { registerIssues } from './issues/registerIssues.ts';
import { loadIssueFeatures } from './loadIssueFeatures.ts';
import { loadListFeatures } from './loadListFeatures.ts';
import { createLog } from './log.ts';
import { createNetwork } from './net.ts';
import { registerSource } from './source/registerSource.ts';
import { turn } from './turn.ts';

/** Wires the features. None of them sends, reads or indexes anything before it is used. */
export function activate(context: vscode.ExtensionContext): void {
	const log = createLog();
	const commands = createCommands(log);
	const discovery = createDiscovery({ log, memento: context.globalState });
	const network = createNetwork(context, log);
	const session = registerAccount(context, commands, network, discovery);
	const list = loadListFeatures(context, {
		session,
		commands,
		log,
		extensionUri: context.extensionUri,
		source: async () => (await features.get()).source,
		onEdit: (issueIds, change) => features.loaded?.panels.change(issueIds, change),
	});
	const features = loadIssueFeatures({
		context,
		commands,
		log,
		session,
		onIssue: (issue) => list.learn(issue),
		act: async (issue, action) => (await list.get()).actions.performAction([issue], action),
	});
	context.subscriptions.push(log, commands, discovery, list, features, registerIssues(commands, list));
	registerActions(commands, list, () => features.loaded?.panels.active?.model.issue);
	registerIssueCommands(context, commands, session, list, features.get);
	registerSource(commands, async () => (await features.get()).source);
	if (session.scope) {
		void warmUp([list.warm, network.warm]);
	}
}

/**
 * Whoever woke the extension opened its view or ran a command: the code for that loads while VS Code has not yet asked for
 * rows. It reads its own files and nothing else.
 */
async function warmUp(loads: readonly (() => Promise<unknown>)[]): Promise<void> {
	for (const load of loads) {
		await turn();
		await load();
	}
}
