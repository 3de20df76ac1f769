import type { Language } from './language.ts';

/** A function as an SDK names it, reduced to what stands in the source. */
export interface FunctionName {
	/** The name after `def`, `func`, `fn` …; `undefined` for lambdas, module level and whatever has no name. */
	readonly leaf?: string;
	/** Classes, traits, receivers around it, outermost first. */
	readonly scope: readonly string[];
	/** A closure, block or lambda inside `leaf`, not `leaf` itself. */
	readonly inner: boolean;
	/** Elixir: how many arguments it takes. */
	readonly arity?: number;
}

const none: FunctionName = { scope: [], inner: false };

/** Never throws; linear. `module` helps where the function is a compiler's: C#'s `MoveNext`. */
export function functionNameOf(
	text: string | undefined,
	language: Language = 'other',
	module?: string,
): FunctionName {
	let name = (text ?? '').slice(0, 500).trim();
	let inner = false;
	if (/(?:^|[^{])\{closure(?!#)/.test(name)) {
		return phpClosure(name);
	}
	if (isNameless(name)) {
		return none;
	}
	// Ruby: `block (2 levels) in create`, `rescue in create`; Elixir: `anonymous fn/1 in M.f/2`.
	while (
		name.startsWith('block') ||
		name.startsWith('rescue in ') ||
		name.startsWith('ensure in ') ||
		name.startsWith('anonymous fn')
	) {
		const at = name.indexOf(' in ');
		if (at < 0) {
			break;
		}
		inner = true;
		name = name.slice(at + 4);
	}
	name = name.replace(/^(?:async|new|static|bound|get|set) (?=\S)/, '').replace(/ \[as [^\]]*\]$/, '');

	const objc = /^[-+]\[(\w+)(?:\([^)]*\))? ([\w]+)/.exec(name);
	if (objc?.[1] !== undefined && objc[2] !== undefined) {
		return { leaf: objc[2], scope: [objc[1]], inner };
	}
	// C#'s compiler puts the body of `async Task Run()` into `<Run>d__7.MoveNext`, of a lambda in it into `<Run>b__0`.
	// What implements an interface is written with dashes: `<Jobs-IJob-Run>d__7`.
	const generated =
		/<([\w.,<>-]+)>[a-z]__/.exec(name) ??
		(/^MoveNext\b/.test(name) ? /<([\w.,<>-]+)>d__/.exec(module ?? '') : null);
	if (generated?.[1] !== undefined) {
		const scope = withoutAngles(generated[1]).split(/[-.]/);
		const leaf = scope.pop();
		return { ...(leaf !== undefined && { leaf }), scope, inner: false };
	}
	const trait = /^<(.+?)(?: as .+?)?>::(.+)$/.exec(name);
	if (trait?.[1] !== undefined && trait[2] !== undefined) {
		name = `${trait[1]}::${trait[2]}`;
	}
	if (language === 'native') {
		// Swift: `closure #1 (Swift.Int) -> () in Tank.fill()`, and accessors: `Tank.level.getter : Swift.Int`. `Tank.read` is a function.
		const closure = /^closure #\d+ .*?\bin (?!closure #)(.+)$/.exec(name);
		inner = closure !== null;
		name = (closure?.[1] ?? name).replace(
			/(\.[a-z_]\w*)\.(?:getter|setter|modify|read|willset|didset)(?: : .*)?$/,
			'$1',
		);
	}
	const arity = language === 'elixir' ? /\/(\d{1,3})$/.exec(name)?.[1] : undefined;
	inner ||= /\{\{?(?:closure|lambda)|\{ ?<lambda>|\.func\d|lambda\$|\$lambda|<anonymous>|\$\d|<locals>/.test(
		name,
	);
	name = withoutDecoration(name);
	const parts = name
		// A dollar parts Java's and Kotlin's names, and is a letter in JavaScript's and PHP's.
		.split(language === 'jvm' ? /::|[.#\\/$]|->/ : /::|[.#\\/]|->/)
		.map((part) => part.trim())
		.filter((part) => part !== '' && !isCompilers(part));
	const last = parts.at(-1);
	return last === undefined || !/^[\p{L}_$@][\p{L}\p{N}_$]*[?!=]?$/u.test(last)
		? { scope: parts.slice(0, -1), inner }
		: {
				leaf: last,
				scope: parts.slice(0, -1),
				inner,
				...(arity !== undefined && { arity: Number(arity) }),
			};
}

/**
 * `App\Tank::App\{closure}`: the class, and since 8.4 also the function around it: `App\Tank::{closure:App\Tank::fill():12}`.
 */
function phpClosure(name: string): FunctionName {
	const [, around, leaf] = /\{closure:(?:([^(){}]*)::)?(\w+)\(\):\d+\}/.exec(name) ?? [];
	const type = around ?? /^([\w\\]+)::/.exec(name)?.[1];
	return {
		scope: type?.split('\\').filter((part) => part !== '') ?? [],
		inner: true,
		...(leaf !== undefined && { leaf }),
	};
}

/** Module level, anonymous and global code: there is no name to look for. */
function isNameless(name: string): boolean {
	return /^(?:(?:if|for|while|switch|catch|else|try|do)$|<.*>$|\{closure|\{main\}|\{anonymous|class@anonymous|eval|anonymous$|\.c?ctor$|anonymous fn\/\d+$|\[.*\]$|\/$|main script)/.test(
		name,
	);
}

function withoutDecoration(text: string): string {
	let name = text;
	// `Ns\Cls::{closure:file:3}`, `f::{{closure}}`, `F.func1.2`, `Outer.<locals>.inner`
	name = name.replace(/::\{\{?.*$|\\?\{closure.*$|\{ ?<lambda>.*$/, '');
	name = name.replace(/(?:\.func\d+|\.gowrap\d+)(?:\.\d+)*(?:\.func\d+)*$/, '').replace(/-fm$/, '');
	name = name.replace(/\.<locals>\./g, '.').replace(/<(?:anonymous|lambda|locals)>/g, '');
	// Signatures: `Task<T> Run<U>(int a)`, `int main()`, `(*T).Method`.
	name = name.replace(/^\(\*?(\w+)\)/, '$1');
	const open = name.indexOf('(');
	if (open > 0) {
		name = name.slice(0, open);
	}
	name = withoutAngles(name);
	name = name
		.replace(/\[\.\.\.\]|\[[^\]]*\]/g, '')
		.replace(/\/\d{1,3}$/, '')
		.trim();
	const blank = name.lastIndexOf(' ');
	if (blank >= 0) {
		name = name.slice(blank + 1);
	}
	return name
		.replace(/^lambda\$/, '')
		.replace(/\$(?:default|suspendImpl|lambda|\d+)(?:\$\d+)*$/, '')
		.replace(/\$\d+$/, '');
}

/** Drops `<…>` with what nests in it. */
function withoutAngles(text: string): string {
	if (!text.includes('<')) {
		return text;
	}
	let depth = 0;
	let kept = '';
	for (const char of text) {
		if (char === '<') {
			depth += 1;
		} else if (char === '>' && depth > 0) {
			depth -= 1;
		} else if (depth === 0) {
			kept += char;
		}
	}
	return kept;
}

/** Parts that compilers and engines add. */
function isCompilers(part: string): boolean {
	return /^(?:\d+|glob|func\d+|Object|exports|prototype|module|<.*|h[0-9a-f]{16}|Elixir)$/.test(part);
}
