import * as vscode from 'vscode';
import { issueDescription, issueLabel } from '../list/text/issueText.ts';
import { textContext } from '../list/text/textContext.ts';
import { notice } from '../platform/notice.ts';
import type { FoundIssue } from './fileIssues.ts';
import type { FileMarks } from './fileMarks.ts';
import type { InFile } from './inFile.ts';

/** One of these issues, or of those that the current line is marked with; lets the user choose where there are several. */
export async function chooseInFile(
	inFile: InFile,
	marks: FileMarks,
	ids: readonly string[],
): Promise<FoundIssue | undefined> {
	const found =
		ids.length > 0
			? ids.flatMap((id) => inFile.find(id) ?? [])
			: (marks.current?.issues.map((one) => one.found) ?? []);
	const [only] = found;
	if (!only) {
		void notice('info', vscode.l10n.t('Culprit knows of no issue on this line.'));
		return undefined;
	}
	if (found.length === 1) {
		return only;
	}
	const context = textContext();
	const picked = await vscode.window.showQuickPick(
		found.map((one) => ({
			label: issueLabel(one.issue),
			description: issueDescription(one.issue, context),
			one,
		})),
		{ title: vscode.l10n.t('Issues on This Line'), matchOnDescription: true },
	);
	return picked?.one;
}
