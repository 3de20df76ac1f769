/** Scala parts a package into clauses, one below the other. */
export function packageOf(text: string): string | undefined {
	const clauses =
		/^[ \t\uFEFF]*package[ \t]+(?!object\b)[\w.`]+;?(?:\s+package[ \t]+(?!object\b)[\w.`]+)*/m.exec(
			text,
		)?.[0];
	return clauses
		?.split(/\s+/)
		.filter((word) => word !== '' && word !== 'package')
		.join('.')
		.replaceAll(/[`;]/g, '');
}

/** Kotlin Multiplatform: the type is promised here and kept in another source set. */
export function expects(text: string, type: string): boolean {
	return (
		/\bexpect[ \t]/.test(text) &&
		declares(text, 'expect[ \\t]+(?:\\w+[ \\t]+){0,3}(?:class|interface|object)', type)
	);
}

/** What a macro or a trait runs bears the name of the module or class that uses it. */
export function isForOthers(text: string): boolean {
	return /^[ \t]*(?:defmacrop?|quote|trait)\b/m.test(text);
}

export function hasOtherNamespace(text: string, module: string): boolean {
	const namespace = module.slice(0, Math.max(module.lastIndexOf('\\'), 0));
	const told = /^[ \t\uFEFF]*(?:<\?php\s+)?namespace\s+([\w\\]+)\s*[;{]/m.exec(text)?.[1] ?? '';
	return told.toLowerCase() !== namespace.toLowerCase();
}

export function plainModule(module: string): string {
	return module.replace(/^Elixir\./, '');
}

export function definesModule(text: string, module: string): boolean {
	return text.includes(`defmodule ${module} `) || text.includes(`defmodule ${module},`);
}

/** Within another module, which names the rest of it. */
export function holdsModule(text: string, last: string): boolean {
	return new RegExp(`^[ \\t]+defmodule ${escaped(last)}[ ,]`, 'm').test(text);
}

/** Neither the module, nor one around it, nor one of its last name within another, nor a protocol's for a type. */
export function definesOtherModules(text: string, sent: string): boolean {
	const module = plainModule(sent);
	const last = module.slice(module.lastIndexOf('.') + 1);
	const all = [...text.matchAll(/^([ \t]*)(defmodule|defimpl)[ \t]+([\w.]+)/gm)];
	return (
		all.length > 0 &&
		all.every(([, indent, kind, name = '']) =>
			kind === 'defimpl'
				? !`.${module}`.includes(`.${name}.`)
				: name !== module && !(name === last && indent !== '') && !module.startsWith(`${name}.`),
		)
	);
}

/** A declaration of that name: `public final class Tank`. `kinds` are keywords, parted by `|`. */
export function declares(text: string, kinds: string, name: string): boolean {
	return new RegExp(
		`^[ \\t]*(?:[\\w@]+[ \\t]+){0,6}(?:${kinds})[ \\t]+(?:class[ \\t]+)?${escaped(name)}(?![\\w.])`,
		'm',
	).test(text);
}

/** As text in a regular expression. */
export function escaped(text: string): string {
	return text.replace(/[^\w ]/g, '\\$&');
}
