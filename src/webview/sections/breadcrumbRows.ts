import type { Breadcrumb } from '../../core/issue/event.ts';

/** A breadcrumb in its place. `number` counts from the oldest, so it names the crumb whatever is filtered. */
export interface BreadcrumbRow {
	readonly number: number;
	readonly crumb: Breadcrumb;
}

export interface BreadcrumbFilter {
	/** Empty: all. */
	readonly level: string;
	/** Looked for in message, category, type and data, without case. */
	readonly text: string;
}

/** Newest first, like the stack trace: what happened just before the error is read first. */
export function breadcrumbRows(
	crumbs: readonly Breadcrumb[],
	filter: BreadcrumbFilter,
): readonly BreadcrumbRow[] {
	const text = filter.text.trim().toLowerCase();
	return crumbs
		.map((crumb, number) => ({ number, crumb }))
		.filter(({ crumb }) => filter.level === '' || levelOf(crumb) === filter.level)
		.filter(({ crumb }) => text === '' || textOf(crumb).includes(text))
		.toReversed();
}

/** Levels in the order of their weight, those that occur only. */
export function levelsOf(crumbs: readonly Breadcrumb[]): readonly string[] {
	const order = ['fatal', 'critical', 'error', 'warning', 'info', 'debug', 'log'];
	const rank = (level: string) => (order.includes(level) ? order.indexOf(level) : order.length);
	return [...new Set(crumbs.map(levelOf))].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** The protocol's default is `info`. */
export function levelOf({ level }: Breadcrumb): string {
	return level ?? 'info';
}

function textOf({ type, category, message, data }: Breadcrumb): string {
	return [
		type,
		category,
		message,
		data === undefined || data === null ? '' : JSON.stringify(data).slice(0, 20_000),
	]
		.join('\n')
		.toLowerCase();
}
