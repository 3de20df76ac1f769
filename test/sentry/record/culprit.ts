import type { Json } from '../../../src/core/json.ts';
import { pathsOf } from './toFrame.ts';
import { type StoredEvent, type StoredFrame, valuesOf } from './storedEvent.ts';

/** Sentry's `get_culprit`: the transaction, else the newest frame in the app that names a place. */
export function culpritOf(event: StoredEvent): string {
	if (event.type === 'csp') {
		return textOf(event.csp?.['effective_directive'] ?? event.csp?.['violated_directive']);
	}
	if (event.transaction) {
		return event.transaction;
	}
	const exceptions = valuesOf(event.exception);
	if (exceptions.at(-1)?.mechanism?.['synthetic'] === true) {
		return '';
	}
	const stack =
		exceptions.findLast(({ stacktrace }) => stacktrace?.frames?.length)?.stacktrace ?? event.stacktrace;
	const newestFirst = [...(stack?.frames ?? [])].reverse();
	const own = newestFirst.filter(({ in_app }) => in_app).map((frame) => placeOf(frame, event.platform));
	const culprit =
		own.find((place) => place !== '') ?? (newestFirst[0] && placeOf(newestFirst[0], event.platform));
	const text = culprit || textOf(event.request?.['url']);
	return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}

function placeOf(frame: StoredFrame, platform: string | undefined): string {
	const location = frame.module ?? pathsOf(frame).filename;
	if (!location) {
		return '';
	}
	return ['javascript', 'node'].includes(frame.platform ?? platform ?? '')
		? `${frame.function ?? '?'}(${location})`
		: `${location} in ${frame.function ?? '?'}`;
}

/** The frame that an issue's `metadata.filename` and `function` are taken from. */
export function crashFrame(event: StoredEvent): StoredFrame | undefined {
	const frames = valuesOf(event.exception).at(-1)?.stacktrace?.frames ?? event.stacktrace?.frames ?? [];
	const named = [...frames].reverse().filter((frame) => frame.function);
	return named.find(({ in_app }) => in_app) ?? named[0];
}

function textOf(value: Json | undefined): string {
	return typeof value === 'string' ? value : '';
}
