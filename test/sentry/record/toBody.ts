import type { Json, JsonObject } from '../../../src/core/json.ts';
import { hexOf } from '../model/deterministic.ts';
import type { EventBody } from '../model/event.ts';
import { crashFrame, culpritOf } from './culprit.ts';
import { type StoredEvent, valuesOf } from './storedEvent.ts';
import { pathsOf } from './toFrame.ts';
import { messageOf, toEntries } from './toEntries.ts';
import { toTags } from './toTags.ts';

/**
 * Sentry's work on what an SDK sent: the event as the API answers it. `raw` is the event before source maps: the culprit
 * is made from that one, and never made anew.
 */
export function toBody(event: StoredEvent, raw: StoredEvent = event): EventBody {
	const exception = valuesOf(event.exception).at(-1);
	const feedback = event.contexts?.['feedback'];
	const kind = event.csp ? 'csp' : feedback ? 'feedback' : exception ? 'error' : 'default';
	const message = messageOf(event)?.formatted ?? '';
	const { title, metadata } = headOf(kind, event, message);
	const culprit = kind === 'feedback' ? 'User Feedback Widget' : culpritOf(raw);
	return {
		platform: event.platform ?? 'other',
		type: kind,
		level: event.level ?? 'error',
		logger: event.logger ?? null,
		title,
		message: kind === 'csp' ? title : message,
		culprit,
		location: textOf(metadata['filename'] ?? metadata['uri']) ?? null,
		metadata,
		entries: toEntries(event),
		tags: toTags(event),
		user: event.user ?? null,
		contexts: contextsOf(event),
		context: event.extra ?? {},
		packages: event.modules ?? {},
		sdk: event.sdk ? { name: event.sdk.name ?? '', version: event.sdk.version ?? '' } : null,
		errors: [],
		fingerprints: [hexOf(32, 'fingerprint', kind, title, culprit)],
		dist: event.dist ?? null,
		release: event.release ?? null,
		environment: event.environment ?? null,
	};
}

function headOf(
	kind: 'csp' | 'feedback' | 'error' | 'default',
	event: StoredEvent,
	message: string,
): { readonly title: string; readonly metadata: JsonObject } {
	switch (kind) {
		case 'csp': {
			const directive = textOf(event.csp?.['effective_directive']) ?? '';
			const uri = textOf(event.csp?.['blocked_uri']) ?? '';
			const host = /^https?:\/\/([^/]+)/.exec(uri)?.[1] ?? uri;
			const title = `Blocked '${directive.replace(/-src.*/, '').replace('img', 'image')}' from '${host}'`;
			return { title, metadata: { directive, uri: host, message: title } };
		}
		case 'feedback': {
			const { contact_email, message: text, name, source } = event.contexts?.['feedback'] ?? {};
			const title = `User Feedback: ${textOf(text) ?? ''}`;
			const fields = {
				contact_email: contact_email ?? null,
				message: text ?? '',
				name: name ?? null,
				source: source ?? null,
			};
			return { title, metadata: { title, value: text ?? '', ...fields } };
		}
		case 'error':
			return errorHead(event);
		case 'default': {
			const title = message.split('\n')[0] || '<unlabeled event>';
			return { title, metadata: { title } };
		}
	}
}

function errorHead(event: StoredEvent): { readonly title: string; readonly metadata: JsonObject } {
	const { type, value, mechanism } = valuesOf(event.exception).at(-1) ?? {};
	const text = textOf(value) ?? '';
	const frame = crashFrame(event);
	const frames = valuesOf(event.exception).flatMap(({ stacktrace }) => stacktrace?.frames ?? []);
	const own = frames.filter(({ in_app }) => in_app === true).length;
	const filename = frame && pathsOf(frame).filename;
	const firstLine = text.split('\n')[0] ?? '';
	// A message that was sent with a stack: the exception is only there to hold the stack.
	const isMessage = mechanism?.['synthetic'] === true && !type;
	return {
		title: isMessage ? firstLine : firstLine === '' ? (type ?? 'Error') : `${type ?? 'Error'}: ${firstLine}`,
		metadata: {
			...(!isMessage && { type: type ?? 'Error' }),
			value: text,
			...(filename && { filename }),
			...(frame?.function && { function: frame.function }),
			...(frames.length > 0 && {
				in_app_frame_mix: own === 0 ? 'system-only' : own === frames.length ? 'in-app-only' : 'mixed',
			}),
			...(event.sdk?.name && { sdk: { name: event.sdk.name, name_normalized: event.sdk.name } }),
		},
	};
}

/** Contexts with their kind, and without what differs between two runs on two machines. */
function contextsOf(event: StoredEvent): JsonObject {
	const kept = Object.entries(event.contexts ?? {}).filter(
		([name]) => !['trace', 'culture', 'cloud_resource'].includes(name),
	);
	return Object.fromEntries(
		kept.map(([name, fields]) => [name, { ...fields, type: textOf(fields['type']) ?? name }]),
	);
}

function textOf(value: Json | undefined): string | undefined {
	return typeof value === 'string' ? value : undefined;
}
