import type { VNode } from 'preact';
import { useNow, usePage } from '../page.ts';

/** `3 hours ago`, ticking, with the full time as tooltip. A time that cannot be shown is shown as its number. */
export function Ago({ ms }: { readonly ms: number }): VNode {
	const { formats } = usePage();
	const now = useNow();
	return (
		<time title={formats.dateTime(ms)} {...machineTime(ms)}>
			{formats.ago(ms, now)}
		</time>
	);
}

export function DateTime({ ms }: { readonly ms: number }): VNode {
	const { formats } = usePage();
	return <time {...machineTime(ms)}>{formats.dateTime(ms)}</time>;
}

function machineTime(ms: number): { dateTime?: string } {
	const date = new Date(ms);
	return Number.isNaN(date.getTime()) ? {} : { dateTime: date.toISOString() };
}
