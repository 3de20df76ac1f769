import type * as vscode from 'vscode';
import { issueMarkdown } from '../../core/panel/issueMarkdown.ts';
import type { IssueAction } from '../../core/panel/protocol.ts';
import type { KnownByPlace } from '../session/knownByPlace.ts';
import type { Session } from '../session/session.ts';
import type { Commands } from '../platform/commands.ts';
import { openIssueById } from './openIssueById.ts';
import type { PanelSubject } from './issuePanel.ts';
import { Panels } from './panels.ts';
import { createSource, type Source } from '../source/source.ts';

export interface IssueFeaturesOptions {
	readonly context: vscode.ExtensionContext;
	readonly commands: Commands;
	readonly log: vscode.LogOutputChannel;
	readonly session: Session;
	readonly known: KnownByPlace;
	/** Changes an issue in Sentry. */
	readonly act: (subject: PanelSubject, action: IssueAction) => Promise<void>;
}

/** What is done with one issue. A chunk of its own (`dist/issueFeatures.cjs`): nobody pays for it before. */
export interface IssueFeatures extends vscode.Disposable {
	readonly source: Source;
	readonly panels: Panels;
	readonly markdown: typeof issueMarkdown;
	readonly openIssueById: (typed: string) => Promise<void>;
}

export function createIssueFeatures(options: IssueFeaturesOptions): IssueFeatures {
	const { context, commands, log, session, known, act } = options;
	const source = createSource({
		context,
		log,
		watchFocus: () => panels.watchFocus(),
		codeMappings: async (issue, signal) => {
			const { scope } = session;
			return scope && issue.project.id !== undefined
				? (await session.api()).codeMappings(scope.organization, issue.project.id, signal)
				: [];
		},
	});
	const { extensionUri } = context;
	const panels = new Panels({ session, source, commands, log, extensionUri, known, act });
	return {
		source,
		panels,
		markdown: issueMarkdown,
		openIssueById: (typed) => openIssueById(session, panels, typed),
		dispose: () => {
			panels.dispose();
			source.dispose();
		},
	};
}
