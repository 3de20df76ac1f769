import type { FramePath } from './framePath.ts';
import type { FrameQuery } from './frameQuery.ts';
import { type Language, sendsNoFolders } from './language.ts';
import type { PathHint } from './moduleHints.ts';
import { basenameOf, commonTail, fold } from './pathText.ts';
import type { FileRef, Workspace } from './workspace.ts';

/** A file that could be the frame's, and how far the names go along. */
export interface Candidate extends FileRef {
	readonly fit: Fit;
	/** Segments at the end that the frame and the file have in common. */
	readonly tail: number;
	/** All that the frame, or the guess, says is in the path: nothing contradicts. */
	readonly complete: boolean;
	/** Set when it was found as the source of a compiled file: its lines are not the frame's. */
	readonly compiled: boolean;
	/** The common end is spelt the same, case and all. */
	readonly spelt: boolean;
	/** The frame's path goes through a folder that is called like the file's workspace folder, and then to the file. */
	readonly belowRoot?: boolean;
	/** Segments of the path, folded. */
	readonly segments: readonly string[];
}

/** From weak to strong; the numbers only order. */
type Fit =
	| 1 /* the base name alone */
	| 2 /* the base name and some folders, then both differ */
	| 3 /* all of a guess: a name made from an address, the source of a compiled file */
	| 4 /* all that the frame says, or the file's whole path below the workspace folder */
	| 5; /* told: by a mapping, a root learnt, a manifest */

/** What is looked for: the end of a path, with one or several endings. */
interface Needle {
	readonly segments: readonly string[];
	/** The same, not folded. */
	readonly spelling: readonly string[];
	readonly names: readonly string[];
	/** Fit when the file has all of it, and when it has all of the file. */
	readonly full: Fit;
	readonly whole: Fit;
	/** Fit when it is no more than a base name. */
	readonly alone: Fit;
	readonly compiled: boolean;
	/** Its first folder is where containers and servers keep what they run: it says nothing of the workspace. */
	readonly isRooted: boolean;
}

/** More alike files than these tell nothing. */
export const maxCandidates = 200;

/** Every file that shares at least its base name with what the query says, best first. */
export function candidatesOf(query: FrameQuery, workspace: Workspace): readonly Candidate[] {
	const needles = needlesOf(query);
	const found = new Map<string, Candidate>();
	workspace.roots.forEach((root, at) => {
		const names = [root.name, root.repository?.split('/').at(-1)].flatMap((name) =>
			name === undefined ? [] : [fold(name)],
		);
		for (const needle of needles) {
			const ownRoot = needle.isRooted && root.index.find(needle.spelling.slice(1).join('/')) === undefined;
			for (const name of needle.names) {
				for (const path of likely(root.index.named(name), name, needle)) {
					consider(found, { root: at, path }, needle, { names, ownRoot });
				}
			}
		}
	});
	const exact = new Set(query.paths.map((path) => path.segments.at(-1)));
	return [...found.values()]
		.sort(
			(left, right) =>
				compareCandidates(left, right) ||
				Number(exact.has(basenameOf(right.path))) - Number(exact.has(basenameOf(left.path))) ||
				left.segments.length - right.segments.length ||
				(left.path < right.path ? -1 : 1),
		)
		.slice(0, maxCandidates);
}

/** Negative when the left one fits better; 0 when nothing in the names tells them apart. */
export function compareCandidates(left: Candidate, right: Candidate): number {
	return (
		right.fit - left.fit ||
		Number(left.compiled) - Number(right.compiled) ||
		right.tail - left.tail ||
		Number(right.belowRoot === true) - Number(left.belowRoot === true) ||
		Number(right.spelt) - Number(left.spelt)
	);
}

/** Of a crowd of one name only those whose folder fits too are worth taking apart: the others would come last anyway. */
function likely(paths: readonly string[], name: string, needle: Needle): readonly string[] {
	const folder = needle.segments.at(-2);
	if (paths.length <= crowd || folder === undefined) {
		return paths.slice(0, maxCrowd);
	}
	const end = `${folder}/${name}`;
	const fitting = paths.filter((path) => fold(path.slice(-end.length)) === end);
	return fitting.length > 0 ? fitting.slice(0, maxCrowd) : paths.slice(0, crowd);
}

const crowd = 64;
const maxCrowd = 5000;

interface RootFacts {
	/** What the folder, first, and its repository are called, folded: a path may go through a folder of that name. */
	readonly names: readonly string[];
	/** The needle's first folder can be the workspace's own: there is no such file without it. */
	readonly ownRoot: boolean;
}

function consider(
	found: Map<string, Candidate>,
	{ root, path }: FileRef,
	needle: Needle,
	{ names, ownRoot }: RootFacts,
): void {
	const key = `${root}:${path}`;
	const before = found.get(key);
	const segments = before?.segments ?? fold(path).split('/');
	const common = 1 + commonTail(segments.slice(0, -1), needle.segments.slice(0, -1));
	// `/app/tasks.py` of a container is not examples/app/tasks.py.
	const isChance =
		needle.isRooted && common === needle.segments.length && !(ownRoot && segments.length === common);
	const tail = isChance ? common - 1 : common;
	const above = needle.segments.at(-1 - tail);
	const isBelowRoot = tail === segments.length && above !== undefined && names.includes(above);
	const fit = isBelowRoot ? needle.full : fitOf(tail, segments.length, needle);
	const complete = tail === needle.segments.length;
	const spelt = isSpelt(path, needle.spelling.slice(-tail));
	const { compiled } = needle;
	const next: Candidate = {
		root,
		path,
		fit,
		tail,
		complete,
		spelt,
		belowRoot: isBelowRoot && above === names[0],
		compiled,
		segments,
	};
	const best = !before || compareCandidates(next, before) < 0 ? next : before;
	// One name may fit in full while another goes along further: both count.
	found.set(
		key,
		before ? { ...best, tail: Math.max(tail, before.tail), complete: complete || before.complete } : best,
	);
}

/** The name may lack its ending, which a hint leaves open. */
function isSpelt(path: string, end: readonly string[]): boolean {
	const wanted = end.join('/');
	const at = path.length - path.split('/').slice(-end.length).join('/').length;
	return path.startsWith(wanted, at);
}

function fitOf(tail: number, length: number, needle: Needle): Fit {
	if (tail === needle.segments.length) {
		return tail > 1 ? needle.full : needle.alone;
	}
	if (tail === length) {
		return tail > 1 ? needle.whole : 2;
	}
	return tail > 1 ? 2 : 1;
}

function needlesOf(query: FrameQuery): readonly Needle[] {
	return [
		...query.paths.map((path) => ofPath(path, query.language)),
		...query.hints.map((hint) => ofHint(hint, hint.unproven ? 2 : hint.exact ? 4 : 3, false)),
		...query.sourceHints.map((hint) => ofHint(hint, 3, true)),
	];
}

/** Where containers and servers keep what they run. */
export const containerRoots: ReadonlySet<string> = new Set([
	'app',
	'application',
	'build',
	'code',
	'srv',
	'src',
	'opt',
	'workspace',
	'work',
	'project',
	'web',
	'www',
	'server',
]);

/** Every project has files of these names, some with the same text: `main.m` of a template. */
export function isCommon(name: string): boolean {
	return /^(?:main|app|index|lib|mod|utils?|types?|config|constants?|models?|errors?|helpers?|common|core|test|tests|init|error|base|api|client|server|conf|conftest|settings|urls|views|admin|apps|forms|serializers|routes|manage|test_utils|appdelegate|scenedelegate|viewcontroller|contentview|package|extensions?)\./.test(
		name,
	);
}

/**
 * Files that a framework's generator writes, and that hardly anybody edits, migrations among them: their text is nearly the
 * same in every project.
 */
export function isGenerated(name: string): boolean {
	return /^(?:(?:manage|wsgi|asgi|setup|env|conftest)\.py|(?:environment|boot|rails_helper|spec_helper)\.rb|(?:main|index)\.[jt]sx|main\.mm?|artisan|\d{3,}_\w+\.(?:py|rb|php|[jt]s))$/.test(
		name,
	);
}

function ofPath(path: FramePath, language: Language): Needle {
	const spelling = path.kind === 'package' ? ['lib', ...path.segments] : path.segments;
	const segments = spelling.map(fold);
	const strong = path.kind === 'url' || path.kind === 'package' ? 3 : 4;
	return {
		segments,
		spelling,
		names: segments.slice(-1),
		full: strong,
		// Where there is no more to be had, a name that is there once is the file.
		alone: sendsNoFolders(language) && !isCommon(segments[0] ?? '') ? 3 : 1,
		// A relative path that is longer than the file's: the folder that is open lies inside of the project.
		whole: path.kind === 'absolute' ? 4 : 3,
		compiled: false,
		isRooted: path.kind === 'absolute' && segments.length > 1 && containerRoots.has(segments[0] ?? ''),
	};
}

function ofHint(hint: PathHint, full: Fit, compiled: boolean): Needle {
	const segments = hint.segments.map(fold);
	const last = segments.at(-1) ?? '';
	return {
		segments,
		spelling: hint.segments,
		names: hint.extensions ? hint.extensions.map((ending) => `${last}.${ending}`) : [last],
		full,
		alone: 1,
		whole: full === 2 ? 2 : 3,
		compiled,
		isRooted: false,
	};
}
