import { isCulpritError } from '../../core/failure.ts';
import { misshapen, readOne } from './answer.ts';
import type { SentryApi, SeriesOf } from '../api.ts';
import { apiPath } from '../request/apiPath.ts';
import { type Calls, orNothing, type Question } from './calls.ts';
import { issuePaths } from './issueQuestions.ts';
import { parameters } from '../request/parameters.ts';
import { eventsAndUsers, seriesAxes } from '../wire/stats.ts';

/**
 * `GET /organizations/{org}/events-stats/`, what the graph of Sentry's own issue page is drawn from. Not in its published
 * API; shapes from getsentry/sentry `api/endpoints/organization_events_stats.py`.
 */
export function seriesResource(calls: Calls): Pick<SentryApi, 'series'> {
	return {
		async series(org, issue, signal) {
			const read = (statsPeriod: string, interval: string) =>
				calls.get(
					seriesQuestion(org, issue, statsPeriod, interval),
					(reply) => readOne(eventsAndUsers)(reply) ?? misshapen(reply),
					signal,
				);
			try {
				return await orNothing(async () => {
					const [hours, days] = await Promise.all([read('48h', '1h'), read('60d', '1d')]);
					return { '24h': hours, '30d': days };
				}, undefined);
			} catch (error) {
				// Servers that know the path but not yet these data sets refuse the question as it is.
				if (isCulpritError(error) && error.reason === 'badRequest') {
					return undefined;
				}
				throw error;
			}
		},
	};
}

function seriesQuestion(
	organization: string,
	{ id, projectId, isOccurrence }: SeriesOf,
	statsPeriod: string,
	interval: string,
): Question {
	// The id is checked as what it is, though here it is part of the query.
	issuePaths(organization, id);
	return {
		organization,
		paths: [apiPath`/organizations/${{ org: organization }}/events-stats/`],
		query: parameters({
			query: `issue.id:${id}`,
			yAxis: seriesAxes,
			statsPeriod,
			interval,
			project: projectId,
			dataset: isOccurrence ? 'issuePlatform' : 'errors',
			// With the bucket that is not over yet, as the issue's own series.
			partial: 1,
		}),
		keep: 'passing',
	};
}
