import type { JsonObject } from '../../../src/core/json.ts';

export interface EventTag {
	readonly key: string;
	readonly value: string;
}

/**
 * An event in the shape of Sentry's API, without what the server adds to each (ids, dates, neighbours, release). The
 * files in `recordings/` hold these: what a real SDK sent, converted by `record/`.
 */
export interface EventBody {
	readonly platform: string;
	/** `error`, `default`, `csp`, `transaction`, `generic`, `feedback`, … */
	readonly type: string;
	readonly level: string;
	readonly logger: string | null;
	readonly title: string;
	readonly message: string;
	readonly culprit: string;
	readonly location: string | null;
	readonly metadata: JsonObject;
	readonly entries: readonly JsonObject[];
	readonly tags: readonly EventTag[];
	readonly user: JsonObject | null;
	readonly contexts: JsonObject;
	readonly context: JsonObject;
	readonly packages: JsonObject;
	readonly sdk: { readonly name: string; readonly version: string } | null;
	readonly errors: readonly JsonObject[];
	readonly fingerprints: readonly string[];
	readonly dist: string | null;
	readonly release: string | null;
	readonly environment: string | null;
	/** Unix ms: when it was recorded. Times in `entries` are of that moment. */
	readonly recordedAt?: number;
	/** Set on issues that Sentry itself detects: performance, crons, uptime, feedback. */
	readonly occurrence?: JsonObject;
}
