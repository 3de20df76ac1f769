import type { Disposable } from '../../core/lifecycle.ts';

/** One thing whose code is loaded when it is first asked for. */
export interface Lazy<T> extends Disposable {
	readonly get: () => Promise<T>;
	/** What was made; undefined until then. */
	readonly loaded: T | undefined;
}

/**
 * Loads the code once and makes one thing of it. When either fails, all who wait are told, and the next `get` tries again.
 * What is still loading at `dispose` is disposed as soon as it is made.
 */
export function lazy<Code, T extends Disposable>(
	load: () => Promise<Code>,
	make: (code: Code) => T,
): Lazy<T> {
	let loading: Promise<T> | undefined;
	let loaded: T | undefined;
	let disposed = false;
	const start = (): Promise<T> => {
		const made = load().then((code) => {
			loaded = make(code);
			if (disposed) {
				loaded.dispose();
			}
			return loaded;
		});
		made.catch(() => {
			loading = undefined;
		});
		return made;
	};
	return {
		get: async () => (loading ??= start()),
		get loaded() {
			return loaded;
		},
		dispose: () => {
			disposed = true;
			loaded?.dispose();
		},
	};
}
