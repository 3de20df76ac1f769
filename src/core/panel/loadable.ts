import type { Failure } from '../failure.ts';

/** Something that is fetched: what was last known survives loading again and failing. */
export type Loadable<T> =
	| { readonly state: 'idle' }
	| { readonly state: 'loading'; readonly last?: T }
	| { readonly state: 'ready'; readonly value: T }
	| {
			readonly state: 'failed';
			readonly failure: Failure;
			readonly last?: T;
			/** Unix ms: when `last` was read from the server. */
			readonly since?: number;
			/** The secrets of `last` were not kept: a mask stands in their place, and there is nothing to reveal. */
			readonly masked?: boolean;
	  };

/** The newest value known, whatever the state. */
export function valueOf<T>(loadable: Loadable<T>): T | undefined {
	switch (loadable.state) {
		case 'idle':
			return undefined;
		case 'ready':
			return loadable.value;
		case 'loading':
		case 'failed':
			return loadable.last;
	}
}

/** The same with another value, in whatever state. */
export function mapLoadable<T>(loadable: Loadable<T>, map: (value: T) => T): Loadable<T> {
	if (loadable.state === 'idle') {
		return loadable;
	}
	if (loadable.state === 'ready') {
		return { ...loadable, value: map(loadable.value) };
	}
	return loadable.last === undefined ? loadable : { ...loadable, last: map(loadable.last) };
}
