import * as vscode from 'vscode';
import type { FunctionRange } from '../../core/source/functionRanges.ts';
import { unlessAborted } from '../platform/unlessAborted.ts';

/** A language server that takes longer is not waited for: the text alone must do. */
const budget = 300;

/** The functions of a file as its language server sees them; `undefined` where there is none, or none in time. */
export async function documentFunctions(uri: vscode.Uri): Promise<readonly FunctionRange[] | undefined> {
	const asked = Promise.resolve(
		vscode.commands.executeCommand<readonly unknown[] | undefined>(
			'vscode.executeDocumentSymbolProvider',
			uri,
		),
	).catch(() => undefined);
	const symbols = await unlessAborted(asked, AbortSignal.timeout(budget));
	const ranges = (symbols ?? []).flatMap((symbol) => functionsOf(symbol, {}, 0));
	return ranges.length === 0 ? undefined : ranges;
}

const maxDepth = 20;

/** What is around a symbol: see `FunctionRange`. */
type Around = Pick<FunctionRange, 'owner' | 'around'>;

const types: ReadonlySet<vscode.SymbolKind> = new Set([
	vscode.SymbolKind.Class,
	vscode.SymbolKind.Interface,
	vscode.SymbolKind.Struct,
	vscode.SymbolKind.Enum,
	vscode.SymbolKind.Module,
	vscode.SymbolKind.Object,
]);

function functionsOf(symbol: unknown, around: Around, depth: number): readonly FunctionRange[] {
	if (!isDocumentSymbol(symbol) || depth > maxDepth) {
		return [];
	}
	const isFunction =
		symbol.kind === vscode.SymbolKind.Function ||
		symbol.kind === vscode.SymbolKind.Method ||
		symbol.kind === vscode.SymbolKind.Constructor;
	// Servers add parameters and receivers: `(*Server).Serve`, `run(int)`. TypeScript's names a function without a name after
	// the call that it is given to: `setTimeout() callback`.
	const receiver = /^\(\*?(\w+)[^)]*\)\./.exec(symbol.name);
	const name =
		isFunction && !symbol.name.endsWith(' callback')
			? /([\p{L}_$][\p{L}\p{N}_$]*[?!]?)\s*(?:[<([:].*)?$/u.exec(
					symbol.name.slice(receiver?.[0].length ?? 0),
				)?.[1]
			: undefined;
	const type = types.has(symbol.kind) ? typeName(symbol.name) : undefined;
	const here = type ?? name;
	const within = {
		...around,
		...(type !== undefined && { owner: type }),
		...(here !== undefined && { around: [around.around, here].filter(Boolean).join('.') }),
	};
	const inner = symbol.children.flatMap((child) => functionsOf(child, within, depth + 1));
	return name === undefined
		? inner
		: [
				{
					name,
					start: symbol.range.start.line + 1,
					end: symbol.range.end.line + 1,
					...around,
					...(receiver?.[1] !== undefined && { owner: receiver[1], around: receiver[1] }),
				},
				...inner,
			];
}

/**
 * The command answers with objects that are a `SymbolInformation` and have all that a `DocumentSymbol` has: `instanceof`
 * takes none of them for one. https://github.com/microsoft/vscode/blob/main/src/vs/workbench/api/common/extHostApiCommands.ts
 */
function isDocumentSymbol(symbol: unknown): symbol is vscode.DocumentSymbol {
	return (
		typeof symbol === 'object' &&
		symbol !== null &&
		'children' in symbol &&
		Array.isArray(symbol.children) &&
		'range' in symbol &&
		symbol.range instanceof vscode.Range
	);
}

/** `impl Job<T> for Mail<T>`, `App.Mail`, `Mail<T>` → Mail. */
function typeName(text: string): string | undefined {
	const bare =
		text
			.replaceAll(/<[^<>]*>/g, '')
			.split(/\bfor\b/)
			.at(-1) ?? '';
	return /(\w+)\W*$/.exec(bare)?.[1];
}
