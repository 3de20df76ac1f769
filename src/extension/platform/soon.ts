import type { Disposable } from '../../core/lifecycle.ts';

/** Does something once after many wishes for it; `delay` in milliseconds from the first of them. */
export interface Soon extends Disposable {
	ask(): void;
}

export function createSoon(task: () => void, delay: number): Soon {
	let timer: ReturnType<typeof setTimeout> | undefined;
	return {
		ask() {
			timer ??= setTimeout(() => {
				timer = undefined;
				task();
			}, delay);
		},
		dispose: () => clearTimeout(timer),
	};
}
