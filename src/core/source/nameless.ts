import type { Language } from './language.ts';

/** Whether the line ends with the head of a function that has no name: a closure, a callback, a block of a call. */
export function opensNameless(line: string, language: Language): boolean {
	const text = line.slice(0, maxLineLength).trimEnd();
	switch (language) {
		case 'jvm':
		case 'native':
			return opensBlockOfCall(text);
		case 'javascript':
			return /(?:=>|\bfunction\s*\*?\s*\([^()]*\))\s*\{$/.test(text);
		case 'php':
			return /\bfunction\s*&?\s*\([^()]*\)[^{};]*\{$/.test(text);
		case 'go':
			return /\bfunc\([^()]*\)[^{}]*\{$/.test(text);
		case 'rust':
			return /\|[^|]*\|\s*(?:async\s+)?(?:move\s+)?\{$/.test(text);
		case 'dotnet':
			return /(?:=>|\bdelegate\b[^;{]*)\s*\{?$/.test(text);
		case 'python':
		case 'ruby':
		case 'dart':
		case 'elixir':
		case 'other':
			return false;
	}
}

const maxLineLength = 400;

/** `apply {`, `return runCatching {`, `items.map { item ->`, on a line of its own. */
function opensBlockOfCall(line: string): boolean {
	const call = /^\s*(?:return\s+)?([\w.]+)(?:\([^()]*\))?\s*\{(?:[^{}]*(?:->|\bin\b))?$/.exec(line)?.[1];
	return (
		call !== undefined &&
		!/^(?:else|try|do|finally|init|get|set|object|when|if|for|while|catch|switch|repeat|defer|guard)$/.test(
			call,
		)
	);
}
