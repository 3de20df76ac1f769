import type { Json } from '../../core/json.ts';

/**
 * A copy of what the server sent that is safe to keep, post and render: at most 24 levels deep, 20,000 values in all, text
 * of at most 20,000 characters, and no `__proto__`. JSON.parse reads 10,000 levels; JSON.stringify and structured clone of
 * as many would overflow the stack. What is left out is replaced by `…`.
 */
export function toJson(value: unknown): Json {
	return copy(value, 0, { left: 20_000 });
}

const maxDepth = 24;
const maxText = 20_000;
const cut = '…';

function copy(value: unknown, depth: number, budget: { left: number }): Json {
	if (typeof value === 'string') {
		return value.length > maxText ? value.slice(0, maxText) + cut : value;
	}
	if (typeof value === 'number') {
		return Number.isFinite(value) ? value : String(value);
	}
	if (typeof value === 'boolean') {
		return value;
	}
	if (typeof value !== 'object' || value === null) {
		return null;
	}
	if (depth >= maxDepth) {
		return cut;
	}
	if (Array.isArray(value)) {
		const items: Json[] = [];
		for (const one of value as unknown[]) {
			if (budget.left-- <= 0) {
				items.push(cut);
				break;
			}
			items.push(copy(one, depth + 1, budget));
		}
		return items;
	}
	const object: { [key: string]: Json } = {};
	for (const [key, one] of Object.entries(value)) {
		if (budget.left-- <= 0) {
			object[cut] = cut;
			break;
		}
		if (key !== '__proto__') {
			object[key.slice(0, 1_000)] = copy(one, depth + 1, budget);
		}
	}
	return object;
}
