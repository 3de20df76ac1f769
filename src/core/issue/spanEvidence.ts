import type { SentryEvent } from './event.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../json.ts';
import { elapsed, type Span, spansOf, textAt } from './spans.ts';

/** Which spans Sentry names as a performance problem. */
export interface SpanEvidence {
	/** Inside of which it happened. */
	readonly parents: readonly Span[];
	/** What it began with, where that is another span than the offenders. */
	readonly causes: readonly Span[];
	readonly offenders: readonly Span[];
	/** How many of those named the server did not send; 0 too where not all that it sent is here, so that nobody can tell. */
	readonly missing: number;
}

type Told = Pick<
	SentryEvent,
	'entries' | 'contexts' | 'cut' | 'perfProblem' | 'occurrence' | 'title' | 'startTimestamp' | 'endTimestamp'
>;

/** By the problem itself, as old servers tell it, else by the occurrence's evidence; `undefined` where it names no span. */
export function spanEvidence(event: Told): SpanEvidence | undefined {
	const data = event.perfProblem ?? asObject(event.occurrence?.['evidenceData']);
	if (data === undefined) {
		return undefined;
	}
	const offenderIds = idsAt(data, 'offenderSpanIds', 'offender_span_ids');
	const offending = new Set(offenderIds);
	const causeIds = idsAt(data, 'causeSpanIds', 'cause_span_ids').filter((id) => !offending.has(id));
	const parentIds = idsAt(data, 'parentSpanIds', 'parent_span_ids');
	const named = [...parentIds, ...causeIds, ...offenderIds];
	if (named.length === 0) {
		return undefined;
	}
	const byId = new Map(spansOf(event.entries).map((span) => [span.id, span]));
	const root = rootOf(event);
	const found = (ids: readonly string[]) =>
		ids.flatMap((id) => byId.get(id) ?? (root?.id === id ? root : undefined) ?? []);
	const evidence = { parents: found(parentIds), causes: found(causeIds), offenders: found(offenderIds) };
	const count = evidence.parents.length + evidence.causes.length + evidence.offenders.length;
	return { ...evidence, missing: isWhole(event) ? named.length - count : 0 };
}

/** A list of spans that was cut ends in `…`. */
function isWhole({ cut, entries }: Told): boolean {
	return (
		cut === undefined &&
		entries.every(
			(entry) =>
				entry.type !== 'unknown' ||
				entry.name !== 'spans' ||
				!isJsonList(entry.data) ||
				entry.data.at(-1) !== '…',
		)
	);
}

/** Milliseconds that the transaction took; `undefined` where the event tells no start or no end. */
export function transactionDuration({
	startTimestamp,
	endTimestamp,
}: Pick<SentryEvent, 'startTimestamp' | 'endTimestamp'>): number | undefined {
	return elapsed(startTimestamp, endTimestamp);
}

/** The transaction is a span too, but its context is all that is sent of it. */
function rootOf(event: Told): Span | undefined {
	const raw = asObject(event.contexts['trace']);
	const id = raw && textAt(raw, 'span_id');
	if (raw === undefined || id === undefined) {
		return undefined;
	}
	const op = textAt(raw, 'op');
	const description = textAt(raw, 'description') ?? event.title;
	const duration = transactionDuration(event);
	return {
		id,
		...(op !== undefined && { op }),
		...(description !== undefined && { description }),
		...(duration !== undefined && { duration }),
		raw,
	};
}

/** Each once. */
function idsAt(data: JsonObject, ours: string, theirs: string): readonly string[] {
	const ids = data[ours] ?? data[theirs];
	return isJsonList(ids) ? [...new Set(ids.filter((id) => typeof id === 'string'))] : [];
}

function asObject(value: Json | undefined): JsonObject | undefined {
	return isJsonObject(value) ? value : undefined;
}
