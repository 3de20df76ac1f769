import type { SentryEvent } from '../../core/issue/event.ts';
import { isCulpritError } from '../../core/failure.ts';
import { fileSearch, mayName } from '../../core/inFile/fileSearch.ts';
import { followLine, type LineEdit } from '../../core/inFile/followLine.ts';
import type { PlaceInFile } from '../../core/inFile/placeInFile.ts';
import type { RequestBudget } from '../../core/inFile/requestBudget.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import type { ResultPage } from '../../sentry/api.ts';
import type { EventShelf } from './eventShelf.ts';

/** An issue that has frames in the file. */
export interface FoundIssue {
	readonly issue: Issue;
	/** Never empty; the newest frame first. */
	readonly places: readonly PlaceInFile[];
	/** The event that the places are of. */
	readonly event: SentryEvent | undefined;
}

export interface FileIssuesOptions {
	/** Of the file, in its workspace folder. */
	readonly path: string;
	/** One request. */
	readonly fetchIssues: (query: string, signal: AbortSignal) => Promise<ResultPage<Issue>>;
	/** One request. */
	readonly fetchEvent: (issue: Issue, signal: AbortSignal) => Promise<SentryEvent>;
	/** Where issues are in the file as it is now. */
	readonly locate: (
		subjects: readonly { readonly issue: Issue; readonly event: SentryEvent | undefined }[],
		signal: AbortSignal,
	) => Promise<ReadonlyMap<string, readonly PlaceInFile[]>>;
	readonly events: EventShelf;
	/** Shared by all files. */
	readonly budget: RequestBudget;
	readonly now: () => number;
	/** What a line of the file reads now, 1-based. */
	readonly textOf: (line: number) => string | undefined;
	readonly changed: () => void;
}

/** Events of one file that are asked for at a time. */
export const eventsAtATime = 10;
const atOnce = 3;
/** Milliseconds after which a file that is come back to is asked for again. */
const goodFor = 10 * 60_000;

/**
 * The issues of one file. First by what the rows of the list say, which costs no request; when it is asked to, by one
 * search of the server for the file's name and, as the search cannot say where in the file, by one event an issue.
 */
export class FileIssues implements Disposable {
	readonly #options: FileIssuesOptions;
	#known: readonly Issue[] = [];
	#answer: ResultPage<Issue> | undefined;
	/** Unix ms of the answer; nothing when it is to be asked for again. */
	#answered: number | undefined;
	#places = new Map<string, readonly PlaceInFile[]>();
	/** What the marked lines read when they were found. */
	#words = new Map<number, string>();
	/** What was found in another text than that of now is dropped. */
	#edits = 0;
	#asking: AbortController | undefined;
	#locating: AbortController | undefined;
	#error: unknown;
	#eventLimit = eventsAtATime;
	#isWaiting = false;
	#found: readonly FoundIssue[] | undefined;

	constructor(options: FileIssuesOptions) {
		this.#options = options;
	}

	get query(): string {
		return fileSearch(this.#options.path);
	}

	/** Those with places, first to last line. */
	get found(): readonly FoundIssue[] {
		this.#found ??= this.#issues
			.flatMap((issue): readonly FoundIssue[] => {
				const places = this.#places.get(issue.id) ?? [];
				return places.length === 0 ? [] : [{ issue, places, event: this.#eventOf(issue) }];
			})
			.toSorted((left, right) => lineOf(left) - lineOf(right));
		return this.#found;
	}

	/** The server answered the search for this file. */
	get asked(): boolean {
		return this.#answer !== undefined;
	}

	get loading(): boolean {
		return this.#asking !== undefined;
	}

	get error(): unknown {
		return this.#error;
	}

	/** The budget is spent: it goes on when `ask` is called again. */
	get waiting(): boolean {
		return this.#isWaiting;
	}

	/** Issues of the answer that may have frames here too: their events were not looked at. */
	get unseen(): number {
		const { events } = this.#options;
		const rows = this.#answer?.rows ?? [];
		return rows.filter((issue) => !events.has(issue) && !this.#places.get(issue.id)?.length).length;
	}

	/** The server has more issues than it sent. */
	get hasMore(): boolean {
		return this.#answer?.next !== undefined;
	}

	/** The rows that the list holds now. */
	async know(rows: readonly Issue[]): Promise<void> {
		const { path } = this.#options;
		this.#known = rows.filter((issue) => mayName(textsOf(issue), path));
		await this.locate();
	}

	/** Asks the server, unless it has answered already; then for the events that are still missing. */
	async ask(): Promise<void> {
		if (this.#asking) {
			return;
		}
		const asking = new AbortController();
		this.#asking = asking;
		this.#isWaiting = false;
		this.#options.changed();
		try {
			if (!this.#isFresh && this.#take()) {
				const answer = await this.#options.fetchIssues(this.query, asking.signal);
				if (asking.signal.aborted) {
					return;
				}
				this.#answer = answer;
				this.#answered = this.#options.now();
				this.#error = answer.problem;
				await this.locate();
			}
			if (this.#answer && !asking.signal.aborted) {
				await this.#askForEvents(asking.signal);
			}
		} catch (error) {
			if (!asking.signal.aborted && !(isCulpritError(error) && error.reason === 'cancelled')) {
				this.#error = error;
			}
		} finally {
			if (this.#asking === asking) {
				this.#asking = undefined;
				this.#tell();
			}
		}
	}

	/** More events than the first few. */
	async more(): Promise<void> {
		this.#eventLimit += eventsAtATime;
		await this.ask();
	}

	/** For "Refresh": the next `ask` asks again. What is shown stays until it is answered. */
	forget(): void {
		this.stop();
		this.#answered = undefined;
		this.#error = undefined;
	}

	/** Ends what is asked for: nobody looks any more. */
	stop(): void {
		this.#asking?.abort();
		this.#asking = undefined;
		this.#isWaiting = false;
	}

	/** Finds every place anew: the text changed, or more is known. */
	async locate(): Promise<void> {
		this.#locating?.abort();
		const locating = new AbortController();
		this.#locating = locating;
		const edits = this.#edits;
		const subjects = this.#issues.map((issue) => ({ issue, event: this.#eventOf(issue) }));
		const places = new Map(await this.#options.locate(subjects, locating.signal));
		if (locating.signal.aborted || edits !== this.#edits) {
			return;
		}
		for (const { issue, event } of subjects) {
			const since = this.#places.get(issue.id);
			if (since && this.#eventOf(issue) !== event) {
				// Its event came meanwhile, and was looked at.
				places.set(issue.id, since);
			}
		}
		this.#places = places;
		this.#remember();
	}

	/** The file was edited: lines move along at once, and are found anew by `locate` a little later. */
	follow(edits: readonly LineEdit[]): void {
		this.#edits += 1;
		if (this.#words.size === 0) {
			return;
		}
		const { textOf } = this.#options;
		const moved = new Map<number, number | undefined>();
		for (const [line, words] of this.#words) {
			moved.set(line, followLine(line, words, edits, textOf));
		}
		for (const [id, places] of this.#places) {
			this.#places.set(
				id,
				places.map((place) => {
					const { mark, ...rest } = place;
					const line = mark && moved.get(mark.line);
					return line === undefined ? rest : { ...rest, mark: { line, on: mark?.on ?? 'line' } };
				}),
			);
		}
		this.#remember();
	}

	dispose(): void {
		this.stop();
		this.#locating?.abort();
	}

	get #isFresh(): boolean {
		const age = this.#answered === undefined ? Number.NaN : this.#options.now() - this.#answered;
		return age >= 0 && age < goodFor;
	}

	/** Open issues that may have frames here: the server's, then those that the list knows beside. */
	get #issues(): readonly Issue[] {
		const all = [...(this.#answer?.rows ?? []), ...this.#known];
		const known = new Map(this.#known.map((issue) => [issue.id, issue]));
		const ids = new Set<string>();
		return all.flatMap((issue) =>
			ids.has(issue.id) || ids.add(issue.id).size === 0 ? [] : [known.get(issue.id) ?? issue],
		);
	}

	#eventOf(issue: Issue): SentryEvent | undefined {
		const event = this.#options.events.get(issue);
		// An event without a stack trace knows less than the row.
		return event?.entries.some(
			({ type }) => type === 'exception' || type === 'stacktrace' || type === 'threads',
		)
			? event
			: undefined;
	}

	async #askForEvents(signal: AbortSignal): Promise<void> {
		const { path, events } = this.#options;
		const answered = this.#answer?.rows ?? [];
		// What the row places here is shown already, and lacks only its line.
		const named = answered.filter((issue) => mayName(textsOf(issue), path));
		const queue = [...new Set([...named, ...answered])]
			.slice(0, this.#eventLimit)
			.filter((issue) => !events.has(issue));
		const work = async (): Promise<void> => {
			for (let issue = queue.shift(); issue && !signal.aborted; issue = queue.shift()) {
				if (!this.#take()) {
					queue.length = 0;
					return;
				}
				await this.#askForEvent(issue, signal);
			}
		};
		await Promise.all(Array.from({ length: atOnce }, work));
	}

	async #askForEvent(issue: Issue, signal: AbortSignal): Promise<void> {
		const { events, fetchEvent, locate } = this.#options;
		try {
			events.put(issue, await fetchEvent(issue, signal));
		} catch (error) {
			if (isCulpritError(error) && error.reason === 'notFound') {
				// No event is kept any more: the row is all that there is.
				events.put(issue, undefined);
				return;
			}
			throw error;
		}
		const event = this.#eventOf(issue);
		const edits = this.#edits;
		const places = event && !signal.aborted ? await locate([{ issue, event }], signal) : undefined;
		if (places && !signal.aborted && edits === this.#edits) {
			this.#places.set(issue.id, places.get(issue.id) ?? []);
			this.#remember();
		}
	}

	#take(): boolean {
		const taken = this.#options.budget.take();
		this.#isWaiting ||= !taken;
		return taken;
	}

	#remember(): void {
		const { textOf } = this.#options;
		this.#words = new Map(
			[...this.#places.values()].flat().flatMap(({ mark }) => {
				const words = mark && textOf(mark.line);
				return mark && words !== undefined ? [[mark.line, words]] : [];
			}),
		);
		this.#tell();
	}

	#tell(): void {
		this.#found = undefined;
		this.#options.changed();
	}
}

function textsOf({ metadata, culprit }: Issue): readonly (string | undefined)[] {
	return [metadata.filename, culprit];
}

/** Rows without a line come last. */
function lineOf({ places }: FoundIssue): number {
	return Math.min(...places.map(({ mark }) => mark?.line ?? Number.MAX_SAFE_INTEGER));
}
