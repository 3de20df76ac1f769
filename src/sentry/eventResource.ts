import { readOne, readRows } from './answer.ts';
import type { SentryApi } from './api.ts';
import { apiPath } from './apiPath.ts';
import { type Ask, orNothing, type Question } from './ask.ts';
import {
	commentPaths,
	eventFilterParameters,
	eventName,
	eventQuestion,
	tagsQuestion,
} from './issueQuestions.ts';
import { toPage } from './page.ts';
import { annotation } from './wire/annotation.ts';
import { event, eventSummary } from './wire/event.ts';
import { activity } from './wire/issueDetails.ts';
import { attachment, suspectCommits, tagDistribution, userReport } from './wire/rows.ts';

type Resource = Pick<
	SentryApi,
	| 'event'
	| 'lastEvent'
	| 'events'
	| 'tags'
	| 'comments'
	| 'comment'
	| 'suspectCommits'
	| 'attachments'
	| 'userReports'
	| 'externalIssues'
>;

/** What belongs to one issue or one of its events. */
export function eventResource(ask: Ask): Resource {
	return {
		async event(org, issue, which, signal, among) {
			const question = eventQuestion(org, issue, which, among);
			const found = await ask.get(question, readOne(event), signal);
			if (question.keep !== 'immutable' || found.nextEventId !== undefined) {
				return found;
			}
			// It was the newest when it was read: what is next to it may have changed, though it has not.
			try {
				return await ask.get({ ...question, keep: 'brief' }, readOne(event), signal);
			} catch (error) {
				if (signal.aborted) {
					throw error;
				}
				return found;
			}
		},
		async lastEvent(org, issue, which, among) {
			try {
				const kept = await ask.last(eventQuestion(org, issue, which, among));
				return kept && { value: readOne(event)(kept.reply), since: kept.at };
			} catch {
				return undefined;
			}
		},
		async events(org, issue, query, signal) {
			const question: Question = {
				organization: org,
				paths: [
					apiPath`/organizations/${{ org }}/issues/${{ issue }}/events/`,
					apiPath`/issues/${{ issue }}/events/`,
				],
				query: eventFilterParameters(query, query),
				keep: 'passing',
			};
			return ask.get(question, toPage(eventSummary), signal);
		},
		async tags(org, issue, environments, signal) {
			return ask.get(tagsQuestion(org, issue, environments), readRows(tagDistribution), signal);
		},
		async comments(org, issue, signal) {
			const paths = commentPaths(org, issue);
			return ask.get({ organization: org, paths, keep: 'passing' }, readRows(activity), signal);
		},
		async comment(org, issue, text, signal) {
			const paths = commentPaths(org, issue);
			const body = { text, mentions: [] };
			return readOne(activity)(await ask.send({ method: 'POST', organization: org, paths, body }, signal));
		},
		async suspectCommits(org, project, which, signal) {
			const path = apiPath`/projects/${{ org }}/${{ project }}/events/${{ event: eventName(which) }}/committers/`;
			const question: Question = { organization: org, paths: [path], keep: 'passing' };
			// 404 "No Commits found for Release" and its like mean that there are none (API.md §2).
			return orNothing(() => ask.get(question, readOne(suspectCommits), signal), []);
		},
		async attachments(org, project, which, signal) {
			const path = apiPath`/projects/${{ org }}/${{ project }}/events/${{ event: eventName(which) }}/attachments/`;
			const question: Question = { organization: org, paths: [path], keep: 'passing' };
			return orNothing(() => ask.get(question, readRows(attachment), signal), []);
		},
		async userReports(org, issue, signal) {
			const question: Question = {
				organization: org,
				paths: [
					apiPath`/organizations/${{ org }}/issues/${{ issue }}/user-reports/`,
					apiPath`/issues/${{ issue }}/user-reports/`,
				],
				keep: 'passing',
			};
			return orNothing(() => ask.get(question, readRows(userReport), signal), []);
		},
		async externalIssues(org, issue, signal) {
			const question: Question = {
				organization: org,
				paths: [
					apiPath`/organizations/${{ org }}/issues/${{ issue }}/external-issues/`,
					apiPath`/issues/${{ issue }}/external-issues/`,
				],
				keep: 'passing',
			};
			return orNothing(() => ask.get(question, readRows(annotation), signal), []);
		},
	};
}
