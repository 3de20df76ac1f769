import type { L10n } from '../core/text/l10n.ts';
import type { AttachedImage, PanelHost } from '../core/panel/protocol.ts';
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import type { Clock } from './clock.ts';
import type { Formats } from './text/formats.ts';
import type { ViewState } from './viewState.ts';

/** What every view needs and none owns. */
export interface Page {
	readonly l10n: L10n;
	readonly formats: Formats;
	readonly clock: Clock;
	readonly view: ViewState;
	/** CSS pixels: what a chart is drawn for until it was measured. */
	readonly chartWidth: number;
	/** Asks the host. A refusal is shown in the page's notice and resolves with false: nobody has to wait. */
	readonly ask: <K extends keyof PanelHost>(
		method: K,
		argument: Parameters<PanelHost[K]>[0],
	) => Promise<boolean>;
	/** Rejects with what is to be said where the image would be. */
	readonly image: (attachment: number) => Promise<AttachedImage>;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
	const page = useContext(PageContext);
	if (!page) {
		throw new Error('a view outside of the page');
	}
	return page;
}

/** Open or closed, kept with the panel's state. */
export function useOpen(id: string, byDefault: boolean): readonly [boolean, (open: boolean) => void] {
	const { view } = usePage();
	const [own, setOwn] = useState<{ readonly id: string; readonly open: boolean }>();
	const open = own?.id === id ? own.open : (view.isOpen(id) ?? byDefault);
	const set = useCallback(
		(next: boolean) => {
			view.setOpen(id, next);
			setOwn({ id, open: next });
		},
		[view, id],
	);
	return [open, set];
}

/** Whether the toolkit is there, which is fetched when the first draw is on the screen. */
export function useIsAlive(): boolean {
	const [isAlive, setAlive] = useState(false);
	useEffect(() => void loadToolkit().then(() => setAlive(true)), []);
	return isAlive;
}

let toolkit: Promise<void> | undefined;

/** Resolves when the toolkit's elements are alive, or cannot be: without it the page can be read, and buttons clicked. */
export async function loadToolkit(): Promise<void> {
	toolkit ??= import('./ui/registerToolkit.ts')
		.then(({ registerToolkit }) => registerToolkit())
		.catch((error: unknown) => console.error(error));
	return toolkit;
}

/** The host's time now; draws the caller again as it passes. `fast` counts seconds. */
export function useNow(fast = false): number {
	const { clock } = usePage();
	const [, setTick] = useState(0);
	useEffect(() => {
		const ticking = clock.subscribe(fast, () => setTick((tick) => tick + 1));
		return () => ticking.dispose();
	}, [clock, fast]);
	return clock.now();
}
