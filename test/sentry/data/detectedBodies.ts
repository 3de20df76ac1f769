import type { EventBody } from '../model/event.ts';
import type { Project } from '../model/organization.ts';
import { hexOf } from '../model/deterministic.ts';
import { madeBody } from './bodies.ts';
import { controlRoom, pumpStation, telemetryGateway } from './organizations.ts';

/**
 * Issues that no SDK raises: Sentry's own detectors make them from spans, check-ins and probes, or a browser reports
 * them. `occurrence.kind` is ours: `category:type` of the issue.
 */
export const detectedBodies: readonly { readonly project: Project; readonly body: EventBody }[] = [
	{
		project: pumpStation,
		body: madeBody({
			platform: 'python',
			type: 'transaction',
			level: 'warning',
			title: 'N+1 Query',
			culprit: 'GET /stations',
			location: 'GET /stations',
			metadata: {
				title: 'N+1 Query',
				location: 'GET /stations',
				value: 'SELECT * FROM reading WHERE station_id = %s',
			},
			entries: [{ type: 'spans', data: spans('SELECT * FROM reading WHERE station_id = %s') }],
			occurrence: occurrence(
				'performance:performance_n_plus_one_db_queries',
				1006,
				'N+1 Query',
				'SELECT * FROM reading WHERE station_id = %s',
				[
					['Transaction', 'GET /stations'],
					['Repeating Spans', 'db - SELECT * FROM reading WHERE station_id = %s'],
				],
			),
		}),
	},
	{
		project: pumpStation,
		body: madeBody({
			platform: 'other',
			type: 'generic',
			level: 'error',
			title: 'Monitor failure: nightly-pressure-report',
			culprit: 'nightly-pressure-report',
			metadata: {
				title: 'Monitor failure: nightly-pressure-report',
				value: 'Your monitor is failing: A timeout check-in was detected.',
			},
			occurrence: occurrence(
				'cron:monitor_check_in_failure',
				4001,
				'Monitor failure: nightly-pressure-report',
				'A timeout check-in was detected',
				[
					['Failure reason', '3 timeout check-ins detected'],
					['Environment', 'production'],
				],
			),
		}),
	},
	{
		project: telemetryGateway,
		body: madeBody({
			platform: 'other',
			type: 'generic',
			level: 'error',
			title: 'Downtime detected for https://gateway.example.com/health',
			culprit: '',
			metadata: { title: 'Downtime detected for https://gateway.example.com/health', value: '' },
			occurrence: occurrence(
				'uptime:uptime_domain_failure',
				7001,
				'Downtime detected for https://gateway.example.com/health',
				'Your monitored domain is down',
				[
					['Failure reason', 'timeout - Request timed out'],
					['Method', 'GET'],
					['Status Code', 'None'],
				],
			),
		}),
	},
	{
		project: telemetryGateway,
		body: madeBody({
			platform: 'node',
			type: 'generic',
			level: 'info',
			title: 'Endpoint Regression',
			culprit: 'POST /frames',
			metadata: { title: 'Endpoint Regression', value: 'Increased from 41ms to 97ms (P95)' },
			occurrence: occurrence(
				'metric:performance_p95_endpoint_regression',
				1018,
				'Endpoint Regression',
				'Increased from 41ms to 97ms (P95)',
				[
					['Regression', 'POST /frames duration increased from 41ms to 97ms (P95)'],
					['Transaction', 'POST /frames'],
				],
			),
		}),
	},
	...(['hpkp', 'expectct', 'expectstaple', 'nel'] as const).map((type) => ({
		project: controlRoom,
		body: madeBody({
			platform: type === 'nel' ? 'other' : 'javascript',
			type,
			level: 'error',
			logger: type,
			...networkReport(type),
		}),
	})),
];

function networkReport(type: 'hpkp' | 'expectct' | 'expectstaple' | 'nel') {
	if (type === 'nel') {
		const entry = {
			type: 'nel',
			data: {
				type: 'network-error',
				url: 'https://control.example.com/api/stations',
				age: 31,
				body: { phase: 'connection', type: 'tcp.timed_out', status_code: 0, sampling_fraction: 1 },
			},
		};
		return {
			title: 'connection / tcp.timed_out',
			culprit: 'tcp.timed_out',
			metadata: { title: 'connection / tcp.timed_out', uri: 'control.example.com' },
			entries: [entry],
		};
	}
	const message = {
		hpkp: "Public key pinning validation failed for 'control.example.com'",
		expectct: "Expect-CT failed for 'control.example.com'",
		expectstaple: "Expect-Staple failed for 'control.example.com'",
	}[type];
	const entry = {
		type,
		data: { hostname: 'control.example.com', port: 443, date_time: '2026-10-01T08:15:00Z' },
	};
	return {
		title: message,
		message,
		culprit: 'control.example.com',
		metadata: { origin: 'control.example.com', message },
		entries: [{ type: 'message', data: { formatted: message, message: null, params: null } }, entry],
	};
}

function occurrence(
	kind: string,
	type: number,
	issueTitle: string,
	subtitle: string,
	display: readonly [string, string][],
) {
	return {
		kind,
		id: hexOf(32, 'occurrence', issueTitle),
		projectId: 0,
		eventId: '',
		fingerprint: [hexOf(32, 'occurrence fingerprint', issueTitle)],
		issueTitle,
		subtitle,
		resourceId: null,
		evidenceData: {},
		evidenceDisplay: display.map(([name, value], at) => ({ name, value, important: at === 0 })),
		type,
		detectionTime: 0,
		level: 'error',
		culprit: null,
		assignee: null,
		priority: 50,
	};
}

function spans(statement: string) {
	return Array.from({ length: 4 }, (_, at) => ({
		span_id: hexOf(16, 'span', at),
		trace_id: hexOf(32, 'trace'),
		parent_span_id: at === 0 ? null : hexOf(16, 'span', 0),
		op: at === 0 ? 'http.server' : 'db',
		description: at === 0 ? 'GET /stations' : statement,
		status: 'ok',
		start_timestamp: 1_790_000_000 + at * 0.01,
		timestamp: 1_790_000_000.25 + at * 0.01,
		data: {},
	}));
}
