import type { JsonObject } from '../../src/core/json.ts';
import type { SampleIssue } from '../sentry/model/issue.ts';
import type { WorldData } from '../sentry/model/world.ts';

const day = 24 * 60 * 60;

/**
 * The world with the founding document's issue as if it had just happened, so that it is the first row: seen a minute ago,
 * its numbers moved by whole days.
 */
export function withRecentFoundingIssue(data: WorldData): WorldData {
	return {
		...data,
		issues: data.issues.map((issue) => (issue.documented ? recent(issue, data.now) : issue)),
	};
}

function recent(issue: SampleIssue, now: number): SampleIssue {
	const seen = now - 60_000;
	const shift = Math.floor((now - issue.rhythm.lastSeen) / 1000 / day) * day;
	const iso = new Date(seen).toISOString().replace(/\.\d+Z$/, 'Z');
	const documented = JSON.stringify(issue.documented)
		.replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, JSON.stringify(iso))
		.replaceAll(/\[(\d{10}),/g, (_all, seconds: string) => `[${Number(seconds) + shift},`);
	return {
		...issue,
		rhythm: { ...issue.rhythm, firstSeen: seen, lastSeen: seen },
		documented: JSON.parse(documented) as JsonObject,
		activity: issue.activity.map((entry) => ({ ...entry, dateCreated: seen })),
	};
}
