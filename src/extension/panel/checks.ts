import { createGate, type Gate } from '../../core/panel/callGate.ts';
import { actionIds } from '../../core/actions/offeredActions.ts';
import { isEventId } from '../../core/issue/issueReference.ts';
import type { EventFilter, EventSelection, IssueAction, PanelHost } from '../../core/panel/protocol.ts';
import { relatedPages } from '../../core/issue/related.ts';
import type { Checks } from '../../core/panel/rpc.ts';
import { panelParts } from './panelParts.ts';

/** What the page may say. Each check builds its result anew from what it knows, so that nothing else comes through. */
export const checks: Checks<PanelHost> = {
	ready: (argument) => ({ revision: index(field(argument, 'revision')) }),
	focus: (argument) => ({ has: boolean(field(argument, 'has')) }),
	refresh: nothing,
	moreEvents: nothing,
	openCulprit: nothing,
	openInBrowser: nothing,
	openRelated: (argument) => ({ page: word(field(argument, 'page'), relatedPages) }),
	openLinkedError: nothing,
	load: (argument) => ({ section: word(field(argument, 'section'), panelParts) }),
	select: checkSelection,
	filter: checkFilter,
	openFrame: (argument) => ({
		stack: index(field(argument, 'stack')),
		frame: index(field(argument, 'frame')),
	}),
	copy: (argument) => ({
		what: word(field(argument, 'what'), ['id', 'shortId', 'eventId', 'link', 'title', 'markdown']),
	}),
	image: (argument) => ({ attachment: index(field(argument, 'attachment')) }),
	act: checkAction,
	remedy: (argument) => ({
		action: word(field(argument, 'action'), ['signIn', 'chooseOrganization', 'openSettings', 'showLog']),
	}),
};

/** What a call does outside of the page: in Sentry, the browser, the clipboard, other editors. */
const outside: readonly (keyof PanelHost)[] = [
	'act',
	'copy',
	'openInBrowser',
	'openRelated',
	'openLinkedError',
	'image',
	'openFrame',
	'openCulprit',
	'remedy',
];

/** More than anybody clicks. The page is not asked whether somebody did: it could say anything. */
export function panelGate(now: () => number): Gate {
	return createGate(outside, { burst: 8, perSecond: 2 }, now);
}

function checkSelection(argument: unknown): EventSelection {
	const kind = word(field(argument, 'kind'), ['recommended', 'latest', 'oldest', 'next', 'previous', 'id']);
	if (kind !== 'id') {
		return { kind };
	}
	const id = string(field(argument, 'id'), 32);
	if (!isEventId(id)) {
		throw new Error('no event id');
	}
	return { kind, id: id.toLowerCase() };
}

function checkFilter(argument: unknown): EventFilter {
	const environment = optional(field(argument, 'environment'), (value) => string(value, 200));
	const release = optional(field(argument, 'release'), (value) => string(value, 400));
	const tag = optional(field(argument, 'tag'), (value) => ({
		key: string(field(value, 'key'), 200),
		value: string(field(value, 'value'), 1_000),
	}));
	const span = optional(field(argument, 'span'), (value) => ({
		start: index(field(value, 'start')),
		end: index(field(value, 'end')),
	}));
	return {
		...(environment !== undefined && { environment }),
		...(release !== undefined && { release }),
		...(tag !== undefined && { tag }),
		...(span !== undefined && { span }),
	};
}

function checkAction(argument: unknown): IssueAction {
	const kind = word(field(argument, 'kind'), ['offered', 'priority', 'comment']);
	switch (kind) {
		case 'offered':
			return { kind, id: word(field(argument, 'id'), actionIds) };
		case 'priority':
			return { kind, priority: word(field(argument, 'priority'), ['low', 'medium', 'high']) };
		case 'comment':
			return { kind, text: string(field(argument, 'text'), 100_000) };
	}
}

function nothing(): undefined {
	return undefined;
}

function field(argument: unknown, name: string): unknown {
	return typeof argument === 'object' && argument !== null && Object.hasOwn(argument, name)
		? Reflect.get(argument, name)
		: undefined;
}

function word<const W extends string>(value: unknown, allowed: readonly W[]): W {
	const found = allowed.find((known) => known === value);
	if (found === undefined) {
		throw new Error('not one of the words');
	}
	return found;
}

function string(value: unknown, longest: number): string {
	if (typeof value !== 'string' || value.length > longest) {
		throw new Error('no text, or too long');
	}
	return value;
}

function boolean(value: unknown): boolean {
	if (typeof value !== 'boolean') {
		throw new Error('neither true nor false');
	}
	return value;
}

/** A count from 0 that a number holds exactly. */
function index(value: unknown): number {
	if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
		throw new Error('no index');
	}
	return value;
}

function optional<T>(value: unknown, check: (value: unknown) => T): T | undefined {
	return value === undefined ? undefined : check(value);
}
