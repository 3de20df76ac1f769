import type { Activity, Actor, IssueDetails } from '../../core/issue/issue.ts';
import { valueOf } from '../../core/panel/loadable.ts';
import type { PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { usePage } from '../page.ts';
import { Empty } from '../ui/Facts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Loaded, Section } from '../ui/Section.tsx';
import { Line, Text } from '../ui/Text.tsx';
import { Ago } from '../ui/Time.tsx';
import { Button } from '../ui/toolkit.ts';
import { useFirst } from '../ui/useFirst.tsx';
import { activityText } from './activityText.ts';

interface ActivityProps {
	readonly snapshot: PanelSnapshot;
	readonly details: IssueDetails;
}

/** What people and Sentry did with the issue, newest first, and a place to say something. */
export function ActivitySection({ snapshot, details }: ActivityProps): VNode {
	const { l10n, ask } = usePage();
	const { comments } = snapshot.sections;
	const notes = details.activity.filter(({ type }) => type === 'note').length;
	const needsComments = (details.numComments ?? 0) > notes;
	const all = merged(details.activity, valueOf(comments) ?? []);
	const [shown, more] = useFirst(all, 30);
	const known = knownActors(details, all);
	return (
		<Section id="activity" title={l10n.t('Activity')} count={all.length}>
			{snapshot.may.write && <CommentForm />}
			{all.length === 0 && !needsComments && <Empty>{l10n.t('The server told of no activity.')}</Empty>}
			<ol class="activity">
				{shown.map((one, index) => (
					<li key={`${index}:${one.id}`} class={one.type === 'note' ? 'note' : ''}>
						<p>
							<Icon name={one.type === 'note' ? 'comment' : 'milestone'} />{' '}
							<span>
								{one.user !== undefined && (
									<strong>{one.user ? <Line value={one.user.name} max={60} /> : l10n.t('Sentry')}</strong>
								)}{' '}
								<Line value={activityText(one, l10n, known)} max={300} />
								{one.dateCreated !== undefined && (
									<span class="muted">
										{' '}
										· <Ago ms={one.dateCreated} />
									</span>
								)}
							</span>
						</p>
						{one.text !== undefined && (
							<blockquote>
								<Text value={one.text} max={600} pre />
							</blockquote>
						)}
					</li>
				))}
			</ol>
			{more}
			{needsComments && (
				<Loaded
					loadable={comments}
					load={() => void ask('load', { section: 'comments' })}
					render={() => null}
				/>
			)}
		</Section>
	);
}

function CommentForm(): VNode {
	const { l10n, ask } = usePage();
	const [text, setText] = useState('');
	const [sending, setSending] = useState(false);
	const send = async () => {
		setSending(true);
		const sent = await ask('act', { kind: 'comment', text: text.trim() });
		setSending(false);
		if (sent) {
			setText('');
		}
	};
	return (
		<div class="comment-form">
			<textarea
				class="input"
				rows={2}
				value={text}
				placeholder={l10n.t('Add a comment')}
				aria-label={l10n.t('Comment')}
				disabled={sending}
				onInput={(event) => setText(event.currentTarget.value)}
			/>
			<Button disabled={sending || text.trim() === ''} onClick={() => void send()}>
				{l10n.t('Comment')}
			</Button>
		</div>
	);
}

/** Whom the page can call by name. */
function knownActors(
	{ assignedTo, participants, seenBy }: IssueDetails,
	activity: readonly Activity[],
): readonly Actor[] {
	return [
		...(assignedTo ? [assignedTo] : []),
		...participants,
		...seenBy,
		...activity.flatMap(({ user }) => (user ? [user] : [])),
	];
}

/** The details' activity and the comments, each note once, newest first. */
function merged(activity: readonly Activity[], comments: readonly Activity[]): readonly Activity[] {
	const known = new Set(activity.map(({ type, id }) => `${type}:${id}`));
	const more = comments.filter(({ type, id }) => !known.has(`${type}:${id}`));
	return more.length === 0
		? activity
		: [...activity, ...more].toSorted((a, b) => (b.dateCreated ?? 0) - (a.dateCreated ?? 0));
}
