import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import type { Frame, Stacktrace } from '../../core/issue/event.ts';
import { cutMark } from '../../core/source/sentLine.ts';
import {
	anything,
	exactText,
	flag,
	jsonObject,
	list,
	most,
	number,
	optional,
	webUrl,
	words,
} from './field.ts';
import { lock } from './lock.ts';
import { marks } from './marks.ts';
import { present } from './present.ts';
import { range } from './range.ts';
import { spelled } from './spelled.ts';

const line = z.transform((value): readonly [number, string] | undefined => {
	const [at, source] = Array.isArray(value) ? (value as unknown[]) : [];
	const lineNo = z.safeParse(number, at).data;
	return lineNo === undefined ? undefined : [lineNo, sourceText(source)];
});

/** Characters of a line of source: the page shows a thousand. */
const mostOfLine = 5_000;

/** What is cut here is marked as SDKs mark it: the rest of the line is not known. */
function sourceText(source: unknown): string {
	const text = typeof source === 'string' ? source : '';
	return text.length > mostOfLine ? `${text.slice(0, mostOfLine)}${cutMark}` : text;
}

const sourceLines = list(line, 200);

const fields = z.object({
	filename: words,
	absPath: words,
	module: words,
	package: words,
	platform: words,
	function: words,
	rawFunction: words,
	symbol: words,
	symbolAddr: words,
	instructionAddr: words,
	lineNo: number,
	colNo: number,
	context: anything,
	preContext: anything,
	contextLine: exactText,
	postContext: anything,
	inApp: flag,
	trust: words,
	vars: anything,
	errors: anything,
	lock,
	sourceLink: webUrl,
	symbolicatorStatus: words,
	data: anything,
	origAbsPath: words,
	origFunction: words,
	origLineNo: number,
	origColNo: number,
	mapUrl: webUrl,
	map: webUrl,
	marks,
});

/**
 * A frame in the API's camelCase or, where a server leaves it so, in the SDKs' snake_case (SENTRY-API.md §14). `"?"`,
 * which Sentry writes for an unknown number, is no number and so absent.
 */
const frame = z.pipe(
	spelled(
		[
			['absPath', 'abs_path'],
			['rawFunction', 'raw_function'],
			['symbolAddr', 'symbol_addr'],
			['instructionAddr', 'instruction_addr'],
			['lineNo', 'lineno'],
			['colNo', 'colno'],
			['preContext', 'pre_context'],
			['contextLine', 'context_line'],
			['postContext', 'post_context'],
			['inApp', 'in_app'],
			['sourceLink', 'source_link'],
			['marks', '_meta'],
		],
		fields,
	),
	z.transform((raw): Frame => {
		const { context, preContext, contextLine, postContext, data, map, mapUrl, vars, errors, inApp, ...rest } =
			raw;
		const lines = z.parse(sourceLines, context);
		const orig = isObject(data) ? z.parse(stored, data) : {};
		return present({
			...orig,
			...present(rest),
			context: lines.length > 0 ? lines : around(rest.lineNo, preContext, contextLine, postContext),
			inApp: inApp ?? false,
			vars: isObject(vars) ? z.parse(jsonObject, vars) : undefined,
			errors: z.parse(errorTexts, errors),
			mapUrl: mapUrl ?? map,
		});
	}),
);

/** Stored frames keep these in `data`, spelt as they are here. */
const stored = z.pipe(
	z.object({
		orig_abs_path: words,
		orig_function: words,
		orig_lineno: number,
		orig_colno: number,
		symbolicator_status: words,
	}),
	z.transform((data) =>
		present({
			origAbsPath: data.orig_abs_path,
			origFunction: data.orig_function,
			origLineNo: data.orig_lineno,
			origColNo: data.orig_colno,
			symbolicatorStatus: data.symbolicator_status,
		}),
	),
);

const errorTexts = list(
	z.transform((value) => z.safeParse(words, isObject(value) ? value['type'] : value).data),
	50,
);

/** `context` from the lines before, at and after `lineNo`. */
function around(
	lineNo: number | undefined,
	before: unknown,
	at: string | undefined,
	after: unknown,
): (readonly [number, string])[] {
	if (lineNo === undefined || at === undefined) {
		return [];
	}
	const clean = (lines: unknown) =>
		(Array.isArray(lines) ? lines.slice(0, 100) : []).map((one: unknown) => sourceText(one));
	const earlier = clean(before);
	return [...earlier, sourceText(at), ...clean(after)].map((text, index) => [
		lineNo - earlier.length + index,
		text,
	]);
}

const frameList = list(frame, most.frames);

/** Oldest first. Of an absurd number of frames the newest are kept: the crash is there. */
export const stacktrace = optional(
	z.pipe(
		spelled(
			[['framesOmitted', 'frames_omitted']],
			z.object({ frames: anything, framesOmitted: range, registers: anything }),
		),
		z.transform(
			({ frames, framesOmitted, registers }): Stacktrace =>
				present({
					frames: z.parse(frameList, Array.isArray(frames) ? frames.slice(-most.frames) : []),
					framesOmitted,
					registers: isObject(registers) ? z.parse(jsonObject, registers) : undefined,
				}),
		),
	),
);
