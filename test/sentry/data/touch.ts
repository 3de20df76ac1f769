import { userAnswer } from '../answers/person.ts';
import { hexOf } from '../model/deterministic.ts';
import type { SampleIssue } from '../model/issue.ts';
import { people } from './organizations.ts';

const HOUR = 3_600_000;
/** Of sixteen issues this one is assigned to the person whose tokens the tests sign in with. */
const MINE = 5;

/**
 * What people and Sentry did to the issues: a turn for every status, substatus and trace of work, so that a viewer meets
 * each of them. `turn` is the issue's number.
 */
export function touch(issue: SampleIssue, turn: number, now: number): void {
	const act: Act = (type, userId, data, hoursAgo) => {
		issue.activity.push({
			id: String(Number(issue.id) * 10 + issue.activity.length + 1),
			type,
			userId,
			data,
			dateCreated: Math.max(issue.rhythm.firstSeen + 60_000, now - hoursAgo * HOUR),
		});
	};
	STATES[turn % STATES.length]?.(issue, act, now);
	const isMine = turn % 16 === MINE;
	if (turn % 3 === 1 || isMine) {
		const toTeam = turn % 2 === 0 && !isMine;
		issue.assignedTo = toTeam
			? { type: 'team', id: '3' }
			: { type: 'user', id: isMine ? '1' : String((Math.floor(turn / 6) % 4) + 1) };
		issue.isSubscribed = true;
		act(
			'assigned',
			'1',
			toTeam
				? { assignee: '3', assigneeType: 'team', assigneeEmail: null }
				: { assignee: issue.assignedTo.id, assigneeType: 'user', assigneeEmail: 'jane.schmidt@example.com' },
			30,
		);
	}
	if (turn % 4 === 0) {
		issue.seenBy = [
			{ userId: '1', lastSeen: now - 2 * HOUR },
			{ userId: '2', lastSeen: now - 26 * HOUR },
		];
		issue.inbox = false;
	}
	if (turn % 5 === 2) {
		act(
			'note',
			'2',
			{ text: 'Seen on the night shift again. The readings before it look fine.', mentions: [] },
			20,
		);
		act(
			'note',
			'1',
			{
				text: 'Could be the **old sensors**: see <b>#4711</b>.\n\n- not on staging\n- only pumps 3 and 4',
				mentions: [],
			},
			4,
		);
	}
	issue.isBookmarked = turn % 11 === 3;
	if (turn % 13 === 4) {
		issue.isPublic = true;
		issue.shareId = hexOf(32, 'share', issue.id);
		act('set_public', '1', {}, 12);
	}
}

type Act = (
	type: string,
	userId: string | undefined,
	data: SampleIssue['activity'][number]['data'],
	hoursAgo: number,
) => void;

/** Who resolves and archives here. */
const actor = people.filter(({ id }) => id === '2').map(userAnswer)[0] ?? null;

const STATES: readonly ((issue: SampleIssue, act: Act, now: number) => void)[] = [
	(issue) => {
		issue.substatus = 'ongoing';
	},
	(issue) => {
		issue.substatus = 'new';
	},
	(issue, act) => {
		issue.substatus = 'escalating';
		act('set_escalating', undefined, { forecast: 12, expired_snooze: null }, 6);
		act('set_priority', undefined, { priority: 'high', reason: 'escalating' }, 6);
		issue.priority = 'high';
	},
	(issue, act) => {
		issue.substatus = 'regressed';
		act('set_resolved_in_release', '1', { version: issue.lastRelease ?? '' }, 200);
		act(
			'set_regression',
			undefined,
			issue.lastRelease === undefined
				? {}
				: { version: issue.lastRelease, resolved_in_version: issue.lastRelease, follows_semver: true },
			8,
		);
	},
	(issue, act) => {
		issue.substatus = 'ongoing';
		act('auto_set_ongoing', undefined, { afterDays: 7 }, 48);
	},
	(issue) => {
		issue.substatus = 'new';
	},
	(issue, act) => {
		resolve(issue, {});
		act('set_resolved', '2', {}, 3);
	},
	(issue, act, now) => {
		archive(issue, 'archived_until_escalating', {});
		act(
			'set_ignored',
			'1',
			{
				ignoreCount: null,
				ignoreDuration: null,
				ignoreUntil: null,
				ignoreUserCount: null,
				ignoreUserWindow: null,
				ignoreWindow: null,
				ignoreUntilEscalating: true,
			},
			40,
		);
		issue.priorityLockedAt = now - 50 * HOUR;
	},
	(issue) => {
		issue.substatus = 'ongoing';
	},
	(issue, act, now) => {
		const details = {
			ignoreCount: 100,
			ignoreUntil: new Date(now + 72 * HOUR).toISOString(),
			ignoreUserCount: 10,
			ignoreUserWindow: 60,
			ignoreWindow: 120,
		};
		archive(issue, 'archived_until_condition_met', { ...details, actor });
		act('set_ignored', '2', { ...details, ignoreDuration: 4320, ignoreUntilEscalating: null }, 40);
	},
	(issue, act) => {
		archive(issue, 'archived_forever', {});
		act(
			'set_ignored',
			'2',
			{
				ignoreCount: null,
				ignoreDuration: null,
				ignoreUntil: null,
				ignoreUserCount: null,
				ignoreUserWindow: null,
				ignoreWindow: null,
				ignoreUntilEscalating: false,
			},
			40,
		);
	},
	(issue, act) => {
		resolve(issue, { inNextRelease: true, actor });
		act('set_resolved_in_release', '2', { version: '' }, 9);
	},
	(issue, act) => {
		resolve(issue, issue.lastRelease === undefined ? {} : { inRelease: issue.lastRelease, actor });
		act('set_resolved_in_release', '1', { version: issue.lastRelease ?? '' }, 9);
	},
	(issue, act) => {
		resolve(issue, { inCommit: hexOf(40, 'fix', issue.id) });
		act(
			'set_resolved_in_commit',
			'1',
			{ commit: { id: hexOf(40, 'fix', issue.id), message: `Fix ${issue.shortId}` } },
			9,
		);
	},
	(issue, _act, now) => {
		issue.status = 'reprocessing';
		issue.substatus = null;
		issue.inbox = false;
		const info = { dateCreated: new Date(now - HOUR).toISOString(), syncCount: 4, totalEvents: 90 };
		issue.statusDetails = { pendingEvents: 3, info };
	},
	(issue, act) => {
		resolve(issue, { autoResolved: true });
		act('set_resolved_by_age', undefined, { age: 720 }, 9);
	},
];

function resolve(issue: SampleIssue, details: SampleIssue['statusDetails']): void {
	issue.status = 'resolved';
	issue.substatus = null;
	issue.statusDetails = details;
	issue.inbox = false;
}

function archive(issue: SampleIssue, substatus: string, details: SampleIssue['statusDetails']): void {
	issue.status = 'ignored';
	issue.substatus = substatus;
	issue.statusDetails = details;
	issue.inbox = false;
}
