import * as vscode from 'vscode';
import { visibleText } from '../../core/text/visibleText.ts';
import { textContext } from '../list/text/textContext.ts';
import { onDidChangeSetting, setting } from '../platform/config.ts';
import { DisposableStore } from '../platform/disposableStore.ts';
import { cardCommands, hoverCard } from './hoverCard.ts';
import type { InFile } from './inFile.ts';
import { type LineMark, markText } from './markText.ts';

/**
 * Marks in editors: behind the line that the cursor is on, or behind each with a sign in the gutter and, where only the
 * function is certain, a lens above it. What is painted is kept, so that a moving cursor paints only when it must.
 */
export class FileMarks implements vscode.Disposable, vscode.CodeLensProvider {
	readonly #inFile: InFile;
	readonly #text: vscode.TextEditorDecorationType;
	/** Draws nothing: it is there to be hovered over. */
	readonly #card = vscode.window.createTextEditorDecorationType({});
	readonly #sign: vscode.TextEditorDecorationType;
	readonly #lensesChanged = new vscode.EventEmitter<void>();
	readonly onDidChangeCodeLenses = this.#lensesChanged.event;
	readonly #owned: DisposableStore;
	readonly #painted = new WeakMap<vscode.TextEditor, string>();
	#lenses: vscode.Disposable | undefined;

	constructor(inFile: InFile, extensionUri: vscode.Uri) {
		this.#inFile = inFile;
		const media = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', name);
		this.#text = vscode.window.createTextEditorDecorationType({
			rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
			after: {
				color: new vscode.ThemeColor('descriptionForeground'),
				fontStyle: 'italic',
				margin: '0 0 0 2em',
			},
		});
		this.#sign = vscode.window.createTextEditorDecorationType({
			rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
			gutterIconSize: 'contain',
			light: { gutterIconPath: media('mark-light.svg') },
			dark: { gutterIconPath: media('mark-dark.svg') },
			overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.infoForeground'),
			overviewRulerLane: vscode.OverviewRulerLane.Center,
		});
		this.#owned = new DisposableStore([
			this.#text,
			this.#card,
			this.#sign,
			this.#lensesChanged,
			inFile.onDidChange(() => this.#paintAll()),
			vscode.window.onDidChangeVisibleTextEditors(() => this.#paintAll()),
			vscode.window.onDidChangeActiveTextEditor(() => this.#paintAll()),
			vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#paint(textEditor)),
			onDidChangeSetting(['inThisFile'], () => this.#configure()),
		]);
		this.#configure();
	}

	/** What the cursor of the editor in front is on. */
	get current(): LineMark | undefined {
		const editor = vscode.window.activeTextEditor;
		return editor && this.#inFile.marksOf(editor.document.uri).get(editor.selection.active.line + 1);
	}

	provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
		const context = textContext();
		return [...this.#inFile.marksOf(document.uri).values()]
			.filter(({ on, line }) => on === 'function' && line <= document.lineCount)
			.map((mark) => {
				const at = document.lineAt(mark.line - 1).range;
				return new vscode.CodeLens(at, {
					title: visibleText(markText(mark, context)),
					tooltip: vscode.l10n.t('Open Issue'),
					command: 'culprit.openIssueInFile',
					arguments: mark.issues.map(({ found }) => found.issue.id),
				});
			});
	}

	dispose(): void {
		this.#lenses?.dispose();
		this.#owned.dispose();
	}

	#configure(): void {
		this.#lenses?.dispose();
		this.#lenses =
			setting('inThisFile') === 'all'
				? vscode.languages.registerCodeLensProvider({ pattern: '**' }, this)
				: undefined;
		this.#paintAll();
	}

	#paintAll(): void {
		for (const editor of vscode.window.visibleTextEditors) {
			this.#paint(editor);
		}
		if (this.#lenses) {
			this.#lensesChanged.fire();
		}
	}

	#paint(editor: vscode.TextEditor): void {
		const { document, selection } = editor;
		const mode = setting('inThisFile');
		const marks = mode === 'off' || mode === 'section' ? undefined : this.#inFile.marksOf(document.uri);
		const isFront = editor === vscode.window.activeTextEditor;
		const shown = [...(marks?.values() ?? [])].filter(
			({ line, on }) =>
				line <= document.lineCount &&
				// A lens says the same above the line.
				(mode === 'all' ? on === 'line' : isFront && line === selection.active.line + 1),
		);
		const context = textContext();
		const texts = shown.map((mark) => visibleText(markText(mark, context)));
		// Lines are part of it only where they changed: VS Code moves what is painted along with the text.
		const fingerprint = JSON.stringify([mode, document.version, shown.map(({ line }) => line), texts]);
		const before = this.#painted.get(editor);
		if (fingerprint === before || (shown.length === 0 && (before === undefined || before === ''))) {
			return;
		}
		this.#painted.set(editor, shown.length === 0 ? '' : fingerprint);
		editor.setDecorations(
			this.#text,
			shown.map((mark, at): vscode.DecorationOptions => {
				// What stands behind a line is ordered by where its range starts: the verdict of who just came here is first.
				const { end } = document.lineAt(mark.line - 1).range;
				const range = new vscode.Range(end, end);
				return { range, renderOptions: { after: { contentText: texts[at] ?? '' } } };
			}),
		);
		editor.setDecorations(
			this.#card,
			shown.map((mark): vscode.DecorationOptions => {
				const card = new vscode.MarkdownString(hoverCard(mark, context));
				card.isTrusted = { enabledCommands: cardCommands };
				return { range: document.lineAt(mark.line - 1).range, hoverMessage: card };
			}),
		);
		editor.setDecorations(
			this.#sign,
			mode === 'all' ? shown.map(({ line }) => new vscode.Range(line - 1, 0, line - 1, 0)) : [],
		);
	}
}
