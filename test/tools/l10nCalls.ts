import { type CallExpression, type Expression, type ParseResult, Visitor, parseSync } from 'oxc-parser';

/** A source as a syntax tree; one that does not parse is refused, as nothing could be said of it. */
export function parseSource(file: string, text: string): ParseResult {
	const parsed = parseSync(file, text);
	if (parsed.errors.length > 0) {
		throw new Error(`${file}: ${parsed.errors[0]?.message ?? ''}`);
	}
	return parsed;
}

/** The first arguments of all `l10n.t(…)`, `vscode.l10n.t(…)` and `page.l10n.t(…)` of a source. */
export function l10nMessages(file: string, text: string): readonly string[] {
	const messages: string[] = [];
	new Visitor({
		CallExpression(call) {
			if (!isL10nCall(call)) {
				return;
			}
			const [first] = call.arguments;
			if (first?.type !== 'Literal' || typeof first.value !== 'string') {
				throw new Error(`${file}: ${text.slice(call.start, call.end)} has no literal to extract`);
			}
			messages.push(first.value);
		},
	}).visit(parseSource(file, text).program);
	return messages;
}

export function isL10nCall({ callee }: CallExpression): boolean {
	return (
		callee.type === 'MemberExpression' &&
		callee.property.type === 'Identifier' &&
		callee.property.name === 't' &&
		nameOf(callee.object) === 'l10n'
	);
}

function nameOf(expression: Expression): string | undefined {
	if (expression.type === 'Identifier') {
		return expression.name;
	}
	return expression.type === 'MemberExpression' && expression.property.type === 'Identifier'
		? expression.property.name
		: undefined;
}
