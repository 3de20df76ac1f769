import type * as vscode from 'vscode';
import { registerAccount } from './signIn/registerAccount.ts';
import type { Session } from './session/session.ts';
import { registerActions } from './actions/registerActions.ts';
import { createCommands } from './platform/commands.ts';
import { createDiscovery } from './signIn/discovery/discoverFeature.ts';
import { registerIssueCommands } from './panel/issueCommands.ts';
import { registerIssues } from './list/registerIssues.ts';
import type { IssueFeatures } from './panel/issueFeatures.ts';
import { type List, loadListFeatures } from './list/loadListFeatures.ts';
import { type Lazy, lazy } from './platform/lazy.ts';
import { createLog } from './platform/log.ts';
import { KnownByPlace } from './session/knownByPlace.ts';
import { createNetwork } from './session/net.ts';
import { registerSource } from './source/registerSource.ts';
import { turn } from './platform/quirks/turn.ts';

/** Wires the features. None of them sends, reads or indexes anything before it is used. */
export function activate(context: vscode.ExtensionContext): void {
	const log = createLog();
	const commands = createCommands(log);
	const discovery = createDiscovery({ log, memento: context.globalState });
	const network = createNetwork(context, log);
	const session = registerAccount(context, commands, network, discovery, log);
	const known = new KnownByPlace(session);
	const list = loadListFeatures(context, {
		session,
		commands,
		log,
		known,
		extensionUri: context.extensionUri,
		source: async () => (await features.get()).source,
	});
	const features: Lazy<IssueFeatures> = lazy(
		() => import('./panel/issueFeatures.ts'),
		({ createIssueFeatures }) =>
			createIssueFeatures({
				context,
				commands,
				log,
				session,
				known,
				act: async (subject, action) =>
					(await list.get()).actions.performAction([subject.issue], action, subject),
			}),
	);
	context.subscriptions.push(log, commands, discovery, known, list, features, registerIssues(commands, list));
	registerActions(commands, list, () => features.loaded?.panels.active?.subject);
	registerIssueCommands(context, commands, session, list, features.get);
	registerSource(commands, async () => (await features.get()).source);
	if (session.scope) {
		void warmUp(session, list);
	}
}

/**
 * Whoever woke the extension opened its view or ran a command. VS Code asks for rows about as much later as it takes
 * to read the token and to load the code for list and network; nothing is sent.
 */
async function warmUp(session: Session, list: List): Promise<void> {
	// Whoever wants the client hears of what is wrong with it.
	const api = session.api().catch(() => {});
	await turn();
	await list.warm();
	await api;
}
