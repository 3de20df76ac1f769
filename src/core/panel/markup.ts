/** Elements that static markup may be made of: what they hold is text and elements to every HTML parser. */
type TagName = 'main' | 'header' | 'section' | 'div' | 'h1' | 'p' | 'span' | 'bdi' | 'code';

/** Attributes that neither run, load nor link anything, whatever they say. */
interface Attributes {
	readonly class?: string;
	readonly 'aria-busy'?: 'true';
	readonly 'aria-hidden'?: 'true';
}

/** HTML made of elements and escaped text. Only this file makes it, so that no text becomes markup. */
export class Markup {
	readonly #html: string;

	private constructor(html: string) {
		this.#html = html;
	}

	static element(tag: TagName, attributes: Attributes, ...children: readonly (Markup | string)[]): Markup {
		const named = Object.entries(attributes).map(
			([name, value]: [string, string]) => ` ${name}="${escapeHtml(value)}"`,
		);
		const inner = children.map((child) => (typeof child === 'string' ? escapeHtml(child) : child.#html));
		return new Markup(`<${tag}${named.join('')}>${inner.join('')}</${tag}>`);
	}

	toString(): string {
		return this.#html;
	}
}

const escapes: { readonly [character: string]: string } = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
	// A parser makes a newline of it, which a text in a page does not.
	'\r': '&#13;',
};

/** Right for quoted attributes and for element text. NUL and lone surrogates become U+FFFD, as a parser would make them. */
export function escapeHtml(text: string): string {
	return text
		.replace(/\p{Surrogate}|\0/gu, '\uFFFD')
		.replace(/[&<>"'\r]/g, (character) => escapes[character] ?? '');
}
