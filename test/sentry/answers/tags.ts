import type { SampleIssue } from '../model/issue.ts';
import { tagCounts } from '../model/tagCounts.ts';
import { isoSeconds } from './date.ts';

/** The words that the web shows for the best-known keys. */
const NAMES: { readonly [key: string]: string } = {
	browser: 'Browser',
	'browser.name': 'Browser Name',
	environment: 'Environment',
	level: 'Level',
	os: 'OS',
	'os.name': 'OS Name',
	release: 'Release',
	runtime: 'Runtime',
	server_name: 'Server',
	url: 'URL',
	user: 'User',
};

export function tagName(key: string): string {
	return NAMES[key] ?? key.replace(/[._-]/g, ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** The keys in an issue's details: without values. */
export function tagSummaries(issue: SampleIssue) {
	return (
		issue.documented?.['tags'] ??
		Object.keys(issue.tagValues).map((key) => ({ key, name: tagName(key), totalValues: issue.count }))
	);
}

/** One key with its commonest values: a row of `…/issues/{id}/tags/`. */
export function tagAnswer(issue: SampleIssue, key: string, limit: number) {
	const values = tagCounts(issue, key);
	return {
		key,
		name: tagName(key),
		uniqueValues: values.length,
		totalValues: issue.count,
		topValues: values.slice(0, limit).map(({ value, count }) => tagValueAnswer(issue, key, value, count)),
	};
}

export function tagValueAnswer(issue: SampleIssue, key: string, value: string, count: number) {
	return {
		key,
		name: value === '' ? '(empty)' : value,
		value,
		count,
		lastSeen: isoSeconds(issue.rhythm.lastSeen),
		firstSeen: isoSeconds(issue.rhythm.firstSeen),
	};
}
