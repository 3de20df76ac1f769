import { readOne, readRows, toKept } from './answer.ts';
import type { SentryApi } from '../api.ts';
import { CulpritError, isCulpritError } from '../../core/failure.ts';
import { imageSize, mostPixels } from '../../core/issue/imageSize.ts';
import { imageTypeOf, mostImageBytes } from '../../core/issue/imageType.ts';
import type { JsonObject } from '../../core/json.ts';
import { type ApiPath, apiPath } from '../request/apiPath.ts';
import { type Calls, orNothing, type Question } from './calls.ts';
import type { Capabilities } from '../request/capabilities.ts';
import {
	commentPaths,
	eventFilterParameters,
	eventName,
	eventQuestion,
	tagsQuestion,
} from './issueQuestions.ts';
import { toPage } from './resultPage.ts';
import { annotation } from '../wire/annotation.ts';
import { noRoute } from '../request/routes.ts';
import { event, eventSummary, issueOfEvent } from '../wire/event.ts';
import { eventIdOf } from '../wire/issue.ts';
import { activity } from '../wire/issueDetails.ts';
import { attachment, suspectCommits, tagDistribution, userReport } from '../wire/rows.ts';

type Resource = Pick<
	SentryApi,
	| 'event'
	| 'issueOfEvent'
	| 'lastEvent'
	| 'events'
	| 'tags'
	| 'comments'
	| 'comment'
	| 'suspectCommits'
	| 'attachments'
	| 'attachedImage'
	| 'userReports'
	| 'externalIssues'
>;

/** GlitchTip knows `latest` and ids, and takes every other word for an id that is none. */
function isWordRefused(error: unknown): error is CulpritError {
	return isCulpritError(error) && error.facts.status === 422;
}

/** What belongs to one issue or one of its events. */
export function eventResource(calls: Calls, capabilities: Capabilities): Resource {
	return {
		async event(org, issue, which, signal, among) {
			const question = eventQuestion(org, issue, which, among);
			const word = eventIdOf(eventName(which)) === undefined ? (`event:${which}` as const) : undefined;
			if (word) {
				capabilities.check(word, { endpoint: `GET ${question.paths[0].pattern}` });
			}
			const found = await calls.get(question, readOne(event), signal).catch((error: unknown) => {
				if (!word || !isWordRefused(error)) {
					throw error;
				}
				capabilities.miss(word);
				throw new CulpritError('gone', { ...error.facts, code: noRoute }, error);
			});
			if (word) {
				capabilities.has(word);
			}
			if (question.keep !== 'immutable' || found.nextEventId !== undefined) {
				return found;
			}
			// It was the newest when it was read: what is next to it may have changed, though it has not.
			try {
				return await calls.get({ ...question, keep: 'brief' }, readOne(event), signal);
			} catch (error) {
				if (signal.aborted) {
					throw error;
				}
				return found;
			}
		},
		async issueOfEvent(org, id, signal) {
			const path = apiPath`/organizations/${{ org }}/eventids/${{ event: eventName(id) }}/`;
			return calls.get({ organization: org, paths: [path], keep: 'passing' }, readOne(issueOfEvent), signal);
		},
		async lastEvent(org, issue, which, among) {
			try {
				const kept = await calls.last(eventQuestion(org, issue, which, among));
				return kept && toKept(kept, readOne(event));
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
			return calls.get(question, toPage(eventSummary), signal);
		},
		async tags(org, issue, environments, signal) {
			return calls.get(tagsQuestion(org, issue, environments), readRows(tagDistribution), signal);
		},
		async comments(org, issue, signal) {
			const paths = commentPaths(org, issue);
			return calls.get({ organization: org, paths, keep: 'passing' }, readRows(activity), signal);
		},
		async comment(org, issue, text, signal) {
			const paths = commentPaths(org, issue);
			// GlitchTip, which knows `comments` only, wants `data`, and older Sentry's alias of it `text`.
			const body = ({ pattern }: ApiPath): JsonObject =>
				pattern.endsWith('/comments/') ? { text, mentions: [], data: { text } } : { text, mentions: [] };
			return readOne(activity)(await calls.send({ method: 'POST', organization: org, paths, body }, signal));
		},
		async suspectCommits(org, project, which, signal) {
			const path = apiPath`/projects/${{ org }}/${{ project }}/events/${{ event: eventName(which) }}/committers/`;
			const question: Question = { organization: org, paths: [path], keep: 'passing' };
			// 404 "No Commits found for Release" and its like mean that there are none (SENTRY-API.md §17).
			return orNothing(() => calls.get(question, readOne(suspectCommits), signal), []);
		},
		async attachments(org, project, which, signal) {
			const path = apiPath`/projects/${{ org }}/${{ project }}/events/${{ event: eventName(which) }}/attachments/`;
			const question: Question = { organization: org, paths: [path], keep: 'passing' };
			return orNothing(() => calls.get(question, readRows(attachment), signal), []);
		},
		async attachedImage(org, project, which, attachment, signal) {
			const path = apiPath`/projects/${{ org }}/${{ project }}/events/${{ event: eventName(which) }}/attachments/${{ attachment }}/`;
			const query = new URLSearchParams({ download: '1' });
			const { bytes, facts } = await calls.file({ organization: org, path, query }, mostImageBytes, signal);
			const type = bytes && imageTypeOf(bytes);
			if (!bytes || !type) {
				throw new CulpritError('badReply', { ...facts, code: 'noImage' });
			}
			const size = imageSize(bytes, type);
			if (!size || size.width * size.height > mostPixels) {
				throw new CulpritError('badReply', { ...facts, code: size ? 'manyPixels' : 'noImageSize' });
			}
			return { type, bytes };
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
			return orNothing(() => calls.get(question, readRows(userReport), signal), []);
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
			return orNothing(() => calls.get(question, readRows(annotation), signal), []);
		},
	};
}
