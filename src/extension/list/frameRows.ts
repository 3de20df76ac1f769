import { type FrameRef, type SentryEvent, stacksOf } from '../../core/issue/event.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { L10n } from '../../core/text/l10n.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import { linkKey } from '../../core/panel/protocol.ts';
import type { SourceLink } from '../../core/source/sourceLink.ts';
import { toFailure } from '../../core/text/userMessages.ts';
import { labelText } from '../../core/text/visibleText.ts';
import { forgetOldest } from '../platform/forgetOldest.ts';
import { placeOf } from './framePlace.ts';
import { type IssueRow, messageRow, type RowSpec } from './row.ts';

/** A tree is no stack trace: what is further down is in the panel. */
const maxFrames = 20;
/** Issues whose events are kept. */
const maxEvents = 50;

export interface FrameRowsOptions {
	/** One request. */
	readonly event: (issue: Issue, signal: AbortSignal) => Promise<SentryEvent>;
	/** Finds where frames lead; tells each as it becomes known. */
	readonly links: (
		issue: Issue,
		event: SentryEvent,
		signal: AbortSignal,
		onLink: (key: string, link: SourceLink) => void,
	) => Promise<void>;
	readonly l10n: L10n;
}

interface Known {
	readonly event: SentryEvent;
	readonly links: Map<string, SourceLink>;
}

/** The in-app frames of issues, newest first, for the rows below them. One request an issue, then kept. */
export class FrameRows implements Disposable {
	readonly #options: FrameRowsOptions;
	readonly #known = new Map<string, Known>();
	readonly #closing = new AbortController();

	constructor(options: FrameRowsOptions) {
		this.#options = options;
	}

	/** Never rejects: a failure is a row too. `onChange` is called once when the places in the code are known. */
	async of(row: IssueRow, onChange: () => void): Promise<readonly RowSpec[]> {
		const { issue, key } = row;
		const noneKey = `${key}/f:none`;
		const { l10n } = this.#options;
		try {
			const known = this.#known.get(issue.id) ?? (await this.#load(issue, onChange));
			const rows = rowsOf(issue, known, key, l10n);
			return rows.length > 0 ? rows : [messageRow(noneKey, l10n.t('No frame of your own code'), 'info')];
		} catch (error) {
			const { message, remedy } = toFailure(error, l10n, 'event');
			return [messageRow(noneKey, labelText(message), 'warning', remedy)];
		}
	}

	/** What is known may be old: after a refresh. */
	forget(): void {
		this.#known.clear();
	}

	dispose(): void {
		this.#closing.abort();
	}

	async #load(issue: Issue, onChange: () => void): Promise<Known> {
		const { signal } = this.#closing;
		const event = await this.#options.event(issue, signal);
		const known: Known = { event, links: new Map() };
		this.#known.set(issue.id, known);
		forgetOldest(this.#known, maxEvents);
		void this.#link(issue, known, onChange);
		return known;
	}

	async #link(issue: Issue, { event, links }: Known, onChange: () => void): Promise<void> {
		const { signal } = this.#closing;
		try {
			await this.#options.links(issue, event, signal, (key, link) => links.set(key, link));
		} catch {
			// The frames stand without their places; a click says what is wrong.
		}
		if (!signal.aborted && links.size > 0) {
			onChange();
		}
	}
}

function rowsOf(issue: Issue, { event, links }: Known, parent: string, l10n: L10n): readonly RowSpec[] {
	const refs = stacksOf(event)
		// The exception that was raised last is the one that the issue is called after.
		.map((stack, index) => ({ stack, index }))
		.toReversed()
		.flatMap(({ stack, index }) =>
			(stack.stacktrace?.frames ?? [])
				.map((frame, at) => ({ frame, ref: { stack: index, frame: at } satisfies FrameRef }))
				.toReversed(),
		)
		.filter(({ frame }) => frame.inApp);
	return refs.slice(0, maxFrames).map(
		({ frame, ref }): RowSpec => ({
			key: `${parent}/f:${linkKey(ref)}`,
			content: {
				kind: 'frame',
				issue,
				event,
				ref,
				label: frame.function ?? frame.rawFunction ?? l10n.t('<unknown function>'),
				place: placeOf(frame.filename ?? frame.absPath ?? frame.module ?? '', frame.lineNo),
				link: links.get(linkKey(ref)),
			},
		}),
	);
}
