import { useEffect, useState } from 'preact/hooks';
import type * as LowerPart from './LowerPart.tsx';

/** `dist/lowerPart.js`, which comes while the first draw is on its way to the screen. */
export type Lower = typeof LowerPart;

let loading: Promise<Lower> | undefined;

/** Rejects when it cannot be had; the next call tries again. */
export async function loadLowerPart(): Promise<Lower> {
	const own = (loading ??= import('./LowerPart.tsx'));
	try {
		return await own;
	} catch (error) {
		if (loading === own) {
			loading = undefined;
		}
		throw error;
	}
}

/**
 * Loading in the first draw, also where it has come: what is most likely out of sight need not be waited for. It is drawn
 * when the first draw is on the screen: effects run behind a frame, or after a moment where a window draws none.
 */
export function useLowerPart(): readonly [part: Lower | 'loading' | 'failed', retry: () => void] {
	const [part, setPart] = useState<Lower | 'loading' | 'failed'>('loading');
	const load = () => {
		void loadLowerPart().then(setPart, (error: unknown) => {
			console.error(error);
			setPart('failed');
		});
	};
	useEffect(load, []);
	return [part, load];
}
