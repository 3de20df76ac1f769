import * as vscode from 'vscode';
import type { Session } from '../session/session.ts';
import { IssueActions } from '../actions/issueActions.ts';
import type { KnownByPlace } from '../session/knownByPlace.ts';
import type { Commands } from '../platform/commands.ts';
import { chooseInFile } from '../inFile/chooseInFile.ts';
import type { FoundIssue } from '../inFile/fileIssues.ts';
import { FileMarks } from '../inFile/fileMarks.ts';
import { InFile } from '../inFile/inFile.ts';
import { InFilePart } from '../inFile/inFilePart.ts';
import { inFileId } from '../inFile/inFileRows.ts';
import { chooseEnvironments, chooseGrouping, choosePeriod, chooseSort } from './choose.ts';
import { IssuesView } from './issuesView.ts';
import type { ListChoices } from './listChoices.ts';
import { tellNew } from './tellNew.ts';
import { searchIssues } from './search/searchIssues.ts';
import { editViews, openViewInBrowser, saveView } from './viewCommands.ts';
import type { Row } from './row.ts';
import type { Source } from '../source/source.ts';

export interface ListFeaturesOptions {
	readonly session: Session;
	readonly commands: Commands;
	readonly choices: ListChoices;
	readonly log: vscode.LogOutputChannel;
	readonly view: vscode.TreeView<Row>;
	readonly extensionUri: vscode.Uri;
	readonly source: () => Promise<Source>;
	readonly known: KnownByPlace;
}

/** The list and what changes issues. A chunk of its own (`dist/listFeatures.cjs`), loaded when the view is first seen. */
export interface ListFeatures extends vscode.Disposable {
	readonly view: IssuesView;
	readonly actions: IssueActions;
	/** The issue of these ids that has a place in an open file; without ids, one of those on the current line. */
	readonly chosenInFile: (ids: readonly string[]) => Promise<FoundIssue | undefined>;
	readonly search: (query?: string) => Promise<void>;
	readonly chooseSort: () => Promise<void>;
	readonly chooseEnvironments: () => Promise<void>;
	readonly choosePeriod: () => Promise<void>;
	readonly chooseGrouping: () => Promise<void>;
	readonly saveView: (name?: string) => Promise<void>;
	readonly editViews: () => Promise<void>;
	readonly openViewInBrowser: (sectionId: string | undefined) => Promise<void>;
}

export function createListFeatures(options: ListFeaturesOptions): ListFeatures {
	const { session, choices, commands, known } = options;
	const inFile = new InFile(options);
	const view = new IssuesView({
		...options,
		following: {
			id: inFileId,
			make: (changed) => new InFilePart(inFile, changed),
			know: (rows) => inFile.know(rows),
			forget: () => inFile.forget(),
		},
		onNew: (count) => void tellNew(count),
	});
	const marks = new FileMarks(inFile, options.extensionUri);
	const actions = new IssueActions({ session, commands, log: options.log, known });
	return {
		view,
		actions,
		chosenInFile: async (ids) => chooseInFile(inFile, marks, ids),
		search: async (query) => {
			const searched = await searchIssues(session, choices, query);
			if (searched !== undefined) {
				await vscode.commands.executeCommand('culprit.issues.focus');
				await choices.choose({ query: searched });
				view.showQuery();
			}
		},
		chooseSort: async () => chooseSort(session, choices),
		chooseEnvironments: async () => chooseEnvironments(session, choices),
		choosePeriod: async () => choosePeriod(choices),
		chooseGrouping: async () => chooseGrouping(choices),
		saveView: async (name) => saveView(choices, name),
		editViews,
		openViewInBrowser: async (sectionId) => {
			const section = view.section(sectionId);
			await (section && openViewInBrowser(session, section));
		},
		dispose: () => {
			actions.dispose();
			view.dispose();
			marks.dispose();
			inFile.dispose();
		},
	};
}
