import type { BrowserContext } from 'playwright-core';

/**
 * What is looked for in every frame, once a frame is drawn. `panelComplete`: all that the window has room for is what it is
 * to be; `panelWhole`: and all that is below is drawn too, and the toolkit is there.
 */
export type Sight = 'emptyRows' | 'emptyPage' | 'issueRows' | 'panelPainted' | 'panelComplete' | 'panelWhole';

/**
 * When things are first to be seen in the window, in ms of one clock for all its frames (the browser's time origin plus
 * its monotonic time). A click is when the mouse button went down, an Enter when the key did.
 */
export class Marks {
	readonly #seen: { readonly what: string; readonly at: number }[] = [];
	#waiting: (() => void)[] = [];

	/** Before the first page is opened. */
	static async watch(context: BrowserContext): Promise<Marks> {
		const marks = new Marks();
		await context.exposeBinding('culpritBenchMark', (_source, what: string, at: number) => {
			marks.#seen.push({ what, at });
			for (const wake of marks.#waiting.splice(0)) {
				wake();
			}
		});
		await context.addInitScript(watchFrame);
		return marks;
	}

	forget(): void {
		this.#seen.length = 0;
	}

	/** When it was seen, waiting for it. */
	async at(what: Sight | 'click' | 'enter', patience = 15_000): Promise<number> {
		const limit = Date.now() + patience;
		for (;;) {
			const mark = this.#seen.find((one) => one.what === what);
			if (mark) {
				return mark.at;
			}
			if (Date.now() > limit) {
				throw new Error(`never seen: ${what}; seen: ${this.#seen.map((one) => one.what).join(', ')}`);
			}
			await new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, 1000);
				this.#waiting.push(() => {
					clearTimeout(timer);
					resolve();
				});
			});
		}
	}

	/** Ms from the last click to a sight that came after it. */
	async sinceClick(what: Sight): Promise<number> {
		const seen = await this.at(what);
		return seen - (await this.at('click'));
	}

	/** Ms from the first Enter since `forget` to a sight that came after it. */
	async sinceEnter(what: Sight): Promise<number> {
		const seen = await this.at(what);
		return seen - (await this.at('enter'));
	}
}

/** Runs in every frame of the window, before its own scripts. */
function watchFrame(): void {
	const tell = (what: string, at: number): void => {
		const { culpritBenchMark } = globalThis as unknown as {
			culpritBenchMark?: (what: string, at: number) => Promise<void>;
		};
		void culpritBenchMark?.(what, performance.timeOrigin + at);
	};
	// A webview's page is written into a frame after this ran there, which ends what ran: its parent looks into it.
	const shown = (): Document | undefined =>
		window === window.top
			? document
			: (document.querySelector<HTMLIFrameElement>('iframe#active-frame')?.contentDocument ?? undefined);
	const has = (selector: string): boolean => (shown()?.querySelector(selector) ?? null) !== null;
	const isPanelReady = (): boolean =>
		has('#page h1') &&
		has('[data-section="stack"]') &&
		!has('.column-main .skeleton, figure .skeleton, .column-side > section:first-child .skeleton');
	/** What is still to come in a column comes below the window's edge. */
	const isBelow = (column: string): boolean => {
		const last = shown()?.querySelector(`${column} > :last-child`);
		const { innerHeight = 0 } = shown()?.defaultView ?? {};
		return (last?.getBoundingClientRect().bottom ?? 0) >= innerHeight;
	};
	const isFilled = (): boolean =>
		!has('.columns.in-part') || ['.column-main > .event', '.column-side'].every(isBelow);
	const isIssue = (row: Element): boolean => /[A-Z]-[0-9A-Z]+\b/.test(row.getAttribute('aria-label') ?? '');
	const rows = '.split-view-view .monaco-list-row[aria-level="2"]';
	const sights: readonly (readonly [Sight, () => boolean])[] =
		window === window.top
			? [
					['emptyRows', () => has(`${rows}[aria-label^="Row "]`)],
					['issueRows', () => [...document.querySelectorAll(rows)].some(isIssue)],
				]
			: [
					['emptyPage', () => has('#bench-empty')],
					['panelPainted', () => has('#page h1')],
					['panelComplete', () => isPanelReady() && isFilled()],
					['panelWhole', () => isPanelReady() && !has('main[aria-busy]')],
				];
	const seen = new Set<Sight>();
	const look = (): void => {
		const news: Sight[] = [];
		for (const [what, isThere] of sights) {
			if (!isThere()) {
				seen.delete(what);
			} else if (!seen.has(what)) {
				seen.add(what);
				news.push(what);
			}
		}
		if (news.length > 0) {
			// What was there before a frame is drawn is on the screen after it.
			setTimeout(() => {
				for (const what of news) {
					tell(what, performance.now());
				}
			});
		}
		requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
	if (window === window.top) {
		window.addEventListener('mousedown', (event) => tell('click', event.timeStamp), true);
		window.addEventListener(
			'keydown',
			({ key, timeStamp }) => {
				if (key === 'Enter') {
					tell('enter', timeStamp);
				}
			},
			true,
		);
	}
}
