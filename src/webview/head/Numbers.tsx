import type { Issue, Release } from '../../core/issue/issue.ts';
import { valueOf } from '../../core/panel/loadable.ts';
import type { PanelSnapshot } from '../../core/panel/protocol.ts';
import type { ComponentChildren, VNode } from 'preact';
import { usePage } from '../page.ts';
import { Line } from '../ui/Text.tsx';
import { Ago } from '../ui/Time.tsx';

interface NumbersProps {
	readonly snapshot: PanelSnapshot;
	/** What the charts below count. */
	readonly ofUsers: boolean;
	readonly onOfUsers: (ofUsers: boolean) => void;
}

/**
 * How much, how many, since when: the row knows it at once, the releases come with the details. The two counts choose what
 * the charts show, as on Sentry's own page.
 */
export function Numbers({ snapshot, ofUsers, onOfUsers }: NumbersProps): VNode {
	const { l10n, formats } = usePage();
	const details = valueOf(snapshot.details);
	const issue: Issue = details ?? snapshot.issue;
	return (
		<div class="numbers">
			<span class="number-choice" role="group" aria-label={l10n.t('Charts Show')}>
				{issue.count !== undefined && (
					<Choice
						name={l10n.t('Events')}
						hint={l10n.t('Show Events over Time')}
						value={formats.count(issue.count)}
						on={!ofUsers}
						onChoose={() => onOfUsers(false)}
					/>
				)}
				{issue.userCount !== undefined && (
					<Choice
						name={l10n.t('Users')}
						hint={l10n.t('Show Users over Time')}
						value={formats.count(issue.userCount)}
						on={ofUsers}
						onChoose={() => onOfUsers(true)}
					/>
				)}
			</span>
			<dl>
				{issue.firstSeen !== undefined && (
					<Seen name={l10n.t('First seen')}>
						<Ago ms={issue.firstSeen} />
						<In release={details?.firstRelease} />
					</Seen>
				)}
				{issue.lastSeen !== undefined && (
					<Seen name={l10n.t('Last seen')}>
						<Ago ms={issue.lastSeen} />
						<In release={details?.lastRelease} />
					</Seen>
				)}
			</dl>
		</div>
	);
}

interface ChoiceProps {
	readonly name: string;
	/** Tooltip: what pressing it does. */
	readonly hint: string;
	readonly value: string;
	readonly on: boolean;
	readonly onChoose: () => void;
}

function Choice({ name, hint, value, on, onChoose }: ChoiceProps): VNode {
	return (
		<button type="button" aria-pressed={on} title={hint} onClick={onChoose}>
			<span class="number-name">{name}</span> <span class="number-value">{value}</span>
		</button>
	);
}

function Seen({ name, children }: { readonly name: string; readonly children: ComponentChildren }): VNode {
	return (
		<div>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}

function In({ release }: { readonly release: Release | undefined }): VNode | null {
	const { l10n } = usePage();
	return release ? (
		<span class="muted">
			{' '}
			{l10n.t('in')} <Line value={release.shortVersion ?? release.version} max={24} />
		</span>
	) : null;
}
