import type { Frame } from '../issue/event.ts';
import { framePathOf, type FramePath, type NoPath } from './framePath.ts';
import { functionNameOf, type FunctionName } from './functionName.ts';
import { extensionsOf, languageOf, type Language } from './language.ts';
import { libraryPathOf, type LibraryPath } from './libraryPath.ts';
import { jvmClassOf, moduleHints, rustHints, type PathHint } from './moduleHints.ts';

/** All that one frame says about its place, made comparable. */
export interface FrameQuery {
	readonly language: Language;
	/** Most telling first: where the code was built or ran, then what the SDK calls the file. */
	readonly paths: readonly FramePath[];
	/** Why `paths` is empty. */
	readonly noPath?: NoPath;
	readonly hints: readonly PathHint[];
	/** Where the source of a compiled file could be; a line found by these is never exact. */
	readonly sourceHints: readonly PathHint[];
	readonly library?: LibraryPath;
	readonly module?: string;
	readonly function: FunctionName;
	/** As sent, for messages and symbol search. */
	readonly functionText?: string;
	readonly inApp: boolean;
	/** 1-based, positive, finite. */
	readonly line?: number;
	/** 1-based; what a source map needs beside the line. */
	readonly column?: number;
	/** Lines of the release, by number, ascending. */
	readonly context: readonly (readonly [number, string])[];
	/** Paths as sent, for mappings, whose roots are written for them: on the JVM the module's folder with the file. */
	readonly sent: readonly string[];
	/** Endings of `sent` that lack one. */
	readonly endings: readonly string[];
	/** Name to show: the file as the SDK calls it. */
	readonly label: string;
}

/** What a query is made from: an event's frame, or as much of one as a list row or a culprit has. */
export type FrameFacts = Pick<Frame, 'inApp' | 'context'> & Partial<Frame>;

export function frameQueryOf(frame: FrameFacts, eventPlatform?: string): FrameQuery {
	const absolute = framePathOf(frame.absPath);
	const named = framePathOf(frame.filename);
	const paths = [absolute, named].filter((path) => typeof path !== 'string');
	const file = paths[0]?.segments.at(-1);
	const language = languageOf(frame.platform ?? eventPlatform, file ?? frame.filename);
	const module = moduleOf(frame, language);
	const functionName = functionNameOf(frame.function, language, frame.module);
	const library = libraryOf(paths, language, frame.inApp);
	const column = lineOf(frame.colNo);
	const line = lineOf(frame.lineNo ?? paths.find((path) => path.line !== undefined)?.line);
	const noPath =
		paths.length > 0 ? undefined : typeof named === 'string' ? strongest(absolute, named) : undefined;
	return {
		language,
		paths: distinct(paths),
		...(noPath !== undefined && { noPath }),
		// What a runtime or a bundler calls its own parts is no module of anybody's.
		hints:
			noPath === 'runtime' || noPath === 'bundle'
				? []
				: [
						...moduleHints(module, language, file).filter((hint) => agreesWith(hint, file, language)),
						...(language === 'rust' || language === 'native' ? rustHints(frame.function, file) : []),
					],
		sourceHints: paths.flatMap((path) => sourceHintsOf(path, language)),
		...(library && { library }),
		...(module !== undefined && { module }),
		function: functionName,
		...(frame.function !== undefined && { functionText: frame.function }),
		inApp: frame.inApp,
		...(line !== undefined && { line }),
		...(column !== undefined && { column }),
		context: frame.context,
		...sentOf(frame, language),
		label: frame.filename ?? frame.absPath ?? frame.module ?? frame.function ?? '?',
	};
}

/** A pseudo file beside a real module (`SourceFile`, `<generated>`) does not end the search. */
function strongest(absolute: FramePath | NoPath, named: NoPath): NoPath {
	return typeof absolute === 'string' && named === 'empty' ? absolute : named;
}

/** PHP has no module, but its functions are named with their namespace. */
function moduleOf(frame: FrameFacts, language: Language): string | undefined {
	if (language !== 'php' || frame.module !== undefined) {
		return frame.module;
	}
	return /^([A-Za-z_\\][\w\\]*)::/.exec(frame.function ?? '')?.[1];
}

/** A file that is named is the file: its module only tells the folders. `server.ts` of a module `server` is no `server/index.ts`. */
function agreesWith(hint: PathHint, file: string | undefined, language: Language): boolean {
	const stem = stemOf(file);
	const isSource = extensionsOf(language).some((ending) => file?.endsWith(`.${ending}`) === true);
	return !isSource || stemOf(hint.segments.at(-1)) === stem;
}

function stemOf(name: string | undefined): string | undefined {
	return name?.replace(/\.\w+$/, '').toLowerCase();
}

/** Composer's `vendor` is a word that other languages use for code of their own. */
function libraryOf(paths: readonly FramePath[], language: Language, inApp: boolean): LibraryPath | undefined {
	for (const path of paths) {
		const found = libraryPathOf(path.segments);
		if (found && (found.ecosystem !== 'composer' || language === 'php' || !inApp)) {
			return found;
		}
	}
	return undefined;
}

function sentOf(frame: FrameFacts, language: Language): Pick<FrameQuery, 'sent' | 'endings'> {
	const paths = [frame.absPath, frame.filename].filter((path) => path !== undefined && path.length < 2000);
	if (language !== 'jvm' || frame.module === undefined) {
		return { sent: [...new Set(paths)].filter((path) => path !== undefined), endings: [] };
	}
	const { package: folders, outer } = jvmClassOf(frame.module);
	const file = /^[\w.-]+\.\w+$/.test(frame.filename ?? '') ? frame.filename : undefined;
	return {
		sent: [[...folders, file ?? outer].join('/')],
		endings: file === undefined ? extensionsOf('jvm') : [],
	};
}

/** A line number that an editor could have: anything else is as good as none. */
function lineOf(line: number | undefined): number | undefined {
	return line !== undefined && Number.isSafeInteger(line) && line > 0 ? line : undefined;
}

function distinct(paths: readonly FramePath[]): readonly FramePath[] {
	const [first, second] = paths;
	return first && second && first.segments.join('/') === second.segments.join('/') ? [first] : paths;
}

/** Folders that compilers write to. */
const outputFolders: ReadonlySet<string> = new Set([
	'dist',
	'build',
	'out',
	'lib',
	'target',
	'esm',
	'cjs',
	'.next',
	'.output',
]);

/** `/app/dist/server/a.js` → server/a.ts, src/server/a.ts. */
function sourceHintsOf(path: FramePath, language: Language): readonly PathHint[] {
	const file = path.segments.at(-1) ?? '';
	const compiled = /^(.+)\.(?:[cm]?js|jsx)$/.exec(file);
	if (language !== 'javascript' || compiled?.[1] === undefined || path.kind === 'url') {
		return [];
	}
	const extensions = extensionsOf('javascript').filter((ending) => !file.endsWith(`.${ending}`));
	const folders = path.segments.slice(0, -1);
	const hints: PathHint[] = [];
	const output = folders.findLastIndex((folder) => outputFolders.has(folder));
	if (output >= 0) {
		const below = folders.slice(output + 1);
		const above = folders.slice(0, output);
		hints.push({
			segments: [...above, 'src', ...below, compiled[1]],
			extensions: extensionsOf('javascript'),
			exact: false,
		});
		hints.push({
			segments: [...above, ...below, compiled[1]],
			extensions: extensionsOf('javascript'),
			exact: false,
		});
		hints.push({ segments: [...below, compiled[1]], extensions, exact: false });
	}
	hints.push({ segments: [...folders, compiled[1]], extensions, exact: false });
	return hints;
}
