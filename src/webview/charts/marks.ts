import type { Activity, Release } from '../../core/issue/issue.ts';
import type { L10n } from '../../core/text/l10n.ts';
import { valueOf } from '../../core/panel/loadable.ts';
import type { PanelSnapshot } from '../../core/panel/protocol.ts';
import { shortRelease } from '../text/shortRelease.ts';
import type { Mark } from './layout.ts';

type Dated = Pick<Release, 'version' | 'shortVersion' | 'dateCreated' | 'dateReleased'>;

type Moment = readonly [kind: Mark['kind'], time: number | undefined, text: string];

/** More of one kind would hide the bars. */
const most = 6;

/** Moments that explain a chart: releases, the first and last event, the one that is shown, when it was resolved and came back. */
export function marksOf(
	snapshot: Pick<PanelSnapshot, 'details' | 'event' | 'issue'>,
	l10n: L10n,
): readonly Mark[] {
	const details = valueOf(snapshot.details);
	const { firstSeen, lastSeen } = details ?? snapshot.issue;
	const event = valueOf(snapshot.event);
	const releases = new Map<string, Dated>();
	for (const release of [event?.release, details?.firstRelease, details?.lastRelease]) {
		if (release) {
			releases.set(release.version, release);
		}
	}
	const moments: readonly Moment[] = [
		...[...releases.values()].map(
			({ version, shortVersion, dateCreated, dateReleased }): Moment => [
				'release',
				dateReleased ?? dateCreated,
				l10n.t('Release {0}', shortVersion ?? version),
			],
		),
		...changes(details?.activity ?? [], l10n),
		['firstSeen', firstSeen, l10n.t('First seen')],
		['lastSeen', lastSeen, l10n.t('Last seen')],
		['event', event?.dateCreated, l10n.t('This event')],
	];
	return moments.flatMap(([kind, time, text]) => (time === undefined ? [] : [{ kind, time, text }]));
}

/** When it was resolved, and when it came back; newest first, as the activity. */
function changes(activity: readonly Activity[], l10n: L10n): readonly Moment[] {
	return activity
		.flatMap(({ type, dateCreated, data: { version } }): readonly Moment[] => {
			if (type === 'set_regression') {
				const text =
					typeof version === 'string' && version !== ''
						? l10n.t('Regressed in {0}', shortRelease(version))
						: l10n.t('Regressed');
				return [['regressed', dateCreated, text]];
			}
			return type.startsWith('set_resolved') ? [['resolved', dateCreated, l10n.t('Resolved')]] : [];
		})
		.slice(0, most);
}
