import * as vscode from 'vscode';
import type { TextContext } from './issueText.ts';

/** What text needs of this window, now. */
export function textContext(): TextContext {
	return { l10n: vscode.l10n, language: vscode.env.language, now: Date.now() };
}
