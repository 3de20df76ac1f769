import { languageOf, sendsBaseNames } from '../source/language.ts';
import { basenameOf, folderOf, fold } from '../source/pathText.ts';

/**
 * Sentry's search for the open issues that have a frame in a file of this name. Frames call a file by a path of the machine
 * that built it, so that only its end can be asked for: the base name, and the folder before it where the name alone is in
 * every project. It finds too much rather than too little; what is found is checked frame by frame.
 */
export function fileSearch(path: string): string {
	return `is:unresolved stack.filename:${wild(`*${nameToAskFor(path).slice(-maxLength)}`)}`;
}

function nameToAskFor(path: string): string {
	const name = basenameOf(path);
	const folder = basenameOf(folderOf(path));
	// The folder of a whole program is called otherwise where it was built: only one further down is asked for.
	const isDeep = path.split('/').length > 2;
	return isDeep && isCommon(name) && !sendsBaseNames(languageOf(undefined, name))
		? `${folder}*${name}`
		: name;
}

/** A name that says little: one that every project has, or hardly any letters. */
function isCommon(name: string): boolean {
	const stem = stemOf(name);
	return stem.length < 4 || common.test(stem);
}

const common =
	/^(?:__init__|__main__|index|main|app|application|page|layout|route|routes|mod|lib|utils?|helpers?|types?|models?|views?|urls|admin|tasks?|config|settings|constants?|errors?|common|core|base|api|client|server|service|handler|test|tests|init|run|start)$/;

/** Whatever means something in a search, or is spelt differently elsewhere, becomes a wildcard: nothing needs quoting. */
function wild(text: string): string {
	return text.replace(/[^\p{L}\p{N}._*-]+/gu, '*').replace(/\*+/g, '*');
}

/** A longer name is found by its end. */
const maxLength = 120;

/**
 * Whether any of these texts (paths, modules, functions as an event has them) could name the file. A quick look that lets
 * nearly all others pass by before anything is read; it may say yes in vain.
 */
export function mayName(texts: readonly (string | undefined)[], path: string): boolean {
	const stem = stemOf(fold(basenameOf(path)));
	const folder = basenameOf(folderOf(fold(path)));
	// Modules leave these names out: `raven.station` is `raven/station/__init__.py`.
	const names =
		/^(?:__init__|__main__|index|mod|lib|main)$/.test(stem) && folder !== '' ? [stem, folder] : [stem];
	const wanted = names.map(squash).filter((name) => name !== '');
	return texts.some((text) => {
		const squashed = text === undefined ? '' : squash(fold(text.slice(0, maxText)));
		return wanted.some((name) => squashed.includes(name));
	});
}

const maxText = 2_000;

/** `PageController` and `page_controller` are one name. */
function squash(text: string): string {
	return text.replace(/[_\s-]+/g, '');
}

function stemOf(name: string): string {
	const dot = name.indexOf('.', 1);
	return dot < 0 ? name : name.slice(0, dot);
}
