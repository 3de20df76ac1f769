import type { FrameQuery } from './frameQuery.ts';
import type { Language } from './language.ts';
import { implOfFunction } from './rustImpl.ts';

/** The type that a frame says its function belongs to; `null`: to none; `undefined`: the frame does not say. */
export type Owner = string | null | undefined;

/** Never throws. */
export function frameOwner(query: FrameQuery): Owner {
	const last = query.function.scope.at(-1);
	switch (query.language) {
		case 'python':
			// `co_name`: the function alone.
			return undefined;
		case 'go':
			return goReceiver(query, last);
		case 'jvm':
			return jvmClass(query.module);
		case 'dotnet':
			return dotnetClass(query.module);
		case 'elixir':
			return query.module === undefined ? last : lastName(query.module);
		case 'php':
			if (query.function.inner) {
				return lastName(last);
			}
			return query.functionText === undefined || query.function.leaf === undefined
				? undefined
				: /::|->/.test(query.functionText)
					? lastName(last)
					: null;
		case 'javascript':
			// A class, and not what engines call all objects and modules.
			return last !== undefined && /^[A-Z]/.test(last) && !/^(?:Function|Module|Window)$/.test(last)
				? last
				: undefined;
		case 'rust':
			return implOfFunction(query.functionText ?? '')?.type ?? lastName(last);
		case 'ruby':
		case 'native':
		case 'dart':
		case 'other':
			return lastName(last);
	}
}

/** The trait that a frame says its function is of; in C# the interface that it alone implements: `Jobs.IJob.Run`. */
export function frameTrait(query: FrameQuery): string | undefined {
	if (query.language === 'dotnet') {
		const last = lastName(query.function.scope.at(-1));
		return last === dotnetClass(query.module) ? undefined : last;
	}
	return query.language === 'rust' ? implOfFunction(query.functionText ?? '')?.trait : undefined;
}

/** The frame runs what stands outside of all functions: a module's or a class's own lines, what makes an object. */
export function isOutsideFunctions({ language, functionText = '', module }: FrameQuery): boolean {
	if (language === 'jvm') {
		// A class without a name (`Mail$1`, `Mail$run$1`) has its lines in a function.
		return (
			/^<(?:cl)?init>$/.test(functionText) &&
			module !== undefined &&
			!/\$(?:\d+(?![\dA-Z])|[a-z])/.test(module)
		);
	}
	if (language === 'dotnet') {
		return /^\.c?ctor$/.test(functionText);
	}
	return language === 'python'
		? functionText === '<module>'
		: language === 'ruby' && /^<(?:main|top \(required\)|(?:class|module):.*)>$/.test(functionText);
}

/** Languages whose frames name the class that the text has around the function, and no other (a subclass, an alias). */
export function namesDeclaringType(language: Language): boolean {
	return ['go', 'jvm', 'dotnet', 'elixir', 'php', 'ruby'].includes(language);
}

function goReceiver(query: FrameQuery, last: string | undefined): Owner {
	if (query.function.leaf === undefined) {
		return undefined;
	}
	const name = /^\(?\*?(\w+)/.exec(last ?? '')?.[1];
	// `main.run`: the package, not a receiver.
	const isPackage = name !== undefined && (query.module ?? 'main').split('/').at(-1) === name;
	return name === undefined || isPackage ? null : name;
}

/** `x.Mail$Job$run$1` → Job; of Kotlin's class for the functions of a file, `JobsKt`: none. */
function jvmClass(module: string | undefined): Owner {
	const whole = module?.split('/')[0]?.split('.').at(-1);
	if (!whole) {
		return undefined;
	}
	const parts = whole
		.split('$')
		// Of a class within a function: `Mail$1Job`.
		.map((part) => part.replace(/^\d+(?=[A-Z])/, ''))
		.filter((part) => /^[A-Z]/.test(part) && !/^(?:Companion|DefaultImpls|WhenMappings)$/.test(part));
	const name = parts.at(-1) ?? /^\w+/.exec(whole)?.[0];
	return parts.length === 1 && /.Kt$/.test(parts[0] ?? '') ? null : name;
}

/** `Jobs.Mail+Job`1+<Run>d__3` → Job. */
function dotnetClass(module: string | undefined): Owner {
	const types = module
		?.split('[')[0]
		?.split('+')
		.filter((part) => /^[\w.`]+$/.test(part));
	return lastName(types?.at(-1)?.replace(/`\d+/g, ''));
}

function lastName(name: string | undefined): string | undefined {
	return /(\w+)\W*$/.exec(name?.split(/::|[.\\#]/).at(-1) ?? '')?.[1];
}
