import type { Json, JsonObject } from '../../../src/core/json.ts';
import type { StoredEvent } from './storedEvent.ts';

/** What a context may keep: nothing that tells of the machine or the minute of the recording. */
const KEPT: { readonly [context: string]: readonly string[] } = {
	app: ['app_name'],
	device: ['arch', 'family', 'name', 'type'],
	os: ['name', 'version'],
	runtime: ['name', 'version'],
	browser: ['name', 'version'],
	culture: [],
};

/**
 * Takes the machine out of an event: its paths become those of a deployment, its name the server's, its user's address
 * one of documentation's.
 */
export function scrub(
	event: StoredEvent,
	paths: readonly (readonly [string, string])[],
	serverName: string,
): StoredEvent {
	const longestFirst = [...paths].sort(([left], [right]) => right.length - left.length);
	let text = JSON.stringify({ ...event, event_id: undefined, server_name: serverName || undefined });
	for (const [from, to] of longestFirst) {
		text = text.replaceAll(from, to);
	}
	text = text
		.replace(/0x[0-9a-f]{6,16}\b/g, '0x7f0000001000')
		.replace(/127\.0\.0\.1:\d{4,5}/g, '127.0.0.1:8080')
		.replaceAll('HeadlessChrome', 'Chrome')
		.replaceAll('{{auto}}', '192.0.2.17');
	const clean = JSON.parse(text) as StoredEvent;
	return { ...clean, contexts: keptOf(clean, serverName), ...(clean.extra && { extra: clean.extra }) };
}

function keptOf(event: StoredEvent, serverName: string): { [name: string]: JsonObject } {
	const contexts = Object.entries(event.contexts ?? {}).map(([name, fields]): [string, JsonObject] => {
		const kept = KEPT[name];
		const entries = Object.entries(fields).filter(([key]) => kept?.includes(key) ?? true);
		return [
			name,
			Object.fromEntries(
				entries.map(([key, value]) => [
					key,
					name === 'device' && key === 'name' ? serverName : trimmed(value),
				]),
			),
		];
	});
	return Object.fromEntries([
		...contexts.filter(([, fields]) => Object.keys(fields).length > 0),
		...browserOf(event),
	]);
}

/** Node's SDK reads the version of a Debian with its line end. */
function trimmed(value: Json): Json {
	return typeof value === 'string' ? value.trim() : value;
}

/** Sentry reads the browser out of the request's header. */
function browserOf(event: StoredEvent): [string, JsonObject][] {
	const headers = event.request?.['headers'];
	const agent = typeof headers === 'object' && headers !== null ? JSON.stringify(headers) : '';
	const version = /Chrome\/([\d.]+)/.exec(agent)?.[1];
	return version === undefined
		? []
		: [['browser', { name: 'Chrome', version: version.split('.').slice(0, 3).join('.') }]];
}
