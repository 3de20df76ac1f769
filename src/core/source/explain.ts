import type { L10n } from '../text/l10n.ts';
import { isSure, type SourceLink } from './sourceLink.ts';
import type { FrameQuery } from './frameQuery.ts';
import type { LineToday } from './lineToday.ts';
import type { FileFound } from './locateFile.ts';
import type { FileRef, Workspace } from './workspace.ts';

/** What the user is told of where a frame leads. `line` is known once the file was read. */
export function explain(
	query: FrameQuery,
	found: FileFound,
	line: LineToday | undefined,
	workspace: Workspace,
	l10n: L10n,
): SourceLink {
	switch (found.kind) {
		case 'file':
			return found.likely
				? ofLikely(query, found.file, line, workspace, l10n)
				: { file: shownFile(found.file, workspace), ...ofLine(query, found, line, l10n) };
		case 'candidates':
			return { verdict: 'candidates', ...ofCandidates(query, found.files, workspace, l10n) };
		case 'dependency':
			return {
				verdict: 'dependency',
				why: l10n.t('{0} is a dependency, not in this workspace.', found.name ?? shorten(query.label)),
			};
		case 'notFound':
			return {
				verdict: 'notFound',
				why: l10n.t('No file of this workspace fits {0}.', shorten(query.label)),
			};
		case 'noPath':
			return { verdict: 'noPath', why: whyNoPath(found.why, query, l10n) };
	}
}

/** One is named, for it is what opens. */
function ofCandidates(
	query: FrameQuery,
	files: readonly FileRef[],
	workspace: Workspace,
	l10n: L10n,
): Omit<SourceLink, 'verdict'> {
	const [only, ...others] = files;
	const isOne = only !== undefined && others.length === 0;
	return {
		candidates: files.length,
		...(isOne && { file: shownFile(only, workspace) }),
		...(query.line !== undefined && { line: query.line }),
		why: isOne ? whyLikely(only, workspace, l10n) : l10n.t('{0} files fit.', files.length),
	};
}

/** However its lines read: the same text may stand in another project's file. */
function ofLikely(
	query: FrameQuery,
	file: FileRef,
	today: LineToday | undefined,
	workspace: Workspace,
	l10n: L10n,
): SourceLink {
	const line = today?.line ?? query.line;
	// By its history alone nothing was compared.
	const isSame = today !== undefined && !today.history && isSure(today.verdict) && line !== undefined;
	return {
		verdict: 'uncertain',
		file: shownFile(file, workspace),
		...(line !== undefined && { line }),
		...(query.line !== undefined && query.line !== line && { was: query.line }),
		why: isSame
			? l10n.t('{0} might be the file: line {1} reads the same.', shownFile(file, workspace), line)
			: whyLikely(file, workspace, l10n),
	};
}

function whyLikely(file: FileRef, workspace: Workspace, l10n: L10n): string {
	return l10n.t('{0} might be the file; nothing proves it.', shownFile(file, workspace));
}

function whyNoPath(why: string, query: FrameQuery, l10n: L10n): string {
	switch (why) {
		case 'bundle':
			return l10n.t(
				'{0} is a bundle: without a source map its lines are nowhere in the source.',
				shorten(query.label),
			);
		case 'refused':
			return l10n.t('The path in this frame is not one that Culprit follows.');
		default:
			return l10n.t('This frame names no file.');
	}
}

function ofLine(
	query: FrameQuery,
	found: Extract<FileFound, { kind: 'file' }>,
	today: LineToday | undefined,
	l10n: L10n,
): Omit<SourceLink, 'file'> {
	const was = query.line;
	if (!today) {
		return {
			verdict: 'uncertain',
			...(was !== undefined && { line: was }),
			why: l10n.t('The file could not be read, so its lines are not compared.'),
		};
	}
	const line = today.line;
	const numbers = {
		...(line !== undefined && { line }),
		...(was !== undefined && was !== line && { was }),
	};
	if (found.compiled) {
		return {
			verdict: 'uncertain',
			...numbers,
			why: l10n.t('This is the source of a compiled file: the line is a guess.'),
		};
	}
	if (found.bySourceMap) {
		return {
			verdict: 'uncertain',
			...numbers,
			why: l10n.t('Found by a source map of this workspace, which may be of another build.'),
		};
	}
	return {
		verdict: today.verdict,
		...numbers,
		...(today.partly && { partly: today.partly }),
		...(today.history === 'sinceEvent' && { byDate: true as const }),
		why: whyLine(query, today, l10n),
	};
}

function whyLine(query: FrameQuery, today: LineToday, l10n: L10n): string {
	const was = query.line ?? 0;
	const line = today.line ?? 0;
	const name = query.function.leaf;
	switch (today.verdict) {
		case 'exact':
			return whyExact(today, line, l10n);
		case 'moved':
			return line === was ? whyExact(today, line, l10n) : l10n.t('Moved from line {0} to {1}.', was, line);
		case 'movedFunction':
			return line === was
				? whyElsewhere(line, name, today.nowIn, l10n)
				: whyMovedFunction(was, line, name, today.nowIn, l10n);
		case 'changed':
			return today.line === was
				? l10n.t('Line {0} has changed since the release.', line)
				: l10n.t('Line {0} has changed since the release; its place is line {1} now.', was, line);
		case 'removed':
			return today.line === undefined
				? l10n.t('Line {0} is not in this file any more.', was)
				: l10n.t('Line {0} is gone; this is where {1} is now.', was, name ?? l10n.t('its function'));
		case 'uncertain':
			return whyUncertain(query, today, l10n);
	}
}

function whyExact(today: LineToday, line: number, l10n: L10n): string {
	if (today.history === 'sinceEvent') {
		return l10n.t('Line {0}: no commit has changed the file since the event.', line);
	}
	if (today.history === 'asInRelease') {
		return l10n.t('Line {0}: the file is as it was in the release.', line);
	}
	return today.partly
		? l10n.t('Line {0} reads as it did, as far as the event shows it.', line)
		: l10n.t('Line {0} reads as it did.', line);
}

function whyMovedFunction(
	was: number,
	line: number,
	name: string | undefined,
	nowIn: string | undefined,
	l10n: L10n,
): string {
	if (name === undefined) {
		return nowIn === undefined
			? l10n.t('Line {0} is now line {1}, in another function.', was, line)
			: l10n.t('Line {0} is now line {1}, in {2}.', was, line, nowIn);
	}
	if (nowIn === undefined) {
		return l10n.t('Line {0} is now line {1}, in no function named {2}.', was, line, name);
	}
	// Two classes may have a function of that name. What has another name may have been renamed, and not be another.
	return nowIn === name
		? l10n.t('Line {0} is now line {1}, in another function named {2}.', was, line, name)
		: l10n.t('Line {0} is now line {1}, in {2}; the frame names {3}.', was, line, nowIn, name);
}

/** The line did not move: only the function around it is not the frame's. */
function whyElsewhere(line: number, name: string | undefined, nowIn: string | undefined, l10n: L10n): string {
	return nowIn === undefined || name === undefined || nowIn === name
		? l10n.t('Line {0} reads as it did, but it may be in another function.', line)
		: l10n.t('Line {0} reads as it did, but it is in {1}; the frame names {2}.', line, nowIn, name);
}

function whyUncertain(query: FrameQuery, today: LineToday, l10n: L10n): string {
	if (today.rivals !== undefined && today.rivals > 0) {
		return today.rivals === 1
			? l10n.t('1 other line fits as well as this one.')
			: l10n.t('{0} lines fit as well as this one.', today.rivals);
	}
	if (query.line === undefined) {
		return today.line === undefined
			? l10n.t('The file is known, the line is not.')
			: l10n.t('The line is not known; this is where {0} starts.', query.function.leaf ?? '');
	}
	if (today.partly) {
		return l10n.t('This might be line {0}; the event may not show all of it.', query.line);
	}
	if (today.history === 'cut') {
		return l10n.t(
			'The event holds no source, and this clone too little history: line {0} may have moved since.',
			query.line,
		);
	}
	return query.context.length === 0
		? l10n.t('The event holds no source: line {0} may have moved since.', query.line)
		: l10n.t('This might be line {0}; too little around it is the same.', query.line);
}

/** Relative to its folder, with the folder's name where there are several. */
function shownFile(file: FileRef, workspace: Workspace): string {
	const root = workspace.roots[file.root];
	return workspace.roots.length > 1 && root ? `${root.name}/${file.path}` : file.path;
}

/** Paths of hostile length are not shown whole. */
function shorten(text: string): string {
	return text.length > 120 ? `…${text.slice(-119)}` : text;
}
