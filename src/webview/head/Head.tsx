import { actorName } from '../../core/issue/actorName.ts';
import { hostOf } from '../../core/text/hostOf.ts';
import { headLengths, headTitle, headValue } from '../../core/panel/firstPaint.ts';
import type { Issue } from '../../core/issue/issue.ts';
import { levelIcons } from '../../core/text/levelIcon.ts';
import { levelName } from '../../core/text/levelName.ts';
import { priorityWord } from '../../core/text/priorityText.ts';
import { statusReason, statusWord, substatusWord } from '../../core/text/statusText.ts';
import { valueOf } from '../../core/panel/loadable.ts';
import type { PanelSnapshot } from '../../core/panel/protocol.ts';
import { isSure, type SourceLink } from '../../core/source/sourceLink.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { verdictLook } from '../stack/verdictLook.ts';
import { visibleString } from '../../core/text/visibleParts.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Line, Text } from '../ui/Text.tsx';
import { Ago } from '../ui/Time.tsx';
import { Button } from '../ui/toolkit.ts';
import { Actions } from './Actions.tsx';
import { Numbers } from './Numbers.tsx';

interface HeadProps {
	readonly snapshot: PanelSnapshot;
	/** What the charts below count. */
	readonly ofUsers: boolean;
	readonly onOfUsers: (ofUsers: boolean) => void;
}

/** What a glance must tell: what broke, where, how bad, whose it is, and the way into the code. `core/panel/firstPaint.ts` has its beginning. */
export function Head({ snapshot, ofUsers, onOfUsers }: HeadProps): VNode {
	const issue = valueOf(snapshot.details) ?? snapshot.issue;
	const { l10n, ask } = usePage();
	const value = headValue(issue);
	const { culpritLink } = snapshot;
	const look = culpritLink && verdictLook(culpritLink, l10n);
	return (
		<header class="head">
			<p class="head-path">
				{issue.level !== 'unknown' && <Level level={issue.level} />}
				{issue.project.slug !== '' && (
					<span class="project" title={l10n.t('Project')}>
						<Line value={issue.project.slug} max={60} />
					</span>
				)}
				{issue.shortId !== undefined && (
					<span class="short-id">
						<Line value={issue.shortId} max={60} />
						<CopyButton label={l10n.t('Copy Short ID')} copy={() => void ask('copy', { what: 'shortId' })} />
					</span>
				)}
				<span class="account" title={l10n.t('Server and organization')}>
					<Line value={hostOf(snapshot.account.origin)} max={60} /> ·{' '}
					<Line value={snapshot.account.organization} max={60} />
				</span>
			</p>
			<h1>
				<Text value={headTitle(issue)} max={headLengths.title} />
			</h1>
			{value !== undefined && (
				<p class="head-value">
					<Text value={value} max={headLengths.value} pre />
				</p>
			)}
			<div class="head-culprit">
				<Button
					appearance={look?.tone === 'none' ? 'secondary' : 'primary'}
					onClick={() => void ask('openCulprit', undefined)}
				>
					<Icon name="go-to-file" />
					{l10n.t('Go to Culprit')}
				</Button>
				{issue.culprit !== undefined && issue.culprit !== '' && (
					<code class="culprit">
						<Line value={issue.culprit} />
					</code>
				)}
				{culpritLink && look && (
					<span class={`verdict ${look.tone}`} title={visibleString(culpritLink.why)}>
						<Icon name={look.icon} />{' '}
						{culpritLink.file !== undefined && (
							<>
								<Line value={placeOf(culpritLink)} max={120} />
								{' · '}
							</>
						)}
						{look.text}
					</span>
				)}
			</div>
			<Marks issue={issue} />
			<Actions issue={issue} may={snapshot.may} account={valueOf(snapshot.details) && snapshot.account} />
			<Numbers snapshot={snapshot} ofUsers={ofUsers} onOfUsers={onOfUsers} />
		</header>
	);
}

/** A line is named only where it is certain. */
function placeOf({ file = '', line, verdict }: SourceLink): string {
	return line !== undefined && isSure(verdict) ? `${file}:${line}` : file;
}

function Level({ level }: { readonly level: Issue['level'] }): VNode {
	const { l10n } = usePage();
	return (
		<span class={`level level-${level}`}>
			<Icon name={levelIcons[level]} /> {levelName(level, l10n)}
		</span>
	);
}

function Marks({ issue }: { readonly issue: Issue }): VNode {
	const { l10n, formats } = usePage();
	const until = issue.statusDetails.ignoreUntil;
	const reasons = statusReason(issue, l10n, formats.language);
	const status = [statusWord(issue, l10n), issue.substatus && substatusWord(issue.substatus, l10n)]
		.filter(Boolean)
		.join(' · ');
	return (
		<p class="marks">
			{status !== '' && (
				<span
					class="status-mark"
					title={
						issue.substatus === 'escalating'
							? l10n.t('Sentry saw more events than it had forecast')
							: undefined
					}
				>
					<Line value={status} max={60} />
				</span>
			)}
			{(reasons.length > 0 || until !== undefined) && (
				<span class="status-reason">
					{reasons.map((reason) => (
						<>
							<Line key={reason} value={reason} />{' '}
						</>
					))}
					{until !== undefined && (
						<>
							{l10n.t('until')} <Ago ms={until} />
						</>
					)}
				</span>
			)}
			{issue.priority && <span class="chip">{priorityWord(issue.priority, l10n)}</span>}
			{issue.isUnhandled && (
				<span class="chip bad">
					<Icon name="flame" /> {l10n.t('Unhandled')}
				</span>
			)}
			{issue.isBookmarked && (
				<span class="chip">
					<Icon name="bookmark" /> {l10n.t('Bookmarked')}
				</span>
			)}
			{issue.assignedTo !== undefined && (
				<span class="chip">
					<Icon name="account" />{' '}
					{issue.assignedTo ? <Line value={actorName(issue.assignedTo)} max={60} /> : l10n.t('Unassigned')}
				</span>
			)}
		</p>
	);
}
