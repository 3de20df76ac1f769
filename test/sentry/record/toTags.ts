import type { EventTag } from '../model/event.ts';
import { type StoredEvent, valuesOf } from './storedEvent.ts';

/** The tags that the SDK set, and those that Sentry makes from the rest of the event. Sorted by key. */
export function toTags(event: StoredEvent): EventTag[] {
	const tags = new Map<string, string>();
	const set = (key: string, value: unknown) => {
		if (typeof value === 'string' && value !== '') {
			tags.set(key, value);
		}
	};
	const own = Array.isArray(event.tags) ? event.tags : Object.entries(event.tags ?? {});
	for (const [key, value] of own) {
		set(key, typeof value === 'string' ? value : JSON.stringify(value));
	}
	set('level', event.level ?? 'error');
	set('logger', event.logger);
	set('environment', event.environment);
	set('release', event.release);
	set('dist', event.dist);
	set('server_name', event.server_name);
	set('transaction', event.transaction);
	set('url', event.request?.['url']);
	const mechanism = valuesOf(event.exception).at(-1)?.mechanism;
	set('mechanism', mechanism?.['type']);
	if (typeof mechanism?.['handled'] === 'boolean') {
		set('handled', mechanism['handled'] ? 'yes' : 'no');
	}
	for (const kind of ['browser', 'os', 'runtime', 'device']) {
		const context = event.contexts?.[kind];
		const name = context?.['name'];
		const version = context?.['version'];
		if (typeof name === 'string' && kind !== 'device') {
			set(kind, typeof version === 'string' ? `${name} ${version}` : name);
			set(`${kind}.name`, name);
		}
	}
	if (event.type === 'csp') {
		set('effective-directive', event.csp?.['effective_directive']);
		set('blocked-uri', event.csp?.['blocked_uri']);
	}
	return [...tags]
		.map(([key, value]) => ({ key, value }))
		.sort((left, right) => (left.key < right.key ? -1 : 1));
}
