import type { Lock } from '../../core/issue/event.ts';
import type { L10n } from '../../core/text/l10n.ts';
import { nameOfLock } from '../../core/issue/locks.ts';
import { truncated, visibleString } from '../../core/text/visibleParts.ts';

/** What a thread or a frame has to do with a lock, in words; `undefined` where nothing is known that names one. */
export function lockText(lock: Lock, l10n: L10n): string | undefined {
	const name = nameOfLock(lock);
	const { type, address } = lock;
	const shown = [name, name !== undefined && address !== undefined ? `(${address})` : address]
		.filter((part) => part !== undefined)
		.map((part) => visibleString(truncated(part, 160)))
		.join(' ');
	switch (type) {
		case 'blocked':
			return shown === '' ? l10n.t('Waits for a lock') : l10n.t('Waits for the lock {0}', shown);
		case 'waiting':
			return shown === '' ? l10n.t('Waits to be notified') : l10n.t('Waits to be notified by {0}', shown);
		case 'sleeping':
			return shown === '' ? l10n.t('Sleeps') : l10n.t('Sleeps on {0}', shown);
		case 'locked':
			return shown === '' ? l10n.t('Holds a lock') : l10n.t('Holds the lock {0}', shown);
		case undefined:
		default:
			return shown === '' ? undefined : l10n.t('Lock {0}', shown);
	}
}
