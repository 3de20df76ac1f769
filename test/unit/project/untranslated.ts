import { type MemberExpression, type Node, Visitor } from 'oxc-parser';
import { isL10nCall, parseSource } from '../../tools/l10nCalls.ts';

/** Properties and attributes whose text a user reads or hears. */
const spoken = new Set([
	'alt',
	'aria-description',
	'aria-label',
	'ariaLabel',
	'body',
	'confirm',
	'description',
	'detail',
	'heading',
	'hint',
	'label',
	'message',
	'placeHolder',
	'placeholder',
	'prompt',
	'remedy',
	'text',
	'title',
	'tooltip',
	'validationMessage',
]);
const messages =
	/^(?:show(?:Information|Warning|Error)Message|setStatusBarMessage|appendMarkdown|appendText)$/;
/** What is thrown or logged is for whoever looks into the program. */
const asides = /^(?:trace|debug|info|warn|error|log|write|writeTimeline|assert)$/;

/** Texts that a user would get in English only: in a place that is shown, or with the look of a sentence. */
export function untranslated(file: string, source: string): readonly string[] {
	const found = new Map<number, string>();
	/** Spans of calls whose texts are translated already, or for no user. */
	const skipped: { readonly start: number; readonly end: number }[] = [];
	const candidates: { readonly node: Node; readonly text: string }[] = [];
	const shown = (node: Node | null | undefined): void => {
		if (node?.type === 'Literal' && typeof node.value === 'string' && hasWord(node.value)) {
			candidates.push({ node, text: node.value });
		} else if (node?.type === 'TemplateLiteral' && node.quasis.some(({ value }) => hasWord(value.raw))) {
			candidates.push({ node, text: source.slice(node.start, node.end) });
		}
		for (const part of node ? partsOf(node) : []) {
			shown(part);
		}
	};
	/** JSX attributes other than spoken ones hold classes, ids and roles. */
	const unspoken: { readonly start: number; readonly end: number }[] = [];
	new Visitor({
		CallExpression(call) {
			const name = call.callee.type === 'MemberExpression' ? nameOf(call.callee) : '';
			if (isL10nCall(call) || asides.test(name)) {
				skipped.push(call);
			} else if (messages.test(name)) {
				call.arguments.forEach(shown);
			}
		},
		ThrowStatement: (statement) => void skipped.push(statement),
		NewExpression(made) {
			if (made.callee.type === 'Identifier' && made.callee.name.endsWith('Error')) {
				skipped.push(made);
			}
		},
		Property({ key, value }) {
			if (
				spoken.has(key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '')
			) {
				shown(value);
			}
		},
		AssignmentExpression({ left, right }) {
			if (left.type === 'MemberExpression' && spoken.has(nameOf(left))) {
				shown(right);
			}
		},
		JSXText(text) {
			if (hasWord(text.value)) {
				candidates.push({ node: text, text: text.value.trim() });
			}
		},
		JSXElement({ children }) {
			children.forEach(shown);
		},
		JSXFragment({ children }) {
			children.forEach(shown);
		},
		JSXAttribute(attribute) {
			if (attribute.name.type === 'JSXIdentifier' && spoken.has(attribute.name.name)) {
				shown(attribute.value);
			} else {
				unspoken.push(attribute);
			}
		},
		Literal(node) {
			if (typeof node.value === 'string' && isProse(node.value)) {
				candidates.push({ node, text: node.value });
			}
		},
		TemplateLiteral(node) {
			if (node.quasis.some(({ value }) => isProse(value.raw))) {
				candidates.push({ node, text: source.slice(node.start, node.end) });
			}
		},
	}).visit(parseSource(file, source).program);
	for (const { node, text } of candidates) {
		const isInside = (span: { readonly start: number; readonly end: number }) =>
			span.start <= node.start && node.end <= span.end;
		if (!skipped.some(isInside) && !unspoken.some(isInside)) {
			found.set(node.start, text);
		}
	}
	return [...found.values()];
}

/** Where the text that an expression yields is written. */
function partsOf(node: Node): readonly (Node | null)[] {
	if (node.type === 'TemplateLiteral') {
		return node.expressions;
	}
	if (node.type === 'ConditionalExpression') {
		return [node.consequent, node.alternate];
	}
	if (node.type === 'LogicalExpression' || (node.type === 'BinaryExpression' && node.operator === '+')) {
		return [node.left, node.right];
	}
	if (node.type === 'ArrayExpression') {
		return node.elements;
	}
	if (node.type === 'JSXExpressionContainer') {
		return [node.expression];
	}
	// `[…].filter(…).join(' ')`
	return node.type === 'CallExpression' &&
		node.callee.type === 'MemberExpression' &&
		/^(?:join|filter|trim)$/.test(nameOf(node.callee))
		? [node.callee.object]
		: [];
}

function nameOf({ property }: MemberExpression): string {
	return property.type === 'Identifier' ? property.name : '';
}

/** Two letters or more, beside the name of an icon. */
function hasWord(text: string): boolean {
	return /[a-z]{2}/i.test(text.replaceAll(/\$\([\w~-]+\)|\\[a-z]/g, ''));
}

/** Two words with a space between, as no identifier, path or pattern has them. */
function isProse(text: string): boolean {
	return /[a-z]{2,}[,.:;]? [a-z]{2,}/i.test(text);
}
