import type { SentryEvent } from './event.ts';
import { type Json, type JsonObject, numberIn, objectIn, textIn } from '../json.ts';

/** What is known of an issue that Sentry found itself, beside the evidence that it shows anyway. All as far as it is said. */
export interface Detected {
	/** Unix ms. */
	readonly at?: number;
	readonly monitor?: Monitor;
	readonly check?: UptimeCheck;
}

/** The cron monitor whose job did not check in. */
interface Monitor {
	readonly name?: string;
	readonly slug?: string;
	/** `ok error missed_checkin timeout …`: an open set. */
	readonly status?: string;
	/** As crontab writes it. */
	readonly schedule?: string;
	readonly interval?: { readonly count: number; readonly unit: IntervalUnit };
	readonly timezone?: string;
}

const intervalUnits = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;
export type IntervalUnit = (typeof intervalUnits)[number];

/** The request that found a site down. */
interface UptimeCheck {
	readonly url?: string;
	readonly statusCode?: number;
	/** ms. */
	readonly duration?: number;
	readonly region?: string;
	readonly reason?: string;
}

export function detectedOf({
	contexts,
	occurrence = {},
}: Pick<SentryEvent, 'contexts' | 'occurrence'>): Detected {
	const at = numberIn(occurrence, 'detectionTime', 'detection_time');
	const monitor = monitorOf(objectIn(contexts, 'monitor'));
	const check = checkOf(objectIn(occurrence, 'evidenceData', 'evidence_data'));
	return {
		...(at !== undefined && at > 0 && { at: at * 1000 }),
		...(Object.keys(monitor).length > 0 && { monitor }),
		...(Object.keys(check).length > 0 && { check }),
	};
}

function monitorOf(context: JsonObject): Monitor {
	const config = objectIn(context, 'config');
	const { schedule } = config;
	const [count, unit] = Array.isArray(schedule) ? (schedule as readonly Json[]) : [];
	const known = intervalUnits.find((one) => one === unit);
	return said({
		name: textIn(context, 'name'),
		slug: textIn(context, 'slug'),
		status: textIn(context, 'status'),
		schedule: textIn(config, 'schedule'),
		interval: typeof count === 'number' && known ? { count, unit: known } : undefined,
		timezone: textIn(config, 'timezone'),
	});
}

/** The result of the check is the evidence itself, or in it. */
function checkOf(evidence: JsonObject): UptimeCheck {
	const packet = objectIn(evidence, 'dataPacket', 'data_packet');
	const result =
		[evidence, packet, ...[evidence, packet].map((one) => objectIn(one, 'checkResult', 'check_result'))].find(
			(one) => isCheck(one),
		) ?? {};
	const reason = objectIn(result, 'statusReason', 'status_reason');
	const request = objectIn(result, 'requestInfo', 'request_info');
	const words = [textIn(reason, 'type'), textIn(reason, 'description')].filter((word) => word !== undefined);
	return said({
		url: textIn(request, 'url') ?? textIn(result, 'url'),
		statusCode: numberIn(request, 'httpStatusCode', 'http_status_code'),
		duration: numberIn(result, 'durationMs', 'duration_ms'),
		region: textIn(result, 'region'),
		reason: words.length > 0 ? words.join(' - ') : undefined,
	});
}

function isCheck(value: JsonObject): boolean {
	return ['requestInfo', 'request_info', 'statusReason', 'status_reason'].some((name) =>
		Object.hasOwn(value, name),
	);
}

type Said<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what is not said. */
function said<T extends object>(value: T): Said<T> {
	// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the filter is what the type says
	return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Said<T>;
}
