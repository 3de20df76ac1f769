import type { Failure } from '../../core/failure.ts';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { useNow, usePage } from '../page.ts';
import { Icon } from './Icon.tsx';
import { Text } from './Text.tsx';
import { Button } from './toolkit.ts';

interface FailureNoteProps {
	readonly failure: Failure;
	readonly retry: () => void;
}

/** What failed, what to do, and the button that does it. Says nothing of an answer that is no longer wanted. */
export function FailureNote({ failure, retry }: FailureNoteProps): VNode | null {
	const { l10n, ask } = usePage();
	if (failure.reason === 'cancelled') {
		return null;
	}
	const { action } = failure;
	return (
		<div class="failure" role="alert">
			<Icon name={failure.reason === 'rateLimited' ? 'history' : 'warning'} />
			<div class="failure-text">
				<strong>
					<Text value={failure.message} max={300} />
				</strong>
				{failure.remedy !== undefined && (
					<span>
						<Text value={failure.remedy} max={300} />
					</span>
				)}
			</div>
			<span class="failure-actions">
				{action === 'signIn' && (
					<Button appearance="primary" onClick={() => void ask('remedy', { action })}>
						{l10n.t('Sign In')}
					</Button>
				)}
				{action === 'chooseOrganization' && (
					<Button onClick={() => void ask('remedy', { action })}>{l10n.t('Choose Organization')}</Button>
				)}
				{action === 'openSettings' && (
					<Button onClick={() => void ask('remedy', { action })}>{l10n.t('Open Settings')}</Button>
				)}
				{action === 'openBrowser' && (
					<Button onClick={() => void ask('openInBrowser', undefined)}>{l10n.t('Open in Browser')}</Button>
				)}
				{action === 'showLog' && (
					<Button onClick={() => void ask('remedy', { action })}>{l10n.t('Show Log')}</Button>
				)}
				<RetryButton failure={failure} retry={retry} />
			</span>
		</div>
	);
}

/** Waits for as long as the server said it must. */
function RetryButton({ failure, retry }: FailureNoteProps): VNode {
	const { l10n, formats } = usePage();
	const now = useNow(failure.retryAt !== undefined);
	const began = useMemo(() => now, [failure.retryAt]);
	// A clock that has been set back since says nothing of how long it still is.
	const wait = failure.retryAt === undefined || now < began ? 0 : failure.retryAt - now;
	return wait > 0 ? (
		<span class="countdown" role="timer">
			{l10n.t('Retry in {0}', formats.duration(wait))}
		</span>
	) : (
		<Button onClick={retry}>{l10n.t('Retry')}</Button>
	);
}
