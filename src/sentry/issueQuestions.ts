import { type ApiPath, apiPath, isShortId } from './apiPath.ts';
import type { EventName } from './api.ts';
import type { Question } from './ask.ts';
import { parameters } from './parameters.ts';

/** Where what belongs to an issue is to be had: the organization's path first, then the founding document's (API.md §0.1). */

export function issueQuestion(org: string, idOrShortId: string): Question {
	return {
		organization: org,
		paths: issuePaths(org, idOrShortId),
		query: new URLSearchParams(),
		keep: 'brief',
	};
}

/** An id and a short id go by the same path, where the server knows both. Only numbers go without an organization. */
export function issuePaths(org: string, idOrShortId: string): [ApiPath, ...ApiPath[]] {
	return isShortId(idOrShortId)
		? [apiPath`/organizations/${{ org }}/issues/${{ shortId: idOrShortId.toUpperCase() }}/`]
		: [
				apiPath`/organizations/${{ org }}/issues/${{ issue: idOrShortId }}/`,
				apiPath`/issues/${{ issue: idOrShortId }}/`,
			];
}

export function eventQuestion(org: string, issue: string, which: EventName): Question {
	const event = eventName(which);
	const paths = (name: string): [ApiPath, ApiPath] => [
		apiPath`/organizations/${{ org }}/issues/${{ issue }}/events/${{ event: name }}/`,
		apiPath`/issues/${{ issue }}/events/${{ event: name }}/`,
	];
	const [newest, oldest] = paths(event);
	return {
		organization: org,
		// Servers before 23 and GlitchTip know no `recommended`; `latest` is what it most often is.
		paths: event === 'recommended' ? [newest, ...paths('latest')] : [newest, oldest],
		keep: /^[0-9a-f]{32}$/.test(event) ? 'immutable' : 'brief',
	};
}

/** Ids are pasted with dashes and in capitals too. */
export function eventName(which: EventName): string {
	return which.replaceAll('-', '').toLowerCase();
}

export function tagsQuestion(org: string, issue: string, environments: readonly string[]): Question {
	return {
		organization: org,
		paths: [
			apiPath`/organizations/${{ org }}/issues/${{ issue }}/tags/`,
			apiPath`/issues/${{ issue }}/tags/`,
		],
		query: parameters({ limit: 10, environment: environments }),
		keep: 'passing',
	};
}

/** `notes` is today's name; `comments` is its older alias, and GlitchTip's only one. */
export function commentPaths(org: string, issue: string): [ApiPath, ...ApiPath[]] {
	return [
		apiPath`/organizations/${{ org }}/issues/${{ issue }}/notes/`,
		apiPath`/issues/${{ issue }}/notes/`,
		apiPath`/issues/${{ issue }}/comments/`,
	];
}
