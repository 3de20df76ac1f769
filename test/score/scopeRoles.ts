import type { Node } from 'web-tree-sitter';

/** Something that functions stand in: a class, a receiver, an `impl`, a module, an object, a component. */
export interface ScopePart {
	readonly kind: 'type' | 'module' | 'function' | 'binding' | 'member' | 'nameless';
	readonly name: string;
	/** Rust: what the `impl` is of. */
	readonly trait?: string;
}

/** What a node of a syntax tree is for the functions in it. */
export type Role =
	| { readonly kind: 'scope'; readonly parts: readonly ScopePart[] }
	| {
			readonly kind: 'function';
			/** Absent where it has none: a lambda, a block. */
			readonly name?: string;
			readonly isConstructor?: boolean;
			readonly isStatic?: boolean;
			readonly isAsync?: boolean;
			readonly arity?: number;
			/** Parts that only the function tells: Go's receiver, `A.prototype.f = …`. */
			readonly parts?: readonly ScopePart[];
			/** Where it is no child of the node: Dart. */
			readonly body?: Node;
	  };

export type RoleOf = (node: Node) => Role | undefined;

/** Every constructor of a file bears the same name. */
export const constructorName = '<init>';

const nameless: Role = { kind: 'function' };
const namelessScope: Role = { kind: 'scope', parts: [{ kind: 'nameless', name: '' }] };

function field(node: Node, name: string): string | undefined {
	return node.childForFieldName(name)?.text;
}

/** `Map<K, V>` is `Map`. */
function bare(type: string): string {
	return type
		.replace(/[<[].*$/s, '')
		.replace(/^[&*\s]+/, '')
		.trim();
}

function typeScope(name: string | undefined): Role {
	return name === undefined ? namelessScope : { kind: 'scope', parts: [{ kind: 'type', name }] };
}

function named(name: string | undefined, more: Partial<Extract<Role, { kind: 'function' }>> = {}): Role {
	return name === undefined ? nameless : { kind: 'function', name, ...more };
}

function hasWord(node: Node, word: string): boolean {
	return node.children.some((child) => child?.type === word || (isModifier(child) && child.text === word));
}

function isModifier(node: Node | null): node is Node {
	return node !== null && /modifier/.test(node.type);
}

const python: RoleOf = (node) => {
	switch (node.type) {
		case 'class_definition':
			return typeScope(field(node, 'name'));
		case 'function_definition':
			return named(field(node, 'name'), { isConstructor: field(node, 'name') === '__init__' });
		case 'lambda':
			return nameless;
		default:
			return undefined;
	}
};

const go: RoleOf = (node) => {
	switch (node.type) {
		case 'method_declaration': {
			const receiver = node.childForFieldName('receiver')?.text ?? '';
			const type = /(\*?)\s*(\w+)(?:\[[^\]]*\])?\s*\)$/.exec(receiver);
			return named(field(node, 'name'), {
				parts: [{ kind: 'type', name: type?.[2] ?? '?' }],
				isStatic: type?.[1] !== '*',
			});
		}
		case 'function_declaration':
			return named(field(node, 'name'));
		case 'func_literal':
			return nameless;
		default:
			return undefined;
	}
};

const java: RoleOf = (node) => {
	switch (node.type) {
		case 'class_declaration':
		case 'interface_declaration':
		case 'enum_declaration':
		case 'record_declaration':
		case 'annotation_type_declaration':
			return typeScope(field(node, 'name'));
		case 'object_creation_expression':
		case 'enum_constant':
			return node.children.some((child) => child?.type === 'class_body') ? namelessScope : undefined;
		case 'method_declaration':
			return named(field(node, 'name'));
		case 'constructor_declaration':
		case 'compact_constructor_declaration':
			return named(constructorName, { isConstructor: true });
		case 'lambda_expression':
			return nameless;
		default:
			return undefined;
	}
};

const kotlin: RoleOf = (node) => {
	const first = (type: string): string | undefined =>
		node.children.find((child) => child?.type === type)?.text;
	switch (node.type) {
		case 'class_declaration':
		case 'object_declaration':
			return typeScope(first('type_identifier'));
		case 'companion_object':
			return typeScope(first('type_identifier') ?? 'Companion');
		case 'object_literal':
			return namelessScope;
		case 'function_declaration':
			return named(first('simple_identifier'));
		case 'secondary_constructor':
			return named(constructorName, { isConstructor: true });
		case 'lambda_literal':
		case 'anonymous_function':
		case 'getter':
		case 'setter':
			return nameless;
		default:
			return undefined;
	}
};

const csharp: RoleOf = (node) => {
	switch (node.type) {
		case 'class_declaration':
		case 'struct_declaration':
		case 'record_declaration':
		case 'record_struct_declaration':
		case 'interface_declaration':
			return typeScope(field(node, 'name'));
		case 'method_declaration':
			return named(field(node, 'name'), { isAsync: hasWord(node, 'async') });
		case 'constructor_declaration':
			return named(constructorName, { isConstructor: true, isStatic: hasWord(node, 'static') });
		case 'local_function_statement':
		case 'lambda_expression':
		case 'anonymous_method_expression':
		case 'accessor_declaration':
		case 'property_declaration':
		case 'operator_declaration':
			return nameless;
		default:
			return undefined;
	}
};

const php: RoleOf = (node) => {
	switch (node.type) {
		case 'class_declaration':
		case 'trait_declaration':
		case 'interface_declaration':
		case 'enum_declaration':
			return typeScope(field(node, 'name'));
		case 'object_creation_expression':
			return node.children.some((child) => child?.type === 'declaration_list') ? namelessScope : undefined;
		case 'method_declaration':
			return named(field(node, 'name'), { isConstructor: field(node, 'name') === '__construct' });
		case 'function_definition':
			return named(field(node, 'name'));
		case 'anonymous_function_creation_expression':
		case 'anonymous_function':
		case 'arrow_function':
			return nameless;
		default:
			return undefined;
	}
};

const rust: RoleOf = (node) => {
	switch (node.type) {
		case 'impl_item': {
			const trait = field(node, 'trait');
			const name = bare(field(node, 'type') ?? '');
			// `impl T for &A`, `impl T for [A]`: no name that a reader would look for.
			return /^\w+(?:::\w+)*$/.test(name)
				? { kind: 'scope', parts: [{ kind: 'type', name, ...(trait !== undefined && { trait }) }] }
				: namelessScope;
		}
		case 'trait_item':
			return typeScope(field(node, 'name'));
		case 'mod_item':
			return { kind: 'scope', parts: [{ kind: 'module', name: field(node, 'name') ?? '?' }] };
		case 'function_item':
			return named(field(node, 'name'));
		case 'macro_definition':
		case 'macro_invocation':
			return namelessScope;
		case 'closure_expression':
			return nameless;
		default:
			return undefined;
	}
};

const ruby: RoleOf = (node) => {
	switch (node.type) {
		case 'class':
		case 'module':
			return typeScope(field(node, 'name'));
		case 'singleton_class':
			return namelessScope;
		case 'method':
			return named(field(node, 'name'), { isConstructor: field(node, 'name') === 'initialize' });
		case 'singleton_method':
			return named(field(node, 'name'), { isStatic: true });
		// `items.each do … end` names the method around it: `block in f`.
		case 'lambda':
			return nameless;
		default:
			return undefined;
	}
};

const elixir: RoleOf = (node) => {
	if (node.type === 'anonymous_function') {
		return nameless;
	}
	if (node.type !== 'call') {
		return undefined;
	}
	const word = field(node, 'target');
	const args = node.children.find((child) => child?.type === 'arguments');
	const first = args?.namedChild(0);
	if (word === 'quote') {
		return namelessScope;
	}
	if (word === 'defmodule' || word === 'defprotocol' || word === 'defimpl') {
		const target = /\bfor:\s*([A-Z][\w.]*)/.exec(args?.text ?? '')?.[1];
		const name = `${first?.text ?? '?'}${word === 'defimpl' && target !== undefined ? `.${target}` : ''}`;
		return typeScope(word === 'defimpl' && target === undefined ? undefined : name);
	}
	if (word === undefined || !/^def(?:p|macro|macrop)?$/.test(word) || !first) {
		return undefined;
	}
	const head = first.type === 'binary_operator' ? first.childForFieldName('left') : first;
	const name =
		head?.type === 'call' ? field(head, 'target') : head?.type === 'identifier' ? head.text : undefined;
	const own = head?.type === 'call' ? head.children.find((child) => child?.type === 'arguments') : undefined;
	return named(name, { arity: own?.namedChildCount ?? 0 });
};

const dart: RoleOf = (node) => {
	switch (node.type) {
		case 'class_definition':
		case 'mixin_declaration':
		case 'extension_declaration':
		case 'enum_declaration':
			return typeScope(
				field(node, 'name') ?? node.children.find((child) => child?.type === 'identifier')?.text,
			);
		case 'method_signature':
		case 'function_signature': {
			if (node.parent?.type === 'method_signature') {
				return undefined;
			}
			const own = node.type === 'method_signature' ? node.namedChild(0) : node;
			const body = node.nextNamedSibling;
			if (!own || body?.type !== 'function_body') {
				return undefined;
			}
			return own.type === 'function_signature'
				? named(field(own, 'name'), { body })
				: own.type === 'constructor_signature' || own.type === 'factory_constructor_signature'
					? named(constructorName, { isConstructor: true, body })
					: { kind: 'function', body };
		}
		case 'function_expression':
			return nameless;
		default:
			return undefined;
	}
};

const functionValues: ReadonlySet<string> = new Set([
	'arrow_function',
	'function_expression',
	'function',
	'generator_function',
]);

const javascript: RoleOf = (node) => {
	switch (node.type) {
		case 'class_declaration':
		case 'abstract_class_declaration':
		case 'class': {
			const name = field(node, 'name') ?? bindingName(node.parent);
			return typeScope(name);
		}
		case 'method_definition': {
			const name = field(node, 'name');
			// `get size() {`, `[Symbol.iterator]() {`, `'a b'() {`
			return name === undefined || !/^#?[\w$]+$/.test(name) || hasWord(node, 'get') || hasWord(node, 'set')
				? nameless
				: name === 'constructor'
					? named(constructorName, { isConstructor: true })
					: named(name, { isAsync: hasWord(node, 'async'), isStatic: hasWord(node, 'static') });
		}
		case 'function_declaration':
		case 'generator_function_declaration':
			return named(field(node, 'name'), { isAsync: hasWord(node, 'async') });
		case 'variable_declarator': {
			const value = node.childForFieldName('value');
			const name = field(node, 'name');
			return value && !functionValues.has(value.type) && value.type !== 'class' && /^[\w$]+$/.test(name ?? '')
				? { kind: 'scope', parts: [{ kind: 'binding', name: name ?? '' }] }
				: undefined;
		}
		case 'arrow_function':
		case 'function_expression':
		case 'function':
		case 'generator_function':
			return functionValue(node);
		default:
			return undefined;
	}
};

function bindingName(parent: Node | null): string | undefined {
	return parent?.type === 'variable_declarator' ? field(parent, 'name') : undefined;
}

/** A function without a name of its own is called after what it is put into. */
function functionValue(node: Node): Role {
	const { parent } = node;
	const isAsync = hasWord(node, 'async');
	const own = field(node, 'name') ?? bindingName(parent);
	if (own !== undefined) {
		return named(own, { isAsync });
	}
	if (
		parent?.type === 'pair' ||
		parent?.type === 'public_field_definition' ||
		parent?.type === 'field_definition'
	) {
		const key = field(parent, parent.type === 'pair' ? 'key' : 'name') ?? field(parent, 'property');
		return key !== undefined && /^#?[\w$]+$/.test(key) ? named(key, { isAsync }) : nameless;
	}
	const left = parent?.type === 'assignment_expression' ? field(parent, 'left') : undefined;
	const parts = left?.split('.') ?? [];
	const leaf = parts.at(-1);
	return leaf === undefined || !parts.every((part) => /^[\w$]+$/.test(part)) || leaf === 'exports'
		? nameless
		: named(leaf, {
				isAsync,
				parts: parts.length < 2 ? [] : [{ kind: 'member', name: parts.slice(0, -1).join('.') }],
			});
}

export interface Grammar {
	/** The file's name in the package of grammars. */
	readonly name: string;
	readonly platform: string;
	readonly roleOf: RoleOf;
	/** What starts a line of comment. */
	readonly comment: string;
}

const script = { platform: 'node', roleOf: javascript, comment: '//' };

/** By a file's ending. */
export const grammars: ReadonlyMap<string, Grammar> = new Map<string, Grammar>([
	['py', { name: 'python', platform: 'python', roleOf: python, comment: '#' }],
	['go', { name: 'go', platform: 'go', roleOf: go, comment: '//' }],
	['java', { name: 'java', platform: 'java', roleOf: java, comment: '//' }],
	['kt', { name: 'kotlin', platform: 'java', roleOf: kotlin, comment: '//' }],
	['cs', { name: 'c_sharp', platform: 'csharp', roleOf: csharp, comment: '//' }],
	['php', { name: 'php', platform: 'php', roleOf: php, comment: '//' }],
	['rs', { name: 'rust', platform: 'rust', roleOf: rust, comment: '//' }],
	['rb', { name: 'ruby', platform: 'ruby', roleOf: ruby, comment: '#' }],
	['ex', { name: 'elixir', platform: 'elixir', roleOf: elixir, comment: '#' }],
	['exs', { name: 'elixir', platform: 'elixir', roleOf: elixir, comment: '#' }],
	['dart', { name: 'dart', platform: 'dart', roleOf: dart, comment: '//' }],
	['ts', { name: 'typescript', ...script }],
	['mts', { name: 'typescript', ...script }],
	['tsx', { name: 'tsx', ...script }],
	['js', { name: 'javascript', ...script }],
	['mjs', { name: 'javascript', ...script }],
	['cjs', { name: 'javascript', ...script }],
	['jsx', { name: 'javascript', ...script }],
]);

export function grammarOf(path: string): Grammar | undefined {
	return grammars.get(/\.(\w+)$/.exec(path)?.[1] ?? '');
}
