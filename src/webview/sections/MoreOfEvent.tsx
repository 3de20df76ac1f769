import type { SentryEvent } from '../../core/issue/event.ts';
import { transactionDuration } from '../../core/issue/spanEvidence.ts';
import { marksIn } from '../../core/issue/marks.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Fold } from '../ui/Fold.tsx';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { JsonTree } from '../ui/JsonTree.tsx';
import { Section } from '../ui/Section.tsx';
import { Text } from '../ui/Text.tsx';
import { DateTime } from '../ui/Time.tsx';
import { Windowed } from '../ui/Windowed.tsx';
import { hasValue, withValues } from '../ui/Value.tsx';
import { wholeTitle } from './wholeTitle.ts';

/** What is looked up rather than read: extra data, packages, the SDK, how it was grouped. */
export function MoreOfEvent({ event }: { readonly event: SentryEvent }): VNode {
	const { l10n, formats } = usePage();
	const packages = Object.entries(event.packages);
	const marks = marksIn(event.marks, 'context');
	const additional = Object.fromEntries(
		Object.entries(event.context).filter(([name, value]) => hasValue(value) || marksIn(marks, name)),
	);
	const metadata = withValues(event.metadata);
	const meta = withValues(event.meta);
	const { sdk, userReport } = event;
	const title = wholeTitle(event.title, event.message);
	const duration = transactionDuration(event);
	const facts: Fact[] = [
		{ name: l10n.t('Event ID'), value: event.id },
		{ name: l10n.t('Title'), value: title },
		{ name: l10n.t('Message'), value: event.message === title ? undefined : event.message },
		{ name: l10n.t('Location'), value: event.location },
		{ name: l10n.t('Culprit'), value: event.culprit },
		{ name: l10n.t('Platform'), value: event.platform },
		{ name: l10n.t('Type'), value: event.type },
		{ name: l10n.t('SDK'), value: [sdk?.name, sdk?.version].filter(Boolean).join(' ') },
		{ name: l10n.t('Release'), value: event.release?.version },
		{ name: l10n.t('Distribution'), value: event.dist },
		{
			name: l10n.t('Created'),
			value: event.dateCreated !== undefined && <DateTime ms={event.dateCreated} />,
		},
		{
			name: l10n.t('Received'),
			value: event.dateReceived !== undefined && <DateTime ms={event.dateReceived} />,
		},
		{
			name: l10n.t('Transaction Duration'),
			value: duration !== undefined && formats.elapsed(duration),
		},
		{ name: l10n.t('Size'), value: event.size !== undefined && formats.bytes(event.size) },
		{ name: l10n.t('Grouping'), value: event.groupingConfig },
		{ name: l10n.t('Fingerprints'), value: event.fingerprints.join(', ') },
		{ name: l10n.t('Crash file'), value: event.crashFile },
		{
			name: l10n.t('User report'),
			value:
				userReport && [userReport.name, userReport.email, userReport.comments].filter(Boolean).join(' · '),
		},
	];
	return (
		<>
			{Object.keys(additional).length > 0 && (
				<Section id="additional" title={l10n.t('Additional Data')} count={Object.keys(additional).length}>
					<JsonTree value={additional} label={l10n.t('Additional Data')} marks={marks} />
				</Section>
			)}
			{packages.length > 0 && (
				<Section id="packages" title={l10n.t('Packages')} count={packages.length} open={false}>
					<Windowed
						class="packages"
						label={l10n.t('Packages')}
						rows={packages}
						rowHeight={20}
						keyOf={([name]) => name}
						render={([name, version]) => (
							<span class="package">
								<Text value={name} max={120} />{' '}
								<span class="muted">
									<Text value={version} max={60} />
								</span>
							</span>
						)}
					/>
				</Section>
			)}
			<Section id="event-details" title={l10n.t('Event Details')} open={false}>
				<Facts facts={facts} class="compact" />
				{hasValue(metadata) && (
					<Fold title={l10n.t('Metadata')}>
						<JsonTree value={metadata} label={l10n.t('Metadata')} />
					</Fold>
				)}
				{hasValue(meta) && (
					<Fold title={l10n.t('Redaction and truncation marks')}>
						<JsonTree value={meta} label={l10n.t('Redaction and truncation marks')} />
					</Fold>
				)}
			</Section>
		</>
	);
}
