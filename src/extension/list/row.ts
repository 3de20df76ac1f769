import type { FrameRef, SentryEvent } from '../../core/issue/event.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { SourceLink } from '../../core/source/sourceLink.ts';
import type { RowIcon } from './text/levelIcon.ts';

/** What a row shows: plain data, compared to find out what has to be drawn again. */
export type RowContent =
	| {
			readonly kind: 'section';
			/** Of the section or folder that it stands for. */
			readonly id: string;
			readonly label: string;
			readonly description: string;
			readonly tooltip: string;
			readonly icon: string;
			readonly expanded: boolean;
			/** For menus: a view, the search in force, or a folder of views. */
			readonly is: 'view' | 'search' | 'folder' | 'inFile';
	  }
	| {
			readonly kind: 'group';
			readonly label: string;
			readonly description: string;
			readonly tooltip: string;
			readonly icon: RowIcon;
	  }
	| {
			readonly kind: 'issue';
			readonly issue: Issue;
			readonly isNew: boolean;
			/** Where it is in the file in front: `line 42`. */
			readonly place?: string;
			/** Of a row of "In This File": its line there, 1-based, or 0 where none is known. */
			readonly lineInFile?: number;
	  }
	| {
			readonly kind: 'frame';
			readonly issue: Issue;
			readonly event: SentryEvent;
			readonly ref: FrameRef;
			readonly label: string;
			readonly place: string;
			readonly link: SourceLink | undefined;
	  }
	| {
			readonly kind: 'action';
			readonly label: string;
			readonly description?: string;
			readonly tooltip?: string;
			readonly icon: string;
			/** Absent: the row only says something. */
			readonly command?: `culprit.${string}`;
			readonly arguments?: readonly unknown[];
	  };

export type FrameContent = RowContent & { readonly kind: 'frame' };

/** How a row should be. `key` is unique in the whole tree and stays the same for the same thing. */
export interface RowSpec {
	readonly key: string;
	readonly content: RowContent;
	readonly children?: readonly RowSpec[];
}

/**
 * An element of the tree. VS Code knows rows by their object, so that one row stays one object for as long as the thing it
 * shows is there: only `content` is replaced.
 */
export interface Row {
	readonly kind: RowContent['kind'];
	readonly key: string;
	readonly parent: Row | undefined;
	content: RowContent;
	children: readonly Row[];
	/** Of issues and frames: what commands work on. */
	issue?: Issue;
}

/** A row that says something and does nothing. */
export function messageRow(key: string, label: string, icon: string, description?: string): RowSpec {
	return {
		key,
		content: { kind: 'action', label, icon, ...(description !== undefined && { description }) },
	};
}

export type IssueRow = Row & { readonly kind: 'issue'; issue: Issue };

/** Menus and keybindings call commands with rows, but anybody may call them with anything. */
export function isIssueRow(value: unknown): value is IssueRow {
	if (typeof value !== 'object' || value === null || Reflect.get(value, 'kind') !== 'issue') {
		return false;
	}
	const issue: unknown = Reflect.get(value, 'issue');
	return typeof issue === 'object' && issue !== null && typeof Reflect.get(issue, 'id') === 'string';
}

export function isFrameRow(value: unknown): value is Row & { readonly content: FrameContent } {
	const content: unknown = Reflect.get(Object(value), 'content');
	// Only the tree makes rows with an event: from elsewhere there is no frame to open.
	return (
		content instanceof Object && Reflect.get(content, 'kind') === 'frame' && Reflect.has(content, 'event')
	);
}

/** The section that a command works on: menus hand over its row, rows and other commands its id. */
export function sectionIdOf(argument: unknown): string | undefined {
	const content: unknown =
		typeof argument === 'object' ? Reflect.get(Object(argument), 'content') : undefined;
	const id: unknown =
		content instanceof Object && Reflect.get(content, 'kind') === 'section'
			? Reflect.get(content, 'id')
			: argument;
	return typeof id === 'string' ? id : undefined;
}

export function makeRow({ key, content }: RowSpec, parent: Row | undefined): Row {
	return { kind: content.kind, key, parent, content, children: [], ...issueOf(content) };
}

/** Whether both draw the same. Issues keep their identity while nothing in them changes. */
export function isSameContent(before: RowContent, after: RowContent): boolean {
	if (before.kind === 'issue' && after.kind === 'issue') {
		return (
			before.issue === after.issue &&
			before.isNew === after.isNew &&
			before.place === after.place &&
			before.lineInFile === after.lineInFile
		);
	}
	return before.kind === after.kind && JSON.stringify(before) === JSON.stringify(after);
}

export function issueOf(content: RowContent): { readonly issue?: Issue } {
	return content.kind === 'issue' || content.kind === 'frame' ? { issue: content.issue } : {};
}
