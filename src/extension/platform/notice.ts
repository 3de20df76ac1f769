import * as vscode from 'vscode';
import { noticeText } from '../../core/text/visibleText.ts';

/**
 * Answers a command in a notification; resolves with the button that was pressed. The one way to show one: the sentence
 * can hold words of a server, and VS Code would make links that run commands of them.
 */
export function notice(
	kind: 'info' | 'warning' | 'error',
	sentence: string,
	...buttons: readonly string[]
): Thenable<string | undefined> {
	const { showInformationMessage, showWarningMessage, showErrorMessage } = vscode.window;
	const show = { info: showInformationMessage, warning: showWarningMessage, error: showErrorMessage }[kind];
	return show(noticeText(sentence), ...buttons);
}
