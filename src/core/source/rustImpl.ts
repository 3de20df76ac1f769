/** What an `impl` is for, as heads and frames can be compared: without paths, lifetimes and the type's own parameters. */
export interface RustImpl {
	/** `Mail`, `&Mail`, `&mut Mail`: a reference has functions of its own. */
	readonly type: string;
	/** `From<&str>`, `de::Error`: with its parameters, and the module that it was written with; a type may have both. */
	readonly trait?: string;
}

/** Of the text between `impl` and `{`: `<T> From<T> for Mail where …`. */
export function implOfHead(text: string): RustImpl | undefined {
	const start = text.trimStart();
	const from = start.startsWith('<') ? closingAngle(start, 0) + 1 : 0;
	const head = start.slice(from).replace(/\bwhere\b.*$/, '');
	const at = outside(head, /\bfor\b(?!\s*<)/g);
	return at === undefined ? typed(head) : typed(head.slice(at + 3), head.slice(0, at));
}

/** Of a frame's function: `<jobs::Mail as core::convert::From<&str>>::from`. */
export function implOfFunction(text: string): RustImpl | undefined {
	if (!text.startsWith('<')) {
		return undefined;
	}
	const inner = text.slice(1, closingAngle(text, 0));
	const at = outside(inner, /\sas\s/g);
	return at === undefined ? typed(inner) : typed(inner.slice(0, at), inner.slice(at + 4));
}

function typed(type: string, trait?: string): RustImpl | undefined {
	const bare = plain(type);
	const reference = /^&(?:mut )?/.exec(bare)?.[0] ?? '';
	const name = bare
		.replace(/<.*$/, '')
		.match(/[A-Za-z_]\w*/g)
		?.at(-1);
	return name === undefined
		? undefined
		: { type: reference + name, ...(trait !== undefined && { trait: traitName(trait) }) };
}

function traitName(text: string): string {
	const [base = '', ...parameters] = text.trim().split('<');
	const short = base.split('::').slice(-2).join('::');
	return short + plain(parameters.length === 0 ? '' : `<${parameters.join('<')}`);
}

/** Whether one is written as the other, or shorter. Parameters are left out. */
export function isSameTrait(one: string | undefined, other: string | undefined): boolean {
	const left = one?.split('<')[0];
	const right = other?.split('<')[0];
	return (
		left === right ||
		(left !== undefined &&
			right !== undefined &&
			(left.endsWith(`::${right}`) || right.endsWith(`::${left}`)))
	);
}

/** Whether their parameters are written alike. */
export function hasSameParameters(one: string | undefined, other: string | undefined): boolean {
	return one?.split('<').slice(1).join('<') === other?.split('<').slice(1).join('<');
}

/** Without lifetimes, paths, `dyn`, and white space that says nothing. */
function plain(text: string): string {
	return text
		.replace(/'\w+\b(?:\s*,)?/g, '')
		.replace(/\b(?:\w+::)+/g, '')
		.replace(/\bdyn\s+/g, '')
		.replace(/\s*([<>,&])\s*/g, '$1')
		.replace(/<>/g, '')
		.trim();
}

/** Index of the first match that is not between angle brackets. */
function outside(text: string, pattern: RegExp): number | undefined {
	let depth = 0;
	let at = 0;
	for (const match of text.matchAll(pattern)) {
		for (; at < match.index; at += 1) {
			depth += text[at] === '<' ? 1 : text[at] === '>' && text[at - 1] !== '-' ? -1 : 0;
		}
		if (depth === 0) {
			return match.index;
		}
	}
	return undefined;
}

/** Index of the bracket that closes the one at `from`; the text's last where none does. */
function closingAngle(text: string, from: number): number {
	let depth = 0;
	for (let at = from; at < text.length; at += 1) {
		depth += text[at] === '<' ? 1 : text[at] === '>' && text[at - 1] !== '-' ? -1 : 0;
		if (depth === 0) {
			return at;
		}
	}
	return text.length - 1;
}
