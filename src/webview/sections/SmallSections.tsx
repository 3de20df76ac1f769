import type { PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Empty } from '../ui/Facts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { RemoteLink } from '../ui/RemoteLink.tsx';
import { Loaded, Section } from '../ui/Section.tsx';
import { Line, Text } from '../ui/Text.tsx';
import { Ago } from '../ui/Time.tsx';
import { Screenshot } from './Screenshot.tsx';
import { useFirst } from '../ui/useFirst.tsx';

interface Props {
	readonly snapshot: PanelSnapshot;
}

interface RowsProps<T> {
	readonly rows: readonly T[];
	/** A `<li>`. */
	readonly render: (row: T, index: number) => VNode;
}

function Rows<T>({ rows, render }: RowsProps<T>): VNode {
	const [shown, more] = useFirst(rows, 30);
	return (
		<ul class="plain">
			{shown.map((row, index) => render(row, index))}
			{more && <li>{more}</li>}
		</ul>
	);
}

export function Attachments({ snapshot }: Props): VNode {
	const { l10n, formats, ask } = usePage();
	return (
		<Section id="attachments" title={l10n.t('Attachments')} open={false}>
			<Loaded
				loadable={snapshot.sections.attachments}
				load={() => void ask('load', { section: 'attachments' })}
				lines={2}
				render={(attachments) =>
					attachments.length === 0 ? (
						<Empty>{l10n.t('The server told of no attachments.')}</Empty>
					) : (
						<Rows
							rows={attachments}
							render={(attachment, index) => {
								const { id, name, size, mimetype, type } = attachment;
								return (
									<li key={id} class="commit">
										<Icon name="files" />
										<span>
											<Line value={name} />{' '}
											<span class="muted">
												{size !== undefined && `${formats.bytes(size)} `}
												<Line value={[mimetype, type].filter(Boolean).join(' · ')} max={80} />
											</span>
											<Screenshot attachment={attachment} index={index} />
										</span>
									</li>
								);
							}}
						/>
					)
				}
			/>
		</Section>
	);
}

export function UserFeedback({ snapshot }: Props): VNode {
	const { l10n, ask } = usePage();
	return (
		<Section id="user-feedback" title={l10n.t('User Feedback')} open={false}>
			<Loaded
				loadable={snapshot.sections.userReports}
				load={() => void ask('load', { section: 'userReports' })}
				lines={2}
				render={(reports) =>
					reports.length === 0 ? (
						<Empty>{l10n.t('The server told of no user feedback.')}</Empty>
					) : (
						<Rows
							rows={reports}
							render={(report) => (
								<li key={report.id} class="note">
									<strong>
										<Line value={report.name ?? report.email ?? ''} max={60} />
									</strong>
									{report.dateCreated !== undefined && (
										<span class="muted">
											{' '}
											· <Ago ms={report.dateCreated} />
										</span>
									)}
									<blockquote>
										<Text value={report.comments} max={600} pre />
									</blockquote>
								</li>
							)}
						/>
					)
				}
			/>
		</Section>
	);
}

export function ExternalIssues({ snapshot }: Props): VNode {
	const { l10n, ask } = usePage();
	return (
		<Section id="external-issues" title={l10n.t('Linked Issues')}>
			<Loaded
				loadable={snapshot.sections.externalIssues}
				load={() => void ask('load', { section: 'externalIssues' })}
				lines={1}
				render={(issues) =>
					issues.length === 0 ? (
						<Empty>{l10n.t('The server told of no linked issues.')}</Empty>
					) : (
						<Rows
							rows={issues}
							render={({ label, url }) => (
								<li key={`${label}${url}`}>
									<RemoteLink url={url}>
										<Line value={label} />
									</RemoteLink>
								</li>
							)}
						/>
					)
				}
			/>
		</Section>
	);
}
