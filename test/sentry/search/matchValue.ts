import { badRequest } from '../http/reply.ts';
import type { Term } from './parseQuery.ts';

/** Whole text, any case; `*` stands for any run of characters. */
export function matchesText(text: string | null | undefined, wanted: string): boolean {
	if (text === null || text === undefined) {
		return wanted === '';
	}
	if (!wanted.includes('*')) {
		return text.toLowerCase() === wanted.toLowerCase();
	}
	const pattern = wanted.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
	return new RegExp(`^${pattern.join('.*')}$`, 'is').test(text);
}

/** `>10`, `<=5`, `3`. */
export function matchesNumber(number: number, { key, operator, values }: Term): boolean {
	return values.some((value) => {
		if (!/^\d+(\.\d+)?$/.test(value)) {
			throw badRequest(
				`Error parsing search query: ${key ?? ''}: Invalid number: ${value}. Expected number.`,
			);
		}
		return compare(number, operator, Number(value));
	});
}

/** `-24h` (within the last day), `+30d` (longer ago), `>2026-01-01T00:00:00`, `2026-01-01` (that day). */
export function matchesTime(time: number, { key, operator, values }: Term, now: number): boolean {
	return values.some((value) => {
		const relative = /^([+-])(\d+)([wdhms])$/.exec(value);
		if (relative) {
			const from = now - Number(relative[2]) * unitOf(relative[3] ?? '');
			return relative[1] === '-' ? time >= from : time <= from;
		}
		const isoText = /[zZ]|[+-]\d\d:?\d\d$/.test(value) || !value.includes('T') ? value : `${value}Z`;
		const at = Date.parse(isoText);
		if (Number.isNaN(at)) {
			throw badRequest(
				`Error parsing search query: ${key ?? ''}: Invalid date: ${value}. Expected +/-duration (e.g. +1h) or ISO 8601-like (e.g. 2026-11-01).`,
			);
		}
		const isDay = !value.includes('T') && operator === '';
		return isDay ? time >= at && time < at + 86_400_000 : compare(time, operator, at);
	});
}

/** Milliseconds of a period like `14d`, or undefined when it is none. */
export function periodOf(text: string): number | undefined {
	const match = /^(\d+)([wdhms])$/.exec(text);
	return match ? Number(match[1]) * unitOf(match[2] ?? '') : undefined;
}

function unitOf(unit: string): number {
	return { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 }[unit] ?? Number.NaN;
}

function compare(left: number, operator: Term['operator'], right: number): boolean {
	switch (operator) {
		case '>':
			return left > right;
		case '>=':
			return left >= right;
		case '<':
			return left < right;
		case '<=':
			return left <= right;
		case '':
			return left === right;
	}
}
