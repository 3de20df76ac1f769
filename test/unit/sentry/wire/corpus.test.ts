import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { stacksOf } from '../../../../src/core/issue/event.ts';
import { isObject } from '../../../../src/core/json.ts';
import { event } from '../../../../src/sentry/wire/event.ts';
import { issue } from '../../../../src/sentry/wire/issue.ts';
import { issueDetails } from '../../../../src/sentry/wire/issueDetails.ts';
import {
	organizationRow,
	suspectCommits,
	tagDistribution,
	whoAmI,
} from '../../../../src/sentry/wire/rows.ts';
import { projectRow } from '../../../../src/sentry/wire/project.ts';
import { release } from '../../../../src/sentry/wire/release.ts';
import { fromCorpus } from '../../../tools/corpus.ts';

const { place: corpus, skip } = fromCorpus('api/');
const files =
	skip === false
		? readdirSync(corpus, { recursive: true, encoding: 'utf8' })
				.filter(
					(file) => file.endsWith('.json') && !file.startsWith('errors') && file !== 'openapi-issues.json',
				)
				.sort()
		: [];

function payloads(): { readonly file: string; readonly json: unknown }[] {
	return files.map((file) => ({
		file,
		json: JSON.parse(readFileSync(new URL(file, corpus), 'utf8')) as unknown,
	}));
}

/** A recorded payload's objects that look like issues or events, wherever they are in it. */
function objectsIn(json: unknown): { readonly [key: string]: unknown }[] {
	if (Array.isArray(json)) {
		return json.flatMap(objectsIn);
	}
	return isObject(json) ? [json, ...Object.values(json).flatMap(objectsIn)] : [];
}

test('no reader throws at anything that was recorded', { skip }, () => {
	const readers = [
		issue,
		issueDetails,
		event,
		release,
		projectRow,
		organizationRow,
		tagDistribution,
		suspectCommits,
		whoAmI,
	];
	for (const { file, json } of payloads()) {
		for (const reader of readers) {
			assert.doesNotThrow(() => z.safeParse(reader, json), file);
		}
	}
});

test('every recorded issue is read, with its title, project, count and dates', { skip }, (context) => {
	let read = 0;
	for (const { file, json } of payloads()) {
		for (const raw of objectsIn(json)) {
			if (!('shortId' in raw) || !('id' in raw)) {
				continue;
			}
			const one = z.safeParse(issueDetails, raw).data;
			assert.ok(one, `${file}: lost`);
			read++;
			assert.equal(one.id, String(raw['id']), file);
			assert.equal(one.shortId ?? null, raw['shortId'], file);
			assert.ok(one.title.length > 0, file);
			for (const [ours, theirs] of [
				[one.count, raw['count']],
				[one.userCount, raw['userCount']],
			] as const) {
				assert.equal(ours, theirs === undefined || theirs === null ? undefined : Number(theirs), file);
			}
			for (const [ours, theirs] of [
				[one.firstSeen, raw['firstSeen']],
				[one.lastSeen, raw['lastSeen']],
			] as const) {
				assert.equal(ours !== undefined, typeof theirs === 'string', `${file}: ${String(theirs)}`);
			}
			const project = raw['project'];
			assert.equal(one.project.slug, isObject(project) ? project['slug'] : '', file);
			const stats = isObject(raw['stats']) ? raw['stats'] : {};
			for (const [period, series] of Object.entries(stats)) {
				assert.equal(one.stats[period]?.length, (series as unknown[]).length, `${file}: stats ${period}`);
			}
			if (Array.isArray(raw['activity'])) {
				assert.equal(one.activity.length, raw['activity'].length, file);
			}
			if (Array.isArray(raw['tags'])) {
				assert.equal(one.tags.length, raw['tags'].length, file);
			}
		}
	}
	context.diagnostic(`${read} issues`);
	assert.ok(read > 10);
});

test('every recorded event is read, with all its entries, exceptions and frames', { skip }, (context) => {
	let read = 0;
	let frames = 0;
	for (const { file, json } of payloads()) {
		for (const raw of objectsIn(json)) {
			if (!('eventID' in raw) || !Array.isArray(raw['entries'])) {
				continue;
			}
			const one = z.safeParse(event, raw).data;
			assert.ok(one, `${file}: lost`);
			read++;
			assert.equal(one.entries.length, raw['entries'].filter(isObject).length, file);
			for (const [index, entry] of one.entries.entries()) {
				const data: unknown = (raw['entries'].filter(isObject)[index] as { data?: unknown }).data;
				const values: unknown[] =
					isObject(data) && Array.isArray(data['values']) ? data['values'].filter(isObject) : [];
				if (entry.type === 'exception' || entry.type === 'threads') {
					assert.equal(entry.values.length, values.length, file);
					for (const [at, value] of entry.values.entries()) {
						const stack = (values[at] as { stacktrace?: { frames?: unknown[] } }).stacktrace;
						assert.equal(value.stacktrace?.frames.length ?? 0, stack?.frames?.length ?? 0, file);
						frames += value.stacktrace?.frames.length ?? 0;
					}
				}
				if (entry.type === 'breadcrumbs') {
					assert.equal(entry.values.length, values.length, file);
				}
			}
			assert.doesNotThrow(() => stacksOf(one), file);
		}
	}
	context.diagnostic(`${read} events, ${frames} frames`);
	assert.ok(read > 10 && frames > 5);
});
