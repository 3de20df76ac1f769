import { createRequire } from 'node:module';
import { Language, Parser, type Node } from 'web-tree-sitter';
import { constructorName, grammarOf, type Grammar, type Role, type ScopePart } from './scopeRoles.ts';

/** A function with what it stands in, by a syntax tree. Lines are 1-based, both ends included. */
export interface ScopedFunction {
	/** Absent for lambdas and the like. */
	readonly name?: string;
	/** Outermost first. */
	readonly scope: readonly ScopePart[];
	/** The scope and the name: two functions with one key are overloads, or clauses of one function. */
	readonly key: string;
	/** The scope alone. */
	readonly scopeKey: string;
	readonly isConstructor: boolean;
	readonly isStatic: boolean;
	readonly isAsync: boolean;
	readonly arity?: number;
	readonly start: number;
	/** The first line that is behind the head. */
	readonly bodyStart: number;
	readonly end: number;
}

export interface Scopes {
	readonly functions: readonly ScopedFunction[];
	/** First lines of what stands at the top of the file, ascending. */
	readonly tops: readonly number[];
	/** Lines of comments, and of strings over several lines: nothing runs there. */
	readonly texts: ReadonlySet<number>;
	/** The parser met something that it does not understand. */
	readonly hasError: boolean;
	/** The smallest function that holds the line, lambdas too. */
	at(line: number): ScopedFunction | undefined;
}

/** Undefined where no grammar knows the file's ending. */
export type ScopeReader = (path: string, text: string) => Promise<Scopes | undefined>;

/** Reads a file's functions with Tree-sitter: another parser than the extension's own guesses by lines. */
export async function createScopeReader(): Promise<ScopeReader> {
	await Parser.init();
	const parsers = new Map<string, Promise<Parser>>();
	const read = new Map<string, Scopes>();
	return async (path, text) => {
		const grammar = grammarOf(path);
		if (!grammar) {
			return undefined;
		}
		const key = `${grammar.name} ${text}`;
		const before = read.get(key);
		if (before) {
			return before;
		}
		const known = parsers.get(grammar.name) ?? parserOf(grammar);
		parsers.set(grammar.name, known);
		const tree = (await known).parse(text);
		if (!tree) {
			return undefined;
		}
		const scopes = scopesOf(tree.rootNode, grammar);
		tree.delete();
		const [oldest] = read.keys();
		if (oldest !== undefined && read.size >= mostKept) {
			read.delete(oldest);
		}
		read.set(key, scopes);
		return scopes;
	};
}

/** Texts whose functions are kept: a file is compared with itself at many ages. */
const mostKept = 300;

async function parserOf({ name }: Grammar): Promise<Parser> {
	const file = createRequire(import.meta.url).resolve(`tree-sitter-wasms/out/tree-sitter-${name}.wasm`);
	return new Parser().setLanguage(await Language.load(file));
}

function scopesOf(root: Node, { roleOf }: Grammar): Scopes {
	const functions: ScopedFunction[] = [];
	const texts = new Set<number>();
	const visit = (node: Node, scope: readonly ScopePart[]): void => {
		const role = roleOf(node);
		for (const line of textLines(node)) {
			texts.add(line);
		}
		const body = role?.kind === 'function' ? bodyOf(node, role) : undefined;
		if (role?.kind === 'function' && body) {
			functions.push(functionOf(node, body, role, scope));
		}
		const inner = role ? [...scope, ...partsOf(role)] : scope;
		for (const child of node.namedChildren) {
			if (child) {
				visit(child, inner);
			}
		}
		if (role?.kind === 'function' && role.body) {
			visit(role.body, inner);
		}
	};
	visit(root, []);
	functions.sort((left, right) => left.start - right.start || right.end - left.end);
	return {
		functions,
		tops: root.namedChildren.flatMap((child) => (child ? [child.startPosition.row + 1] : [])),
		texts,
		hasError: root.hasError,
		at(line) {
			return functions.findLast((one) => one.start <= line && line <= one.end);
		},
	};
}

const comment = /comment/;
const longText = /string|heredoc|nowdoc|sigil|char_list/;

function textLines(node: Node): readonly number[] {
	const isComment = comment.test(node.type);
	if (!isComment && !longText.test(node.type)) {
		return [];
	}
	const first = node.startPosition.row;
	const count = node.endPosition.row - first + 1;
	return isComment || count > 1 ? Array.from({ length: count }, (_, at) => first + 1 + at) : [];
}

function partsOf(role: Role): readonly ScopePart[] {
	return role.kind === 'scope'
		? role.parts
		: [
				...(role.parts ?? []),
				role.name === undefined ? { kind: 'nameless', name: '' } : { kind: 'function', name: role.name },
			];
}

/** Undefined for a head alone: abstract, of an interface, a forward declaration. */
function bodyOf(node: Node, role: Extract<Role, { kind: 'function' }>): Node | undefined {
	return (
		role.body ??
		node.childForFieldName('body') ??
		node.children.find((child) => child !== null && bodies.has(child.type)) ??
		undefined
	);
}

const bodies: ReadonlySet<string> = new Set([
	'function_body',
	'block',
	'constructor_body',
	'do_block',
	'statements',
	'arrow_expression_clause',
	'accessor_list',
	'body_statement',
]);

function functionOf(
	node: Node,
	body: Node,
	role: Extract<Role, { kind: 'function' }>,
	around: readonly ScopePart[],
): ScopedFunction {
	const scope = [...around, ...(role.parts ?? [])];
	const scopeKey = scope
		.map(({ name, trait }) => (trait === undefined ? name : `${trait} for ${name}`))
		.join('/');
	const opens = /^(?:\{|do\b)/.test(body.text);
	return {
		...(role.name !== undefined && { name: role.name }),
		scope,
		key: `${scopeKey}/${role.name ?? ''}`,
		scopeKey,
		isConstructor: role.isConstructor === true || role.name === constructorName,
		isStatic: role.isStatic === true,
		isAsync: role.isAsync === true,
		...(role.arity !== undefined && { arity: role.arity }),
		start: node.startPosition.row + 1,
		bodyStart: body.startPosition.row + (opens ? 2 : 1),
		end: Math.max(node.endPosition.row, body.endPosition.row) + 1,
	};
}
