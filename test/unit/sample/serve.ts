import type { TestContext } from 'node:test';
import { type SampleSentry, type SampleSentryOptions, startSampleSentry } from '../../sentry/sampleSentry.ts';

export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	/** Parsed when it is JSON. */
	readonly json: unknown;
	readonly text: string;
}

export interface Client {
	readonly server: SampleSentry;
	/** A path under `/api/0/`, or `issues/…` and the like under the sample organization when it starts with `~/`. */
	readonly get: (path: string, token?: string) => Promise<Answer>;
	readonly send: (method: string, path: string, body: unknown, token?: string) => Promise<Answer>;
}

/** What is at `a.b.0.c` of an answer; undefined when something on the way is missing. */
export function at(json: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((value, key) => (value as { [key: string]: unknown } | null | undefined)?.[key], json);
}

/** As text, in the order of text. */
export function sorted(values: Iterable<unknown>): string[] {
	return [...values].map(String).sort((left, right) => (left < right ? -1 : 1));
}

/** One field of each row of a list. */
export function column(json: unknown, path: string): unknown[] {
	return (json as unknown[]).map((row) => at(row, path));
}

/** A sample server that lives as long as the test. */
export async function serve(test: TestContext, options: SampleSentryOptions = {}): Promise<Client> {
	const server = await startSampleSentry(options);
	test.after(() => server.close());
	const send = async (method: string, path: string, body?: unknown, token = server.tokens.full) => {
		const full = path.replace(/^~\//, `organizations/${server.organization}/`);
		const response = await fetch(`${server.origin}/api/0/${full}`, {
			method,
			redirect: 'manual',
			headers: token === '' ? {} : { authorization: `Bearer ${token}` },
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		const isJson = response.headers.get('content-type')?.startsWith('application/json') && text !== '';
		return {
			status: response.status,
			headers: response.headers,
			json: isJson ? (JSON.parse(text) as unknown) : undefined,
			text,
		};
	};
	return { server, get: (path, token) => send('GET', path, undefined, token), send };
}
