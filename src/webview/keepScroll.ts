import type { ViewState } from './viewState.ts';

/**
 * Comes back to where the reader was: as long as the page still grows and nobody has scrolled, each growth brings it
 * nearer. After that the page only remembers.
 */
export function keepScroll(view: ViewState): void {
	const scroller = document.scrollingElement ?? document.documentElement;
	const goal = view.scroll;
	let restoring = goal > 0;
	const growth = new ResizeObserver(() => {
		if (restoring) {
			scroller.scrollTop = goal;
			restoring = scroller.scrollTop < goal - 1;
		}
		if (!restoring) {
			growth.disconnect();
		}
	});
	growth.observe(document.body);
	const stop = () => {
		restoring = false;
	};
	for (const type of ['wheel', 'pointerdown', 'keydown', 'touchmove']) {
		window.addEventListener(type, stop, { once: true, passive: true });
	}
	let waiting = false;
	document.addEventListener(
		'scroll',
		() => {
			if (!waiting && !restoring) {
				waiting = true;
				requestAnimationFrame(() => {
					waiting = false;
					view.setScroll(scroller.scrollTop);
				});
			}
		},
		{ passive: true },
	);
}
