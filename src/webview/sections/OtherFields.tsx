import type { IssueDetails } from '../../core/issue/issue.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { JsonTree } from '../ui/JsonTree.tsx';
import { RemoteLink } from '../ui/RemoteLink.tsx';
import { Section } from '../ui/Section.tsx';
import { Line } from '../ui/Text.tsx';
import { withValues } from '../ui/Value.tsx';

/** Every field of the issue that has a value and no place of its own above. */
export function OtherFields({ issue }: { readonly issue: IssueDetails }): VNode {
	const { l10n, formats } = usePage();
	const other = withValues(issue.other);
	const metadata = withValues(issue.metadata.raw);
	const count = (number: number | undefined) => number !== undefined && formats.count(number);
	const yesNo = (is: boolean | undefined) => is !== undefined && (is ? l10n.t('yes') : l10n.t('no'));
	const facts: Fact[] = [
		{ name: l10n.t('ID'), value: issue.id },
		{ name: l10n.t('Project ID'), value: issue.project.id },
		{ name: l10n.t('Type'), value: issue.type },
		{ name: l10n.t('Issue type'), value: issue.issueType },
		{ name: l10n.t('Issue category'), value: issue.issueCategory },
		{ name: l10n.t('Culprit'), value: issue.culprit },
		{ name: l10n.t('Logger'), value: issue.logger },
		// Text: the way to the browser is the button, which opens it on the account's own origin only.
		{ name: l10n.t('Permalink'), value: issue.permalink },
		{ name: l10n.t('Public'), value: yesNo(issue.isPublic) },
		{ name: l10n.t('Share ID'), value: issue.shareId },
		{ name: l10n.t('Subscribed'), value: yesNo(issue.isSubscribed) },
		{ name: l10n.t('Subscription reason'), value: issue.subscriptionReason },
		{ name: l10n.t('Seen by you'), value: yesNo(issue.hasSeen) },
		{ name: l10n.t('Comments'), value: count(issue.numComments) },
		{ name: l10n.t('User reports'), value: count(issue.userReportCount) },
		{
			name: l10n.t('Annotations'),
			value: issue.annotations.length > 0 && <Links links={issue.annotations} />,
		},
		{
			name: l10n.t('External issues'),
			value: issue.externalIssues.length > 0 && <Links links={issue.externalIssues} />,
		},
		{ name: l10n.t('Plugins'), value: issue.plugins.join(', ') },
	];
	return (
		<Section id="other" title={l10n.t('Other Fields')} open={false}>
			<Facts facts={facts} class="compact" />
			{Object.keys(metadata).length > 0 && (
				<>
					<h3>{l10n.t('Metadata')}</h3>
					<JsonTree value={metadata} label={l10n.t('Metadata')} />
				</>
			)}
			{Object.keys(other).length > 0 && (
				<>
					<h3>{l10n.t('Sent by the server')}</h3>
					<JsonTree value={other} label={l10n.t('Sent by the server')} />
				</>
			)}
		</Section>
	);
}

function Links({ links }: { readonly links: IssueDetails['annotations'] }): VNode {
	return (
		<>
			{links.map(({ label, url }, index) => (
				<span key={index}>
					{index > 0 && ', '}
					<RemoteLink url={url}>
						<Line value={label} max={80} />
					</RemoteLink>
				</span>
			))}
		</>
	);
}
