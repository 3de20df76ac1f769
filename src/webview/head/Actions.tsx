import { type ActionId, offeredActions } from '../../core/actions/offeredActions.ts';
import type { Issue } from '../../core/issue/issue.ts';
import { hostOf } from '../../core/text/hostOf.ts';
import { priorities, priorityWord } from '../../core/text/priorityText.ts';
import type { PanelSnapshot, Permissions } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { Button } from '../ui/toolkit.ts';

interface ActionsProps {
	readonly issue: Issue;
	readonly may: Permissions;
}

interface Of {
	/** Where the issue was read from; absent until it was. */
	readonly account: PanelSnapshot['account'] | undefined;
}

/** What can be done with the issue: with a token that may only read, what it would need instead. */
export function Actions({ issue, may, account }: ActionsProps & Of): VNode {
	const { l10n, ask } = usePage();
	return (
		<div class="actions" role="group" aria-label={l10n.t('Issue Actions')}>
			{may.write && <Changes issue={issue} may={may} />}
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
			{!may.write && (account || may.missing !== undefined) && (
				<span class="read-only">
					<Icon name="lock" />{' '}
					{account && may.missing === undefined
						? l10n.t(
								'This issue is in {0} on {1}, and this window works with another organization or account. Switch back to change it.',
								account.organization,
								hostOf(account.origin),
							)
						: l10n.t(
								'Read-only: resolving, assigning and commenting need a token with {0}.',
								may.missing ?? '',
							)}
				</span>
			)}
		</div>
	);
}

/** The same actions under the same conditions as in the list's menu. */
function Changes({ issue, may }: ActionsProps): VNode {
	const { l10n, ask } = usePage();
	const offered = offeredActions([issue], { scopes: [], ...(may.me && { me: may.me }) }, l10n);
	const act = (id: ActionId) => void ask('act', { kind: 'offered', id });
	const items = (ids: readonly ActionId[]): readonly MenuItem[] =>
		offered
			.filter(({ id }) => ids.includes(id))
			.map(({ id, label }) => ({ id, text: label, run: () => act(id) }));
	const single = (id: ActionId, icon: IconName, pressed?: boolean) =>
		offered
			.filter((action) => action.id === id)
			.map(({ label }) => (
				<Button
					key={id}
					appearance="icon"
					label={label}
					{...(pressed !== undefined && { pressed })}
					onClick={() => act(id)}
				>
					<Icon name={icon} />
				</Button>
			));
	const unresolve = offered.find(({ id }) => id === 'unresolve');
	return (
		<>
			{unresolve && (
				<Button onClick={() => act('unresolve')}>
					<Icon name="history" />
					{unresolve.label}
				</Button>
			)}
			<ItemsMenu
				label={l10n.t('Resolve')}
				icon="check"
				items={items(['resolve', 'resolveInNextRelease', 'resolveInCommit'])}
			/>
			<ItemsMenu
				label={l10n.t('Archive')}
				icon="archive"
				items={items([
					'archiveUntilEscalating',
					'archiveForTime',
					'archiveUntilEvents',
					'archiveUntilUsers',
					'archiveForever',
				])}
			/>
			<ItemsMenu
				label={l10n.t('Assign')}
				icon="person-add"
				items={items(['assignToMe', 'assign', 'unassign'])}
			/>
			{offered.some(({ id }) => id === 'setPriority') && (
				<Menu
					label={l10n.t('Set Priority')}
					items={priorities.map((priority) => ({
						id: priority,
						text: priorityWord(priority, l10n),
						checked: issue.priority === priority,
						run: () => void ask('act', { kind: 'priority', priority }),
					}))}
				>
					{l10n.t('Priority')}
				</Menu>
			)}
			{single('markSeen', 'eye')}
			{single('bookmark', 'bookmark', false)}
			{single('removeBookmark', 'bookmark', true)}
		</>
	);
}

interface ItemsMenuProps {
	readonly label: string;
	readonly icon: IconName;
	readonly items: readonly MenuItem[];
}

function ItemsMenu({ label, icon, items }: ItemsMenuProps): VNode | null {
	return items.length === 0 ? null : (
		<Menu label={label} items={items}>
			<Icon name={icon} /> {label}
		</Menu>
	);
}
