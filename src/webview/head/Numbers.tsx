import type { Issue, Release } from '../../core/issue.ts';
import { valueOf } from '../../core/loadable.ts';
import type { PanelSnapshot } from '../../core/protocol.ts';
import type { ComponentChildren, VNode } from 'preact';
import { usePage } from '../page.ts';
import { Line } from '../ui/Text.tsx';
import { Ago } from '../ui/Time.tsx';

/** How much, how many, since when: the row knows it at once, the releases come with the details. */
export function Numbers({ snapshot }: { readonly snapshot: PanelSnapshot }): VNode {
	const { l10n, formats } = usePage();
	const details = valueOf(snapshot.details);
	const issue: Issue = details ?? snapshot.issue;
	return (
		<dl class="numbers">
			{issue.count !== undefined && <Number name={l10n.t('Events')}>{formats.count(issue.count)}</Number>}
			{issue.userCount !== undefined && (
				<Number name={l10n.t('Users')}>{formats.count(issue.userCount)}</Number>
			)}
			{issue.firstSeen !== undefined && (
				<Number name={l10n.t('First seen')}>
					<Ago ms={issue.firstSeen} />
					<In release={details?.firstRelease} />
				</Number>
			)}
			{issue.lastSeen !== undefined && (
				<Number name={l10n.t('Last seen')}>
					<Ago ms={issue.lastSeen} />
					<In release={details?.lastRelease} />
				</Number>
			)}
		</dl>
	);
}

function Number({ name, children }: { readonly name: string; readonly children: ComponentChildren }): VNode {
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
