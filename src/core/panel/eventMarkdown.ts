import { cutText } from '../issue/cutText.ts';
import {
	type Breadcrumb,
	type EventCut,
	type EventRequest,
	type Frame,
	type SentryEvent,
	type Stack,
	stacksOf,
} from '../issue/event.ts';
import { wholeCount } from '../text/countText.ts';
import { isoTime } from '../text/isoTime.ts';
import type { Json, JsonObject } from '../json.ts';
import { createL10n } from '../text/l10n.ts';
import { fencedMarkdown } from '../text/markdownText.ts';
import { linkKey } from './protocol.ts';
import { maskJson, maskObject, maskRequest, maskSecretText } from '../issue/secretMask.ts';
import type { SourceLink } from '../source/sourceLink.ts';

type Links = { readonly [key: string]: SourceLink };
/** The name is our own: what others wrote stands in the text only. */
type Section = readonly [name: string, text: string];

const mostFrames = 60;
const mostVariables = 40;
/** An "application not responding" event has hundreds: those that matter come first. */
const mostThreads = 4;
const mostBreadcrumbs = 40;
/** Characters of one value of JSON. */
const longest = 200;

/**
 * What the event says, as fenced blocks with headings: whoever can make the program fail can write in them. Secrets are
 * masked; who the user was is left out, for a ticket is read by many.
 */
export function eventMarkdown(event: SentryEvent, links: Links): readonly string[] {
	const messages = event.entries.flatMap((entry) => (entry.type === 'message' ? [entry.formatted] : []));
	const crumbs = event.entries.flatMap((entry) => (entry.type === 'breadcrumbs' ? entry.values : []));
	const requests = event.entries.flatMap((entry) => (entry.type === 'request' ? [entry.request] : []));
	const sections: readonly Section[] = [
		['Message', messages.join('\n')],
		...stackSections(stacksOf(event), links),
		['Breadcrumbs', breadcrumbsText(crumbs)],
		['Request', requests.map(requestText).join('\n')],
		['Contexts', contextsText(event.contexts)],
		['Tags', event.tags.map(({ key, value }) => `${key}: ${value}`).join('\n')],
	];
	return [
		...(event.cut ? [cutNote(event.cut)] : []),
		...sections
			.filter(([, text]) => text.trim() !== '')
			.map(([name, text]) => `## ${name}\n\n${fencedMarkdown(maskSecretText(text))}`),
	];
}

/** What the panel says above such an event: nobody should take what is missing for what did not happen. */
function cutNote(cut: EventCut): string {
	const formats = { count: (value: number): string => wholeCount(value, 'en') };
	return `_This event is too large to be shown whole. ${cutText(cut, createL10n(), formats)}_`;
}

/** As they are read: the exception that was raised, what caused it, then the threads, the crashed one first. */
function stackSections(stacks: readonly Stack[], links: Links): readonly Section[] {
	const numbered = stacks.map((stack, number) => ({ stack, number }));
	const of = (kind: Stack['kind']) => numbered.filter(({ stack }) => stack.kind === kind);
	const threads = of('thread')
		.filter(({ stack }) => (stack.stacktrace?.frames.length ?? 0) > 0)
		.toSorted((a, b) => weight(b.stack) - weight(a.stack));
	const text = ({ stack, number }: { stack: Stack; number: number }): string => {
		const { exception, thread } = stack;
		const head = exception
			? [`${exception.type ?? ''}: ${exception.value ?? ''}`]
			: thread
				? [threadName(thread)]
				: [];
		return [...head, ...framesText(stack.stacktrace?.frames ?? [], number, links)].join('\n');
	};
	return [
		...of('exception')
			.toReversed()
			.map((one, at): Section => [at === 0 ? 'Exception' : 'Related Exception', text(one)]),
		...of('stacktrace').map((one): Section => ['Stack Trace', text(one)]),
		...threads.slice(0, mostThreads).map((one): Section => ['Thread', text(one)]),
		...(threads.length > mostThreads
			? [['Other Threads', `${threads.length - mostThreads} more, left out`] as const]
			: []),
	];
}

function weight({ thread }: Stack): number {
	return thread?.crashed ? 2 : thread?.current ? 1 : 0;
}

function threadName({ id, name: given, crashed, current }: NonNullable<Stack['thread']>): string {
	const marks = [crashed && 'crashed', current && 'current'].filter(Boolean).join(', ');
	const name = `Thread ${given ?? id ?? ''}`.trim();
	return marks === '' ? name : `${name} (${marks})`;
}

/** Newest first. */
function framesText(frames: readonly Frame[], stack: number, links: Links): readonly string[] {
	const lines = frames
		.map((frame, at) => frameText(frame, links[linkKey({ stack, frame: at })]))
		.reverse()
		.slice(0, mostFrames)
		.flat();
	return frames.length > mostFrames ? [...lines, `… ${frames.length - mostFrames} older frames`] : lines;
}

function frameText(frame: Frame, link: SourceLink | undefined): readonly string[] {
	const place = frame.filename ?? frame.absPath ?? frame.module ?? frame.package ?? '?';
	const line = frame.lineNo === undefined ? '' : `:${frame.lineNo}`;
	const today =
		link?.file === undefined
			? ''
			: ` → ${link.file}${link.line === undefined ? '' : `:${link.line}`} (${link.verdict})`;
	const source = frame.context.find(([number]) => number === frame.lineNo)?.[1].trim();
	const variables = Object.entries(maskObject(frame.vars ?? {})).slice(0, mostVariables);
	return [
		`${frame.inApp ? '*' : ' '} ${frame.function ?? '?'} in ${place}${line}${today}`,
		...(source === undefined || source === '' ? [] : [`      ${source}`]),
		...(frame.inApp ? variables.map(([name, value]) => `      ${name} = ${json(value)}`) : []),
	];
}

/** Oldest first, the last of them just before the event. */
function breadcrumbsText(crumbs: readonly Breadcrumb[]): string {
	const left = crumbs
		.slice(-mostBreadcrumbs)
		.map(({ timestamp, level, category, type, message, data }) =>
			[
				isoTime(timestamp)?.slice(11, 23),
				level,
				category ?? type,
				message,
				data !== undefined && data !== null && json(maskJson(data)),
			]
				.filter(Boolean)
				.join(' '),
		);
	const before = crumbs.length - left.length;
	return [...(before > 0 ? [`… ${before} before`] : []), ...left].join('\n');
}

function requestText(request: EventRequest): string {
	const { method, url, query, headers, data } = maskRequest(request);
	const pairs = (name: string, of: EventRequest['query']) =>
		of.map(([key, value]) => `${name}${key}: ${value}`);
	return [
		[method, url].filter(Boolean).join(' '),
		...pairs('? ', query),
		...pairs('', headers),
		...(data === undefined || data === null || data === '' ? [] : [json(data, 2_000)]),
	].join('\n');
}

/** A line each: `runtime: {"name":"CPython","version":"3.12.4"}`. */
function contextsText(contexts: JsonObject): string {
	return Object.entries(contexts)
		.filter(
			([, context]) => typeof context === 'object' && context !== null && Object.keys(context).length > 0,
		)
		.map(([name, context]) => `${name}: ${json(maskJson(context), 600)}`)
		.join('\n');
}

function json(value: Json, limit = longest): string {
	return JSON.stringify(value).slice(0, limit);
}
