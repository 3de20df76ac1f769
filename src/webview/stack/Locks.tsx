import type { Thread } from '../../core/issue/event.ts';
import type { Holder, LockOfThread } from '../../core/issue/locks.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Line } from '../ui/Text.tsx';
import { useFirst } from '../ui/useFirst.tsx';
import { lockText } from './lockText.ts';

interface LocksProps {
	readonly locks: readonly LockOfThread[];
	/** Goes to the stack of that number. */
	readonly onThread: (stack: number) => void;
}

/** What a thread waits for, who holds that, and what it holds itself: why an app did not respond. */
export function Locks({ locks, onThread }: LocksProps): VNode | null {
	const { l10n } = usePage();
	const told = locks.flatMap(({ lock, holder }) => {
		const text = lockText(lock, l10n);
		return text === undefined ? [] : [{ text, holder }];
	});
	const [shown, more] = useFirst(told, 5);
	return told.length === 0 ? null : (
		<ul class="plain locks" aria-label={l10n.t('Locks')}>
			{shown.map(({ text, holder }, index) => (
				<li key={index}>
					<bdi>{text}</bdi>
					{holder && (
						<>
							{' · '}
							{l10n.t('held by')} <HolderName holder={holder} onThread={onThread} />
						</>
					)}
				</li>
			))}
			{more && <li>{more}</li>}
		</ul>
	);
}

function HolderName({
	holder: { id, stack, thread },
	onThread,
}: {
	readonly holder: Holder;
	readonly onThread: LocksProps['onThread'];
}): VNode {
	if (stack === undefined || thread === undefined) {
		return <ThreadName thread={{ ...(id !== undefined && { id }) }} />;
	}
	return (
		<button type="button" class="link" onClick={() => onThread(stack)}>
			<ThreadName thread={thread} />
		</button>
	);
}

/** `Thread 7 pump-worker`, as far as it was told. */
export function ThreadName({
	thread: { id, name },
}: {
	readonly thread: Pick<Thread, 'id' | 'name'>;
}): VNode {
	const { l10n } = usePage();
	return (
		<>
			{l10n.t('Thread {0}', id ?? '')} {name !== undefined && <Line value={name} max={60} />}
		</>
	);
}
