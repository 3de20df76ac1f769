import { foundingIssue } from '../data/foundingIssue.ts';
import type { Reply } from '../http/reply.ts';
import type { Call } from '../http/route.ts';

/** What came after Sentry 9, from issues, their projects and their assignees. */
const NEWER = new Set([
	'substatus',
	'priority',
	'priorityLockedAt',
	'issueType',
	'issueCategory',
	'isUnhandled',
	'platform',
	'seerFixabilityScore',
	'seerAutofixLastTriggered',
	'seerExplorerAutofixLastTriggered',
	'inbox',
	'owners',
	'lifetime',
	'filtered',
	'sessionCount',
	'integrationIssues',
	'sentryAppIssues',
	'latestEventHasAttachments',
	'occurrence',
	'resolvedWith',
	'sdkUpdates',
	'nextEventID',
	'previousEventID',
	'versionInfo',
	'status_',
	'links',
]);

/**
 * The answers of a self-hosted Sentry 9: fewer fields, no types of assignee. Issue 1 is byte for byte the founding
 * document's.
 */
export function asOldServer(reply: Reply, call: Call): Reply {
	if (call.params['issue'] === '1' && call.url.pathname === '/api/0/issues/1/' && reply.status === 200) {
		return { ...reply, json: foundingIssue };
	}
	return reply.json === undefined ? reply : { ...reply, json: strip(JSON.parse(JSON.stringify(reply.json))) };
}

function strip(value: unknown): unknown {
	if (Array.isArray(value)) {
		return value.map(strip);
	}
	if (typeof value !== 'object' || value === null) {
		return value;
	}
	const isIssue = 'shortId' in value && 'permalink' in value;
	const kept = Object.entries(value).filter(
		([key]) => !NEWER.has(key) || (key === 'platform' && !isIssue && !('slug' in value)),
	);
	const fields = Object.fromEntries(kept.map(([key, child]) => [key, strip(child)]));
	const assignee: unknown = fields['assignedTo'];
	if (typeof assignee === 'object' && assignee !== null) {
		const { type: _type, ...person } = assignee as { type?: string };
		fields['assignedTo'] = person;
	}
	if (Array.isArray(fields['annotations'])) {
		fields['annotations'] = (fields['annotations'] as { url: string; displayName: string }[]).map(
			({ url, displayName }) => `<a href="${url}">${displayName}</a>`,
		);
	}
	return fields;
}
