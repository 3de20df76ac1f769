/** A family of languages that name modules and files by the same rules. */
export type Language =
	| 'python'
	| 'javascript'
	| 'jvm'
	| 'dotnet'
	| 'go'
	| 'ruby'
	| 'php'
	| 'rust'
	| 'native'
	| 'dart'
	| 'elixir'
	| 'other';

/** The file's ending decides where it is known; else Sentry's `platform` of the frame or event. */
export function languageOf(platform: string | undefined, file: string | undefined): Language {
	const dot = file?.lastIndexOf('.') ?? -1;
	const byEnding = dot < 0 ? undefined : byExtension.get((file ?? '').slice(dot + 1).toLowerCase());
	return byEnding ?? byPlatform.get((platform ?? '').toLowerCase().split('-')[0] ?? '') ?? 'other';
}

/** Endings of the language's sources, the commonest first. */
export function extensionsOf(language: Language): readonly string[] {
	return extensions[language];
}

/** Whether the language's SDKs call a file by its base name, without a folder. */
export function sendsBaseNames(language: Language): boolean {
	return baseNamed.has(language);
}

/** Whether nothing else of a frame tells the folders either: on the JVM the module does, where it is sent. */
export function sendsNoFolders(language: Language): boolean {
	return sendsBaseNames(language) && language !== 'jvm';
}

const baseNamed: ReadonlySet<Language> = new Set<Language>(['jvm', 'dart', 'rust', 'native']);

const extensions: { readonly [L in Language]: readonly string[] } = {
	python: ['py', 'pyx', 'pyi'],
	javascript: ['ts', 'tsx', 'js', 'jsx', 'mjs', 'cjs', 'mts', 'cts', 'vue', 'svelte', 'astro', 'coffee'],
	jvm: ['java', 'kt', 'kts', 'scala', 'groovy', 'clj', 'cljc'],
	dotnet: ['cs', 'fs', 'vb', 'razor', 'cshtml'],
	go: ['go'],
	ruby: ['rb', 'rake', 'erb', 'haml', 'slim', 'ru', 'gemspec'],
	php: ['php', 'phtml', 'inc'],
	rust: ['rs'],
	native: ['c', 'cc', 'cpp', 'cxx', 'h', 'hh', 'hpp', 'm', 'mm', 'swift', 'zig'],
	dart: ['dart'],
	elixir: ['ex', 'exs', 'eex', 'heex', 'erl', 'leex'],
	other: [],
};

const byExtension = new Map<string, Language>(
	Object.entries(extensions).flatMap(([language, endings]) =>
		endings.map((ending): [string, Language] => [ending, asLanguage(language)]),
	),
);

function asLanguage(text: string): Language {
	// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key of `extensions` is a Language
	return text as Language;
}

const byPlatform: ReadonlyMap<string, Language> = new Map<string, Language>([
	['python', 'python'],
	['javascript', 'javascript'],
	['node', 'javascript'],
	['java', 'jvm'],
	['kotlin', 'jvm'],
	['android', 'jvm'],
	['csharp', 'dotnet'],
	['dotnet', 'dotnet'],
	['go', 'go'],
	['ruby', 'ruby'],
	['php', 'php'],
	['rust', 'rust'],
	['native', 'native'],
	['c', 'native'],
	['cocoa', 'native'],
	['objc', 'native'],
	['apple', 'native'],
	['swift', 'native'],
	['dart', 'dart'],
	['flutter', 'dart'],
	['elixir', 'elixir'],
]);
