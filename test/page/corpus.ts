import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import type { SentryEvent } from '../../src/core/issue/event.ts';
import type { IssueDetails } from '../../src/core/issue/issue.ts';
import { event } from '../../src/sentry/wire/event.ts';
import { issueDetails } from '../../src/sentry/wire/issueDetails.ts';
import { fromCorpus } from '../tools/corpus.ts';

const { place, skip } = fromCorpus('./');
const folder = fileURLToPath(place);

export const noCorpus: string | false = skip;

interface Payload<T> {
	readonly name: string;
	readonly value: T;
}

interface RawPayload {
	readonly name: string;
	readonly raw: { readonly [key: string]: unknown };
}

/** Every object in the API's payloads that is an event with its entries, as the client hands it on. */
export function corpusEvents(): readonly Payload<SentryEvent>[] {
	return rawPayloads()
		.filter(({ name, raw }) => 'entries' in raw || /get-event/.test(name))
		.map(({ name, raw }) => ({
			name,
			value: z.parse(event, 'event_id' in raw ? { ...raw, eventID: raw['event_id'] } : raw),
		}));
}

/** Every object in the API's payloads that is an issue, as the client hands it on. */
export function corpusIssues(): readonly Payload<IssueDetails>[] {
	return rawPayloads()
		.filter(({ raw }) => 'shortId' in raw && 'id' in raw)
		.map(({ name, raw }) => ({ name, value: z.parse(issueDetails, raw) }));
}

/**
 * One event for each platform, made of the frames that real events of it had: the payloads themselves cover only a few.
 */
export function eventsByPlatform(): readonly Payload<SentryEvent>[] {
	const file = path.join(folder, 'culprit/b_frames_sentry.jsonl');
	if (!existsSync(file)) {
		return [];
	}
	const stacks = new Map<string, { platform: string; type: string; frames: unknown[] }>();
	for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
		const { id, platform, exception, frame } = JSON.parse(line) as {
			id: string;
			platform: string;
			exception: string | null;
			frame: unknown;
		};
		const name = id.replace(/#\d+$/, '');
		const stack = stacks.get(name) ?? { platform, type: exception ?? 'Error', frames: [] };
		stack.frames.push(frame);
		stacks.set(name, stack);
	}
	return [...stacks].map(([name, { platform, type, frames }]) => ({
		name: `${platform}-${name.replaceAll(/\W+/g, '-')}`,
		value: z.parse(event, {
			eventID: 'c0ffee'.padEnd(32, '0'),
			platform,
			type: 'error',
			entries: [{ type: 'exception', data: { values: [{ type, value: name, stacktrace: { frames } }] } }],
		}),
	}));
}

function rawPayloads(): readonly RawPayload[] {
	return files(path.join(folder, 'api'))
		.filter((file) => file.endsWith('.json') && !/[/\\]errors[/\\]|openapi-issues\.json$/.test(file))
		.flatMap((file) => {
			const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
			const name = path.basename(file, '.json');
			return [json].flat().flatMap((raw, index) => objects(raw, `${name}${index > 0 ? `-${index}` : ''}`));
		});
}

/** The payload, and what the wrapping endpoints put into `group` and `event`. */
function objects(raw: unknown, name: string): readonly RawPayload[] {
	if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
		return [];
	}
	const record = raw as { readonly [key: string]: unknown };
	return [
		{ name, raw: record },
		...objects(record['group'], `${name}-group`),
		...objects(record['event'], `${name}-event`),
	];
}

function files(directory: string): readonly string[] {
	return existsSync(directory)
		? readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
				const file = path.join(directory, entry.name);
				return entry.isDirectory() ? files(file) : [file];
			})
		: [];
}
