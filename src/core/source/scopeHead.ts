import type { Language } from './language.ts';
import { implOfHead, type RustImpl } from './rustImpl.ts';

/** What a line opens that functions can stand in. */
export interface ScopeHead {
	readonly name: string;
	/** A class, `impl`, module or the like, that frames name. Else an object or a value with functions in it. */
	readonly isType: boolean;
	/** Rust: what is implemented for the type here; see `RustImpl`. */
	readonly trait?: string;
}

const maxLineLength = 400;

/** Modifiers and annotations before the word that says what it is. */
const modifiers =
	/^(?:@[\w.]+(?:\([^)]*\))?\s+|(?:public|private(?:\[\w+\])?|protected|internal|fileprivate|static|final|abstract|sealed|non-sealed|open|data|inner|annotation|value|inline|case|implicit|strictfp|actual|expect|external|partial|readonly|unsafe|ref|file|export|default|declare|base|indirect|template\s*<[^>]*>)\s+)*/;

/**
 * The type or object whose head is the line at the index `at`. What frames never name is left out: namespaces, `class << self`,
 * a companion, classes without a name. PHP's traits too: a frame names the class that uses them.
 */
export function scopeHead(lines: readonly string[], at: number, language: Language): ScopeHead | undefined {
	const line = (lines[at] ?? '').slice(0, maxLineLength).trim();
	const impl = language === 'rust' ? rustImpl(lines, at, line) : undefined;
	if (impl) {
		return { name: impl.type, isType: true, ...(impl.trait !== undefined && { trait: impl.trait }) };
	}
	const type = typeHead(line, language);
	if (type !== undefined) {
		return { name: type, isType: true };
	}
	const object = language === 'javascript' ? objectHead(line) : ofClass(line, language);
	return object === undefined ? undefined : { name: object, isType: false };
}

function typeHead(line: string, language: Language): string | undefined {
	const plain = line.replace(modifiers, '');
	switch (language) {
		case 'python':
			return /^class\s+(\w+)/.exec(line)?.[1];
		case 'ruby':
			return lastPart(
				/^(?:class|module)\s+([\w:]+)/.exec(line)?.[1] ??
					/^([A-Z]\w*)\s*=\s*(?:Struct|Class|Module|Data)\.\w+.*\bdo\b/.exec(line)?.[1],
			);
		case 'elixir':
			return elixirModule(line);
		case 'go':
			return undefined;
		case 'rust':
			return rustScope(line);
		case 'php':
			return /^(?:class|interface|enum)\s+(\w+)/.exec(plain)?.[1];
		case 'javascript':
			return (
				/^class\s+([\w$]+)/.exec(plain)?.[1] ??
				/^(?:const|let|var)\s+([\w$]+)\s*(?::[^=]*)?=\s*class\b/.exec(plain)?.[1]
			);
		case 'jvm':
			return /^(?:enum\s+class|fun\s+interface|class|@?interface|enum|record|object|trait)\s+(\w+)/.exec(
				plain,
			)?.[1];
		case 'dotnet':
			return /^(?:\[[^\]]{0,200}\]\s*)*(?:(?:public|private|protected|internal|static|sealed|abstract|partial|readonly|ref|unsafe|file|new)\s+)*(?:record\s+(?:struct|class)|class|struct|interface|record|enum)\s+(\w+)/.exec(
				plain,
			)?.[1];
		case 'dart':
			return /^(?:extension\s+type|mixin\s+class|class|mixin|enum|extension)\s+(\w+)/.exec(plain)?.[1];
		case 'native':
			// A macro may stand before a name: `class EXPORT_API Tank : public Base {`.
			return lastPart(
				/^(?:(?:enum\s+)?class|struct|union|extension|actor|protocol|enum)\s+(?:[A-Z_\d]+\s+)?(\w+(?:(?:::|\.)\w+)*)\b(?=[^;()]*(?:\{|$))/.exec(
					plain,
				)?.[1] ?? /^@(?:implementation|interface|protocol)\s+(\w+)/.exec(line)?.[1],
			);
		case 'other':
			return /^(?:class|module|struct|trait|interface|object)\s+(\w+)/.exec(plain)?.[1];
	}
}

/** `Plug.Router` of `defmodule Plug.Router do`; of an implementation the type that it is for. */
function elixirModule(line: string): string | undefined {
	const module = /^(?:defmodule|defprotocol)\s+([\w.]+)/.exec(line)?.[1];
	return lastPart(module ?? /^defimpl\s+[\w.]+\s*,\s*for:\s*\[?\s*([\w.]+)/.exec(line)?.[1]);
}

/** Heads of an `impl` may go over lines. */
const maxImplLines = 8;

function rustImpl(lines: readonly string[], at: number, line: string): RustImpl | undefined {
	if (!/^(?:unsafe\s+|default\s+|const\s+)*impl\b/.test(line)) {
		return undefined;
	}
	const head = lines
		.slice(at, at + maxImplLines)
		.join(' ')
		.slice(0, maxLineLength * 2)
		.split('{')[0];
	return implOfHead((head ?? '').replace(/^.*?\bimpl\b/, ''));
}

function rustScope(line: string): string | undefined {
	return /;\s*$/.test(line)
		? undefined
		: /^(?:pub(?:\([^)]*\))?\s+|unsafe\s+|auto\s+)*(?:trait|mod)\s+(\w+)/.exec(line)?.[1];
}

/** What belongs to the class and not to its objects: frames call both after the class. */
function ofClass(line: string, language: Language): string | undefined {
	return language === 'ruby' && /^class\s*<<\s*self\b/.test(line)
		? 'self'
		: language === 'jvm' && /^(?:private\s+|internal\s+)?companion\s+object\s*(?::[^{]*)?\{/.test(line)
			? 'Companion'
			: undefined;
}

/** `const api = {`, `fill: {`, `export const Tank = create("Tank", (tank) => {`, a test: what stands in it may bear any name. */
function objectHead(line: string): string | undefined {
	if (!/[{([]$/.test(line)) {
		return undefined;
	}
	return (
		/^(?:export\s+)?(?:const|let|var)\s+([\w$]+)\s*(?::[^=]*)?=/.exec(line)?.[1] ??
		/^(?:[\w$]+\.)*([\w$]+)\s*=\s*\{$/.exec(line)?.[1] ??
		/^["']?([\w$-]+)["']?\s*:\s*\{$/.exec(line)?.[1] ??
		calledWithName(line)
	);
}

/** `it('fills the tank', () => {`: a test is told by its title. Dots part names, so that it has none. */
function calledWithName(line: string): string | undefined {
	const title = /^[\w$.]+\(\s*(['"`])(.{1,120}?)\1\s*,/.exec(line)?.[2];
	return title === undefined ? undefined : `“${title.replaceAll('.', ' ')}”`;
}

/** The type whose function the head on this line is, where the head itself says it: a receiver, `Tank::fill(`. */
export function ownerInHead(line: string, language: Language): string | undefined {
	if (language === 'go') {
		return /^func\s+\(\s*(?:\w+\s+)?\*?\s*(\w+)/.exec(line)?.[1];
	}
	return language === 'native'
		? /(?:^|[\s*&])(?:\w+::)*(\w+)::~?\w+\s*$/.exec(line.split('(')[0] ?? '')?.[1]
		: undefined;
}

/** C#: the interface that this function implements and that its head names: `void IJob.Run(Job job)`. */
export function interfaceInHead(line: string, language: Language): string | undefined {
	return language === 'dotnet'
		? /\s(?:\w+\.)*(\w+)(?:<[^(]{0,200}>)?\.\w+\s*(?:<[^>(]*>)?$/.exec(
				line.slice(0, maxLineLength).split('(')[0] ?? '',
			)?.[1]
		: undefined;
}

/** Kotlin: the type that the function is written for, `User` of `fun User.toText()`; Ruby: `self`. Frames do not name it. */
export function extendedType(line: string, language: Language): string | undefined {
	if (language === 'ruby') {
		return /^(?:private_class_method\s+)?def\s+(self)\./.exec(line)?.[1];
	}
	return language === 'jvm'
		? /\bfun\s+(?:<[^>]{0,200}>\s*)?(\w+)(?:<[^()]{0,200}>)?\??\.\w+\s*\(/.exec(
				line.slice(0, maxLineLength),
			)?.[1]
		: undefined;
}

function lastPart(name: string | undefined): string | undefined {
	return name?.split(/::|\./).at(-1) || undefined;
}
