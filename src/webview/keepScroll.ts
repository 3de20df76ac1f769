import type { Place, ViewState } from './viewState.ts';

/** Milliseconds after the place was found for which it is held: what is above it may still load. */
const held = 1_500;

/**
 * Comes back to where the reader was: as long as the page still grows and nobody has scrolled, each growth brings it
 * nearer. After that the page only remembers.
 */
export function keepScroll(view: ViewState): void {
	const scroller = document.scrollingElement ?? document.documentElement;
	const goal = view.place;
	let restoring = goal.scroll > 0 || goal.anchor !== undefined;
	let foundAt: number | undefined;
	const stop = () => {
		restoring = false;
		growth.disconnect();
	};
	const growth = new ResizeObserver(() => {
		const top = topOf(goal, scroller);
		if (!restoring || (foundAt !== undefined && performance.now() - foundAt > held)) {
			stop();
		} else if (top !== undefined) {
			scroller.scrollTop = top;
			if (Math.abs(scroller.scrollTop - top) <= 1) {
				foundAt ??= performance.now();
			}
		}
	});
	growth.observe(document.body);
	for (const type of ['wheel', 'pointerdown', 'keydown', 'touchmove']) {
		window.addEventListener(type, stop, { once: true, passive: true });
	}
	let waiting = false;
	document.addEventListener(
		'scroll',
		() => {
			const isOver = foundAt !== undefined && performance.now() - foundAt > held;
			if (!waiting && (!restoring || isOver)) {
				waiting = true;
				requestAnimationFrame(() => {
					waiting = false;
					view.setPlace(placeOf(scroller));
				});
			}
		},
		{ passive: true },
	);
}

/** Where the page must be scrolled to; unknown while the section is not there yet. */
function topOf({ anchor, scroll }: Place, scroller: Element): number | undefined {
	if (anchor === undefined) {
		return scroll;
	}
	const section = sections().find((one) => one.dataset['section'] === anchor);
	return section && section.getBoundingClientRect().top + scroller.scrollTop + scroll;
}

/** The last section that begins above the screen's top edge, of the wide column if it can be, and how far that is. */
function placeOf(scroller: Element): Place {
	const above = sections().filter((section) => section.getBoundingClientRect().top <= 0);
	const section = above.findLast((one) => one.closest('.column-main') !== null) ?? above.at(-1);
	const anchor = section?.dataset['section'];
	return section && anchor !== undefined
		? { anchor, scroll: -section.getBoundingClientRect().top }
		: { scroll: scroller.scrollTop };
}

function sections(): readonly HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>('[data-section]')];
}
