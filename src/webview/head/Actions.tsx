import type { Issue } from '../../core/issue.ts';
import type { IssueAction, Permissions } from '../../core/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Button } from '../ui/toolkit.ts';
import { priorityWord } from './statusWords.ts';

interface ActionsProps {
	readonly issue: Issue;
	readonly may: Permissions;
}

const priorities = ['high', 'medium', 'low'] as const;

/** What can be done with the issue: with a token that may only read, what it would need instead. */
export function Actions({ issue, may }: ActionsProps): VNode {
	const { l10n, ask } = usePage();
	const act = (action: IssueAction) => void ask('act', action);
	return (
		<div class="actions" role="toolbar" aria-label={l10n.t('Issue Actions')}>
			{may.write && <StatusActions issue={issue} act={act} />}
			{may.write && (
				<>
					<Menu
						label={l10n.t('Assign')}
						items={[
							{ id: 'me', text: l10n.t('Assign to Me'), run: () => act({ kind: 'assignToMe' }) },
							{ id: 'other', text: l10n.t('Assign to…'), run: () => act({ kind: 'assign' }) },
						]}
					>
						<Icon name="person-add" /> {l10n.t('Assign')}
					</Menu>
					<Menu
						label={l10n.t('Set Priority')}
						items={priorities.map((priority) => ({
							id: priority,
							text: priorityWord(priority, l10n),
							checked: issue.priority === priority,
							run: () => act({ kind: 'priority', priority }),
						}))}
					>
						{l10n.t('Priority')}
					</Menu>
					<Button
						appearance="icon"
						label={issue.isBookmarked ? l10n.t('Remove Bookmark') : l10n.t('Bookmark')}
						pressed={issue.isBookmarked}
						onClick={() => act({ kind: 'bookmark', on: !issue.isBookmarked })}
					>
						<Icon name="bookmark" />
					</Button>
				</>
			)}
			<Button
				appearance="icon"
				label={l10n.t('Open in Browser')}
				onClick={() => void ask('openInBrowser', undefined)}
			>
				<Icon name="link-external" />
			</Button>
			<Menu
				label={l10n.t('Copy')}
				appearance="icon"
				items={[
					{
						id: 'markdown',
						text: l10n.t('Copy as Markdown'),
						run: () => void ask('copy', { what: 'markdown' }),
					},
					{ id: 'link', text: l10n.t('Copy Link'), run: () => void ask('copy', { what: 'link' }) },
					{ id: 'title', text: l10n.t('Copy Title'), run: () => void ask('copy', { what: 'title' }) },
					{ id: 'id', text: l10n.t('Copy ID'), run: () => void ask('copy', { what: 'id' }) },
				]}
			>
				<Icon name="clippy" />
			</Menu>
			<Button appearance="icon" label={l10n.t('Refresh')} onClick={() => void ask('refresh', undefined)}>
				<Icon name="refresh" />
			</Button>
			{!may.write && (
				<span class="read-only">
					<Icon name="lock" />{' '}
					{l10n.t(
						'Read-only: resolving, assigning and commenting need a token with {0}.',
						may.missing ?? 'event:write',
					)}
				</span>
			)}
		</div>
	);
}

function StatusActions({
	issue,
	act,
}: {
	readonly issue: Issue;
	readonly act: (action: IssueAction) => void;
}): VNode {
	const { l10n } = usePage();
	if (issue.status !== 'unresolved') {
		return (
			<Button onClick={() => act({ kind: 'unresolve' })}>
				<Icon name="history" />
				{issue.status === 'ignored' ? l10n.t('Unarchive') : l10n.t('Unresolve')}
			</Button>
		);
	}
	return (
		<>
			<Menu
				label={l10n.t('Resolve')}
				items={[
					{ id: 'now', text: l10n.t('Resolve'), run: () => act({ kind: 'resolve', when: 'now' }) },
					{
						id: 'next',
						text: l10n.t('Resolve in Next Release'),
						run: () => act({ kind: 'resolve', when: 'inNextRelease' }),
					},
				]}
			>
				<Icon name="check" /> {l10n.t('Resolve')}
			</Menu>
			<Menu
				label={l10n.t('Archive')}
				items={[
					{
						id: 'escalating',
						text: l10n.t('Archive Until Escalating'),
						run: () => act({ kind: 'archive', until: 'escalating' }),
					},
					{
						id: 'condition',
						text: l10n.t('Archive Until…'),
						run: () => act({ kind: 'archive', until: 'condition' }),
					},
					{
						id: 'forever',
						text: l10n.t('Archive Forever'),
						run: () => act({ kind: 'archive', until: 'forever' }),
					},
				]}
			>
				<Icon name="archive" /> {l10n.t('Archive')}
			</Menu>
		</>
	);
}
