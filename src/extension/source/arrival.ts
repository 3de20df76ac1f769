import * as vscode from 'vscode';
import { isSure, type SourceLink } from '../../core/source/sourceLink.ts';
import { DisposableStore } from '../platform/disposableStore.ts';
import { arrivalHover, arrivalNote, beforeNote } from './arrivalNote.ts';
import { createFocusHold, isPageActive } from './holdFocus.ts';
import type { WatchFocus } from './source.ts';

/** Opens files at lines, and says quietly beside the line what is known of it. */
export interface Arrival extends vscode.Disposable {
	/** `line` is 1-based and may be absurd; `release` is shown only. */
	open(uri: vscode.Uri, link: SourceLink, release: string | undefined): Promise<vscode.TextEditor>;
	/** Goes to the line of the release's file in an editor that shows it beside the file of today. `line` is 1-based. */
	openBefore(editor: vscode.TextEditor, line: number, release: string): void;
}

export function createArrival(watchFocus?: WatchFocus): Arrival {
	const focus = createFocusHold(watchFocus);
	const sure = vscode.window.createTextEditorDecorationType({
		isWholeLine: true,
		backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
		overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.infoForeground'),
		overviewRulerLane: vscode.OverviewRulerLane.Left,
	});
	// No highlight: it would pretend that this is the line.
	const unsure = vscode.window.createTextEditorDecorationType({});
	/** By the file's URI: the one opened last, and the same file in its release beside it. */
	const shown = new Map<string, { readonly isSure: boolean; readonly options: vscode.DecorationOptions }>();

	const paint = (): void => {
		for (const editor of vscode.window.visibleTextEditors) {
			const here = shown.get(editor.document.uri.toString());
			editor.setDecorations(sure, here?.isSure === true ? [here.options] : []);
			editor.setDecorations(unsure, here?.isSure === false ? [here.options] : []);
		}
	};
	const owned = new DisposableStore([
		focus,
		sure,
		unsure,
		vscode.window.onDidChangeVisibleTextEditors(paint),
		vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (contentChanges.length > 0 && shown.delete(document.uri.toString())) {
				paint();
			}
		}),
	]);

	return {
		async open(uri, link, release) {
			const document = await vscode.workspace.openTextDocument(uri);
			const line = Math.min(Math.max((link.line ?? 1) - 1, 0), document.lineCount - 1);
			const indent = document.lineAt(line).firstNonWhitespaceCharacterIndex;
			const place = new vscode.Range(line, indent, line, indent);
			const editor = await vscode.window.showTextDocument(document, {
				selection: place,
				preview: true,
				viewColumn: isPageActive() ? besidePanel() : vscode.ViewColumn.Active,
			});
			focus.hold(editor);
			editor.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
			shown.clear();
			shown.set(document.uri.toString(), {
				isSure: isSure(link.verdict),
				options: noteBehind(document, line, arrivalNote(link, release, vscode.l10n), hoverOf(link, release)),
			});
			paint();
			return editor;
		},
		openBefore(editor, was, release) {
			const { document } = editor;
			const line = Math.min(Math.max(was - 1, 0), document.lineCount - 1);
			const place = new vscode.Range(line, 0, line, 0);
			editor.selection = new vscode.Selection(place.start, place.end);
			editor.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
			const note = beforeNote(was, release, vscode.l10n);
			shown.set(document.uri.toString(), { isSure: true, options: noteBehind(document, line, note) });
			paint();
		},
		dispose: () => owned.dispose(),
	};
}

function noteBehind(
	document: vscode.TextDocument,
	line: number,
	note: string,
	hoverMessage?: vscode.MarkdownString,
): vscode.DecorationOptions {
	return {
		range: document.lineAt(line).range,
		...(hoverMessage && { hoverMessage }),
		renderOptions: {
			after: {
				contentText: note,
				margin: '0 0 0 2em',
				color: new vscode.ThemeColor('descriptionForeground'),
				fontStyle: 'italic',
			},
		},
	};
}

/** The panel stays in sight: code goes to another group when a page is in front. */
function besidePanel(): vscode.ViewColumn {
	const { activeTabGroup, all } = vscode.window.tabGroups;
	return all.find((group) => group !== activeTabGroup)?.viewColumn ?? vscode.ViewColumn.Beside;
}

function hoverOf(link: SourceLink, release: string | undefined): vscode.MarkdownString {
	return new vscode.MarkdownString().appendText(arrivalHover(link, release, vscode.l10n).join('\n'));
}
