import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import type { Activity, IssueDetails } from '../../core/issue/issue.ts';
import { actor, actorOrNobody } from './actor.ts';
import { annotation } from './annotation.ts';
import {
	anything,
	count,
	date,
	exactText,
	jsonObject,
	list,
	picked,
	rawObject,
	text,
	words,
} from './field.ts';
import { issueFields, issueNulls, toIssue } from './issue.ts';
import { otherFields } from './otherFields.ts';
import { present } from './present.ts';
import { release } from './release.ts';
import { withoutNulls } from './spelled.ts';

/** An item of the activity, or a comment: one without a type or id is still something that happened. */
export const activity = z.pipe(
	z.object({
		id: text,
		type: words,
		user: actorOrNobody,
		sentry_app: actor,
		dateCreated: date,
		data: jsonObject,
	}),
	z.transform(({ id, type, user, sentry_app, dateCreated, data }): Activity => {
		const note = z.safeParse(exactText, data['text']).data;
		return present({
			id: id ?? '',
			type: type ?? 'unknown',
			user: sentry_app && !user ? sentry_app : user,
			dateCreated,
			text: note,
			data,
		});
	}),
);

export const tagSummary = z.pipe(
	z.object({ key: words, name: words, totalValues: count, uniqueValues: count }),
	z.transform(({ key, name, ...totals }) =>
		key === undefined ? undefined : present({ key, name: name ?? key, ...totals }),
	),
);

const fields = z.extend(issueFields, {
	activity: list(activity, 500),
	seenBy: list(actor, 500),
	participants: list(actor, 500),
	userReportCount: count,
	firstRelease: release,
	lastRelease: release,
	tags: list(tagSummary, 500),
	shareId: words,
	subscriptionDetails: anything,
	pluginIssues: list(annotation, 50),
	pluginActions: anything,
	pluginContexts: anything,
});
const fieldNames = z.keyof(fields).options;

/** `GET …/issues/{id}/`. */
export const issueDetails = z.pipe(
	rawObject,
	z.transform((raw, context): IssueDetails => {
		const read = z.safeParse(fields, withoutNulls(picked(raw, fieldNames), issueNulls));
		if (!read.success) {
			context.issues.push({ code: 'custom', message: 'no id', input: raw });
			return z.NEVER;
		}
		const { subscriptionDetails, pluginIssues, pluginActions, pluginContexts, ...more } = read.data;
		return {
			...toIssue(more),
			...present({
				activity: more.activity,
				seenBy: more.seenBy,
				participants: more.participants,
				userReportCount: more.userReportCount,
				firstRelease: more.firstRelease,
				lastRelease: more.lastRelease,
				tags: more.tags,
				shareId: more.shareId,
				subscriptionReason: z.safeParse(
					words,
					isObject(subscriptionDetails) ? subscriptionDetails['reason'] : undefined,
				).data,
				externalIssues: pluginIssues,
				plugins: [...names(pluginActions), ...names(pluginContexts)],
				other: otherFields(raw, fieldNames),
			}),
		};
	}),
);

/** `pluginActions` are pairs of a label and an address, `pluginContexts` objects with a title. */
function names(plugins: unknown): string[] {
	return (Array.isArray(plugins) ? plugins.slice(0, 50) : []).flatMap((plugin: unknown) => {
		const name = Array.isArray(plugin)
			? (plugin[0] as unknown)
			: isObject(plugin)
				? (plugin['title'] ?? plugin['name'] ?? plugin['slug'])
				: plugin;
		const read = z.safeParse(words, name).data;
		return read === undefined ? [] : [read];
	});
}
